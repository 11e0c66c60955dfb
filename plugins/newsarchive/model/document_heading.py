"""What a document is called at the head of its page: “Kế hoạch 264”, not “264”."""

import re

from newsarchive.model.authority import Document

_KIND_OF_MARK = {
    "NQ": "Nghị quyết",
    "KH": "Kế hoạch",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "HD": "Hướng dẫn",
    "KL": "Kết luận",
    "TB": "Thông báo",
    "ĐA": "Đề án",
    "CV": "Công văn",
    "BC": "Báo cáo",
    "QC": "Quy chế",
}
"""Marks in numbers, such as 35-NQ/TW. QĐ is left out: it stands for two kinds."""
_KINDS = (*_KIND_OF_MARK.values(), "Quyết định", "Quy định")


def document_heading(document: Document) -> str:
    """Kind and number; the number or title alone where neither tells the kind."""
    if not document.number:
        return document.name
    mark = re.search(r"-(\w+)/", document.number)
    title = document.title or ""
    told = next((kind for kind in _KINDS if title.startswith(f"{kind} ")), "")
    kind = _KIND_OF_MARK.get(mark[1] if mark else "") or told
    return f"{kind} {document.number}".strip()

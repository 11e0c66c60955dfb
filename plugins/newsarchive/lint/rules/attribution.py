"""A summary that does not say whose statements it repeats.

Measured on the first 210 records: "theo" with a publication stands in 134 summaries, a verb that
needs no subject ("cho biết", "đưa tin") in 161, a publication with another verb of saying in 143;
every summary has at least one of them, so none is queried.
"""

import re
from collections.abc import Iterator

from newsarchive.lint.context import Advice, Case

_PUBLICATION = (
    r"(?:bài|báo|trang|đài|cổng|tin|bản|tờ|kênh|tạp chí|chuyên trang|truyền hình|phóng viên"
    r"|tác giả|nguồn)"
)
# What is counted publishes, but reports nothing here: "các trang của huyện đăng 3.250 tin".
_COUNTED = re.compile(
    r"\b(?:các|những|nhiều|hơn|gần|[\d.,]+) "
    r"(?:(?:trang|kênh|tin|nhóm|tài khoản|bài|bản|tờ)\b,? ?(?:và )?)+",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    rf"\btheo (?:\w+ ){{0,2}}{_PUBLICATION}\b"
    r"|\b(?:cho biết|cho hay|đưa tin|loan tin|thuật lại|tường thuật)\b"
    rf"|\b{_PUBLICATION}\b[^.;!?]{{0,200}}\b(?:viết|dẫn|nêu|kể|nói|mô tả|ghi|giới thiệu|liệt kê"
    r"|nhắc|đăng|phản ánh|thông báo|thuật|điểm|thống kê|nhận định|cho rằng|gọi|phân tích|trích)\b",
    re.IGNORECASE,
)


def advise_on_attribution(case: Case) -> Iterator[Advice]:
    """Yield a query where nothing in the summary attributes it to the report."""
    source = case.record.source
    # Not every publisher is called a paper: a school, a department, "Pháp Luật TP.HCM".
    own = _COUNTED.sub(" ", case.record.summary.replace(source, "Báo"))
    if _ATTRIBUTED.search(own):
        return
    yield Advice(
        "attribution",
        "summary",
        "does not say whose statements it repeats",
        f"attribute it: “theo {source}…”, “bài cho biết…”",
    )

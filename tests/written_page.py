"""A newspaper page as the importer's tests need it, written for them alone."""

PARAGRAPHS = (
    "Sáng 5/6, tại thành phố Sơn La, Ban Chỉ đạo 35 tỉnh Sơn La mở hội nghị sơ kết công tác sáu "
    "tháng. Đồng chí Lò Văn Khụt, Trưởng Ban Tuyên giáo Tỉnh ủy, chủ trì hội nghị.",
    "Theo Kế hoạch số 45-KH/TU, ngày 05/3/2021 của Tỉnh ủy, đến nay 12/12 huyện, thành phố đã lập "
    "nhóm cộng tác viên; các nhóm đăng hơn 3.000 tin, bài, thu hút 7.000 - 8.000 lượt xem.",
    "Phát biểu tại hội nghị, đại diện các đơn vị nêu nhiều kinh nghiệm trong việc dùng mạng xã hội "
    "để đưa tin về gương người tốt, việc tốt ở bản làng, và kiến nghị mở thêm lớp tập huấn.",
)  # fmt: skip
HEADLINE = "Sơn La sơ kết công tác bảo vệ nền tảng tư tưởng của Đảng"


def written_page(
    headline: str = HEADLINE,
    day: str = "05/06/2021",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    signature: str = "LÊ CHUNG",
) -> str:
    """The HTML of one report of the fictitious paper Báo Mường Lự."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html>
<html><head><meta charset="utf-8"><title>{headline} - Báo Mường Lự</title>
<meta property="og:site_name" content="Báo Mường Lự"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/xa-hoi">Xã hội</a></nav>
<article><h1>{headline}</h1><p class="date">Ngày đăng: {day}</p>
<div class="body">{text}</div><p class="author">{signature}</p></article>
<footer>Báo Mường Lự. Điện thoại: 0000</footer></body></html>
"""


def written_text(headline: str = HEADLINE, day: str = "05/06/2021") -> str:
    """The same as a person copies it off the page."""
    return "\n\n".join((headline, f"Ngày đăng: {day}", *PARAGRAPHS, "LÊ CHUNG")) + "\n"

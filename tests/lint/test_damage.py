"""Damaged text is told of, and real text is not."""

import pytest

from lint.cases import told
from newsarchive.lint.rules.damage import find_damage


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("H«i nghÞ s¬ kÕt ë tØnh Th¸i B×nh", "'H«i', which looks like 'Hôi' in TCVN3"),
        ("HéI NGHÞ", "'HéI', which looks like 'HộI' in TCVN3"),
        ("B¸o", "'B¸o', which looks like 'Báo' in TCVN3"),
        ("Hoäi nghò sô keát ôû tænh", "'Hoäi', which looks like 'Hội' in VNI"),
        ("Há»™i nghá»‹ sÆ¡ káº¿t", "'á»™', which is 'ộ' read in a wrong encoding"),
        ("Sơ kết ở tá»‰nh", "'á»‰', which is 'ỉ' read in a wrong encoding"),
        ("Ban \ufffdơ kết", "has lost letters in '\ufffdơ'"),
        ("H?i ngh? so k?t", "has lost letters in 'H?i'"),
        ("Phòng &amp; chống", "has the HTML code '&amp;'"),
        ("Sơn&nbsp;La", "has the HTML code '&nbsp;'"),
        ("b&#7891;i dưỡng", "has the HTML code '&#7891;'"),
        ("b&#x1ED3;i dưỡng", "has the HTML code '&#x1ED3;'"),
    ],
)
def test_damage_is_named(text: str, wrong: str) -> None:
    assert wrong in next(damage.wrong for damage in find_damage(text))
    assert any(line.startswith("damage note: ") and wrong in line for line in told(note=text))


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị sơ kết ở Đắk Lắk", "«Đảng» và “Nhân dân”", "Café Noël ở Huế", "Gérard Noël",
        "50 °C, 3 m², 5½ năm, 10 µm", "Vì sao? Ai? Ở đâu?", "Buôn Ma Thuột – Krông Pắc",
        "© 2024 Báo", "naïve",
        "https://a.vn/?a=1&b=2", "AT&T; R&D", "Ông Y Bhiô Niê", "Ea H’leo", "",
    ],
)  # fmt: skip
def test_real_text_is_left_alone(text: str) -> None:
    assert list(find_damage(text)) == []


def test_codes_that_markdown_needs_are_left_alone_in_an_account() -> None:
    assert told(account="a &lt; b &amp; c") == []
    assert told(account="Một.\n\nb&#7891;i") == [
        "damage account: has the HTML code '&#7891;' — write the sign itself"
    ]

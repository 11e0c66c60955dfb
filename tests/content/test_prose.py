"""Accounts: Markdown in, nothing but prose out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsarchive.content import prose as account
from newsarchive.content.nested_lists import indent_lists
from newsarchive.content.prose import clean_prose, render_account

HARMFUL = [
    "<script>alert(1)</script>",
    "<script src=https://x.example/a.js>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<iframe src='https://x.example'></iframe>",
    "<style>body{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<p onclick='alert(1)' style='color:red' id=x class=y>chữ</p>",
    "<a href='https://ok.example' onmouseover='alert(1)' target=_blank>chữ</a>",
    "<form action=/x><input autofocus onfocus=alert(1)></form>",
    "<object data=x></object><embed src=x><link rel=stylesheet href=x><base href=//x.example>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "[chữ](javascript:alert(1))",
    "[chữ](JaVaScRiPt:alert(1))",
    "[chữ](data:text/html;base64,PHNjcmlwdD4=)",
    "[chữ](vbscript:x)",
    "<javascript:alert(1)>",
    "<a href=' javascript:alert(1)'>chữ</a>",
    "<a href='java&#9;script:alert(1)'>chữ</a>",
    "<a href='&#106;avascript:alert(1)'>chữ</a>",
    "![ảnh](https://x.example/theo-doi.gif)",
    "<!-- lời --><?php x ?><![CDATA[x]]>",
]
ALLOWED = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


def assert_only_prose(rendered: str) -> None:
    """Parsed as a browser would, there is nothing but the elements of prose."""
    for element in html.fragment_fromstring(rendered, create_parent="main").iterdescendants():
        assert element.tag in ALLOWED, rendered
        assert set(element.attrib) <= {"href", "title", "rel", "start"}, rendered
        scheme = element.get("href", "").partition(":")[0].strip().lower()
        assert scheme not in {"javascript", "data", "vbscript"}, rendered


@pytest.mark.parametrize("harmful", HARMFUL)
def test_nothing_harmful_is_left(harmful: str) -> None:
    for text in (harmful, f"Trước {harmful} sau", f"## {harmful}", f"| A |\n|---|\n| {harmful} |"):
        rendered = render_account(text)
        assert_only_prose(rendered)
        assert "<script" not in rendered.lower()


@given(st.text(alphabet="<>/\"'=&;:#[]()!`*_-|\n abonscriptjvh"))
def test_no_text_can_smuggle_markup_in(text: str) -> None:
    assert_only_prose(render_account(text))


def test_the_content_of_scripts_and_styles_goes_with_them() -> None:
    rendered = render_account("Trước <script>alert(1)</script><style>p{}</style> sau")
    assert rendered == "<p>Trước  sau</p>"


def test_a_harmless_link_is_kept_without_its_handler() -> None:
    cleaned = clean_prose('<a href="https://ok.example" onclick="x()">chữ</a>')
    assert cleaned == '<a href="https://ok.example" rel="noopener">chữ</a>'
    assert 'href="mailto:a@b.example"' in render_account("[thư](mailto:a@b.example)")
    assert 'href="../tinh/"' in render_account("[tỉnh](../tinh/)")


def test_unclosed_tags_are_closed() -> None:
    assert clean_prose("<strong>đậm <em>nghiêng") == "<strong>đậm <em>nghiêng</em></strong>"


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("5 < 6 và 7 > 6", "<p>5 &lt; 6 và 7 &gt; 6</p>"),
        ("a <b c", "<p>a &lt;b c</p>"),
        ("Sửa & bổ sung", "<p>Sửa &amp; bổ sung</p>"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
    ],
)
def test_stray_signs_are_text(text: str, rendered: str) -> None:
    assert render_account(text) == rendered


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đơn vị <tên xã> báo cáo <không rõ số> người.", "<tên xã> báo cáo <không rõ số> người"),
        ("Hơn <N người> dự, </hết> rồi", "Hơn <N người> dự, </hết> rồi"),
        ("Vì a<b và c>d, e<a người>", "Vì a<b và c>d, e<a người>"),
        ("<tên xã>\n\nsau", "<tên xã>"),
        ("Câu <!-- chưa đóng", "Câu <!-- chưa đóng"),
        ("Câu <?hỏi?> và <![CDATA[x", "Câu <?hỏi?> và <![CDATA[x"),
        ("<title>một</title> <textarea>hai", "<title>một</title> <textarea>hai"),
        ("2023. Năm của nghị quyết", "2023. Năm"),
        ("Xem.[^1]\n\n[^1]: chú", "[^1]: chú"),
    ],
)
def test_no_text_is_taken_for_markup_and_lost(text: str, shown: str) -> None:
    tree = html.fragment_fromstring(render_account(text), create_parent=True)
    assert shown in tree.text_content()


def test_headings_are_one_level_lower_and_have_no_ids() -> None:
    text = "# Một\n\n## Hai\n\n### Ba\n\n#### Bốn\n\n##### Năm\n\n###### Sáu"
    headings = html.fragment_fromstring(render_account(text), create_parent=True)
    assert [element.tag for element in headings] == ["h2", "h3", "h4", "h5", "h6", "h6"]
    assert all(not element.attrib for element in headings)


def test_tables_are_kept() -> None:
    table = html.fragment_fromstring(render_account("| A | B |\n|---|---|\n| 1 | 2 |"))
    assert table.tag == "table"
    assert [cell.text for cell in table.iter("th", "td")] == ["A", "B", "1", "2"]


def test_lists_are_kept_with_their_first_number() -> None:
    assert "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>" in render_account("- một\n- hai")
    assert '<ol start="3">\n<li>ba</li>\n</ol>' in render_account("3. ba")


def test_a_table_of_contents_is_not_made() -> None:
    assert render_account("[TOC]\n\n## Mục") == "<p>[TOC]</p>\n<h3>Mục</h3>"


def test_one_account_leaves_no_trace_in_the_next() -> None:
    first = render_account("[x][1]\n\n[1]: https://ok.example")
    assert "https://ok.example" in first
    assert render_account("[x][1]") == "<p>[x][1]</p>"
    assert render_account("") == ""


@given(
    st.lists(
        st.sampled_from(
            ["Theo bài", "a", "ở Sơn La", " ", "  ", "\n", "\n\n", "\n\n\n", ".", ", ", ": ", "1.",
             "1)", "- ", "-", "---", "===", "(x)", "“", '"', "'", "!", "3.000", "35-NQ/TW", "…",
             "%", "http://a.b/c", "http", "*", "_", "&", "<", "\\", "\t", "|", "@", "đ", "II.",
             "a) ", "ắ", "²", "_b_"]
        ) | st.text(max_size=3)
    ).map("".join).map(str.strip)
)  # fmt: skip
def test_plain_paragraphs_are_what_the_parser_makes_of_them(text: str) -> None:
    by_parser = account._render_by(account._OF_ACCOUNTS, text) if text else ""
    assert render_account(text) == by_parser


def test_the_synthetic_and_the_usual_account_is_plain() -> None:
    assert account._PLAIN.fullmatch("Theo bài, có 3.000 người.\n\nHội nghị ở xã (mới) họp.\nXong")
    assert not account._PLAIN.fullmatch("Một\n- hai")
    assert not account._PLAIN.fullmatch("1. Một")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  - b\n    - c\n- d", "(a(b(c))|d)"),
        ("1. a\n   - b\n   - c\n2. d", "1(a(b|c)|d)"),
        ("1. a\n  - b\n2. d", "1(a(b)|d)"),
        ("- a\n    - b\n        - c", "(a(b(c)))"),
        ("- a\n\t- b", "(a(b))"),
        ("* a\n\n    * b", "(a(b))"),
        ("10. a\n    - b", "10(a(b))"),
        ("Chữ:\n- a\n- b", "Chữ:(a|b)"),
        ("Chữ:\n1. a\n2. b", "Chữ:1(a|b)"),
        ("- a\nđi tiếp\n- b", "(ađi tiếp|b)"),
        ("- a\n\n  đoạn hai\n\n- b", "(ađoạn hai|b)"),
        ("- a\n\nđoạn", "(a)đoạn"),
        ("Năm\n5. hai", "Năm5. hai"),
        ("a\n\n    - mã", "a`- mã`"),
        ("- a\n\n      mã", "(a`mã`)"),
        ("---\n\n- a", "(a)"),
    ],
)
def test_lists_are_nested_as_people_indent_them(text: str, expected: str) -> None:
    shown = re.sub(r'<ol(?: start="(\d+)")?>', lambda m: f"{m[1] or 1}<ul>", render_account(text))
    shown = shown.replace("</ol>", "</ul>").replace("code>", "`").replace("</`", "`")
    shown = re.sub(r"</li>\s*<li>", "|", shown.replace("<`", "`"))
    shown = re.sub(r"<ul>\s*<li>", "(", re.sub(r"</li>\s*</ul>", ")", shown))
    assert re.sub(r"<[^>]*>|\s*\n\s*", "", shown) == expected


@given(st.text(alphabet="ab \n.,", max_size=80))
def test_a_text_without_lists_is_left_alone(text: str) -> None:
    assert indent_lists(text) == text

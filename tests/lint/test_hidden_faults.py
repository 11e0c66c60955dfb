"""Faults that nobody sees in an editor: each is located, and says what to do."""

import re
from pathlib import Path

import pytest

from newsarchive.content.authorities import read_authorities
from newsarchive.content.records import read_record
from newsarchive.content.yaml_text import YamlProblem
from newsarchive.lint.autofix import mend_record
from newsarchive.lint.run import inspect
from preview.serving import replace

PLAIN = "articles/2023/chong-dau.md"


def found(file: Path) -> list[tuple[int, str, str]]:
    return [(p.line, p.field, p.wrong) for p in read_record(file)[1]]


def spoil(content: Path, old: str, new: str, name: str = PLAIN) -> Path:
    replace(content / name, old, new)
    return content / name


def with_account(content: Path, account: str) -> Path:
    file = content / PLAIN
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{account}\n", "utf-8")
    return file


MARKS = "<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> nhánh"


@pytest.mark.parametrize("name", [PLAIN, "data/topics.yaml", "data/provinces.csv"])
def test_marks_of_a_merge_are_an_error_with_their_line(name: str, content: Path) -> None:
    file = content / name
    lines = file.read_text("utf-8").split("\n")
    lines[3:4] = MARKS.format(lines[3]).split("\n")
    file.write_text("\n".join(lines), "utf-8")
    problems = read_record(file)[1] if name == PLAIN else read_authorities(content)[1]
    assert [(p.line, p.wrong) for p in problems] == [
        (4, "has the mark '<<<<<<<' of a merge that was not finished")
    ]


def test_marks_in_an_account_are_found_and_an_underline_is_none(content: Path) -> None:
    before = (content / PLAIN).read_text("utf-8")
    assert found(with_account(content, "Mục\n=======\n\nĐoạn.")) == []
    (content / PLAIN).write_text(before, "utf-8")
    file = with_account(content, "Đoạn.\n>>>>>>> Stashed changes")
    assert "has the mark '>>>>>>>'" in found(file)[0][2]


@pytest.mark.parametrize(
    ("old", "new", "field", "wrong"),
    [
        ("source: Báo Thử", "source: Báo Thử\u200b", "source", "U+200B after “Thử”"),
        ("level: province", "level: province\u2060", "level", "U+2060 after “province”"),
        ("level: province", "level\u00ad: province", "level\u00ad", "U+00AD after “level”"),
        ("url: https://baothu.example/", "url: https://baothu.example/\u202e", "url", "U+202E"),
        ("province: Sơn La", "province: Sơn\ue000 La", "province", "U+E000 after “Sơn”"),
    ],
)
def test_an_invisible_letter_of_a_field_is_named(
    old: str, new: str, field: str, wrong: str, content: Path
) -> None:
    problems = found(spoil(content, old, new))
    assert any(name == field and wrong in text for _, name, text in problems), problems


def test_an_invisible_letter_of_an_account_has_its_line(content: Path) -> None:
    file = with_account(content, "Một.\n\nHai\ufeff ba 👨\u200d👩.")
    last = len(file.read_text("utf-8").splitlines())
    assert found(file) == [(last, "account", "contains the invisible character U+FEFF after “Hai”")]


def test_two_byte_order_marks_are_none(content: Path) -> None:
    file = content / PLAIN
    file.write_bytes(b"\xef\xbb\xbf" * 2 + file.read_bytes())
    assert found(file) == []


@pytest.mark.parametrize("field", ["published", "added"])
def test_a_year_far_ahead_is_an_error(field: str, content: Path) -> None:
    file = spoil(content, f"\n{field}: 20", f"\n{field}: 22")
    assert any(name == field and "still to come" in text for _, name, text in found(file))


@pytest.mark.parametrize("slug", ["trang-2", "trang-10"])
def test_an_address_of_a_lists_page_is_no_slug(slug: str, content: Path) -> None:
    file = spoil(content, "slug: chong-dau", f"slug: {slug}")
    assert (4, "slug", f"'{slug}' is the address of a page of a list") in found(file)


@pytest.mark.parametrize(
    ("account", "wrong"),
    [
        (
            "a\n\ncorrections:\n  - date: 2026-11-26",
            "has the line 'corrections:', which is a field",
        ),
        ("a\n\n[x](#ket-qua)", "'#ket-qua' leads to a part of a page"),
        ("a\n\n[x](../hue-nfd/#b)", "'../hue-nfd/#b' leads to a part of a page"),
        ("a\n\n[x][1]\n[1]: #b", "'#b' leads to a part of a page"),
        ("a\n\n![ảnh](a.jpg)", "has an image, and texts here have none"),
        ("a\n\nxem ![ảnh][1]\n\n[1]: https://a.vn/a.jpg", "has an image, and texts here have none"),
        ("a\n\n[x](/bai/)", "'/bai/' leads from the root of the host"),
        ("a\n\n" + "[" * 20_000, "has 20,000 signs '[' in one paragraph"),
        ("a\n\n" + "<a " * 2_000, "has more than 50 brackets open at once"),
        ("a\n\n" + "[a](" * 900, "has more than 50 brackets open at once"),
        ("a\n\n" + "a" * 60_000, "has a paragraph of 60,000 characters"),
        ("a\n\n- b\n" + " " * 90 + "- c", "has a list that is nested too deeply"),
    ],
)
def test_what_an_account_cannot_hold_has_its_line(account: str, wrong: str, content: Path) -> None:
    file = with_account(content, account)
    problems = found(file)
    assert any(field == "account" and wrong in text for _, field, text in problems), problems


def test_links_elsewhere_and_usual_brackets_are_well(content: Path) -> None:
    file = with_account(content, "[x](https://x.example/#/a) [[y]] (a (b)) [z](../hue-nfd/)")
    assert found(file) == []


def test_damage_in_pages_and_data_files_has_its_line(content: Path) -> None:
    page, data = content / "pages/cach-tim.md", content / "data/topics.yaml"
    page.write_text(page.read_text("utf-8") + "\nHá»™i nghá»‹.\n", "utf-8")
    data.write_text(data.read_text("utf-8") + "# H«i nghÞ s¬ kÕt\n", "utf-8")
    told = [p for p in inspect(content).problems if p.kind == "damage"]
    lines = [page.read_text("utf-8").count("\n"), data.read_text("utf-8").count("\n")]
    assert sorted(p.line for p in told) == sorted(lines)
    assert {p.severity for p in told} == {"warning"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("added", "2060-01-01"),
        ("published", "2060"),
        ("corrections", "\n  - date: 2060-01-01\n    text: Sửa."),
        ("documents", "\n  - number: 1-KH/TU\n    issued: 2060-03"),
    ],
)
def test_a_day_that_is_still_to_come_is_told(field: str, value: str, content: Path) -> None:
    file = content / PLAIN
    lines = [x for x in file.read_text("utf-8").split("\n") if not x.startswith(f"{field}:")]
    file.write_text("\n".join([lines[0], f"{field}: {value}", *lines[1:]]), "utf-8")
    told = [p for p in inspect(content).problems if p.kind == "future" and PLAIN in p.path]
    assert told, [str(p) for p in inspect(content).problems]
    assert told[0].field.startswith(field)
    assert "is still to come" in told[0].wrong


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://a.vn/\\input{x}", "has '\\', which no address can hold"),
        ("https://a.vn/\\write18{ls}", "has '\\', which no address can hold"),
        ("https://a.vn/a^b", "has '^', which no address can hold"),
        ("https://a.vn/a`b", "has '`', which no address can hold"),
        ("https://a.vn/<b>", "has '<', which no address can hold"),
        ("'https://a.vn/\"b'", "has '\"', which no address can hold"),
        ("https://a.vn/a b", "has ' ', which no address can hold"),
        ("https://a.vn/a|b", "has '|', which no address can hold"),
        ("https://u:p@a.vn/", "'https://u:p@a.vn/' holds a user name or password"),
        ("https://a.vn:99999/", "'https://a.vn:99999/' is not a web address"),
        ("https://a.vn:0/", "'https://a.vn:0/' is not a web address"),
        ("https://[::1/", "'https://[::1/' is not a web address"),
        ("https://a..vn/", "'https://a..vn/' is not a web address"),
        ("https://.vn/", "'https://.vn/' is not a web address"),
        ("https://localhost/", "'https://localhost/' is not a web address"),
        ("javascript:alert(1)", "'javascript:alert(1)' is not a web address"),
        ("https://a.vn/" + "x" * 2_000, "is 2,013 characters long"),
    ],
)
def test_what_is_no_address_is_told(address: str, wrong: str, content: Path) -> None:
    file = content / PLAIN
    text = re.sub(r"(?m)^url: .*", lambda _: f"url: {address}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    assert ("url", wrong) in [(field, said) for _, field, said in found(file)]


@pytest.mark.parametrize("text", ["[" * 20_000, "<a " * 20_000, "- a\n" + " " * 400 + "- b"])
def test_what_takes_the_parser_minutes_is_never_rendered(text: str, content: Path) -> None:
    """Nor by the check, nor by what mends."""
    file = with_account(content, text)
    (content / "pages/thu.md").write_text(f"title: Thử\n\n{text}\n", "utf-8")
    told = [p for p in inspect(content).problems if p.severity == "error"]
    assert {Path(problem.path).name for problem in told} == {"chong-dau.md", "thu.md"}
    with pytest.raises(YamlProblem):
        mend_record(file.read_text("utf-8"))

"""Reading the authority files: rows and entries located, nothing listed twice."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from newsarchive.content.authorities import read_authorities

PROVINCES = "data/provinces.csv"
ROW = "01,ha-noi,Hà Nội,city,Hà Nội,city,3,3,"


def problems_of(content: Path) -> list[tuple[str, int, str, str]]:
    _, problems = read_authorities(content)
    return [(Path(p.path).name, p.line, p.field, p.wrong) for p in problems]


def append(content: Path, name: str, text: str) -> int:
    """Add lines to a file; the number of the first."""
    file = content / name
    before = file.read_text("utf-8")
    assert before.endswith("\n")
    file.write_text(f"{before}{text}\n", "utf-8")
    return before.count("\n") + 1


def test_the_files_of_the_archive_are_sound() -> None:
    authorities, problems = read_authorities(ROOT / "content")
    assert problems == []
    assert sum(province.mapped for province in authorities.provinces) == 63
    assert {p.name for p in authorities.provinces if not p.mapped} == {"Trung ương", "Chưa rõ"}
    assert "35-nq-tw-2018" in {document.id for document in authorities.documents}


def test_entries_are_read_in_file_order(content: Path) -> None:
    authorities, problems = read_authorities(content)
    assert problems == []
    assert [topic.key for topic in authorities.topics] == ["hoi-nghi", "tap-huan", "cuoc-thi"]
    hue = next(p for p in authorities.provinces if p.slug == "thua-thien-hue")
    assert (hue.successor, hue.merged, hue.grid_row) == ("Huế", True, 10)
    national = next(p for p in authorities.provinces if p.slug == "trung-uong")
    assert (national.mapped, national.successor) == (False, None)


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        (PROVINCES, "03,son-la,Hà Nội,city,,,,,", "slug", "son-la"),
        (PROVINCES, "14,ha-noi,Hà Nội,city,,,,,", "code", "14"),
        (PROVINCES, "03,ha-noi,Sơn La,city,,,,,", "name", "Sơn La"),
        (
            "data/sources.yaml",
            "- {name: Báo Mới, slug: bao-thu, kind: newspaper}",
            "slug",
            "bao-thu",
        ),
        (
            "data/sources.yaml",
            "- {name: Báo Thử, slug: bao-moi, kind: newspaper}",
            "name",
            "Báo Thử",
        ),
        ("data/topics.yaml", "- {key: hoi-nghi, name: Họp, description: x}", "key", "hoi-nghi"),
        ("data/documents.yaml", "- {id: 35-nq-tw-2018, title: x}", "id", "35-nq-tw-2018"),
        ("data/abbreviations.yaml", "- {short: BCĐ, long: x}", "short", "BCĐ"),
    ],
)
def test_what_is_listed_twice_is_located_with_its_first_line(
    name: str, text: str, field: str, value: str, content: Path
) -> None:
    lines = (content / name).read_text("utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if value in line)
    while not name.endswith("csv") and not lines[first - 1].startswith("- "):
        first -= 1
    line = append(content, name, text)
    told = f"'{value}' is already in line {first}"
    assert problems_of(content) == [(Path(name).name, line, field, told)]


@pytest.mark.parametrize(
    ("row", "field", "wrong"),
    [
        ("01,ha-noi,,city,,,3,3,", "name", "is missing"),
        ("01,ha-noi", "name", "is missing"),
        ("01,Hà Nội,Hà Nội,city,,,3,3,", "slug", "'Hà Nội' cannot be an address"),
        ("01,ha-noi,Hà Nội,town,,,3,3,", "kind", "'town' is not a choice here"),
        ("01,ha-noi,Hà Nội,city,,,ba,3,", "grid_row", "'ba' is not a number"),
        (f"{ROW}lời,thừa", "extra column", "is not a field"),
    ],
)
def test_a_bad_row_is_located(row: str, field: str, wrong: str, content: Path) -> None:
    line = append(content, PROVINCES, row)
    assert ("provinces.csv", line, field, wrong) in problems_of(content)


def test_a_misspelt_column_is_told_in_every_row(content: Path) -> None:
    file = content / PROVINCES
    file.write_text(file.read_text("utf-8").replace("code,slug", "code,slg", 1), "utf-8")
    _, problems = read_authorities(content)
    assert {problem.line for problem in problems} == set(range(2, 10))
    assert "did you mean 'slug'?" in {problem.cure for problem in problems}


@pytest.mark.parametrize("more", ["", "\n" + ROW.replace("01,", "03,")])
def test_quotes_left_open_swallow_nothing_in_silence(more: str, content: Path) -> None:
    line = append(content, PROVINCES, f'{ROW}"lời{more}')
    ((name, told_line, field, wrong),) = problems_of(content)
    assert (name, told_line, field) == ("provinces.csv", line, "file")
    assert wrong == "is not a valid table (unexpected end of data)"


def test_blank_lines_and_quoted_cells_do_not_move_line_numbers(content: Path) -> None:
    append(content, PROVINCES, f'\n{ROW}"lời, có phẩy"')
    line = append(content, PROVINCES, "02,khac,Khác,city,,,,,")
    assert problems_of(content) == [("provinces.csv", line, "code", "'02' is already in line 2")]


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("key: hoi-nghi\n", 1, "is not a list"),
        ("", 1, "is not a list"),
        ("- key: a\n- [b\n", 2, "has a text that begins with '['"),
        ("- key: a\n  key: b\n", 2, "has the field 'key' twice"),
    ],
)
def test_a_broken_list_is_located(text: str, line: int, wrong: str, content: Path) -> None:
    (content / "data/topics.yaml").write_text(text, "utf-8")
    assert problems_of(content) == [("topics.yaml", line, "file", wrong)]


def test_an_entry_that_is_no_group_is_located(content: Path) -> None:
    line = append(content, "data/topics.yaml", "- hoi-nghi")
    assert problems_of(content) == [("topics.yaml", line, "record", "is not a group of fields")]


def test_a_missing_file_is_told(content: Path) -> None:
    (content / "data/abbreviations.yaml").unlink()
    assert problems_of(content) == [
        ("abbreviations.yaml", 1, "file", "cannot be read (No such file or directory)")
    ]


def test_entries_with_problems_do_not_hide_the_others(content: Path) -> None:
    append(content, "data/sources.yaml", "- {name: Báo Mới, slug: bao-moi, kind: radio}")
    append(content, PROVINCES, "01,ha-noi,,city,,,3,3,")
    authorities, problems = read_authorities(content)
    assert len(problems) == 2
    assert len(authorities.sources) == 3
    assert len(authorities.provinces) == 8


def saved_by_excel(text: str) -> str:
    """As Excel saves a table that it has opened: numbers without their zeros."""
    return re.sub(r"(?m)^0(\d)", r"\1", text)


def test_codes_without_their_zeros_are_told(content: Path) -> None:
    file = content / PROVINCES
    file.write_text(saved_by_excel(file.read_text("utf-8")), "utf-8")
    problems = problems_of(content)
    assert problems[0] == ("provinces.csv", 2, "code", "'2' is not two digits")
    assert read_authorities(content)[1][0].cure.startswith("write 02; a spreadsheet must hold it")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: re.sub(r"(?m)$", ",,", text.rstrip("\n")) + "\n,,,,,,,,,,\n,,,,,,,,,,\n",
        lambda text: re.sub(r"(?m)^(\d\d),", r'"\1",', text),
    ],
    ids=["semicolons", "tabs", "mark and line ends", "empty columns and rows", "quotes"],
)
def test_a_table_that_lost_nothing_is_read(change: Callable[[str], str], content: Path) -> None:
    file = content / PROVINCES
    before = read_authorities(content)
    file.write_text(change(file.read_text("utf-8")), "utf-8", newline="")
    assert read_authorities(content) == before


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_table_in_another_encoding_is_told(encoding: str, content: Path) -> None:
    file = content / PROVINCES
    file.write_bytes(
        unicodedata.normalize("NFD", file.read_text("utf-8")).encode(encoding, "replace")
    )
    assert problems_of(content)[0][2:] == ("file", "is not in UTF-8")


@pytest.mark.parametrize("value", ["-1", "41", "1.5", "1e9", "x"])
def test_a_place_in_the_map_is_a_small_number(value: str, content: Path) -> None:
    file = content / PROVINCES
    text = re.sub(r",\d+,(\d+),$", rf",{value},\1,", file.read_text("utf-8"), count=1, flags=re.M)
    file.write_text(text, "utf-8")
    assert [problem[2] for problem in problems_of(content)] == ["grid_row"]


@pytest.mark.parametrize("level", ["province", "district", "commune"])
def test_a_local_document_names_its_province(level: str, content: Path) -> None:
    entry = f"- {{id: x-2020, number: 1-KH/TU, level: {level}}}"
    line = append(content, "data/documents.yaml", entry)
    assert [problem[:2] for problem in problems_of(content)] == [("documents.yaml", line)]
    assert read_authorities(content)[1][0].cure == "add the line 'province: …'"

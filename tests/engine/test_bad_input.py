"""Every kind of bad content is refused: located, with a cure, and the former site untouched."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import build

Spoil = Callable[[Path], None]

RECORD = "articles/2023/chong-dau.md"


def replace(old: str, new: str, record: str = RECORD) -> Spoil:
    def spoil(content: Path) -> None:
        file = content / record
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def write(path: str, data: bytes) -> Spoil:
    return lambda content: (content / path).write_bytes(data) and None


def copy_as(path: str) -> Spoil:
    return lambda content: (content / path).write_bytes((content / RECORD).read_bytes()) and None


def a_record(**changes: str) -> bytes:
    text = Path(__file__).parents[1].joinpath("site", RECORD).read_text("utf-8")
    for name, value in changes.items():
        text = re.sub(rf"^{name}: .*$", f"{name}: {value}", text, count=1, flags=re.MULTILINE)
    return text.encode()


CASES: dict[str, tuple[Spoil, list[str]]] = {
    "unknown field": (
        replace("level:", "levle:"),
        [
            "chong-dau.md:9: levle: is not a field — did you mean 'level'?",
            "chong-dau.md:2: level: is missing — add the line 'level: …'",
        ],
    ),
    "missing field": (
        replace("province: Sơn La\n", ""),
        ["chong-dau.md:2: province: is missing — add the line 'province: …'"],
    ),
    "impossible date": (
        replace("published: 2023-03-21", "published: 2023-02-30"),
        ["chong-dau.md:5: published: 2023-02-30 is not in the calendar — correct the day or month"],
    ),
    "date in another order": (
        replace("published: 2023-03-21", "published: 21/3/2023"),
        ["chong-dau.md:5: published: '21/3/2023' is not a date — write 2023-03-21"],
    ),
    "unknown province": (
        replace("province: Sơn La", "province: Son La"),
        ["chong-dau.md:8: province: 'Son La' is not one of the provinces — did you mean 'Sơn La'?"],
    ),
    "unknown source": (
        replace("source: Báo Thử", "source: Báo Thử điện tử"),
        ["source: 'Báo Thử điện tử' is not in the sources file — write 'Báo Thử'"],
    ),
    "unknown topic": (
        replace("- hoi-nghi", "- hoi-nghj"),
        ["topics[1]: 'hoi-nghj' is unknown — did you mean 'hoi-nghi'?"],
    ),
    "duplicate slug": (
        copy_as("articles/2023/khac.md"),
        [
            "khac.md:4: slug: is 'chong-dau' but the file is named 'khac.md' — name the file",
            "khac.md:4: slug: 'chong-dau' is also the address of",
        ],
    ),
    "broken YAML": (
        replace("title_basis: page", "title_basis: [page"),
        ["chong-dau.md:", "front matter: has a text that begins with '['"],
    ),
    "wrong encoding": (
        write("articles/2023/latin.md", b"---\ntitle: H\xe0 N\xf4i\n---\n"),
        ["latin.md:2: file: is not in UTF-8 — open it in your editor and save it again"],
    ),
    "empty file": (
        write("articles/2023/rong.md", b""),
        ["rong.md:1: front matter: is missing: the file is empty"],
    ),
    "no front matter": (
        write("articles/2023/tron.md", b"# Tin\n"),
        ["tron.md:1: front matter: is missing — begin the file with a line '---'"],
    ),
    "huge file": (
        write("articles/2023/to.md", b"x" * 5_000_000),
        ["to.md:1: file: has 4,883 KB — a file here has at most 512 KB"],
    ),
    "spaces and accents in a file name": (
        copy_as("articles/2023/Tin mới số 1.md"),
        ["Tin mới số 1.md:4: slug: is 'chong-dau' but the file is named 'Tin mới số 1.md'"],
    ),
    "not Markdown": (
        write("articles/2023/tin.docx", b"PK"),
        ["tin.docx:1: file: is not a Markdown record — name it <slug>.md, or move it out"],
    ),
    "wrong year folder": (
        write("articles/2022/chong-dau-2.md", a_record(slug="chong-dau-2")),
        ["chong-dau-2.md:5: published: is of 2023 but the file lies in '2022/' — move the file"],
    ),
    "slug with accents": (
        replace("slug: chong-dau", "slug: chồng dấu"),
        ["slug: 'chồng dấu' cannot be an address — use a-z, 0-9 and single hyphens only"],
    ),
    "address of a script": (
        replace("url: https://baothu.example/", "url: javascript:alert"),
        ["url: 'javascript:alert", "is not a web address — write the full address"],
    ),
    "thousands written with a dot": (
        replace("value: 3000", "value: 3.000", "articles/2024/dau-de-cua-luu-tru.md"),
        ["figures[1].value: '3.000' can be read in two ways — write 3000, without separators"],
    ),
    "short summary": (
        replace("summary: >-", "summary: Bài ngắn.\nnote: >-"),
        ["chong-dau.md:15: summary: has 2 words — write 50–110 words"],
    ),
    "unknown publisher kind": (
        replace("kind: newspaper", "kind: blog", "data/sources.yaml"),
        ["data/sources.yaml:3: kind: 'blog' is not a choice here — use 'newspaper'"],
    ),
    "missing authority file": (
        lambda content: (content / "data/topics.yaml").unlink(),
        ["data/topics.yaml:1: file: cannot be read (No such file or directory)"],
    ),
}


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built before anything went wrong."""
    output = tmp_path_factory.mktemp("former") / "output"
    assert build(Path("tests/site"), output).code == 0
    return output


@pytest.mark.parametrize("name", CASES)
def test_bad_content_is_located_and_the_former_site_stays(
    name: str, content: Path, former: Path
) -> None:
    spoil, expected = CASES[name]
    before = {file: file.stat().st_mtime_ns for file in former.rglob("*")}
    spoil(content)

    result = build(content, former)

    assert result.code != 0
    for message in expected:
        assert message in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert {file: file.stat().st_mtime_ns for file in former.rglob("*")} == before
    left = {entry.name for entry in former.parent.iterdir()}
    assert left - {".output.spare"} == {"output", ".output.cache"}


def test_all_problems_of_all_files_come_in_one_report(content: Path, tmp_path: Path) -> None:
    for name in ("unknown topic", "impossible date", "empty file", "wrong encoding"):
        CASES[name][0](content)

    result = build(content, tmp_path / "output")

    lines = [line for line in result.stderr.splitlines() if " — " in line]
    assert len(lines) == 4
    assert all(re.match(r".+\.md:\d+: [\w \[\].]+: .+ — .+", line) for line in lines)
    assert [line.split(":")[1] for line in lines if "chong-dau" in line] == ["5", "13"]
    assert "Not built: 4 problem(s) in 3 file(s); nothing was published." in result.stderr
    assert not (tmp_path / "output").exists()

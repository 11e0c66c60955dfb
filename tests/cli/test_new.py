"""``make new``: answers or options become a draft that the check accepts."""

import sys
from pathlib import Path

import pytest

from cli.importing import run as import_page
from cli.running import Conversation, run
from newsarchive.content.records import read_record
from written_page import HEADLINE, written_page

OPTIONS = {
    "--title": "Lớp “bồi dưỡng”: học, đọc", "--source": "bao thu", "--published": "2025-03",
    "--province": "son la", "--level": "province", "--topics": "hoi-nghi",
    "--url": "https://thu.example/lop.html",
}  # fmt: skip
SLUG = "son-la-lop-boi-duong-hoc-doc-2025"


def options(**changed: str) -> list[str]:
    merged = OPTIONS | {f"--{name}": value for name, value in changed.items()}
    return [part for pair in merged.items() if pair[1] for part in pair]


def test_options_make_a_draft_that_the_check_accepts(content: Path) -> None:
    result = run("new", content, *options())
    path = f"content/articles/2025/{SLUG}.md"
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == path
    file, problems = read_record(content.parent / path)
    assert file
    assert file.is_draft
    assert (file.record.title, file.record.source, file.record.province) == (
        "Lớp “bồi dưỡng”: học, đọc", "Báo Thử", "Sơn La",
    )  # fmt: skip
    assert {problem.severity for problem in problems} == {"warning"}
    assert run("check", content, content.parent / path).returncode == 0


def test_what_is_missing_is_listed_and_nobody_is_asked(content: Path) -> None:
    result = run("new", content, *options(title="", topics="", url=""))
    assert result.returncode == 1
    assert result.stderr == (
        "missing: --title, --topics — give them, or run make new on a terminal\n"
    )
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("published", "31/02/2025", "--published: '31/02/2025' is not a date — write 2023-03-21,"),
        ("published", "2025-02-31", "--published: 2025-02-31 is not in the calendar"),
        ("province", "Sơn Lạc", "--province: 'Sơn Lạc' is unknown — did you mean 'Sơn La'?"),
        ("topics", "hoi-nghi, x", "--topics: 'x' is unknown — see content/data/topics.yaml"),
        ("level", "ward", "--level: 'ward' is not a choice here — use"),
        ("url", "thu.example", "--url: 'thu.example' is not a web address"),
        ("slug", "Sơn La", "--slug: 'Sơn La' cannot be an address"),
        ("slug", "chong-dau", "--slug: 'chong-dau' is the address of another record"),
    ],
)
def test_a_wrong_option_is_told_in_the_words_of_the_model(
    content: Path, name: str, value: str, told: str
) -> None:
    before = sorted(content.rglob("*"))
    result = run("new", content, *options(**{name: value}))
    assert result.returncode == 1
    assert result.stderr.startswith(told)
    assert sorted(content.rglob("*")) == before


def test_a_second_one_gets_another_slug_and_is_told_what_it_resembles(content: Path) -> None:
    assert run("new", content, *options()).returncode == 0
    result = run("new", content, *options())
    assert result.stdout == f"content/articles/2025/{SLUG}-2.md\n"
    assert f"warning: resembles {SLUG}: has the same address" in result.stderr


def test_a_file_that_is_in_the_way_is_never_overwritten(content: Path) -> None:
    file = content / "articles" / "2025" / f"{SLUG}.md"
    file.write_text("---\nslug: [\n---\n", "utf-8")
    result = run("new", content, *options())
    assert result.returncode == 1
    assert result.stderr == f"content/articles/2025/{SLUG}.md: exists already" + (
        " — choose another --slug\n"
    )
    assert file.read_text("utf-8") == "---\nslug: [\n---\n"


def test_at_a_terminal_it_asks_again_until_an_answer_is_right(
    content: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import sys; print('EDITING', sys.argv[1])", "utf-8")
    terminal = Conversation(
        "new", content, "--level", "district", EDITOR=f"{sys.executable} {editor}", VISUAL=""
    )
    terminal.answer("Headline, as printed:", "Họp tổ dân phố")
    terminal.answer("(empty if there is none):", "")
    terminal.answer("Publisher:", "Báo Lạ")
    terminal.wait_for("'Báo Lạ' is unknown")
    terminal.answer("Publisher:", "báo thử")
    terminal.answer("Published", "2025-13")
    terminal.wait_for("is not in the calendar")
    terminal.answer("2023):", "2025-03-02")
    terminal.answer("Province:", "ha gi\t")
    terminal.answer("Topics", "hoi-nghi")
    assert terminal.finish() == 0
    said = terminal.said.decode()
    path = "content/articles/2025/ha-giang-hop-to-dan-pho-2025.md"
    assert f"EDITING {path}" in said
    assert said.splitlines()[-1] == path
    file, _ = read_record(content.parent / path)
    assert file
    assert (file.record.level, file.record.url) == ("district", None)


def test_ctrl_c_leaves_nothing(content: Path) -> None:
    before = sorted(content.rglob("*"))
    terminal = Conversation("new", content)
    terminal.answer("Headline, as printed:", "Họp")
    terminal.answer("(empty if there is none):", "\x03")
    assert terminal.finish() == 130
    assert b"Traceback" not in terminal.said
    assert sorted(content.rglob("*")) == before


def test_it_proposes_the_slug_that_an_import_of_the_report_gives(
    empty: Path, tmp_path: Path
) -> None:
    page = tmp_path / "bai.html"
    page.write_text(written_page(), "utf-8")
    imported = Path(import_page(empty, page).stdout.strip().splitlines()[-1])
    imported.unlink()
    written = run("new", empty, *options(title=HEADLINE, published="2021-06-05"))
    assert written.returncode == 0, written.stderr
    assert Path(written.stdout.strip()).name == imported.name
    assert imported.name.startswith("son-la-so-ket-cong-tac-")

"""Advice stands at the right file and line, and as gravely as the record is public."""

import re
from pathlib import Path

from newsarchive.lint.run import inspect
from newsarchive.model.problem import Problem


def found(content: Path, name: str) -> list[Problem]:
    return [problem for problem in inspect(content).problems if problem.path.endswith(name)]


def change(content: Path, name: str, old: str, new: str) -> None:
    file = content / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_publishers_of_one_name_are_told_in_the_sources_file(content: Path) -> None:
    sources = content / "data" / "sources.yaml"
    text = sources.read_text("utf-8")
    twin = "\n- name: Bao Thu\n  slug: bao-thu-hai\n  kind: newspaper\n"
    sources.write_text(text.rstrip("\n") + "\n" + twin, "utf-8")
    (problem,) = found(content, "sources.yaml")
    assert str(problem).endswith(
        f":{text.rstrip().count(chr(10)) + 4}: warning: name: 'Bao Thu' of 'Bao Thu' is also a name"
        " of 'Báo Thử' — keep one entry, and list the other spelling under also"
    )


def test_a_dead_link_is_an_error_once_the_record_is_public(content: Path) -> None:
    draft = content / "articles" / "2025" / "ban-nhap.md"
    with draft.open("a", encoding="utf-8") as file:
        file.write("\nXem [bài](../khong-co/) và [quy tắc](../../quy-tac-bien-tap/).\n")
    (problem,) = [p for p in found(content, "ban-nhap.md") if p.kind == "link"]
    assert problem.severity == "warning"
    assert problem.line == len(draft.read_text("utf-8").splitlines())
    change(content, "articles/2025/ban-nhap.md", "status: draft\n", "")
    (problem,) = [p for p in found(content, "ban-nhap.md") if p.kind == "link"]
    assert problem.severity == "error"


def test_of_two_records_the_later_one_is_told(content: Path) -> None:
    old = content / "articles" / "2024" / "hue-nfd.md"
    text = old.read_text("utf-8").replace("slug: hue-nfd", "slug: a-moi")
    lines = ["added: 2030-01-01" if s.startswith("added:") else s for s in text.split("\n")]
    (old.parent / "a-moi.md").write_text("\n".join(lines), "utf-8")
    assert not any("a-moi" in problem.wrong for problem in found(content, "hue-nfd.md"))
    (problem,) = [p for p in found(content, "a-moi.md") if "resembles hue-nfd:" in p.wrong]
    assert "has the same address" in problem.wrong
    assert problem.severity == "error"


def test_unsound_authority_files_are_told_alone(content: Path) -> None:
    change(content, "data/topics.yaml", "name: Hội nghị", "nam: Hội nghị")
    assert {problem.kind for problem in inspect(content).problems} == {"content"}


def test_a_resemblance_is_told_at_the_draft(content: Path) -> None:
    record = content / "articles/2023/chong-dau.md"
    draft = record.with_name("a-nhap.md")
    text = record.read_text("utf-8").replace("slug: chong-dau", "slug: a-nhap\nstatus: draft")
    draft.write_text(re.sub(r"(?m)^added: .*", "added: 2020-01-01", text), "utf-8")
    told = [p for p in inspect(content).problems if p.kind == "resemblance" and "nhap" in str(p)]
    assert "a-nhap.md" in {Path(problem.path).name for problem in told}
    assert "chong-dau.md" not in {Path(problem.path).name for problem in told}

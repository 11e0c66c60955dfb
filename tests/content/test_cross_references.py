"""Checks across files: references resolve, addresses are used once."""

from pathlib import Path

import pytest

from newsarchive.content.loader import read_content
from newsarchive.model.problem import InvalidContent

PLAIN = "articles/2023/chong-dau.md"


def problems_of(content: Path) -> list[str]:
    """Problems as they are printed, with paths from the content folder."""
    with pytest.raises(InvalidContent) as failure:
        read_content(content)
    return [str(problem).replace(f"{content}/", "") for problem in failure.value.problems]


def change(content: Path, name: str, old: str, new: str) -> None:
    file = content / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def add_record(content: Path, year: int, slug: str, more: str = "") -> None:
    text = (content / PLAIN).read_text("utf-8").replace("chong-dau", slug)
    text = text.replace("2023-03-21", f"{year}-03-21").replace("level:", f"{more}level:")
    folder = content / "articles" / str(year)
    folder.mkdir(exist_ok=True)
    (folder / f"{slug}.md").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "province: Sơn La", "province: Sơn Là",
            "8: province: 'Sơn Là' is not one of the provinces — did you mean 'Sơn La'?",
        ),
        (
            "province: Sơn La", "province: Bình Định",
            "8: province: 'Bình Định' is not one of the provinces — see content/data/provinces.csv",
        ),
        (
            "source: Báo Thử", "source: Báo Thừ",
            "10: source: 'Báo Thừ' is not in the sources file — did you mean 'Báo Thử'?",
        ),
        (
            "source: Báo Thử", "source: Báo Thử điện tử",
            "10: source: 'Báo Thử điện tử' is not in the sources file"
            " — write 'Báo Thử', its name in this archive",
        ),
        (
            "source: Báo Thử", "source: Quân khu 9",
            "10: source: 'Quân khu 9' is not in the sources file"
            " — add it to content/data/sources.yaml",
        ),
        (
            "- hoi-nghi", "- hoi-nghi\n  - hoi-ngi",
            "14: topics[2]: 'hoi-ngi' is unknown — did you mean 'hoi-nghi'?",
        ),
        (
            "- hoi-nghi", "- hoi-nghi\ndocuments:\n  - id: 35-nq-tw-2019",
            "15: documents[1].id: '35-nq-tw-2019' is not in the documents file"
            " — did you mean '35-nq-tw-2018'?",
        ),
        (
            "- hoi-nghi", "- hoi-nghi\nsame_event_as: [cung-su-kien-ba]",
            "14: same_event_as[1]: 'cung-su-kien-ba' is unknown — did you mean 'cung-su-kien-hai'?",
        ),
        (
            "- hoi-nghi", "- hoi-nghi\nrepublishes: [zzz]",
            "14: republishes[1]: 'zzz' is unknown"
            " — write the slug of a record that is in the archive",
        ),
    ],
)  # fmt: skip
def test_an_unknown_name_is_located_and_the_nearest_told(
    old: str, new: str, told: str, content: Path
) -> None:
    change(content, PLAIN, old, new)
    assert problems_of(content) == [f"{PLAIN}:{told}"]


def test_a_slug_used_twice_names_both_files(content: Path) -> None:
    add_record(content, 2024, "chong-dau")
    (told,) = problems_of(content)
    assert told.startswith("articles/2024/chong-dau.md:4: slug: 'chong-dau' is also the address of")
    assert "articles/2023/chong-dau.md" in told
    assert told.endswith("— give one of the two records another slug")


def test_an_alias_that_is_the_address_of_another_record_is_found(content: Path) -> None:
    add_record(content, 2023, "bai-moi", "aliases: [hue-nfd]\n")
    (told,) = problems_of(content)
    assert told.startswith("articles/2023/bai-moi.md:9: aliases: 'hue-nfd' is also the address of")
    assert "articles/2024/hue-nfd.md" in told


def test_an_alias_claimed_twice_is_found(content: Path) -> None:
    add_record(content, 2023, "bai-moi", "aliases: [dia-chi-cu]\n")
    (told,) = problems_of(content)
    assert "'dia-chi-cu' is also the address of" in told
    assert "bai-moi.md" in told
    assert "dia-chi-moi.md" in told


def test_an_address_of_a_draft_or_a_withdrawn_record_is_taken_too(content: Path) -> None:
    add_record(content, 2023, "bai-moi", "aliases: [ban-nhap, da-rut]\n")
    told = problems_of(content)
    assert len(told) == 2
    assert "articles/2025/ban-nhap.md" in told[0] + told[1]
    assert "articles/2021/da-rut.md" in told[0] + told[1]


def test_a_broken_authority_file_is_told_alone_and_not_by_every_record(content: Path) -> None:
    change(content, "data/topics.yaml", "name: Hội nghị", "nam: Hội nghị")
    told = problems_of(content)
    assert len(told) == 2
    assert all(line.startswith("data/topics.yaml:") for line in told)


def test_problems_of_all_files_are_told_in_file_order(content: Path) -> None:
    change(content, "articles/2024/hue-nfd.md", "Báo Thử", "Báo Lạ")
    change(content, "articles/2021/dia-chi-moi.md", "Sơn La", "Sơn Lạ")
    change(content, PLAIN, "level: province", "level: ward")
    told = problems_of(content)
    assert [line.partition(":")[0] for line in told] == [
        "articles/2021/dia-chi-moi.md", PLAIN, "articles/2024/hue-nfd.md"
    ]  # fmt: skip


def test_a_sound_folder_is_one_archive(content: Path) -> None:
    archive = read_content(content).archive
    assert (len(archive.reports), len(archive.withdrawn), archive.drafts) == (11, 1, 1)
    report = archive.by_slug["dau-de-cua-luu-tru"]
    assert report.province.slug == "ho-chi-minh"
    assert report.source.kind == "broadcaster"
    assert [cited.address for cited in report.documents] == ["van-ban/35-nq-tw-2018/", None]
    assert report.account.startswith("<h3>Cuộc họp</h3>")

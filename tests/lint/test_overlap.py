"""What the working copy has in a row, the record must not."""

from hypothesis import given
from hypothesis import strategies as st

from lint.cases import told
from newsarchive.lint.rules.overlap import LONGEST_RUN

WORDS = [f"chữ{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def told_of(text: str, copy: str, **fields: object) -> list[str]:
    return told(f"Theo bài: {text}", copy, **fields)


def test_twelve_syllables_in_a_row_are_an_error() -> None:
    copy = " ".join(WORDS)
    assert told_of(" ".join(WORDS[:11]) + " khác.", copy) == []
    assert told_of("thế này, " + " ".join(WORDS[3:15]) + " khác.", copy) == [
        "! copied account: shares 12 syllables in a row with the working copy:"
        " “chữd chữe chữf chữg chữh chữi chữj chữk…” — say it in your own words"
    ]


def test_accents_tone_placement_and_punctuation_hide_nothing() -> None:
    copy = "Tỉnh ủy đã chỉ đạo các cấp ủy hòa vào dòng chảy 3.000 cuốn sách nhỏ"
    text = "tỉnh uỷ, đa chi đạo: các cấp uỷ hoà vào Dòng chảy 3000 cuốn"
    (line,) = told_of(text, copy)
    assert "shares 14 syllables" in line


def test_names_and_titles_do_not_count() -> None:
    body = "Ban Chỉ đạo bảo vệ nền tảng tư tưởng của Đảng tỉnh Sơn La"
    copy = f"Hôm nay {body} đã họp ở thành phố Sơn La"
    assert len(told_of(f"{body} đã họp.", copy)) == 1
    assert told_of(f"{body} đã họp.", copy, organisations=[body]) == []
    assert told_of(f"{body} đã họp.", copy, title=body) == []
    assert told_of(f"{body} đã họp.", copy, documents=[{"title": body}]) == []


def test_the_summary_is_compared_too_and_each_run_is_told() -> None:
    copy = " ".join(WORDS)
    summary = "Theo bài " + " ".join(WORDS[:12])
    lines = told("Bài kể " + " ".join(WORDS[12:]) + ".", copy, summary=summary)
    assert [line.split(":")[0] for line in lines] == ["! copied summary", "! copied account"]


def test_without_a_working_copy_nothing_is_said() -> None:
    assert told(" ".join(WORDS)) == []


@given(
    st.lists(st.sampled_from(WORDS[:4]), max_size=40),
    st.lists(st.sampled_from(WORDS[:4]), max_size=40),
)
def test_it_agrees_with_comparing_every_place_with_every_other(
    ours: list[str], theirs: list[str]
) -> None:
    size = LONGEST_RUN + 1
    windows = [theirs[at : at + size] for at in range(len(theirs) - size + 1)]
    shared = any(ours[at : at + size] in windows for at in range(len(ours) - size + 1))
    assert bool(told(" ".join(ours), " ".join(theirs))) == shared

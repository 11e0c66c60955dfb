"""What could stand in a text's place: abbreviations, both ways."""

import numpy as np

from newsarchive.model.authority import Abbreviation
from newsarchive.search.synonyms import END, Equivalents
from newsarchive.vietnamese.syllables import split_runs

BOARD = Abbreviation(short="BCĐ", long="Ban Chỉ đạo")
CITY = Abbreviation(short="TP.HCM", long="Thành phố Hồ Chí Minh")
TOWN = Abbreviation(short="TP", long="thành phố")


def find(*texts: str, abbreviations: tuple[Abbreviation, ...] = (BOARD,)) -> list[str]:
    """What is added to texts: the words of each row, ``|`` for END."""
    numbers: dict[str, int] = {}

    def number_of(run: str) -> int:
        return numbers.setdefault(run, len(numbers))

    words: list[int] = []
    for text in texts:
        words += [*map(number_of, split_runs(text)), END]
    found = Equivalents(abbreviations).find(np.array(words, np.int32), number_of)
    rows = [row for _, rows in found for row in rows.tolist()]
    names = {number: run for run, number in numbers.items()} | {END: "|"}
    return [" ".join(names[number] for number in row) for row in rows]


def test_short_form_is_found_by_the_long_one() -> None:
    assert find("họp BCĐ 35 tỉnh") == ["họp ban chỉ đạo 35 |"]


def test_long_form_is_found_by_the_short_one() -> None:
    assert find("họp Ban Chỉ đạo 35 tỉnh") == ["họp bcđ 35 |"]


def test_every_occurrence_is_found() -> None:
    assert find("BCĐ họp, BCĐ nghỉ") == ["| ban chỉ đạo họp |", "họp ban chỉ đạo nghỉ |"]


def test_neighbours_do_not_come_from_another_text() -> None:
    assert find("họp BCĐ", "35 tỉnh") == ["họp ban chỉ đạo | |"]
    assert find("họp", "BCĐ 35") == ["| ban chỉ đạo 35 |"]
    assert find("BCĐ") == ["| ban chỉ đạo | |"]


def test_form_does_not_reach_from_one_text_into_the_next() -> None:
    assert find("Ban Chỉ", "đạo 35") == []
    assert find("Ban Chỉ") == []


def test_form_of_several_runs_is_found() -> None:
    assert find("ở TP.HCM nay", abbreviations=(CITY,)) == ["ở thành phố hồ chí minh nay |"]
    assert find("ở Thành phố Hồ Chí Minh", abbreviations=(CITY,)) == ["ở tp hcm | |"]


def test_forms_within_one_another_are_all_found() -> None:
    found = find("Thành phố Hồ Chí Minh", abbreviations=(TOWN, CITY))
    assert sorted(found) == ["| tp hcm | |", "| tp hồ |"]


def test_other_words_and_empty_input_add_nothing() -> None:
    assert find("Hội nghị") == []
    assert find() == []
    assert find("BCĐ", abbreviations=()) == []

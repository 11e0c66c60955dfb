"""Which reports belong together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archives import MakeArchive, MakeReport
from newsarchive.model.fingerprint import fingerprint
from newsarchive.pages.related import RelatedFinder
from newsarchive.pages.related_lines import RelatedLines, to_line

PROVINCES = ["Sơn La", "Hà Giang", "Bạc Liêu"]
TOPICS = ["hoi-nghi", "tap-huan", "cuoc-thi"]


def slugs(reports: object) -> list[str]:
    return [report.slug for report in reports]


def test_an_event_is_closed_both_ways_and_onwards(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("a", published="2023-01-01", same_event_as=["b"]),
        make_report("b", published="2023-01-02"),
        make_report("c", published="2023-01-03", same_event_as=["b"]),
        make_report("d", published="2023-01-04"),
    )
    finder = RelatedFinder(archive)
    events = {slug: slugs(finder.same_event(report)) for slug, report in archive.by_slug.items()}
    assert events == {"a": ["c", "b"], "b": ["c", "a"], "c": ["b", "a"], "d": []}


def test_reports_that_are_not_public_belong_to_no_event(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("a", same_event_as=["nhap", "rut"], republishes=["nhap", "b"]),
        make_report("b", same_event_as=["rut"]),
        make_report("nhap", status="draft"),
        make_report("rut", status="withdrawn"),
    )
    finder = RelatedFinder(archive)
    assert slugs(finder.same_event(archive.by_slug["a"])) == ["b"]
    assert slugs(finder.republished_by(archive.by_slug["a"])) == ["b"]


def test_neighbours_are_the_next_older_and_newer_of_the_province(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("cu", published="2021"),
        make_report("giua", published="2022"),
        make_report("moi", published="2023"),
        make_report("khac", published="2022-06", province="Hà Giang"),
    )
    finder = RelatedFinder(archive)
    older, newer = finder.neighbours(archive.by_slug["giua"])
    assert older is archive.by_slug["cu"]
    assert newer is archive.by_slug["moi"]
    assert finder.neighbours(archive.by_slug["cu"]) == (None, archive.by_slug["giua"])
    assert finder.neighbours(archive.by_slug["khac"]) == (None, None)


def test_walking_to_older_neighbours_meets_the_whole_province(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    same_day = [make_report(f"bai-{n}") for n in range(12)]
    archive = make_archive(*same_day)
    finder = RelatedFinder(archive)
    walked, report = [], archive.reports[0]
    while report:
        walked.append(report)
        report = finder.neighbours(report)[0]
    assert tuple(walked) == archive.by_province["son-la"]


def test_reports_of_the_province_are_nearest_in_time_without_the_event(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    archive = make_archive(
        make_report("a", published="2023-06-10", same_event_as=["b"]),
        make_report("b", published="2023-06-11"),
        make_report("c", published="2023-06-01"),
        make_report("d", published="2023-07-10"),
        make_report("e", published="2019-01-01"),
        make_report("f", published="2023-06-10", province="Hà Giang"),
    )
    finder = RelatedFinder(archive)
    assert slugs(finder.same_province(archive.by_slug["a"], 2)) == ["c", "d"]
    assert slugs(finder.same_province(archive.by_slug["a"], 9)) == ["c", "d", "e"]


def test_near_in_subject_prefers_rare_topics_then_nearness_in_time(
    make_report: MakeReport, make_archive: MakeArchive
) -> None:
    elsewhere = {"province": "Hà Giang"}
    archive = make_archive(
        make_report("a", published="2023-06-10", topics=["hoi-nghi", "cuoc-thi"]),
        make_report("chung", published="2023-06-10", topics=["hoi-nghi"], **elsewhere),
        make_report("chung-xa", published="2020-06-10", topics=["hoi-nghi"], **elsewhere),
        make_report("hiem", published="2019-01-01", topics=["cuoc-thi"], **elsewhere),
        make_report("khong", published="2023-06-10", topics=["tap-huan"], **elsewhere),
        make_report("cung-tinh", published="2023-06-10", topics=["hoi-nghi", "cuoc-thi"]),
    )
    near = RelatedFinder(archive).near_in_subject(archive.by_slug["a"])
    assert slugs(near) == ["hiem", "chung", "chung-xa"]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_kin_are_never_the_report_itself_nor_named_twice(
    make_report: MakeReport, make_archive: MakeArchive, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, 14))
    names = [f"bai-{n}" for n in range(count)]
    archive = make_archive(
        *(
            make_report(
                name,
                published=f"20{data.draw(st.integers(19, 22))}",
                province=data.draw(st.sampled_from(PROVINCES)),
                topics=data.draw(st.lists(st.sampled_from(TOPICS), min_size=1, unique=True)),
                same_event_as=data.draw(st.lists(st.sampled_from(names), max_size=2)),
            )
            for name in names
        )
    )
    finder = RelatedFinder(archive)
    for report in archive.reports:
        event = finder.same_event(report)
        assert all(report in finder.same_event(other) for other in event)
        for related in (event, finder.near_in_subject(report), finder.same_province(report)):
            assert report not in related
            assert len(set(slugs(related))) == len(related)
        assert not set(slugs(event)) & set(slugs(finder.near_in_subject(report)))
        assert not set(slugs(event)) & set(slugs(finder.same_province(report)))
        assert all(r.province != report.province for r in finder.near_in_subject(report))
        assert all(r.province == report.province for r in finder.same_province(report))


@given(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True), st.integers(0, 8))
@settings(max_examples=20)
def test_what_is_kept_in_writing_says_the_same(
    make_report: MakeReport, make_archive: MakeArchive, topics: list[str], joined: int
) -> None:
    archive = make_archive(
        *(
            make_report(
                f"bai-{n}",
                published=f"2023-0{n + 1}",
                province=PROVINCES[n % 3],
                topics=topics if n % 2 else TOPICS,
                same_event_as=["bai-8"] if n == joined and n != 8 else [],
                republishes=["bai-0"] if n > joined else [],
            )
            for n in range(9)
        )
    )
    finder = RelatedFinder(archive)
    kept = RelatedLines(archive, [to_line(finder.related_to(report)) for report in archive.reports])
    for report in archive.reports:
        assert kept.related_to(report) == finder.related_to(report)
    identities = {kept.identity_of(report) for report in archive.reports}
    assert len(identities) == len({fingerprint(finder.related_to(r)) for r in archive.reports})

"""What is written into a record's file is read back as it was meant."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content.record_writer import write_field, write_record
from newsarchive.content.records import read_record
from newsarchive.content.yaml_text import parse_yaml

TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "))
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
TRICKY = st.sampled_from(
    ["No", "3.000", "12:30", "a: b", "a #b", "- x", "'x", '"x" y', "[1]", "{a}", "*x", "&x", "!x",
     "x:", "---", "...", "# x", "%x", "@x", "`x`", "> x", "| x", "? x", "null", "~", "=", "<<"]
)  # fmt: skip


@given(TEXTS | TRICKY)
def test_any_text_survives(text: str) -> None:
    def parsed(value: object) -> object:
        return parse_yaml("\n".join(write_field("note", value)) + "\n").value["note"]

    assert parsed(text) == text
    assert parsed([text, text]) == [text, text]
    assert parsed([{"name": text, "role": text}]) == [{"name": text, "role": text}]


def test_a_draft_is_a_record_that_may_lack_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "articles" / "2023" / "bai-moi.md"
    file.parent.mkdir(parents=True)
    fields = {
        "slug": "bai-moi", "title": "Đầu đề: có dấu hai chấm", "title_basis": "page",
        "published": "2023-10-02", "status": "draft", "byline": None, "officials": (),
        "figures": [{"label": "cuốn", "value": 3000, "unit": "cuốn"}],
    }  # fmt: skip
    comments = {"title": "ghi trong thẻ h1", "summary": "viết 50–110 từ", "": "hết"}
    file.write_text(write_record(fields, comments=comments), "utf-8")
    record_file, problems = read_record(file)
    assert record_file
    assert record_file.is_draft
    assert record_file.record.title == fields["title"]
    assert {problem.severity for problem in problems} == {"warning"}
    assert "summary" in {problem.field for problem in problems}
    names = list(record_file.parsed.value)
    assert names == ["title", "title_basis", "slug", "status", "published", "figures"]
    assert "# viết 50–110 từ\n# hết\n---\n" in file.read_text("utf-8")

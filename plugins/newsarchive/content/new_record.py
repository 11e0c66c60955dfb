"""Answers about a new record: what may be said, what is likely, and the draft they make."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args
from urllib.parse import urlsplit

from newsarchive.content.record_writer import write_record
from newsarchive.content.validation import validate
from newsarchive.content.yaml_text import YamlText
from newsarchive.model.authority import Authorities
from newsarchive.model.dates import PartialDate
from newsarchive.model.problem import suggest
from newsarchive.model.record import UNKNOWN, Level, Record
from newsarchive.vietnamese.text import normalise, slugify

_LISTS = {
    "province": "see content/data/provinces.csv",
    "source": "add it to content/data/sources.yaml first, or answer 'Chưa rõ'",
    "topics": "see content/data/topics.yaml",
}


class NewRecord:
    """Judges answers with the model's own words and writes them as a draft of the given day."""

    def __init__(self, authorities: Authorities, today: date) -> None:
        self._authorities, self._today = authorities, today
        self._choices: dict[str, tuple[str, ...]] = {
            "province": tuple(province.name for province in authorities.provinces),
            "source": tuple(source.name for source in authorities.sources),
            "topics": tuple(topic.key for topic in authorities.topics),
            "level": get_args(Level),
        }

    def choices(self, name: str) -> Sequence[str]:
        """What a field may say; empty where anything may be said."""
        return self._choices.get(name, ())

    def default(self, name: str, answers: Mapping[str, str]) -> str:
        """The likely answer, given the former ones; empty where none is likelier."""
        if name == "source":
            return self._source_at(answers.get("url", ""))
        if name == "province":
            source = self.named("source", answers.get("source", ""))
            return next((p for p in self._choices["province"] if f" {p} " in f" {source} "), "")
        return "province" if name == "level" else ""

    def check(self, name: str, answer: str) -> str | None:
        """What is wrong with an answer and what to do; None if nothing is."""
        value = self._value(name, answer)
        _, problems = validate(Record, YamlText({name: value}), "")
        for problem in problems:
            if problem.field.split("[")[0] == name:
                return f"{problem.wrong} — {problem.cure}"
        if name in _LISTS:
            for part in value if isinstance(value, list) else [value]:
                if part not in self._choices[name]:
                    cure = suggest(part, self._choices[name], _LISTS[name])
                    return f"'{part}' is unknown — {cure}"
        return None

    def named(self, name: str, answer: str) -> str:
        """The choice that was meant: ``an giang`` is An Giang; else the answer itself."""
        answer = normalise(answer).strip()
        if answer in self.choices(name):
            return answer
        meant = [c for c in self.choices(name) if slugify(c) == slugify(answer)]
        return meant[0] if len(meant) == 1 else answer

    def year(self, answers: Mapping[str, str]) -> int:
        """The year of the folder. The answer about the date must be right."""
        return PartialDate.parse(answers["published"]).year

    def text(self, answers: Mapping[str, str], slug: str) -> str:
        """The draft's file. All answers must be right."""
        fields = {name: self._value(name, answer) for name, answer in answers.items()}
        fields |= {
            "title_basis": "page",
            "slug": slug,
            "status": "draft",
            "date_basis": "page",
            "added": self._today.isoformat(),
            "basis": "full",
        }
        for name in ("province", "source"):
            if fields[name] == UNKNOWN:
                fields[f"{name}_basis"] = "unknown"
        return write_record(fields, comments=_COMMENTS)

    def _value(self, name: str, answer: str) -> str | list[str]:
        if name != "topics":
            return self.named(name, answer)
        return [self.named(name, part) for part in answer.split(",") if part.strip()]

    def _source_at(self, address: str) -> str:
        try:
            host = (urlsplit(address).hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        return next((s.name for s in self._authorities.sources if host in s.domains), "")


_COMMENTS = {
    "status": "status: xóa dòng này khi bản mô tả đã xong",
    "summary": "summary: viết 50–110 từ bằng lời của mình, mỗi điều ghi là theo bài",
    "summary_en": "summary_en: một, hai câu tiếng Anh",
}
"""In Vietnamese, as those of imported drafts: they speak to whoever writes the record."""

"""A synthetic archive of any size, in the project's own format, to measure with.

``python tests/bench/corpus.py --n 10000 --dest DIR --seed 1`` writes a content folder. The
words are those of the archive's own descriptions, drawn so that few are very frequent and
most are rare (Zipf); a third of the sentences are boilerplate that many articles share.
Every record's first official has a four-syllable name that no other record has, and every
title is its own. The same seed gives the same bytes.
"""

import argparse
import random
import re
import shutil
import sys
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS_AN_ARTICLE = 900
BOILERPLATE_SENTENCES = 120
BOILERPLATE_SHARE = 1 / 3

SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLES = "Văn Thị Hữu Đức Minh Quốc Thanh Xuân Ngọc Kim Thu Hồng Công Đình Bá Trọng".split()
GIVENS = (
    "An Anh Bảo Bình Châu Chi Cường Dũng Duy Đạt Đông Giang Hà Hải Hạnh Hiếu Hòa Huệ Hùng"
    " Hương Khánh Khoa Lan Linh Long Mai Nam Nga Nghĩa Nhung Phong Phúc Quân Quyên Sơn Tâm"
    " Thảo Thắng Thịnh Thủy Tiến Toàn Trang Trung Tuấn Tùng Vân Việt Vinh Yến"
).split()
ROLES = ["Bí thư Huyện ủy", "Chủ tịch UBND huyện", "Trưởng Ban Tuyên giáo", "Phó Bí thư"]
LEVELS = ["province", "district", "commune", "school", "armed-forces", "bloc"]


def draw_words() -> tuple[list[str], list[float]]:
    """Two-syllable words of the archive's own texts, with Zipf weights by rank."""
    counts: dict[str, int] = {}
    for record in sorted((ROOT / "content" / "articles").rglob("*.md")):
        summary = record.read_text("utf-8").split("summary: >-", 1)[-1].split("summary_en", 1)[0]
        for one, other in pairwise(re.findall(r"[^\W\d_]+", summary.lower())):
            counts[f"{one} {other}"] = counts.get(f"{one} {other}", 0) + 1
    words = sorted(counts, key=lambda word: (-counts[word], word))
    return words, [1 / rank for rank in range(1, len(words) + 1)]


class Writer:
    """Draws articles one by one."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words, weights = draw_words()
        self.cumulative = list(accumulate(weights))
        self.boilerplate = [self.sentence() for _ in range(BOILERPLATE_SENTENCES)]
        names = [
            f"{surname} {one} {two} {given}"
            for surname in SURNAMES for one in MIDDLES for two in MIDDLES for given in GIVENS
            if one != two
        ]  # fmt: skip
        self.random.shuffle(names)
        self.names = names
        rows = (ROOT / "content/data/provinces.csv").read_text("utf-8").splitlines()[1:]
        self.provinces = [row.split(",")[2] for row in rows if row.split(",")[6]]
        sources = (ROOT / "content/data/sources.yaml").read_text("utf-8")
        self.sources = [n for n in re.findall(r"^- name: (.+)$", sources, re.M) if n != "Chưa rõ"]
        topics = (ROOT / "content/data/topics.yaml").read_text("utf-8")
        self.topics = re.findall(r"^- key: (.+)$", topics, re.M)

    def phrase(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.cumulative, k=count))

    def sentence(self) -> str:
        text = self.phrase(self.random.randint(4, 9))
        if self.random.random() < 0.2:
            text += f" {self.random.randint(2, 9000)} {self.random.choice(['người', 'bài'])}"
        return text[0].upper() + text[1:] + "."

    def body(self, name: str, place: str) -> str:
        sentences: list[str] = []
        count = 0
        while count < WORDS_AN_ARTICLE:
            shared = self.random.random() < BOILERPLATE_SHARE
            sentence = self.random.choice(self.boilerplate) if shared else self.sentence()
            sentences.append(sentence)
            count += len(sentence.split())
        sentences.insert(len(sentences) // 3, f"Theo bài, {name} phát biểu tại {place}.")
        paragraphs = [" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
        return "\n\n".join(paragraphs)

    def record(self, number: int) -> tuple[int, str, str]:
        """Year, slug and text of the n-th record."""
        draw = self.random
        name, province = self.names[number], draw.choice(self.provinces)
        day = date(2019, 1, 1) + timedelta(days=draw.randrange(2_700))
        place = f"xã {self.phrase(1).title()}"
        title = f"{self.phrase(4).capitalize()} ở {place}, bản tin {number}"
        slug = f"ban-tin-{number}"
        summary = f"Theo bài, {self.phrase(30)}."
        numbers = f"{draw.randint(1, 300)}-KH/TU"
        lines = [
            "---", f"title: {title}", "title_basis: page", f"slug: {slug}",
            f"published: {day}", "date_basis: page", "added: 2026-11-22",
            f"province: {province}", f"place: {place}", f"level: {draw.choice(LEVELS)}",
            f"source: {draw.choice(self.sources)}", f"url: https://example.org/{number}",
            "officials:", f"  - name: {name}", f"    role: {draw.choice(ROLES)}",
            "documents:", "  - id: 35-nq-tw-2018", f"  - number: {numbers}",
            f"    title: {self.phrase(5)}",
            "figures:", f"  - label: {self.phrase(2)}", f"    value: {draw.randint(1, 90_000)}",
            "    unit: người",
            "topics:", *(f"  - {topic}" for topic in draw.sample(self.topics, 2)),
            "basis: full", f"summary: {summary}", "---", "", self.body(name, place), "",
        ]  # fmt: skip
        return day.year, slug, "\n".join(lines)


def write_corpus(count: int, folder: Path, seed: int) -> None:
    """Write a content folder with ``count`` records; the folder must not exist."""
    writer = Writer(seed)
    if count > len(writer.names):
        raise SystemExit(f"at most {len(writer.names):,} records have names of their own")
    shutil.copytree(ROOT / "content" / "data", folder / "data")
    shutil.copytree(ROOT / "content" / "pages", folder / "pages")
    for number in range(count):
        year, slug, text = writer.record(number)
        file = folder / "articles" / str(year) / f"{slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000, help="number of records")
    parser.add_argument("--dest", type=Path, required=True, help="folder to write; must not exist")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.dest.exists():
        raise SystemExit(f"{options.dest} exists — name a folder that does not")
    write_corpus(options.n, options.dest, options.seed)
    sys.stdout.write(f"Wrote {options.n:,} records to {options.dest}\n")


if __name__ == "__main__":
    main()

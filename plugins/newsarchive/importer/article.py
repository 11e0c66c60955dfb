"""From blocks to a report: its text, captions, signature and source line, without the noise."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.core.text import fold
from newsarchive.importer.facts.dates import parse_date_line
from newsarchive.importer.facts.letters import UPPER
from newsarchive.importer.facts.signatures import (
    Signature,
    is_labelled,
    parse_republication,
    parse_signature,
)
from newsarchive.importer.facts.words import one_of
from newsarchive.importer.metadata import is_site
from newsarchive.importer.noise import ends_report, is_noise
from newsarchive.importer.parts import Block, word_count

_PHOTO = re.compile(
    r"^(?:ảnh(?: minh họa| tư liệu)?\s*[:.]|quang cảnh|toàn cảnh|một góc|khung cảnh)\b|"
    r"\(\s*ảnh[^)]*\)\.?$|\bảnh\s*:\s*[^:]{1,40}$",
    re.I,
)
_SHOWN = one_of("""
    (?:các )?đồng chí | đại diện | các đại biểu | đại biểu | lãnh đạo | ban chỉ đạo | thường trực
    các thí sinh | các học viên | ông | bà | học viên | cán bộ | đoàn viên | ban tổ chức | đ/c | lớp
    tiết mục | trao giải | ra mắt | cộng tác viên
""")
_DOING = one_of(r"""
    phát biểu | trình bày | trao | trao đổi | tặng | công bố | tham luận tại | chụp ảnh | ký kết
    tham quan | họp triển khai | trên địa bàn | giới thiệu | báo cáo tại | thảo luận tại | biểu diễn
    chủ trì (?:buổi|hội nghị) | trong giờ | (?:tham )?dự (?:hội nghị|buổi|lễ|cuộc)
""")
_STAGED = re.compile(rf"^{_SHOWN}\b(?=.*\b{_DOING}\b).{{10,220}}$", re.I)
"""What photographers of meetings write below their pictures."""
_DISPATCH = re.compile(
    rf"^\(?(?:[A-ZĐ.]{{2,9}}|(?:Báo|Đài|Cổng)\s[\w ]{{2,30}})\)?\s*[-–—]\s+(?=[{UPPER}“\"])"
)
_LONGEST_CAPTION = 45
_NEAR_END = 5
_CREDITS = 8


@dataclass(frozen=True)
class Article:
    """The report itself; ``body`` has its headings, captions and signature stand apart."""

    body: tuple[str, ...]
    captions: tuple[str, ...]
    signature: Signature | None = None
    republished_from: str | None = None


def settle(
    blocks: Sequence[Block], headline: str | None, signed: str | None = None, pasted: bool = False
) -> Article:
    """Sort out blocks. ``signed`` is a signature that the page's markup names.

    In pasted text pictures have left no trace but their captions, so these are known by how
    they are worded; in a page only lines beside a picture are looked at so.
    """
    kept = _without_noise(blocks, headline)
    kept, republished = _take_source_line(kept)
    kept, signature = _take_signature(kept)
    if signed and (named := parse_signature(signed) or Signature(signed)):
        signature = named
    body, captions = _divide_captions(kept, pasted)
    return Article(tuple(body), tuple(dict.fromkeys(captions)), signature, republished)


def _without_noise(blocks: Sequence[Block], headline: str | None) -> list[Block]:
    kept: list[Block] = []
    rest = _below_headline(blocks, headline)
    for at, block in enumerate(rest):
        if block.role == "noise" or is_noise(block.text):
            continue
        if ends_report(block.text) and word_count(kept) >= 40:
            if not _goes_on(rest[at + 1 :], kept):
                break
            continue
        if ends_report(block.text) or parse_date_line(block.text):
            continue
        kept.append(block)
    first = next((at for at, block in enumerate(kept) if not _is_label(block)), 0)
    kept = kept[first:]
    if kept:
        kept[0] = Block(_without_dispatch(kept[0].text), kept[0].role)
    return kept


def _below_headline(blocks: Sequence[Block], headline: str | None) -> Sequence[Block]:
    """The blocks after the last repetition of the headline; what stands above it is the page's."""
    if not headline:
        return blocks
    start, words = 0, len(headline.split())
    for at, block in enumerate(blocks):
        if block.words < words + 6 and fold(block.text).startswith(fold(headline)):
            if word_count(blocks[start:at]) > 60:
                break
            start = at + 1
    return blocks[start:]


def _goes_on(rest: Sequence[Block], kept: Sequence[Block]) -> bool:
    """True if the text is taken up again after a box of teasers: set in the same way, at length."""
    settings = {block.setting for block in kept if block.words >= 20 and block.setting}
    return any(
        block.words >= 20 and block.role == "text" and block.setting in settings for block in rest
    )


def _is_label(block: Block) -> bool:
    """A section's name or a button above the text; the text itself begins with a sentence."""
    if block.role == "signature" or parse_signature(block.text):
        return False
    is_name = block.role == "text" or block.text.isupper()
    if is_site(block.text) and block.text[-1] not in ".!?…":
        return True
    return is_name and block.words <= 8 and block.text[-1] not in '.!?…”"'


def _without_dispatch(text: str) -> str:
    """``(BĐN) - Sáng 5/6`` and ``– Sáng 5/6`` begin with the sentence."""
    text = _DISPATCH.sub("", text)
    return re.sub(r"^[-–—•]\s+", "", text)


def _take_source_line(blocks: list[Block]) -> tuple[list[Block], str | None]:
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _NEAR_END), -1):
        source = parse_republication(blocks[at].text)
        if source:
            return blocks[:at] + blocks[at + 1 :], source
    if blocks and (
        match := re.search(r"\s*\(\s*(?:Theo|Nguồn:?)\s+([^()]{2,50})\)\s*\.?$", blocks[-1].text)
    ):
        source = parse_republication(match[0].strip())
        if source:
            text = blocks[-1].text[: match.start()].rstrip()
            return [*blocks[:-1], Block(text, blocks[-1].role)], source
    return blocks, None


def _take_signature(blocks: list[Block]) -> tuple[list[Block], Signature | None]:
    """The last lines, or the line under the headline; what follows a signature is no text."""
    marked = [at for at, block in enumerate(blocks) if block.role == "signature"]
    for at in marked:
        if signature := parse_signature(blocks[at].text):
            return [b for b in blocks if b.role != "signature"], signature
    labelled = [at for at, block in enumerate(blocks[-_CREDITS:], max(0, len(blocks) - _CREDITS))
                if is_labelled(block.text)]  # fmt: skip
    if labelled and (signature := parse_signature(blocks[labelled[0]].text)):
        return blocks[: labelled[0]], signature
    for at in range(len(blocks) - 1, max(0, len(blocks) - 1 - _NEAR_END), -1):
        if blocks[at].role == "caption":
            continue
        if signature := parse_signature(blocks[at].text, blocks[at].set_off):
            rest = [b for b in blocks[at + 1 :] if b.role == "caption"]
            return blocks[:at] + rest, signature
        if blocks[at].words > 25:
            break
    if len(blocks) > 2 and (signature := parse_signature(blocks[0].text)):
        return blocks[1:], signature
    if blocks and (found := _at_end_of_text(blocks[-1])):
        return [*blocks[:-1], found[0]], found[1]
    return blocks, None


def _at_end_of_text(block: Block) -> tuple[Block, Signature] | None:
    """``… năm 2023./. LÊ CHUNG``: a signature in the last paragraph itself."""
    match = re.search(rf"(?<=[./!”\"])\s*(?P<name>[{UPPER}][^\d.,;:!?]{{3,40}})$", block.text)
    if not match or not match["name"].isupper():
        return None
    signature = parse_signature(match["name"])
    return (
        (Block(block.text[: match.start()].rstrip(), block.role), signature) if signature else None
    )


def _divide_captions(blocks: list[Block], pasted: bool) -> tuple[list[str], list[str]]:
    repeated = {text for text, n in Counter(block.text for block in blocks).items() if n > 1}
    body: list[str] = []
    captions: list[str] = []
    for at, block in enumerate(blocks):
        follows = blocks[at + 1].words if at + 1 < len(blocks) else 0
        beside = block.after_image and follows > 1.5 * block.words
        if block.role == "caption" or (
            at and _is_caption(block, block.text in repeated, beside, pasted)
        ):
            captions.append(block.text)
        else:
            body.append(block.text)
    return body, captions


def _is_caption(block: Block, repeated: bool, beside: bool, pasted: bool) -> bool:
    """A short line by itself that shows what a picture shows."""
    if block.words > _LONGEST_CAPTION or block.role == "heading":
        return False
    if repeated or _PHOTO.search(block.text):
        return True
    single = not re.search(rf"[.!?]\s+[{UPPER}]", block.text)
    if block.after_image and single and (block.set_off or beside or not block.text.endswith(".")):
        return True
    beside_picture = block.after_image or pasted
    return beside_picture and single and block.words >= 5 and bool(_STAGED.match(block.text))

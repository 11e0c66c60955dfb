"""From blocks to a report: text, captions, signature and source line, without boilerplate."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.importer.boilerplate import ends_report, is_boilerplate
from newsarchive.importer.facts.dates import parse_date_line
from newsarchive.importer.facts.signatures import (
    Signature,
    is_labelled,
    parse_republication,
    parse_signature,
)
from newsarchive.importer.facts.words import one_of
from newsarchive.importer.metadata import is_site
from newsarchive.importer.parsed_page import Block, word_count
from newsarchive.vietnamese.letters import UPPER
from newsarchive.vietnamese.text import fold

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
_SURELY_TEXT = 25
_BEHIND_SENTENCE = re.compile(rf"(?<=[./!”\"])\s*(?P<name>[{UPPER}][^\d.,;:!?]{{3,40}})$")
_SOURCE_BEHIND = re.compile(r"\s*\(\s*(?:Theo|Nguồn:?)\s+([^()]{2,50})\)\s*\.?$")


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
    kept = _without_boilerplate(blocks, headline)
    kept, republished = _take_source_line(kept)
    kept, signature = _take_signature(kept)
    if signed and (named := parse_signature(signed) or Signature(signed)):
        signature = named
    body, captions = _divide_captions(kept, pasted)
    return Article(tuple(body), tuple(dict.fromkeys(captions)), signature, republished)


def _without_boilerplate(blocks: Sequence[Block], headline: str | None) -> list[Block]:
    kept: list[Block] = []
    rest = _below_headline(blocks, headline)
    for at, block in enumerate(rest):
        if block.role == "boilerplate" or is_boilerplate(block.text):
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
    """The report without the line that names its first publisher, or its last words if in them."""
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _NEAR_END), -1):
        if source := parse_republication(blocks[at].text):
            return blocks[:at] + blocks[at + 1 :], source
    match = _SOURCE_BEHIND.search(blocks[-1].text) if blocks else None
    if match and (source := parse_republication(match[0].strip())):
        text = blocks[-1].text[: match.start()].rstrip()
        return [*blocks[:-1], Block(text, blocks[-1].role)], source
    return blocks, None


_Signed = tuple[list[Block], Signature]


def _take_signature(blocks: list[Block]) -> tuple[list[Block], Signature | None]:
    """The report without its signature, by the surest of the ways to find one."""
    for find in (_called_signature, _after_label, _at_foot, _below_headline_alone, _in_last_text):
        if found := find(blocks):
            return found
    return blocks, None


def _called_signature(blocks: list[Block]) -> _Signed | None:
    """The block whose markup says that it signs."""
    for block in blocks:
        if block.role == "signature" and (signature := parse_signature(block.text)):
            return [other for other in blocks if other.role != "signature"], signature
    return None


def _after_label(blocks: list[Block]) -> _Signed | None:
    """``Bài, ảnh: …`` near the end; what follows it are other credits."""
    start = max(0, len(blocks) - _CREDITS)
    for at in range(start, len(blocks)):
        if is_labelled(blocks[at].text):
            signature = parse_signature(blocks[at].text)
            return (blocks[:at], signature) if signature else None
    return None


def _at_foot(blocks: list[Block]) -> _Signed | None:
    """A name as one of the last lines; of what follows it only captions belong to the report."""
    for at in range(len(blocks) - 1, max(0, len(blocks) - 1 - _NEAR_END), -1):
        if blocks[at].role == "caption":
            continue
        if signature := parse_signature(blocks[at].text, blocks[at].set_off):
            captions = [block for block in blocks[at + 1 :] if block.role == "caption"]
            return blocks[:at] + captions, signature
        if blocks[at].words > _SURELY_TEXT:
            return None
    return None


def _below_headline_alone(blocks: list[Block]) -> _Signed | None:
    """A name as the first line."""
    signature = parse_signature(blocks[0].text) if len(blocks) > 2 else None
    return (blocks[1:], signature) if signature else None


def _in_last_text(blocks: list[Block]) -> _Signed | None:
    """``… năm 2023./. LÊ CHUNG``: in capitals behind the last sentence itself."""
    match = _BEHIND_SENTENCE.search(blocks[-1].text) if blocks else None
    signature = parse_signature(match["name"]) if match and match["name"].isupper() else None
    if match is None or signature is None:
        return None
    last = blocks[-1]
    return [*blocks[:-1], Block(last.text[: match.start()].rstrip(), last.role)], signature


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

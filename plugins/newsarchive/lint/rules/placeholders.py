"""Words of a template that nobody has replaced: those of the READMEs, and stand-ins of drafts."""

import re
from collections.abc import Iterator

from newsarchive.lint.context import Advice, Case, field_texts

_SENTENCES = re.compile(
    r"chép đúng như đã đăng|chức vụ như bài ghi|phần tóm tắt này dài từ|phần thuật lại bài, nếu có"
    r"|the account stands here|chưa có đầu đề|chưa có tóm tắt"
    r"|one or two sentences in english|/vi-du\.html|\bvi-du-20\d\d\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s*(?:#+\s*)?(họ và tên|một mục của bài)\s*\.?\s*", re.IGNORECASE)


def advise_on_placeholders(case: Case) -> Iterator[Advice]:
    """Yield an error for each field, and each line of the account, that a template has filled.

    A draft may have them: it is being written.
    """
    if case.record.status == "draft":
        return
    for field, text in field_texts(case.record):
        if found := _find(text):
            yield _advice(field, found)
    for number, line in enumerate(case.account.split("\n")):
        if found := _find(line):
            yield _advice("account", found, number)


def _find(text: str) -> str:
    if match := _WHOLE.fullmatch(text):
        return match[1]
    match = _SENTENCES.search(text)
    return match[0] if match else ""


def _advice(field: str, found: str, line: int = 0) -> Advice:
    wrong = f"still has '{found}' of the template"
    return Advice("placeholder", field, wrong, "write what the report says", "error", line)

"""The page that stands in the place of every other while the last change cannot be shown."""

import html
import re

_LOCATED = re.compile(r"(?P<place>[^\s:]+:\d+): (?P<rest>.*)")
_FAILURE_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Chưa dựng được</title><style>
:root { color-scheme: light dark; --accent: light-dark(#94281b, #e8907f); }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; font: 1.05rem/1.7 system-ui; }
h1 { font: bold 1.6rem/1.3 "Noto Serif", Cambria, serif; border-left: 4px solid var(--accent);
  padding-left: .75rem; }
li { margin-block: .75rem; overflow-wrap: anywhere; }
code { display: block; color: var(--accent); font-size: .9rem; }
</style><body><h1>Thay đổi vừa lưu chưa dựng được</h1>
<p>Trang vẫn như trước. Sửa những chỗ dưới đây rồi lưu lại; trang sẽ tự hiện ra.</p>
<p lang="en">The last change could not be built. The site is as it was; mend this and save.</p>
<ul lang="en">{lines}</ul></body></html>"""


def failure_page(message: str) -> bytes:
    """What is wrong, for somebody who has just saved a file: which file, where, what to do."""
    lines = "".join(f"<li>{_marked_up(line)}</li>" for line in message.splitlines() if line)
    return _FAILURE_PAGE.replace("{lines}", lines).encode()


def _marked_up(line: str) -> str:
    """A message with its file and line set apart; other lines as they are."""
    match = _LOCATED.match(line)
    if not match:
        return html.escape(line)
    wrong, _, cure = match["rest"].partition(" — ")
    place = f"<code>{html.escape(match['place'])}</code>"
    return f"{place} {html.escape(wrong)}" + (
        f" — <strong>{html.escape(cure)}</strong>" if cure else ""
    )

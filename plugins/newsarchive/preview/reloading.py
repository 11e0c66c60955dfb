"""The script that each page of a preview gets: it reloads the page when there is a newer version.

A page names the version that it was made from, and asks for changes since that one. Whatever is
saved after the page was made is shown, even if the script starts late.
"""

from newsarchive.model.urls import SEARCH

SCRIPT_PATH = "/__reload.js"
VERSION_PATH = "/__version"

SCRIPT = f"""// Searching asks for files that one build makes, and the next one removes.
const searches = location.pathname.startsWith("/{SEARCH}");
const [version, build] = document.currentScript.dataset.version.split(".");
const wait = async () => {{
  for (;;) {{
    try {{
      const answer = await fetch(`{VERSION_PATH}?${{version}}.${{build}}`);
      if (!answer.ok) throw new Error(answer.statusText);
      const [newVersion, newBuild] = (await answer.text()).split(".");
      if (newVersion !== version || (searches && newBuild !== build)) {{
        location.reload();
        return;
      }}
    }} catch {{ await new Promise((done) => setTimeout(done, 1000)); }}
  }}
}};
wait();
""".encode()


def reloading(page: bytes, version: str) -> bytes:
    """The page with the script; ``version`` must be no newer than the page."""
    tag = f'<script src="{SCRIPT_PATH}" data-version="{version}"></script></body>'
    return page.replace(b"</body>", tag.encode())

"""At which addresses a site can stand."""

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s]+")
# RFC 3986, without what would have to be encoded: the address is printed as it is.
_PATH = re.compile(r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)*")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.I)


def find_wrong_url(url: str) -> str:
    """Why a site cannot stand at an address, and what to write; empty if it can."""
    whole = "write the full address of the site, beginning with https://"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return whole
    if not _ADDRESS.fullmatch(url) or not host:
        return f"{whole}, without spaces" if " " in url else whole
    if "@" in parts.netloc:
        return "leave out the user name and password: they would stand on every page"
    if "?" in url or "#" in url:
        return "leave out what begins with '?' or '#': pages stand below the address"
    if not (_HOST.fullmatch(host) or "[" in parts.netloc) or port == 0:
        return f"its host '{host}' is none: write letters beyond a-z as xn--…"
    if not _PATH.fullmatch(parts.path) or "/.." in parts.path:
        return "use a-z, 0-9, '-', '_' and '.' in its path; letters beyond them are encoded: %C3%A1"
    return ""

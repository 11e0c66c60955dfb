"""When two addresses are one: what differs only in how a page was reached is left out."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_TRACKING = re.compile(
    r"utm_.*|mc_.*|fbclid|gclid|dclid|msclkid|igshid|yclid|zarsrc|zl_.*|gidzl|_ga|_gl|ref_src|spm",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def address_key(address: str) -> str:
    """A form that is equal for addresses of one page; not itself an address.

    Left out are scheme, ``www.`` and ``m.``, default port, trailing slash, a fragment that names
    a part of the page, tracking parameters, and the order of the others.
    """
    parts = urlsplit(address.strip())
    host = _HOST_PREFIX.sub("", (parts.hostname or "").rstrip("."))
    try:
        port = parts.port
    except ValueError:
        port = None
    if port and port != _PORTS.get(parts.scheme):
        host += f":{port}"
    asked = sorted(_asked(parts.query))
    path = unquote(parts.path).rstrip("/")
    route = f"#{parts.fragment}" if _is_route(parts.fragment) else ""
    return f"{host}{path}" + (f"?{urlencode(asked)}" if asked else "") + route


def without_tracking(address: str) -> str:
    """The address without the parameters that sharing adds, and without a part of the page."""
    parts = urlsplit(address)
    asked = _asked(parts.query)
    whole = len(asked) == len(parse_qsl(parts.query, keep_blank_values=True))
    query = parts.query if whole else urlencode(asked)
    fragment = parts.fragment if _is_route(parts.fragment) else ""
    return urlunsplit(parts._replace(query=query, fragment=fragment))


def _is_route(fragment: str) -> bool:
    """Whether a fragment names a page, as in sites that a script draws: ``#/tin/12``, ``#!tin``."""
    return fragment.startswith(("/", "!"))


def _asked(query: str) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]

"""Where a link of a page leads, inside the site."""

from urllib.parse import unquote, urljoin, urlsplit

_ROOT = "/site-root/"


def is_internal(link: str) -> bool:
    """Whether a link leads to a page of the site, or into the page itself.

    One such as ``//[x`` leads to another site, though to none that can be.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


def resolve(page: str, link: str) -> tuple[str, str] | None:
    """The address that a link of a page means, and the fragment; None where it leaves the site.

    ``page`` is the address of the page or its file. An address outside the site begins with
    ``/``. A link from the root of the host (``/bai/``) cannot be resolved without knowing where
    the site stands: None.
    """
    if not is_internal(link):
        return None
    parts = urlsplit(link)
    if parts.path.startswith("/"):
        return None
    # Resolved as in a sub-path, so that a link that climbs out of the site is found.
    target = unquote(urljoin(_ROOT + page, parts.path)) if parts.path else _ROOT + page
    inside = target.startswith(_ROOT)
    return target.removeprefix(_ROOT) if inside else f"/{target}", unquote(parts.fragment)

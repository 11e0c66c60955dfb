"""The ``ARCHIVE`` dict of ``pelicanconf.py`` and what the archive needs of Pelican's own."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from newsarchive.core.site import Site


class InvalidSettings(Exception):
    """The settings cannot be used; the message says which and what to write."""


def read_site(settings: Mapping[str, Any]) -> Site:
    """Build the Site from the settings. Raises InvalidSettings."""
    archive = dict(settings.get("ARCHIVE") or {})
    known = {field.name for field in fields(Site)} - {"url"}
    for name in archive.keys() - known:
        raise InvalidSettings(f"ARCHIVE has the unknown key '{name}' — use {sorted(known)}")
    url = str(settings["SITEURL"]).rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise InvalidSettings(
            f"SITEURL is '{url}' — write the full address of the site, beginning with https://"
        )
    try:
        return Site(url=url, **archive)
    except TypeError as error:
        raise InvalidSettings(f"ARCHIVE is not complete ({error}) — see pelicanconf.py") from None


def content_folder(settings: Mapping[str, Any]) -> Path:
    """The folder of the maintainers' files."""
    return Path(settings["PATH"])


def theme_folder(settings: Mapping[str, Any]) -> Path:
    """The folder of templates and static files."""
    return Path(settings["THEME"])

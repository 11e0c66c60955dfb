"""The ``ARCHIVE`` dict of ``pelicanconf.py`` and what the archive needs of Pelican's own."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from newsarchive.engine.workers import cores
from newsarchive.model.site import Site
from newsarchive.model.site_url import find_wrong_url
from newsarchive.strings import t


class InvalidSettings(Exception):
    """The settings cannot be used; the message says which and what to write."""


def read_site(settings: Mapping[str, Any]) -> Site:
    """Build the Site from the settings, and take the texts of its language.

    Raises InvalidSettings, or InvalidStrings where that language has no sound texts.
    """
    archive = dict(settings.get("ARCHIVE") or {})
    known = {field.name for field in fields(Site)} - {"url"}
    for name in archive.keys() - known:
        raise InvalidSettings(f"ARCHIVE has the unknown key '{name}' — use {sorted(known)}")
    url = str(settings["SITEURL"]).rstrip("/")
    if wrong := find_wrong_url(url):
        raise InvalidSettings(f"SITEURL is '{url}' — {wrong}")
    t.use(str(settings.get("DEFAULT_LANG", t.language)))
    try:
        return Site(url=url, **archive)
    except TypeError as error:
        raise InvalidSettings(f"ARCHIVE is not complete ({error}) — see pelicanconf.py") from None


def count_jobs(environment: Mapping[str, str]) -> int:
    """How many processes may work, by JOBS, or one for each core. Raises InvalidSettings."""
    text = environment.get("JOBS") or str(cores())
    if not text.isdecimal() or int(text) == 0:
        raise InvalidSettings(f"JOBS is '{text}' — write how many processes may work, such as 2")
    return int(text)


def content_folder(settings: Mapping[str, Any]) -> Path:
    """The folder of the maintainers' files."""
    return Path(settings["PATH"])


def template_folders(settings: Mapping[str, Any]) -> list[Path]:
    """The folders of templates, those that override the theme's first."""
    own = [Path(folder) for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    return [*own, theme_folder(settings) / "templates"]


def theme_folder(settings: Mapping[str, Any]) -> Path:
    """The folder of templates and static files."""
    return Path(settings["THEME"])


def source_folders(settings: Mapping[str, Any]) -> dict[str, Path]:
    """The folders that a build reads and must never write to, by the words for them."""
    plugins = {f"the plugins {name}": Path(name) for name in settings["PLUGIN_PATHS"]}
    return {
        "the content folder": content_folder(settings),
        "the theme": theme_folder(settings),
        **plugins,
        **{f"the templates {folder}": folder for folder in template_folders(settings)},
    }

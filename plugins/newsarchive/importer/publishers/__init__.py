"""Layouts of publishers that are known: one small module each, newest layout first."""

from urllib.parse import urlsplit

from bs4 import Tag

from newsarchive.importer.publishers import bao_tin_tuc, cms_papers, cong_an_nhan_dan
from newsarchive.importer.publishers._base import Layout

LAYOUTS: tuple[Layout, ...] = (
    *cms_papers.LAYOUTS,
    *bao_tin_tuc.LAYOUTS,
    *cong_an_nhan_dan.LAYOUTS,
)


def layout_for(address: str | None, root: Tag) -> Layout | None:
    """The layout of the page's publisher that fits the page, or None."""
    host = (urlsplit(address).hostname or "") if address else ""
    for layout in LAYOUTS:
        is_theirs = any(host == name or host.endswith(f".{name}") for name in layout.domains)
        if is_theirs and layout.fits(root):
            return layout
    return None

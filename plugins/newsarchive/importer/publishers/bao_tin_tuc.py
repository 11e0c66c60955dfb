"""Báo Tin tức."""

from newsarchive.importer.publishers._base import Layout

LAYOUTS = (
    Layout(
        publisher="Báo Tin tức",
        domains=("baotintuc.vn",),
        headline_at="h1.detail-title",
        lede_at="h2.sapo",
        body_at=".boxdetail .contents",
        date_at=".date .txt",
        signature_at=".author",
    ),
)

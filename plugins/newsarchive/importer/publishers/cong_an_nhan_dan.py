"""Báo Công an nhân dân."""

from newsarchive.importer.publishers._base import Layout

LAYOUTS = (
    Layout(
        publisher="Báo Công an nhân dân",
        domains=("cand.com.vn",),
        headline_at="h1.box-title-detail",
        lede_at=".box-des-detail",
        body_at=".detail-content-body",
        date_at=".box-date",
    ),
)

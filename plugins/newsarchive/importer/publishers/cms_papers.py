"""The papers that share the content system whose classes begin with ``cms-``."""

from datetime import date

from newsarchive.importer.publishers._base import Layout

_DOMAINS = (
    "nhandan.vn", "vietnamplus.vn", "sggp.org.vn", "plo.vn", "baogialai.com.vn", "baohatinh.vn",
)  # fmt: skip

LAYOUTS = (
    Layout(
        publisher="cms",
        domains=_DOMAINS,
        headline_at="h1.article__title",
        lede_at=".article__sapo",
        body_at=".article__body",
        date_at=".article__meta time[datetime]",
        signature_at=".article__author, .cms-author",
    ),
    Layout(
        publisher="cms",
        domains=("vietnamplus.vn",),
        headline_at="h1.details__headline",
        lede_at=".details__summary",
        body_at=".details__content",
        date_at=".details__meta time, time.cms-date",
        signature_at=".details__author, .cms-author",
        until=date(2022, 12, 31),
    ),
)

"""Lưu trữ 35: a Pelican plugin that turns Markdown records into a searchable archive.

The map of this package; an arrow points to what may be imported, never back:

- ``core``    the domain: records, dates, places, Vietnamese text, pages and products.
              Pure: it opens no file and knows neither Pelican nor Jinja.
- ``data``    → core. Opens the files under ``content/`` and hands back values or problems.
- ``hooks``   → data, core, checks. The only place that imports Pelican.
- ``importer`` → data, core. Makes draft records of published pages.
- ``commands`` → all but hooks, which they run as processes. What ``python -m newsarchive`` offers.
- ``checks``  → core. Reads a finished site and lists what is wrong with it.
- ``theme``   (beside ``plugins/``) sees only the names listed in ``hooks/context.py``.
"""


def register() -> None:
    """Connect the plugin to Pelican's signals; called by Pelican once."""
    from newsarchive import hooks

    hooks.register()

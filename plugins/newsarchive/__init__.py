"""Lưu trữ 35: a Pelican plugin that turns Markdown records into a searchable archive.

The packages, each with what it may import besides the first three:

- ``vietnamese`` Vietnamese text. Imports nothing of this package.
- ``strings``    The texts of the interface, from one file. Imports nothing of this package.
- ``model``      Records, reports, the archive, addresses: pure values.
- ``content``    → cache. Reads and writes the files under ``content/``.
- ``pages``      → outputs. Every page as data: address, template, names.
- ``outputs``    Feeds, citations, data files, sitemap, metadata.
- ``search``     The search index as files.
- ``lint``       → content. The problems and the advice of ``make check``.
- ``web``        Requests to other servers.
- ``importer``   → content, lint, web. Makes draft records of published pages.
- ``cache``      What one build keeps for the next. Imports nothing of this package.
- ``engine``     → all above but importer and web. Makes the site; knows nothing of Pelican.
- ``plugin``     → engine. The one module that imports Pelican.
- ``preview``    → engine, plugin. The server of ``make serve``.
- ``cli``        → all. What ``python -m newsarchive`` offers.

``theme/``, beside ``plugins/``, sees only the names listed in ``engine/template_context.py``.
"""


def register() -> None:
    """Connect the plugin to Pelican's signals; called by Pelican once."""
    from newsarchive import plugin

    plugin.register()

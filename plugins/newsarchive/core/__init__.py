"""The domain of the archive: pure values and functions, no files, no Pelican, no Jinja."""

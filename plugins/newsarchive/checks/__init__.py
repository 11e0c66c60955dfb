"""Checks of a finished site: they read what was written, and know nothing of how."""

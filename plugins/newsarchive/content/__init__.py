"""Reading and writing the files under ``content/``."""

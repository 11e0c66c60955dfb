"""Reading content from disk: text, front matter, authority files and records."""

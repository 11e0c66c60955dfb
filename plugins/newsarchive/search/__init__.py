"""The search index: from the archive to a folder of small files that a browser can read.

Vietnamese words are several syllables with spaces between them, so the index holds
syllables *and* pairs of adjacent syllables. Each is filed under its spelling without
accents, with the accented spellings beneath, so missing accents widen a search and typed
ones narrow it. Measured on 10,000 articles, single syllables alone never put an article
first for a four-syllable name that only it contains; with pairs it is first.
"""

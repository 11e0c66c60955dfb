"""From a published page, or text copied off one, to a draft record.

The way of a page: ``intake`` says what is to be read, ``fetching`` gets it, ``decoding`` makes
text of bytes, ``markup`` and ``pasted`` take it apart into ``ParsedPage``, ``facts`` finds in the
parts what a record wants to know, ``reading`` puts that together, ``drafting`` writes it as a
record, ``saving`` puts the draft and the working copy where they belong. Nothing is guessed:
what a page does not tell is left out, and the draft says so.
"""

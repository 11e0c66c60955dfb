"""Citations as BibLaTeX entries that biber reads and pdflatex prints."""

import re
from urllib.parse import quote

from newsarchive.outputs.citations.citation import Citation
from newsarchive.strings import t

_LATEX = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    # Braces are counted even after a backslash, so they need names.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_LATEX_SIGN = re.compile(f"[{re.escape(''.join(_LATEX))}]")
_OPENING_QUOTE = re.compile(r'(^|[\s(\[{“‘/–—-])"')
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%-._~"
_LANGUAGES = {"vi": "vietnamese", "en": "english"}
"""Names by which biblatex and babel know the languages."""


def to_bibtex(citation: Citation) -> str:
    """One entry, in UTF-8: ``@article`` of the subtype newspaper.

    Where the publisher is not known, ``@online``: an article must name its journal. There is
    no field for the place of publication, since biblatex knows none for articles. A report
    without signature has no author, as biber notes when it is told to validate.
    """
    language = _LANGUAGES[citation.language]
    pointer = t("citation.pointer", permalink=f"{citation.archive}, {citation.permalink}")
    fields = {
        "entrysubtype": "newspaper" if citation.publisher else "",
        "title": "{" + _escape(citation.title) + "}",
        "author": " and ".join("{" + _escape(name) + "}" for name in citation.authors),
        "journaltitle": _escape(citation.publisher or ""),
        "date": citation.issued_text,
        "language": language,
        "langid": language,
        "url": quote(citation.url, safe=_URL_SIGNS),
        "urldate": citation.accessed.isoformat(),
        "abstract": _escape(citation.abstract or ""),
        # A list that is cut at commas, so none may stand inside a keyword.
        "keywords": ", ".join(_escape(k.replace(", ", " – ")) for k in citation.keywords),
        # biblatex prints the one last; Zotero makes a note of the other.
        "addendum": _escape(pointer),
        "annote": _escape(". ".join([pointer, " ".join(citation.remarks)]).strip(". ")),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = "article" if citation.publisher else "online"
    return f"@{kind}{{{citation.key},\n{body}}}\n"


def _escape(text: str) -> str:
    """Text for LaTeX. Straight quotes become curly, since babel may give them a meaning."""
    curly = _OPENING_QUOTE.sub(r"\1“", text).replace('"', "”")
    return _LATEX_SIGN.sub(lambda sign: _LATEX[sign[0]], curly)

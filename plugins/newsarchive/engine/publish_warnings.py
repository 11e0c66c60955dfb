"""What a build for readers warns of: settings that were never made the maintainers' own."""

import os
import re
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsarchive.model.site import Site

_NOT_PUBLIC = re.compile(
    r"(?:.*\.)?(?:localhost|example|invalid|test|local)|(?:.*\.)?example\.(?:com|net|org)"
    r"|127\.[0-9.]+|0\.0\.0\.0|::1?"
)
"""Hosts that no reader can reach: reserved names (RFC 2606, 6761, 6762), this machine."""


def find_placeholders(site: Site) -> Iterator[str]:
    """Yield a sentence for each setting with which no reader is served."""
    host = urlsplit(site.url).hostname or ""
    if _NOT_PUBLIC.fullmatch(host):
        yield f"SITEURL is '{site.url}', where no reader finds the site — give its real address"
    if "@" not in site.contact or _NOT_PUBLIC.fullmatch(site.contact.rpartition("@")[2].lower()):
        yield (
            f"contact is '{site.contact}', which is no mail address — put your own into"
            " pelicanconf.py, SECURITY.md and content/pages/quy-tac-bien-tap.md"
        )


def warn(site: Site) -> None:
    """Say it on standard error, on GitHub also as an annotation of the run."""
    for sentence in find_placeholders(site):
        sys.stderr.write(f"WARNING: not ready for readers: {sentence}\n")
        if os.environ.get("GITHUB_ACTIONS"):
            sys.stdout.write(f"::warning title=Not ready for readers::{sentence}\n")

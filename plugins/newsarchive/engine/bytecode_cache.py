"""Compiled templates, kept from one build to the next: to compile them takes 0.1 s."""

import os

import jinja2
from jinja2.bccache import Bucket

from newsarchive.cache.build_cache import BuildCache
from newsarchive.model.fingerprint import fingerprint

_KIND = "template"


class BytecodeCache(jinja2.BytecodeCache):
    """Jinja's bytecode in the build cache; ``settings`` cover what shapes it.

    Jinja itself compares the template's source and Python's version.
    """

    def __init__(self, cache: BuildCache, settings: bytes) -> None:
        self._cache, self._settings = cache, settings
        self._process = os.getpid()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja when a template is loaded."""
        kept = self._cache.get(_KIND, bucket.key, self._digest(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja when a template has been compiled."""
        if os.getpid() == self._process:  # workers may not write to the cache
            content = bucket.bytecode_to_string()
            self._cache.put(_KIND, bucket.key, self._digest(bucket), content)

    def _digest(self, bucket: Bucket) -> bytes:
        return fingerprint(self._settings, bucket.checksum)

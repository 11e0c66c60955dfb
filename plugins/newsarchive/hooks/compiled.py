"""Compiled templates, kept from one build to the next: to compile them takes 0.1 s."""

import os

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from newsarchive.core.fingerprint import memo_key
from newsarchive.data.memo import Memo


class Compiled(BytecodeCache):
    """Keeps Jinja's code in the memo, which tells damage; ``settings`` are what shapes it.

    Jinja itself sees to the source and to Python's version, the memo to that of Jinja.
    """

    def __init__(self, memo: Memo, settings: bytes) -> None:
        self._memo, self._settings = memo, settings
        self._process = os.getpid()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja when a template is loaded."""
        kept = self._memo.get(self._key(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja when a template has been compiled."""
        if os.getpid() == self._process:  # a worker may not add to the memo
            self._memo.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> bytes:
        return memo_key("template", self._settings, bucket.key, bucket.checksum)

"""Files that a program keeps for itself: whole, undamaged and of its own version, or ignored.

Written beside and renamed, so a killed program leaves the former file; read back only if
the checksum fits.
"""

import hashlib
import marshal
from pathlib import Path
from typing import Any

_CHECKSUM = 16


def save(file: Path, version: bytes, value: Any) -> None:
    """Keep a value made of plain Python types. Raises OSError."""
    payload = marshal.dumps((version, value))
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(_checksum(payload) + payload)
    part.replace(file)


def load(file: Path, version: bytes | None) -> Any:
    """The value that was saved; None if there is none, it is damaged or of another version.

    Any version will do where None is given.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return None
    payload = memoryview(content)[_CHECKSUM:]
    if content[:_CHECKSUM] != _checksum(payload):
        return None
    of, value = marshal.loads(payload)  # noqa: S302 - the checksum says it is what was saved
    return value if version in (of, None) else None


def _checksum(payload: bytes | memoryview) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECKSUM).digest()

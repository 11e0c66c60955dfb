"""What was last found out about addresses, kept so that a check can be taken up again."""

import json
from datetime import date, timedelta
from pathlib import Path

from newsarchive.content.atomic_write import write_atomically
from newsarchive.web.link_status import Outcome

_EVERY = 20
"""Results between two writes; an interruption loses none, a power cut these."""


class LinkResults:
    """Outcomes by address, with the day each was found; only those that a server gave."""

    def __init__(self, file: Path, today: date, days: int) -> None:
        self._file, self._today = file, today
        self._oldest = (today - timedelta(days=days)).isoformat()
        self._entries: dict[str, dict[str, str]] = _read(file)
        self._unsaved = 0

    def get(self, address: str) -> Outcome | None:
        """The outcome, if it is recent enough."""
        entry = self._entries.get(address)
        if entry is None or entry["checked"] < self._oldest:
            return None
        return Outcome(entry["state"], entry["detail"], entry["final"])  # type: ignore[arg-type]

    def put(self, address: str, outcome: Outcome) -> None:
        """Note an outcome of today. What is not sure is not kept, and so is asked again."""
        if outcome.state == "unsure" or not outcome.answered:
            return
        self._entries[address] = {
            "state": outcome.state,
            "detail": outcome.detail,
            "final": outcome.final,
            "checked": self._today.isoformat(),
        }
        self._unsaved += 1
        if self._unsaved >= _EVERY:
            self.save()

    def save(self) -> None:
        """Write what is new."""
        if self._unsaved:
            text = json.dumps(self._entries, ensure_ascii=False, indent=1, sort_keys=True)
            write_atomically(self._file, text + "\n")
            self._unsaved = 0


def _read(file: Path) -> dict[str, dict[str, str]]:
    """The entries of the file; none if it is missing or damaged, for they can be had again."""
    try:
        entries = json.loads(file.read_text("utf-8"))
        wanted = {"state", "detail", "final", "checked"}
        return {address: entry for address, entry in entries.items() if wanted == set(entry)}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}

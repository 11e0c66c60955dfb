"""What the site is called, where it will stand and whom to write to."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_SAFE = re.compile("[A-Za-z0-9/#?=&_.~-]*")


@dataclass(frozen=True)
class Site:
    """Facts about the whole site, from the settings.

    ``url`` has no trailing slash and may contain a path.
    """

    name: str
    tagline: str
    url: str
    contact: str
    licence_name: str
    licence_url: str

    def absolute(self, address: str) -> str:
        """Full URL of an address of this site."""
        # Nearly all are safe as they are, which is seen at a fifth of the cost of quoting.
        plain = _SAFE.fullmatch(address)
        return f"{self.url}/{address if plain else quote(address, safe='/#?=&')}"

    @property
    def root_path(self) -> str:
        """Path of the site on its host, with a slash at both ends; for the 404 page."""
        return f"{urlsplit(self.url).path}/"

    @property
    def host(self) -> str:
        """Host name, as citations name the place where the archive is read."""
        return urlsplit(self.url).netloc

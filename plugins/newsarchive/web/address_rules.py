"""Which addresses may be fetched."""

import ipaddress
import socket
from urllib.parse import quote, urlsplit, urlunsplit

from newsarchive.web.raw_page import Unreadable

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that a translator turns into the IPv4 address at their end (RFC 6052)."""
_AS_IT_IS = "%/:=&?~+!$,;'@()*[]|"
"""Signs that an address uses, and its letters that are encoded already."""


class WrongAddress(Unreadable):
    """What is not the address of a page on the web, or not one that may be asked."""


class PrivateNetwork(Unreadable):
    """A host lies in a network that is not the public internet."""


class UnknownHost(Unreadable):
    """No name server knows the host, or none can be asked."""


def is_address(text: str) -> bool:
    """True for what looks like an address of the web, not a file."""
    return "://" in text


def checked(address: str) -> str:
    """The address in ASCII, as it goes over the wire, if it can be fetched at all.

    Raises WrongAddress for other schemes, for addresses without a host, and for ones that carry
    a password.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise WrongAddress(f"{address} is not a web address — check how it is written") from None
    if parts.scheme not in ("http", "https"):
        raise WrongAddress(f"{parts.scheme}:// is not fetched — give an http or https address")
    if not host or port == 0:
        raise WrongAddress(f"{address} names no host — check how it is written")
    if parts.username or parts.password:
        raise WrongAddress("the address holds a user name or password — leave these out of it")
    if address.isascii() and " " not in address:
        return address
    try:
        netloc = parts.netloc.lower().replace(host, host.encode("idna").decode())
    except UnicodeError:
        raise WrongAddress(f"{address} is not a web address — check how it is written") from None
    path, query = (quote(part, safe=_AS_IT_IS) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def resolve(host: str, port: int, allow_private: bool) -> str:
    """One numeric address of a host, to connect to just that one.

    Raises UnknownHost, and PrivateNetwork if any of its addresses lies in a network that
    is not the public internet: this machine's own, a home's or an office's.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        raise UnknownHost(
            f"the host {host} is not known — check the address and the connection"
        ) from None
    numbers = list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))
    if not allow_private:
        for number in numbers:
            if not _is_public(number):
                raise PrivateNetwork(
                    f"{host} ({number}) lies in a private network"
                    " — if that is meant, say so with --allow-private"
                )
    return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None and not inner.is_global:
            return False
    return address.is_global and not address.is_multicast

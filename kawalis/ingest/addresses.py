"""Addresses: one spelling for each page."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_SCHEMES = {"http": 80, "https": 443}
_TRACKING = (
    "utm_",
    "fbclid",
    "gclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "yclid",
    "ref_src",
    "at_medium",
    "at_campaign",
)
_KEPT = "%/:=&?~#+!$,;'@()*[]-._"
# How most addresses are written: they are canonical as they stand, as long as nothing in their query tracks.
_PLAIN = re.compile(
    r"https?://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/[\w%/:=&~+!$,;'@()*\[\].-]*(?:\?([\w%/:=&?~+!$,;'@()*\[\].-]+))?",
    re.ASCII,
)
_TRACKS = re.compile("|".join(_TRACKING), re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether the text is an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def canonical(address: str) -> str | None:
    """Return one spelling of an address: no fragment, no trackers, no default port; ``None`` where it is none.

    Addresses of other schemes (``telegram:...``) stay as they are.
    """
    text = address.strip()
    plain = _PLAIN.fullmatch(text)
    if plain and not (plain[2] and _TRACKS.search(plain[2])):
        return text
    if not is_address(text):
        return text if text and ":" in text and " " not in text else None
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if not host:
        return None
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    scheme = parts.scheme.lower()
    place = f"[{host}]" if ":" in host else host
    place += f":{port}" if port and port != _SCHEMES[scheme] else ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not name.lower().startswith(_TRACKING)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    path = quote(parts.path or "/", safe=_KEPT, errors="replace")
    return urlunsplit((scheme, place, path, quote(query, safe=_KEPT, errors="replace"), ""))


def host_of(address: str | None) -> str:
    """Return the host of an address without ``www``, "" where there is none."""
    if not address:
        return ""
    if plain := _PLAIN.fullmatch(address):
        return plain[1].removeprefix("www.")
    if not is_address(address):
        return ""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""


def joined(base: str, target: str) -> str | None:
    """Return where a redirect or a link leads, ``None`` where it leads out of the web."""
    try:
        found = urljoin(base, target.strip())
    except ValueError:
        return None
    return canonical(found) if is_address(found) else None


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet: no loopback, private, link-local or reserved one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if mapped is not None:
        ip = mapped
    if isinstance(ip, ipaddress.IPv6Address) and ip in ipaddress.ip_network("64:ff9b::/96"):
        ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast

"""Addresses: one spelling for each page."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

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


def is_address(text: str) -> bool:
    """Whether the text is an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def canonical(address: str) -> str | None:
    """Return one spelling of an address: no fragment, no trackers, no default port; ``None`` where it is none.

    Addresses of other schemes (``telegram:...``) stay as they are.
    """
    text = address.strip()
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
    if not address or not is_address(address):
        return ""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""

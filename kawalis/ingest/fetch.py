"""A polite fetcher: it asks robots.txt, waits between requests, asks again conditionally, and never asks at home.

Every connection, those of redirects and of robots.txt included, goes to an address that was checked at that moment:
a name that first shows a public address and then a private one gains nothing.
"""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from kawalis.ingest.addresses import canonical, is_public, joined
from kawalis.ingest.limits import LIMIT, LIMIT_MB
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

AGENT = "kawalis"
CONNECT, READ, WHOLE = 10.0, 20.0, 60.0  # seconds
REDIRECTS = 5
_CHUNK = 64 * 1024
_ROBOTS = 512 * 1024  # bytes of robots.txt that are read
_SLOWEST = 60.0  # seconds between requests that a robots.txt may ask for
_NOT_MODIFIED = 304
_MOVED = {301, 302, 303, 307, 308}


class Response(NamedTuple):
    """What came back; ``body`` is ``None`` where the page has not changed. ``address`` is where it was in the end."""

    address: str
    body: bytes | None
    kind: str
    encoding: str | None
    etag: str | None
    modified: str | None


class PrivateAddressError(HTTPError):
    """A name that leads to a machine of the local network."""


def _open(connection: Any) -> socket.socket:
    """Connect to the first of the name's addresses that answers, all of them checked."""
    found = socket.getaddrinfo(connection.host.strip("[]"), connection.port, type=socket.SOCK_STREAM)
    if not connection.private and not all(is_public(str(entry[4][0])) for entry in found):
        raise PrivateAddressError(connection.host)
    last: OSError = OSError("no address")
    for family, kind, protocol, _, place in found:
        opened = socket.socket(family, kind, protocol)
        try:
            opened.settimeout(CONNECT)
            opened.connect(place)
        except OSError as error:
            opened.close()
            last = error
            continue
        opened.settimeout(READ)
        return opened
    raise last


class _Plain(HTTPConnection):
    private = False

    def _new_conn(self) -> socket.socket:
        return _open(self)


class _Secure(HTTPSConnection):
    private = False

    def _new_conn(self) -> socket.socket:
        return _open(self)


class _PlainHome(_Plain):
    private = True


class _SecureHome(_Secure):
    private = True


class Fetcher:
    """Fetches pages for one run. ``private`` allows addresses of the local network, ``delay`` is in seconds.

    ``clock`` and ``sleep`` are replaced in tests.
    """

    def __init__(
        self,
        *,
        private: bool = False,
        delay: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}
        plain: type[HTTPConnectionPool] = type("Plain", (HTTPConnectionPool,), {})
        secure: type[HTTPSConnectionPool] = type("Secure", (HTTPSConnectionPool,), {})
        plain.ConnectionCls = _PlainHome if private else _Plain
        secure.ConnectionCls = _SecureHome if private else _Secure
        self._pool = urllib3.PoolManager(headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"})
        self._pool.pool_classes_by_scheme = {"http": plain, "https": secure}

    def fetch(
        self, address: str, etag: str | None = None, modified: str | None = None, limit: int = LIMIT
    ) -> Response:
        """Fetch a page, following redirects. Raises :class:`InputError`.

        Codes: ``bad_address``, ``private_address``, ``robots``, ``unreachable``, ``timeout``, ``redirects``,
        ``too_large`` and ``http.<status>``.
        """
        place, source = canonical(address), address
        for _ in range(REDIRECTS + 1):
            if place is None or not place.startswith(("http://", "https://")):
                raise InputError("bad_address", source)
            self._ask(place, source)
            headers = {"If-None-Match": etag} if etag else {}
            headers |= {"If-Modified-Since": modified} if modified else {}
            status, answer, body = self._get(place, source, limit, headers)
            if status in _MOVED and answer.get("Location"):
                place = joined(place, answer["Location"])
                continue
            if status == _NOT_MODIFIED:
                return Response(place, None, "", None, etag, modified)
            if status != 200:  # noqa: PLR2004
                raise InputError(f"http.{status}", source, status=status)
            kind, _, rest = answer.get("Content-Type", "").partition(";")
            declared = rest.lower().partition("charset=")[2].strip(" \"'") or None
            return Response(
                place, body, kind.strip().lower(), declared, answer.get("ETag"), answer.get("Last-Modified")
            )
        raise InputError("redirects", source, limit=REDIRECTS)

    def _ask(self, place: str, source: str) -> None:
        """Raise where the host's robots.txt wants no visit."""
        parts = urlsplit(place)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._robots.get(site)
        if rules is None:
            rules = RobotFileParser()
            status, _, body = self._get(f"{site}/robots.txt", source, _ROBOTS, {}, cut=True)
            if status == 200:  # noqa: PLR2004
                rules.parse(body.decode("utf-8", "replace").splitlines())
            elif status in {401, 403} or status >= 500:  # noqa: PLR2004 - RFC 9309: then nothing may be asked
                rules.parse(["User-agent: *", "Disallow: /"])
            else:
                rules.parse([])
            rules.modified()
            self._robots[site] = rules
        if not rules.can_fetch(AGENT, place):
            raise InputError("robots", source)

    def _wait(self, place: str) -> None:
        parts = urlsplit(place)
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0
        pause = max(self._delay, min(asked, _SLOWEST))
        since = self._clock() - self._last.get(parts.netloc, float("-inf"))
        if since < pause:
            self._sleep(pause - since)
        self._last[parts.netloc] = self._clock()

    def _get(
        self, place: str, source: str, limit: int, headers: dict[str, str], *, cut: bool = False
    ) -> tuple[int, Any, bytes]:
        self._wait(place)
        began = self._clock()
        try:
            response = self._pool.request(
                "GET",
                place,
                headers={**self._pool.headers, **headers},
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=CONNECT, read=READ),
            )
            try:
                parts, size = [], 0
                for chunk in response.stream(_CHUNK, decode_content=True):
                    parts.append(chunk)
                    size += len(chunk)
                    if size > limit:
                        if cut:
                            break
                        raise InputError("too_large", source, limit_mb=limit // 1024 // 1024 or LIMIT_MB)
                    if self._clock() - began > WHOLE:
                        raise InputError("timeout", source)
                return response.status, response.headers, b"".join(parts)[:limit]
            finally:
                response.close()
        except PrivateAddressError as error:
            raise InputError("private_address", source) from error
        except (urllib3.exceptions.TimeoutError, TimeoutError) as error:
            raise InputError("timeout", source) from error
        except (HTTPError, OSError, UnicodeError, ValueError) as error:
            raise InputError("unreachable", source, reason=type(error).__name__) from error

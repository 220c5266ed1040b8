"""Pages and feeds of the web, from a server of our own on loopback."""

from __future__ import annotations

import functools
import gzip
import json
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from kawalis.ingest import fetch
from kawalis.ingest.addresses import canonical, is_public
from kawalis.library import opened
from kawalis.library.adding import Given, Net, add
from kawalis.model import InputError
from tests.library.test_formats import PARAGRAPH, entry, page, rows, rss

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

HOME = Net(private=True, delay=0.0)
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A site: answers by path, and the requests that came."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.answers.get(self.path, (404, {}, b""))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def page(
        self,
        path: str,
        body: bytes,
        status: int = 200,
        kind: str = "text/html; charset=utf-8",
        **headers: str,
    ) -> str:
        self.answers[path] = (status, {"Content-Type": kind, **headers}, body)
        return self.base + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()


def run(folder: Path, *names: str, net: Net = HOME) -> tuple[dict[str, int], list[str]]:
    with opened(str(folder / "k.db"), write=True) as library:
        counts = add(library, names, Given(), net=net)
        return dict(+counts), [skip.code for skip in library.skips()]


def test_a_page_is_fetched_once_and_then_asked_for_conditionally(tmp_path: Path, site: Site) -> None:
    address = site.page("/a", page("<time>8 أبريل 2021</time>"), ETag='"1"')
    assert run(tmp_path, address) == ({"added": 1}, [])
    assert run(tmp_path, address) == ({"same": 1}, [])
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    site.page("/a", page(first=PARAGRAPH.replace("المياه", "النقل")), ETag='"2"')
    assert run(tmp_path, address) == ({"updated": 1}, [])
    with opened(str(tmp_path / "k.db")) as library:
        assert [(row["url"], row["current"]) for row in rows(library)] == [(address, False), (address, True)]
    assert all(headers["User-Agent"] == "kawalis" for _, headers in site.asked)


def test_a_feed_leads_to_its_pages_and_only_news_is_fetched(tmp_path: Path, site: Site) -> None:
    items = [entry(i, "مختصر").replace("http://x.example", site.base) for i in (1, 2)]
    whole = entry(3, PARAGRAPH * 4)
    feed = site.page("/feed", rss(*items, whole), kind="application/rss+xml")
    for i in (1, 2):
        site.page(f"/{i}", page(first=PARAGRAPH.replace("المياه", f"المياه {i}")))
    assert run(tmp_path, feed)[0]["added"] == 3
    assert sorted(site.paths()) == ["/1", "/2", "/feed", "/robots.txt"]
    site.asked.clear()
    assert run(tmp_path, feed) == ({"same": 3}, [])
    assert site.paths() == ["/robots.txt", "/feed"]


@pytest.mark.parametrize("local", [True, False])
def test_a_list_of_feeds(tmp_path: Path, site: Site, *, local: bool) -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "items": [{"url": site.base + "/1", "title": "خبر"}]}
    site.page("/feed", json.dumps(feed).encode(), kind="application/feed+json")
    site.page("/1", page())
    opml = f'<opml version="2.0"><body><outline><outline xmlUrl="{site.base}/feed"/></outline></body></opml>'.encode()
    (tmp_path / "feeds.opml").write_bytes(opml)
    name = str(tmp_path / "feeds.opml") if local else site.page("/opml", opml, kind="text/xml")
    assert run(tmp_path, name) == ({"added": 1}, [])


@pytest.mark.parametrize(
    ("robots", "status", "codes"),
    [
        (b"User-agent: *\nDisallow: /", 200, ["robots"]),
        (b"User-agent: kawalis\nDisallow: /a", 200, ["robots"]),
        (b"User-agent: other\nDisallow: /", 200, []),
        (b"", 404, []),
        (b"", 403, ["robots"]),
        (b"", 503, ["robots"]),
    ],
)
def test_robots(tmp_path: Path, site: Site, robots: bytes, status: int, codes: list[str]) -> None:
    site.page("/robots.txt", robots, status)
    assert run(tmp_path, site.page("/a", page()))[1] == codes
    assert ("/a" in site.paths()) is (not codes)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((404, {}, b""), "http.404"),
        ((429, {}, b""), "http.429"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "not_a_page"),
        ((200, {"Content-Type": "application/json"}, b"{}"), "not_a_page"),
        ((200, {"Content-Type": "text/html"}, b"<p>"), "no_main_text"),
        ((302, {"Location": "/a"}, b""), "redirects"),
        ((302, {"Location": "file:///etc/hostname"}, b""), "bad_address"),
        ((200, {"Content-Type": "text/html"}, b"x" * (17 << 20)), "too_large"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"x" * (200 << 20), 9)),
         "too_large"),
    ],
    ids=["404", "429", "image", "json", "empty", "circle", "file", "large", "bomb"],
)  # fmt: skip
def test_what_an_address_may_hold(tmp_path: Path, site: Site, answer: Answer, code: str) -> None:
    site.answers["/a"] = answer
    assert run(tmp_path, site.base + "/a") == ({"skipped": 1}, [code])


def test_no_private_address(tmp_path: Path, site: Site) -> None:
    shut = Net(delay=0.0)
    address = site.page("/a", page())
    assert run(tmp_path, address, net=shut) == ({"skipped": 1}, ["private_address"])
    assert run(tmp_path, address.replace("127.0.0.1", "localhost"), net=shut)[0] == {"skipped": 1}
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; the redirect leads to another name of the same machine."""
    monkeypatch.setattr(fetch, "is_public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr(
        socket, "getaddrinfo",
        lambda host, port, **_: [(2, 1, 6, "", ("10.0.0.1" if host == "inside.example" else "127.0.0.1", port))],
    )  # fmt: skip
    site.answers["/a"] = (302, {"Location": "http://inside.example/secret"}, b"")
    with pytest.raises(InputError) as error:
        fetch.Fetcher(delay=0.0).fetch(site.base + "/a")
    assert error.value.code == "private_address"


def test_a_name_may_not_show_two_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("192.168.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(InputError) as error:
        fetch.Fetcher(delay=0.0).fetch("http://two.example/")
    assert error.value.code == "private_address"


def test_it_waits_between_requests(site: Site) -> None:
    now, waited = [0.0], []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    fetcher = fetch.Fetcher(private=True, delay=2.0, clock=lambda: now[0], sleep=sleep)
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 5")
    for _ in range(2):
        assert fetcher.fetch(site.page("/a", page())).body
    assert waited == [5.0, 5.0]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "::1", "fe80::1",
     "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "224.0.0.1", "255.255.255.255", "no address"],
)  # fmt: skip
def test_what_is_private(address: str) -> None:
    assert not is_public(address)


def test_what_is_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("HTTP://Example.com:80/a?utm_source=x&id=1#top", "http://example.com/a?id=1"),
        ("https://example.com", "https://example.com/"),
        ("http://example.com/خبر", "http://example.com/%D8%AE%D8%A8%D8%B1"),
        ("http://example.com/%D8%AE", "http://example.com/%D8%AE"),
        ("http://[::1", None),
        ("http:///x", None),
        ("telegram:1/2", "telegram:1/2"),
    ],
)
def test_one_spelling_for_each_address(given: str, wanted: str | None) -> None:
    assert canonical(given) == wanted
    assert wanted is None or canonical(wanted) == wanted


def test_watching_looks_again_and_keeps_what_changed(tmp_path: Path, site: Site) -> None:
    address = site.page("/a", page(), ETag='"1"')
    command = [
        sys.executable,
        "-m",
        "kawalis",
        "add",
        address,
        "--no-read",
        "--allow-private",
        "--delay",
        "0",
    ]
    heeding = functools.partial(
        signal.signal, signal.SIGINT, signal.SIG_DFL
    )  # a shell's background job ignores it
    with subprocess.Popen(
        [*command, "--watch", "0.01"],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        preexec_fn=heeding,  # noqa: PLW1509 - no threads here
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline().decode()]
        site.page("/a", page(first=PARAGRAPH.replace("المياه", "النقل")), ETag='"2"')
        while "updated: 1" not in said[-1] and len(said) < 20:
            said.append(running.stdout.readline().decode())
        said.append(running.stdout.readline().decode())
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    assert said[0] == "Added: 1, same: 0, updated: 0, skipped: 0\n"
    assert said[-2] == "Added: 0, same: 0, updated: 1, skipped: 0\n"
    assert set(said[1:-2]) <= {"Added: 0, same: 1, updated: 0, skipped: 0\n"}
    assert said[-1] == "Added: 0, same: 1, updated: 0, skipped: 0\n"
    with opened(str(tmp_path / "kawalis.db")) as library:
        assert [(row["url"], row["current"]) for row in rows(library)] == [(address, False), (address, True)]

"""Fetching from a local server: politely, within limits, and from where it left off."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from warledger import articles
from warledger.articles import web
from warledger.articles.fetch import AGENT, Fetcher
from warledger.articles.manifest import read_manifest
from warledger.articles.web import Bounds, Web, WebError
from warledger.conflict import Conflict

PAGE = (
    "<html><head><title>Report {0}</title><meta property='article:published_time' content='2015-08-0{0}'></head>"
    "<body><article><p>Insurgents attacked outpost number {0} in Kunduz province on Monday, killing {0}0 soldiers, "
    "officials said.</p><p>The army sent more troops to the district, and fighting around the outpost went on until "
    "the evening.</p></article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """A news site with some traps."""

    asked: ClassVar[Counter[str]] = Counter()
    agents: ClassVar[set[str]] = set()
    robots = "User-agent: *\nDisallow: /private/\n"

    def do_GET(self) -> None:
        Site.asked[self.path] += 1
        Site.agents.add(self.headers["User-Agent"])
        host = f"http://{self.headers['Host']}"
        page = self.path.removeprefix("/page/")
        if self.path == "/robots.txt":
            self.send(self.robots.encode(), "text/plain")
        elif self.path == "/feed.xml":
            links = "".join(f"<item><title>R</title><link>{host}/page/{n}</link></item>" for n in (1, 2))
            self.send(
                f"<rss version='2.0'><channel>{links}<item><title>No link</title></item></channel></rss>".encode(),
                "text/xml",
            )
        elif self.path == "/sitemap_index.xml":
            space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
            self.send(
                f"<sitemapindex {space}><sitemap><loc>/sitemap.xml.gz</loc></sitemap></sitemapindex>".encode(),
                "text/xml",
            )
        elif self.path == "/sitemap.xml.gz":
            urls = (
                "".join(f"<url><loc>{host}/page/{n}</loc></url>" for n in (1, 3))
                + f"<url><loc>{host}/private/4</loc></url>"
            )
            self.send(gzip.compress(f"<urlset>{urls}</urlset>".encode()), "application/gzip")
        elif page.isdigit():
            if self.headers["If-None-Match"] == f'"{page}"':
                self.send(b"", "text/html", status=304)
            else:
                self.send(PAGE.format(page).encode(), "text/html; charset=utf-8", ETag=f'"{page}"')
        elif self.path == "/moved":
            self.send(b"", "text/html", status=302, Location="/page/5")
        elif self.path == "/inwards":
            self.send(b"", "text/html", status=302, Location="http://10.0.0.1/secrets")
        elif self.path == "/file":
            self.send(b"", "text/html", status=302, Location="file:///etc/passwd")
        elif self.path == "/circle":
            self.send(b"", "text/html", status=302, Location="/circle")
        elif self.path == "/busy":
            first = Site.asked["/busy"] == 1
            self.send(
                b"" if first else PAGE.format(6).encode(),
                "text/html",
                status=503 if first else 200,
                **{"Retry-After": "7"},
            )
        elif self.path == "/large":
            self.send(b"x" * 300_000, "text/html")
        elif self.path == "/bomb":
            self.send(gzip.compress(bytes(50_000_000)), "text/html", **{"Content-Encoding": "gzip"})
        elif self.path in {"/drip", "/drip-head"}:
            self.drip(b"X-Drop: 1\r\n" if self.path == "/drip-head" else b"x", self.path == "/drip")
        elif self.path == "/nowhere":
            self.send(b"", "text/html", status=302, Location="http://[nowhere")
        elif self.path == "/picture":
            self.send(b"\x89PNG", "image/png")
        else:
            self.send(b"", "text/html", status=404)

    def drip(self, drop: bytes, in_body: bool) -> None:
        """A drop every tenth of a second: no read waits long, and none ends."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"\r\n" * in_body)
        with suppress(OSError):
            for _ in range(90):
                self.wfile.write(drop)
                time.sleep(0.1)

    def send(self, body: bytes, kind: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a running site that counts as public, while 10.0.0.1 does not."""
    Site.asked.clear()
    monkeypatch.setattr(web, "is_public", lambda address: address in {"127.0.0.1", "::1"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(folder: Path, *, refresh: bool = False, bounds: Bounds | None = None, time: Time | None = None) -> Fetcher:
    hours = time or Time()
    client = Web(AGENT, bounds or Bounds(bytes=200_000), sleep=hours.sleep, clock=lambda: hours.now)
    return Fetcher(folder, client, refresh=refresh, now=lambda: datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC))


def test_a_feed_becomes_a_corpus(site: str, tmp_path: Path, war: Conflict) -> None:
    done = fetcher(tmp_path).run(f"{site}/feed.xml")
    assert (done.new, done.failed) == (2, ())
    read, rejected = articles.read_corpus([tmp_path], war)
    assert sorted(read["url"]) == [f"{site}/page/1", f"{site}/page/2"]
    assert {day.isoformat() for day in read["published"]} == {"2015-08-01", "2015-08-02"}
    assert {day.isoformat() for day in read["accessed"]} == {"2024-05-06"}
    assert rejected.is_empty()
    entry = read_manifest(tmp_path)[f"{site}/page/1"]
    assert (entry.status, entry.fetched, entry.etag) == (200, "2024-05-06T07:08:09Z", '"1"')
    assert Site.agents == {AGENT}


def test_a_sitemap_is_followed_and_robots_txt_obeyed(site: str, tmp_path: Path) -> None:
    done = fetcher(tmp_path).run(f"{site}/sitemap_index.xml")
    assert done.new == 2
    assert [(url, "robots.txt" in why) for url, why in done.failed] == [(f"{site}/private/4", True)]
    assert Site.asked["/private/4"] == 0


def test_a_second_run_asks_for_nothing_that_is_there(site: str, tmp_path: Path) -> None:
    fetcher(tmp_path).run(f"{site}/feed.xml", most=1)
    assert fetcher(tmp_path).run(f"{site}/feed.xml")[:3] == (1, 0, 1)
    assert (Site.asked["/page/1"], Site.asked["/page/2"]) == (1, 1)
    assert fetcher(tmp_path, refresh=True).run(f"{site}/feed.xml")[:3] == (0, 2, 0)


def test_a_torn_manifest_costs_one_page(site: str, tmp_path: Path) -> None:
    fetcher(tmp_path).run(f"{site}/feed.xml")
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-20])
    assert fetcher(tmp_path).run(f"{site}/feed.xml")[:3] == (1, 0, 1)


def test_a_list_of_addresses_with_every_trap(site: str, tmp_path: Path) -> None:
    traps = ["inwards", "file", "circle", "large", "bomb", "picture", "missing"]
    (tmp_path / "list.txt").write_text(
        "# traps\n" + "\n".join(f"{site}/{name}" for name in [*traps, "moved"]) + "\nftp://x/y\n"
    )
    done = fetcher(tmp_path / "corpus").run(str(tmp_path / "list.txt"))
    why = {url.rsplit("/", 1)[-1]: reason for url, reason in done.failed}
    assert done.new == 1
    assert "no public address" in why["inwards"]
    assert "not a web address" in why["file"] and "not a web address" in why["y"]
    assert "redirects" in why["circle"]
    assert "over 0.2 MB" in why["large"] and "over 0.2 MB" in why["bomb"]
    assert "image/png" in why["picture"] and "404" in why["missing"]
    noted = [json.loads(line) for line in (tmp_path / "corpus" / "manifest.jsonl").read_text().splitlines()]
    assert len(noted) == 9 and sum("note" in line for line in noted) == 8


@pytest.mark.parametrize("path", ["drip", "drip-head"])
def test_a_server_that_sends_a_byte_now_and_then_is_hung_up_on(path: str, site: str) -> None:
    started = time.monotonic()
    with pytest.raises(WebError, match=r"not read within 0\.5 s"):
        Web(AGENT, Bounds(seconds=0.5)).get(f"{site}/{path}")
    assert time.monotonic() - started < 5


def test_an_address_that_cannot_be_read_costs_itself_alone(site: str, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"http://[bad\n{site}/nowhere\nhttp://\n{site}/page/1\n")
    done = fetcher(tmp_path / "corpus").run(str(tmp_path / "list.txt"))
    assert done.new == 1
    assert [("not a web address" in why) for _, why in done.failed] == [True] * 3


def test_a_busy_server_is_asked_again_when_it_said(site: str, tmp_path: Path) -> None:
    hours = Time()
    (tmp_path / "list.txt").write_text(f"{site}/busy\n")
    assert fetcher(tmp_path / "corpus", time=hours).run(str(tmp_path / "list.txt")).new == 1
    assert 7 in hours.slept


def test_a_host_is_asked_once_in_a_while(site: str, tmp_path: Path) -> None:
    hours = Time()
    fetcher(tmp_path, time=hours).run(f"{site}/feed.xml")
    # robots.txt, the feed and two pages: three waits of two seconds
    assert sum(hours.slept) == pytest.approx(6)


def test_one_s_own_machines_are_not_asked_unless_allowed(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for host in ("127.0.0.1", "localhost"):
            with pytest.raises(WebError, match="no public address"):
                Web(AGENT).get(f"http://{host}:{server.server_port}/page/1")
        allowed = Web(AGENT, Bounds(private=True))
        assert allowed.get(f"http://127.0.0.1:{server.server_port}/page/1").status == 200
    finally:
        server.shutdown()
        server.server_close()


PRIVATE = """
127.0.0.1 10.1.2.3 192.168.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1
::1 fe80::1%eth0 fd00::1 ::ffff:10.0.0.1
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses_are_known(address: str) -> None:
    assert not web.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_known(address: str) -> None:
    assert web.is_public(address)


def test_a_source_that_is_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(WebError, match="one a line"):
        fetcher(tmp_path).run("no-such-file.txt")

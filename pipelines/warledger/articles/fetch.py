"""A feed, a sitemap or a list of addresses into a corpus folder: politely, and from where it left off.

Pages are kept as they came, under `pages/<host>/`, so that better reading needs no second visit; `manifest.jsonl` tells
where each came from and when. robots.txt is obeyed, a host is asked at most once in `delay` seconds.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.etree
import protego

from warledger.articles.manifest import Entry, append, read_manifest
from warledger.articles.readers.guard import guarded
from warledger.articles.records import LIMITS, printable
from warledger.articles.web import Answer, Web, WebError, is_web_address, joined
from warledger.progress import Progress, silent

AGENT = "warledger/0.1"

_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_MOST_SITEMAPS = 100


class Fetched(NamedTuple):
    """How a run went."""

    new: int = 0
    unchanged: int = 0
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()


@dataclass
class Fetcher:
    """Fetches into one folder.

    Args:
        folder: the corpus folder; created where it is missing.
        web: the client, with its limits.
        delay: seconds between two requests to one host; a longer Crawl-delay of its robots.txt wins.
        refresh: ask again for what is there, and keep it where the server says that it has not changed.
        now: the time that the manifest notes.
    """

    folder: Path
    web: Web = field(default_factory=lambda: Web(AGENT))
    delay: float = 2.0
    refresh: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _robots: dict[str, protego.Protego | None] = field(default_factory=dict, init=False)
    _asked: dict[str, float] = field(default_factory=dict, init=False)

    def run(self, source: str, *, most: int | None = None, progress: Progress = silent) -> Fetched:
        """Fetch every report that a source names.

        Args:
            source: address of a feed, a sitemap or a page, or path of a file with an address a line.
            most: how many new pages at most.
            progress: told of each page.

        Raises:
            WebError: the source itself cannot be read.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        known = read_manifest(self.folder)
        addresses = list(dict.fromkeys(self.addresses(source)))
        new, unchanged, there = 0, 0, 0
        failed: list[tuple[str, str]] = []
        for done, url in enumerate(addresses):
            progress("fetching reports", done, len(addresses))
            earlier = known.get(url)
            have = bool(earlier and earlier.file and (self.folder / earlier.file).is_file())
            if have and not self.refresh:
                there += 1
                continue
            if most is not None and new >= most:
                break
            try:
                entry = self._fetch(url, earlier if have else None)
            except WebError as error:
                failed.append((url, str(error)))
                append(self.folder, Entry(url, fetched=self._time(), note=str(error)))
                continue
            new, unchanged = (new, unchanged + 1) if entry is None else (new + 1, unchanged)
        progress("fetching reports", len(addresses), len(addresses))
        return Fetched(new, unchanged, there, tuple(failed))

    def addresses(self, source: str) -> Iterator[str]:
        """The addresses that a source names, in its order."""
        if not is_web_address(source):
            path = Path(source)
            if not path.is_file():
                raise WebError(f"{source}: neither a web address nor a file with one a line")
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield from (line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
            return
        waiting, seen = [source], set[str]()
        while waiting and len(seen) < _MOST_SITEMAPS:
            url = waiting.pop(0)
            if url in seen:
                continue
            seen.add(url)
            found = _named_in(self._get(url))
            if found is None:
                yield url  # a page: itself
            else:
                waiting += found.sitemaps
                yield from found.pages

    def _fetch(self, url: str, earlier: Entry | None) -> Entry | None:
        """Fetch a page and note it; None where it has not changed."""
        headers = {"If-None-Match": earlier.etag, "If-Modified-Since": earlier.last_modified} if earlier else {}
        answer = self._get(url, {name: value for name, value in headers.items() if value})
        if earlier and answer.status == 304:
            return None
        kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
        if answer.status != 200 or kind not in _KINDS:
            raise WebError(
                f"{url[:200]}: {f'status {answer.status}' if answer.status != 200 else f'no page but {kind}'}"
            )
        digest = hashlib.sha256(answer.body).hexdigest()
        name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16]
        host = (urlsplit(answer.url).hostname or "unknown").strip(".")
        file = f"pages/{''.join(c if c.isalnum() or c in '.-' else '_' for c in host)[:100]}/{name}{_KINDS[kind]}"
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".part")
        aside.write_bytes(answer.body)
        aside.replace(path)
        entry = Entry(
            url, answer.url, file, self._time(), answer.status, answer.headers.get("etag"),
            answer.headers.get("last-modified"), digest,
        )  # fmt: skip
        append(self.folder, entry)
        return entry

    def _get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        return self.web.get(url, headers=headers, may=self._may)

    def _may(self, url: str) -> None:
        """Wait for the host's turn; refuse what its robots.txt forbids."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._wait(site, self.delay)
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        if rules is None:
            raise WebError(f"{url[:200]}: its robots.txt could not be read, so nothing is asked there")
        if not rules.can_fetch(url, AGENT):
            raise WebError(f"{url[:200]}: its robots.txt asks not to")
        self._wait(site, max(self.delay, min(rules.crawl_delay(AGENT) or 0, self.web.bounds.longest_wait)))

    def _read_robots(self, site: str) -> protego.Protego | None:
        """A site's rules; none at all where it has no robots.txt; None where it did not say."""
        try:
            answer = self.web.get(urljoin(site, "/robots.txt"))
        except WebError as error:
            if "public address" in str(error):
                raise
            return None
        return protego.Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _wait(self, site: str, delay: float) -> None:
        now = self.web.clock()
        if (last := self._asked.get(site)) is not None and (left := last + delay - now) > 0:
            self.web.sleep(left)
        self._asked[site] = self.web.clock()

    def _time(self) -> str:
        return self.now().strftime("%Y-%m-%dT%H:%M:%SZ")


class _Named(NamedTuple):
    """Addresses that a feed or sitemap names."""

    pages: list[str]
    sitemaps: list[str]


def _named_in(answer: Answer) -> _Named | None:
    """What a feed or a sitemap names; None for anything else."""
    if answer.status != 200:
        raise WebError(f"{answer.url[:200]}: status {answer.status}")
    body = answer.body
    if body.startswith(b"\x1f\x8b"):
        try:
            body = guarded(cast(BinaryIO, gzip.GzipFile(fileobj=BytesIO(body))), len(body), LIMITS).read(LIMITS.article)
        except (OSError, EOFError, ValueError) as error:
            raise WebError(f"{answer.url[:200]}: broken gzip ({printable(str(error), 60)})") from error
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = lxml.etree.fromstring(body, parser)
    except (lxml.etree.LxmlError, ValueError):
        root = None
    tag = lxml.etree.QName(root).localname.lower() if root is not None and isinstance(root.tag, str) else ""
    if tag in {"urlset", "sitemapindex"}:
        found = [(one.text or "").strip() for one in root.iterfind("{*}*/{*}loc")]
        found = [joined(answer.url, one) for one in found if one]
        return _Named(found, []) if tag == "urlset" else _Named([], found)
    if tag in {"rss", "feed", "rdf"}:
        entries = feedparser.parse(BytesIO(body)).entries
        return _Named([joined(answer.url, entry.link) for entry in entries if entry.get("link")], [])
    return None

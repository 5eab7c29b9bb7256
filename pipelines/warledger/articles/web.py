"""One polite, bounded request: http(s) only, public addresses only, so many bytes and seconds, again after a hiccup.

The address is checked where the connection is made, so neither a redirect nor a name that resolves anew can lead to a
machine of one's own network.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit
from weakref import WeakSet

import tenacity
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.connection import create_connection

from warledger.errors import WarledgerError


class WebError(WarledgerError):
    """An address that was not read; the message says why."""


class _Hiccup(Exception):
    """Worth another try; `wait` is what the server asked for, in seconds."""

    def __init__(self, told: str, wait: float = 0) -> None:
        super().__init__(told)
        self.wait = wait


class Answer(NamedTuple):
    """What a server sent. `url` is where redirects led; `body` is unpacked, and empty for status 304."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Bounds:
    """How far a request may go."""

    bytes: int = 16_000_000
    seconds: float = 60
    connect_seconds: float = 10
    redirects: int = 5
    attempts: int = 3
    longest_wait: float = 60
    private: bool = False  # allow addresses of one's own network


@dataclass
class Web:
    """A client. `sleep` and `clock` are inputs, so that tests need not wait."""

    agent: str
    bounds: Bounds = field(default_factory=Bounds)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._pools = urllib3.PoolManager(num_pools=20, headers={"User-Agent": self.agent, "Accept-Encoding": "gzip"})
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._pools.pool_classes_by_scheme = _pools_for(self.bounds.private, self._sockets)

    def get(
        self, url: str, *, headers: Mapping[str, str] | None = None, may: Callable[[str], None] | None = None
    ) -> Answer:
        """The answer at an address, redirects followed.

        Args:
            url: where to ask.
            headers: sent along, such as If-None-Match.
            may: called with every address before it is asked; raises WebError where it should not be.

        Raises:
            WebError: not http(s), not public, too large, too slow, too many redirects, or no answer after all attempts.
        """
        for _ in range(self.bounds.redirects + 1):
            if not is_web_address(url):
                raise WebError(f"{url[:200]}: not a web address (http or https)")
            if may:
                may(url)
            answer = self._ask(url, headers or {})
            target = answer.headers.get("location")
            if answer.status not in {301, 302, 303, 307, 308} or not target:
                return answer
            url = joined(url, target)
        raise WebError(f"{url[:200]}: more than {self.bounds.redirects} redirects")

    def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Hiccup),
            stop=tenacity.stop_after_attempt(self.bounds.attempts),
            wait=self._wait,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return retrying(self._ask_once, url, headers)
        except _Hiccup as error:
            raise WebError(f"{url[:200]}: {error}, {self.bounds.attempts} times") from error

    def _wait(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, _Hiccup) else 0
        return min(max(asked, 2.0 ** (state.attempt_number - 1)), self.bounds.longest_wait)

    def _ask_once(self, url: str, headers: Mapping[str, str]) -> Answer:
        until = self.clock() + self.bounds.seconds
        timeout = urllib3.Timeout(connect=self.bounds.connect_seconds, read=self.bounds.seconds)
        try:
            with self._hung_up_after(self.bounds.seconds) as late:
                try:
                    response = self._pools.request(
                        "GET", url, headers={**self._pools.headers, **headers}, timeout=timeout, retries=False,
                        redirect=False, preload_content=False,
                    )  # fmt: skip
                    try:
                        body = self._body(response, url, until)
                    finally:
                        response.close()
                finally:
                    if late.is_set():
                        raise WebError(f"{url[:200]}: not read within {self.bounds.seconds:g} s")
        except (urllib3.exceptions.LocationParseError, UnicodeError) as error:
            raise WebError(f"{url[:200]}: not a web address") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise _Hiccup(f"no answer ({type(error).__name__})") from error
        if response.status == 429 or response.status >= 500:
            asked = response.headers.get("retry-after", "")
            raise _Hiccup(f"status {response.status}", float(asked) if asked.isdigit() else 0)
        return Answer(url, response.status, {name.lower(): value for name, value in response.headers.items()}, body)

    @contextmanager
    def _hung_up_after(self, seconds: float) -> Iterator[threading.Event]:
        """Close what is open after so many seconds: of a server that sends a byte now and then no read ever ends."""
        late = threading.Event()

        def hang_up() -> None:
            late.set()
            for one in list(self._sockets):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(seconds, hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()

    def _body(self, response: urllib3.BaseHTTPResponse, url: str, until: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.stream(65_536, decode_content=True):
            size += len(part)
            if size > self.bounds.bytes:
                raise WebError(f"{url[:200]}: over {self.bounds.bytes / 1e6:g} MB")
            if self.clock() > until:
                raise WebError(f"{url[:200]}: not read within {self.bounds.seconds:g} s")
            parts.append(part)
        return b"".join(parts)


def is_web_address(url: str) -> bool:
    """Whether a text is an http(s) address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def joined(base: str, url: str) -> str:
    """An address as it is meant on a page; one that cannot be read stays as it is."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return (mapped or ip).is_global and ip.is_global and not ip.is_multicast


def _pools_for(private: bool, sockets: WeakSet[socket.socket]) -> dict[str, Any]:
    """urllib3's pools, with connections that look at an address before they open it and note their `sockets`."""

    class Checked:
        """Resolves the name once, checks every address it has, and connects to the one it checked."""

        host: str
        port: int
        sock: socket.socket
        timeout: Any
        source_address: Any
        socket_options: Any

        def connect(self) -> None:
            super().connect()  # type: ignore[misc]
            sockets.add(self.sock)

        def _new_conn(self) -> socket.socket:
            found = {str(one[4][0]) for one in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)}
            if not private and (own := sorted(address for address in found if not is_public(address))):
                raise WebError(f"{self.host}: {own[0]} is no public address; --allow-private allows it")
            error: OSError | None = None
            for address in sorted(found, key=lambda one: (":" in one, one)):
                try:
                    return create_connection(
                        (address, self.port), self.timeout, self.source_address, self.socket_options
                    )
                except OSError as failed:
                    error = failed
            raise error or OSError("the name has no address")

    class Plain(Checked, HTTPConnection):
        pass

    class Secure(Checked, HTTPSConnection):
        pass

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}

"""Addresses that only the host knows: where the site will stand, and where readers report an error.

Both come from the environment, `SITE_URL` and `REPORT_URL`, and may be missing: a site works without knowing its own
address. They are part of what a release's pages are made from.
"""

from __future__ import annotations

import os

from warledger.errors import WarledgerError
from warledger.site import links

SITE, REPORT = "SITE_URL", "REPORT_URL"


class AddressError(WarledgerError):
    """An address in the environment is none that a page may link to."""


def site() -> str | None:
    """Where the published folder will stand, without a slash at its end. Raises AddressError."""
    given = _given(SITE)
    return given and given.rstrip("/")


def report() -> str | None:
    """Where readers report an error, such as a tracker's form. Raises AddressError."""
    return _given(REPORT)


def release(name: str) -> str | None:
    """Where a release will stand. Raises AddressError."""
    base = site()
    return base and f"{base}/releases/{name}"


def _given(variable: str) -> str | None:
    given = os.environ.get(variable, "").strip()
    if given and not links.safe(given):
        raise AddressError(f"{variable} is no http or https address: {given}")
    return given or None

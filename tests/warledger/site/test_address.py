"""Addresses that the host gives."""

from pathlib import Path

import pytest
from tests.warledger.site.publications import put

from warledger.site import address


def test_nothing_given_is_nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (address.SITE, address.REPORT):
        monkeypatch.delenv(variable, raising=False)
    assert (address.site(), address.report(), address.release("3-0a1b2c3d")) == (None, None, None)
    monkeypatch.setenv(address.SITE, " ")
    assert address.site() is None


def test_a_release_stands_below_its_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.SITE, "https://ledger.example/war/")
    assert address.release("3-0a1b2c3d") == "https://ledger.example/war/releases/3-0a1b2c3d"


@pytest.mark.parametrize("given", ["javascript:alert(1)", "ledger.example", 'https://ledger.example/"><b>'])
def test_what_no_page_may_link_to_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(address.REPORT, given)
    with pytest.raises(address.AddressError, match="REPORT_URL"):
        address.report()


@pytest.mark.parametrize("variable", [address.SITE, address.REPORT])
def test_another_address_is_a_new_release_over_the_same_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    first = put(tmp_path / "site")
    monkeypatch.setenv(variable, "https://ledger.example/")
    second = put(tmp_path / "site")
    assert second.new
    assert first.release.split("-")[1] == second.release.split("-")[1]
    assert not put(tmp_path / "site").new

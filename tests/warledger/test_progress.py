"""Bars where somebody looks, nothing where nobody does."""

from __future__ import annotations

import io
import sys

import pytest

from warledger.progress import bars


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_for_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    with bars() as progress:
        progress("reading reports", 1, None)
        progress("reading reports", 7, 7)
        progress("reading articles", 3, 9)
    assert "reading reports" in seen.getvalue()
    assert "7/7" in seen.getvalue()
    assert "3/9" in seen.getvalue()


def test_a_file_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", seen)
    with bars() as progress:
        progress("reading reports", 1, 2)
    assert not seen.getvalue()

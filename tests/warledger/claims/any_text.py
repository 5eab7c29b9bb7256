"""What holds of the reading of any text whatever."""

import time
from datetime import date

from warledger import claims, conflict
from warledger.tables import frame

WAR = conflict.load()
DAY = date(2018, 7, 12)
SIZE, TIMES = 8_000, 4  # characters, and how much more text is to take no more than its share of time


def article(text: str) -> dict:
    return {"article_id": "a", "origin": "a.txt", "publisher": None, "text": text, "published": DAY}


def check_reading(text: str) -> None:
    """It ends, its claims fit their table and quote the text, its figures add up."""
    rows = claims.read_article(article(text), WAR)
    frame("claims", rows)
    claims.article_figures(rows)
    for row in rows:
        assert row["sentence_start"] <= row["quote_start"] < row["quote_end"] <= row["sentence_end"] <= len(text)


def seconds(piece: str, size: int) -> float:
    """Processor time of reading a text of that many characters that repeats a piece."""
    made = article((piece * (size // len(piece) + 1))[:size])
    start = time.process_time()
    claims.read_article(made, WAR)
    return time.process_time() - start


def check_growth(piece: str) -> None:
    """Reading a piece again and again takes time in proportion: quadratic would take sixteen times for four."""
    small, large = seconds(piece, SIZE), seconds(piece, TIMES * SIZE)
    if large > 2 * TIMES * small + 0.3:  # measured anew, larger, before it is held for true
        small, large = (min(seconds(piece, one) for _ in range(3)) for one in (2 * SIZE, 2 * TIMES * SIZE))
        assert large < 1.8 * TIMES * small + 0.2, f"{small:.2f} s, {TIMES} times the text {large:.2f} s: {piece!r}"

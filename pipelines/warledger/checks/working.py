"""Checks of articles, claims and events."""

from __future__ import annotations

import re

import polars as pl

from warledger.checks.check import check, rows
from warledger.claims.sentences import split_sentences
from warledger.conflict import Conflict
from warledger.release.checks import told_of

_NUMBER = re.compile(
    r"\b(\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|several)\b", re.I
)


@check("articles", blocking=True)
def copies_have_an_original(articles: pl.DataFrame) -> pl.DataFrame:
    """An article marked as a copy names one that is itself no copy."""
    copies = articles.select("article_id", "duplicate_of").drop_nulls("duplicate_of")
    chained = copies.join(copies, left_on="duplicate_of", right_on="article_id", how="semi")
    return rows(chained, "article_id", "a copy of a copy: its claims would have no original")


@check("articles", blocking=False)
def every_article_is_dated(articles: pl.DataFrame) -> pl.DataFrame:
    """Every article has a day of publication; one without is read but stays out of the months."""
    undated = articles.filter(pl.col("published").is_null())
    return rows(undated, "origin", "no day of publication found: add it to articles.csv")


@check("rejected_files", blocking=False)
def every_file_was_read(rejected_files: pl.DataFrame) -> pl.DataFrame:
    """No file was left out or needs somebody's attention."""
    return rows(rejected_files, "origin", pl.col("reason"))


@check("claims", blocking=True)
def sentences_match_the_text(claims: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Each claim's sentence equals the characters of its article's text between its two offsets."""
    joined = claims.join(articles.select("article_id", "text"), on="article_id")
    span = pl.col("text").str.slice("sentence_start", pl.col("sentence_end") - pl.col("sentence_start"))
    return rows(joined.filter(span != pl.col("sentence")), "claim_id", pl.format("the text there reads: {}", span))


@check("claims", blocking=False)
def every_article_yields_a_claim(claims: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Every original article makes at least one counted statement; one that makes none may have been misread."""
    originals = articles.filter(pl.col("duplicate_of").is_null())
    return rows(originals.join(claims, on="article_id", how="anti"), "origin", "no claim was read from it")


@check("claims", blocking=False)
def no_count_went_unread(claims: pl.DataFrame, articles: pl.DataFrame, war: Conflict) -> pl.DataFrame:
    """Every sentence that counts and tells of a loss makes a claim; many rightly do not (plans, ages, strengths)."""
    deeds = re.compile(r"\b(" + "|".join(map(re.escape, _losses(war))) + r")\b", re.I)
    read: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in claims.select("article_id", "sentence_start", "sentence_end").iter_rows():
        read.setdefault(article, []).append((start, end))
    found = []
    for article, origin, text in (
        articles.filter(pl.col("duplicate_of").is_null()).select("article_id", "origin", "text").iter_rows()
    ):
        spans = read.get(article, [])
        for start, end, _ in split_sentences(text):
            unread = not any(begin < end and start < stop for begin, stop in spans)
            sentence = text[start:end]
            if unread and deeds.search(sentence) and _NUMBER.search(sentence):
                found.append({"where": f"{origin} at {start}", "problem": sentence})
    return pl.DataFrame(found, schema={"where": pl.String, "problem": pl.String})


def _losses(war: Conflict) -> list[str]:
    """The deeds that are losses: words of the conflict's list that end a life, a freedom or a hold on ground."""
    ends = ("kill", "wound", "injur", "dead", "die", "death", "captur", "surrender", "seiz", "overr", "retook", "retak")
    return [deed for deed in war.about.deeds if deed.startswith(ends)]


@check("readings", blocking=True)
def readings_agree_with_claims(readings: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Each reading counts just the claims that are there: none was lost between two runs."""
    counts = claims.group_by("article_id").agg(there=pl.len().cast(pl.Int64))
    both = readings.join(counts, on="article_id", how="full", coalesce=True)
    differ = both.filter(pl.col("claims").fill_null(-1) != pl.col("there").fill_null(0))
    return rows(differ, "article_id", pl.format("{} claims read, {} there", "claims", pl.col("there").fill_null(0)))


@check("event_figures", blocking=True)
def figures_rest_on_claims(
    event_figures: pl.DataFrame, event_claims: pl.DataFrame, events: pl.DataFrame
) -> pl.DataFrame:
    """Every figure names at least one claim, and each claim it names is told of its event or of a part of it."""
    key = pl.concat_str("event_id", "unit", "measure", "party", separator=" ")
    told = told_of({"events": events, "event_claims": event_claims})
    orphans = event_figures.filter(pl.col("claim_ids").list.len() == 0)
    named = event_figures.select("event_id", where=key, claim_id="claim_ids").explode("claim_id").drop_nulls()
    strangers = named.join(told, on=["event_id", "claim_id"], how="anti")
    return pl.concat(
        [
            rows(orphans, key, "a figure without a claim"),
            rows(strangers, "where", pl.format("claim {} belongs to another event", "claim_id")),
        ]
    )


@check("event_claims", blocking=False)
def every_claim_found_an_event(
    event_claims: pl.DataFrame, claims: pl.DataFrame, decisions: pl.DataFrame
) -> pl.DataFrame:
    """Every claim of an incident belongs to an event, but for those that a maintainer rejected."""
    rejected = decisions.filter(pl.col("action") == "reject").select(claim_id="target")
    placed = pl.concat([event_claims.select("claim_id"), rejected])
    alone = claims.filter(pl.col("scope") == "incident").join(placed, on="claim_id", how="anti")
    return rows(alone, "claim_id", pl.format("in no event: {}", "sentence"))


@check("decisions", blocking=False)
def decisions_still_fit(decisions: pl.DataFrame) -> pl.DataFrame:
    """Every decision of decisions.toml still changes something."""
    stale = decisions.filter("stale")
    return rows(stale, pl.format("{} {}", "action", "target"), pl.format("does nothing any more: {}", "reason"))

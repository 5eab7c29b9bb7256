"""Every table, declared once: columns, types, units, meaning, keys.

The same declaration validates a frame before it is written (:func:`checked`), describes it in the data dictionary
and the data package, and names its place in the release. Field terms follow UCDP GED (low/best/high, precision codes)
and ACLED (vague numbers resolved by one published convention).

Bounds: ``low``/``best``/``high`` are whole numbers of persons or places. A null ``high`` means open ("at least");
a null ``low`` means unquantified ("many"). Dates are inclusive. Months are written ``YYYY-MM``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import dataframely as dy
import polars as pl

from warledger.errors import WarledgerError

UNITS = ("person", "district", "district_center", "city", "base", "post", "village")
PERSON_MEASURES = (
    "killed", "wounded", "killed_or_wounded", "captured", "surrendered", "surrendered_or_captured",
    "missing", "displaced", "fled", "freed",
)  # fmt: skip
GROUND_MEASURES = ("lost", "retaken", "contested", "held", "held_by_opposition")
MEASURES = PERSON_MEASURES + GROUND_MEASURES
PARTIES = ("government", "taliban", "islamic_state", "insurgent", "international", "civilian", "unknown")
SCOPES = ("incident", "window", "stock")
MODALITIES = ("asserted", "claimed", "reported", "admitted", "denied", "unconfirmed", "conditional")
SOURCE_CLASSES = ("independent", "own_side", "narrator", "adversary", "unconfirmed")
DATE_PRECISIONS = ("day", "days", "week", "month", "longer")
PLACE_PRECISIONS = ("place", "city", "district", "ambiguous", "province", "region", "country")
PUBLISHED_BASES = ("metadata", "page", "dateline", "text")
STATUSES = ("government", "contested", "opposition", "unknown")
STATUS_BASES = ("confirmed", "claimed", "disputed")
CLAIM_ROLES = ("figure", "part", "restatement", "superseded", "rival", "context", "set_aside")
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


def _text(meaning: str, **options: Any) -> dy.String:
    return dy.String(description=meaning, **options)


def _choice(values: Iterable[str], meaning: str, **options: Any) -> dy.String:
    allowed = list(values)
    return dy.String(
        description=meaning,
        metadata={"values": allowed},
        check={"known_value": lambda column: column.is_in(allowed)},
        **options,
    )


def _count(meaning: str, unit: str = "persons or places", **options: Any) -> dy.Int64:
    return dy.Int64(description=meaning, metadata={"unit": unit}, min=options.pop("min", 0), **options)


def _date(meaning: str, **options: Any) -> dy.Date:
    return dy.Date(description=meaning, metadata={"unit": "calendar day, inclusive"}, **options)


def _month(**options: Any) -> dy.String:
    return dy.String(description="The calendar month, YYYY-MM.", regex=MONTH, **options)


def _flag(meaning: str, **options: Any) -> dy.Bool:
    return dy.Bool(description=meaning, **options)


def _ids(meaning: str, **options: Any) -> dy.List:
    return dy.List(dy.String(nullable=False), description=meaning, **options)


def _ordered(low: str = "low", best: str = "best", high: str = "high") -> pl.Expr:
    """low <= best <= high wherever both sides are known."""
    low_, best_, high_ = pl.col(low), pl.col(best), pl.col(high)
    return (low_ <= best_).fill_null(True) & (best_ <= high_).fill_null(True) & (low_ <= high_).fill_null(True)


class Articles(dy.Schema):
    """One row a news report, cleaned and dated. Its text is working data: a release carries none."""

    article_id = _text("Hash of the raw record, so that better cleaning does not rename it.", primary_key=True)
    origin = _text("Path under its corpus folder, with `#id` for a record inside a file.")
    publisher = _text("Who published the report.", nullable=True)
    title = _text("Headline as published.", nullable=True)
    url = _text("Address of the report.", nullable=True)
    published = _date("Day of publication.", nullable=True)
    published_basis = _choice(PUBLISHED_BASES, "What the day of publication rests on.", nullable=True)
    language = _text("ISO 639-1 code of the text's language.", nullable=True)
    archived_url = _text("Address of an archived copy.", nullable=True)
    accessed = _date("Day the report was retrieved.", nullable=True)
    licence = _text("Licence of the text, where one is stated.", nullable=True)
    digest_of_publisher = _text("For a digest in our own words: publisher of the cited source.", nullable=True)
    digest_of_published = _date("For a digest: day the cited source was published.", nullable=True)
    digest_of_url = _text("For a digest: address of the cited source.", nullable=True)
    text = _text("The report's own text: paragraphs separated by a blank line, page furniture removed.")
    words = _count("Words in the text.", "words")
    duplicate_of = _text("The earliest near-identical article, by article_id; null for an original.", nullable=True)


class RejectedFiles(dy.Schema):
    """One row a file or record that was not read, or was read and needs somebody's attention."""

    origin = _text("Path under its corpus folder, with `#id` for a record inside a file.", primary_key=True)
    reason = _text("What is wrong and what to do next, in one line.", primary_key=True)


class Claims(dy.Schema):
    """One row a counted statement: who says how many of whom were killed, or which ground was lost, where and when."""

    claim_id = _text("Hash of article, span, unit, measure and party.", primary_key=True)
    article_id = _text("The article the statement stands in.")
    sentence = _text("The whole sentence, as published.")
    sentence_start = _count("Offset of the sentence in the article's text.", "characters")
    sentence_end = _count("End offset of the sentence (exclusive).", "characters")
    quote_start = _count("Offset of the quote, the shortest span that carries the statement.", "characters")
    quote_end = _count("End offset of the quote (exclusive).", "characters")
    unit = _choice(UNITS, "What is counted.")
    measure = _choice(MEASURES, "What happened to it. Ground is read from the government's side.")
    party = _choice(PARTIES, "Whose people; null for ground.", nullable=True)
    group = _text("The group within the party, where named (Haqqani network, ALP, commandos).", nullable=True)
    by = _text("Who did it, in the terms of `party`, where stated.", nullable=True)
    count_text = _text("The words of the count.", nullable=True)
    low = _count("Lower bound; null where unquantified.", nullable=True)
    best = _count("Best reading of the words; null where they give none.", nullable=True)
    high = _count("Upper bound; null where open.", nullable=True)
    scope = _choice(SCOPES, "incident; window: a total over a stretch of time; stock: a level at one time.")
    modality = _choice(MODALITIES, "How the report puts it.")
    attributed_to = _text("The speaker, in the report's words; null for the report's own voice.", nullable=True)
    source_class = _choice(
        SOURCE_CLASSES,
        "independent: medical, own tally, UN; own_side: officials on their own losses; "
        "narrator: the report's own voice, or a speaker whose side it does not tell; "
        "adversary: a belligerent on the enemy's losses or its own gains; "
        "unconfirmed.",
    )
    province = _text("Province, by its name in the gazetteer.", nullable=True)
    district = _text("District, by its name in the gazetteer.", nullable=True)
    pcode = _text("P-code of the finest administrative unit known.", nullable=True)
    place = _text("City, village, base or other place, in the report's words.", nullable=True)
    place_precision = _choice(PLACE_PRECISIONS, "How finely the place is known.", nullable=True)
    date_start = _date("First day the statement can refer to.", nullable=True)
    date_end = _date("Last day the statement can refer to.", nullable=True)
    date_precision = _choice(DATE_PRECISIONS, "Length class of the interval.", nullable=True)
    background = _flag("Told as history, not as this report's news.")
    restates = _text(
        "The claim of the same article that this one repeats or is contained in, by claim_id.", nullable=True
    )
    rule = _text("Name of the rule that read it.")

    @dy.rule()
    def bounds_in_order(cls) -> pl.Expr:
        return _ordered()

    @dy.rule()
    def quote_inside_sentence(cls) -> pl.Expr:
        return (
            (pl.col("sentence_start") <= pl.col("quote_start"))
            & (pl.col("quote_start") < pl.col("quote_end"))
            & (pl.col("quote_end") <= pl.col("sentence_end"))
        )

    @dy.rule()
    def persons_have_a_party(cls) -> pl.Expr:
        return (pl.col("unit") == "person") == pl.col("party").is_not_null()

    @dy.rule()
    def measure_fits_unit(cls) -> pl.Expr:
        return (pl.col("unit") == "person") == pl.col("measure").is_in(list(PERSON_MEASURES))

    @dy.rule()
    def dates_in_order(cls) -> pl.Expr:
        return (pl.col("date_start") <= pl.col("date_end")).fill_null(True)


class Readings(dy.Schema):
    """Which article was read by which reader. Working data: it lets an unchanged article keep its claims."""

    article_id = _text("The article.", primary_key=True)
    content_key = _text("Hash of what the reader was given: id, text, title, publisher and day of publication.")
    reader = _text("Fingerprint of the reader: its code, rules and lexicons.")
    claims = _count("Claims read from it.", "claims")


class Events(dy.Schema):
    """One row an incident, as told by one or more reports."""

    event_id = _text("Named after its anchor claim, so that a later article does not rename it.", primary_key=True)
    title = _text("Generated and sober: what, where, when. Names no private person.")
    date_start = _date("First day.", nullable=True)
    date_end = _date("Last day.", nullable=True)
    date_precision = _choice(DATE_PRECISIONS, "Length class of the interval.", nullable=True)
    month = dy.String(
        description="The month it counts in: the one holding most of its days.", regex=MONTH, nullable=True
    )
    month_uncertain = _flag("Its interval touches another month.")
    province = _text("Province.", nullable=True)
    district = _text("District.", nullable=True)
    pcode = _text("P-code of the finest administrative unit known.", nullable=True)
    place = _text("Place in the reports' words.", nullable=True)
    place_precision = _choice(PLACE_PRECISIONS, "How finely the place is known.", nullable=True)
    parent_event = _text("The event this is a part of, by event_id.", nullable=True)
    background = _flag("Known only from later reports that tell it as history.")
    n_articles = _count("Reports that tell of it, copies of one text counted once.", "articles")
    n_publishers = _count("Publishers that tell of it.", "publishers")
    disputed = _flag("Reports or speakers contradict each other about it.")


class EventClaims(dy.Schema):
    """Which claim belongs to which event, and what it does there."""

    event_id = _text("The event.", primary_key=True)
    claim_id = _text("The claim.", primary_key=True)
    role = _choice(CLAIM_ROLES, "What the claim does in the event's figures.")
    why = _text("Why it joined, in words a reader understands.")


class EventFigures(dy.Schema):
    """One row an event, unit, measure and party: the reconciled range."""

    event_id = _text("The event.", primary_key=True)
    unit = _choice(UNITS, "What is counted.", primary_key=True)
    measure = _choice(MEASURES, "What happened to it.", primary_key=True)
    party = _choice((*PARTIES, "none"), "Whose people; `none` for ground.", primary_key=True)
    low = _count("Lower bound. 0 where only an adversary speaks; null where unquantified.", nullable=True)
    best = _count("Best figure; null where only an adversary speaks or nobody gives a number.", nullable=True)
    high = _count("Upper bound; null where open.", nullable=True)
    claimed = _count("Highest figure that only an adversary gives; null where none does.", nullable=True)
    counts = _flag("Adds to its month: false for a part of a counted event, a window, a stock or a denied claim.")
    rule = _text("Name of the rule that gave best.")
    claim_ids = _ids("The claims the figure rests on.")

    @dy.rule()
    def bounds_in_order(cls) -> pl.Expr:
        return _ordered()


class DistrictStatus(dy.Schema):
    """Who held a district, from when to when, and how well that is known."""

    pcode = _text("P-code of the district.", primary_key=True)
    start = _date("First day of the status.", primary_key=True)
    end = _date("Last day of the status; null while it lasts.", nullable=True)
    status = _choice(STATUSES, "Who held it.")
    basis = _choice(STATUS_BASES, "How well it is known.")
    event_id = _text("The event that brought it about.", nullable=True)


class Decisions(dy.Schema):
    """One row a maintainer's ruling from decisions.toml: who overruled the reader, on what, and why."""

    decision_id = _text("Hash of the decision.", primary_key=True)
    action = _choice(("date", "reject", "amend", "merge", "split"), "What was decided.")
    target = _text("The article, claim or event it is about.")
    detail = _text("What was changed, from what to what.", nullable=True)
    values = _text(
        "The new values as a JSON object, so that later stages set just what the events stage set.", nullable=True
    )
    reason = _text("Why.")
    decided_by = _text("Who decided.")
    decided_on = _date("When.")
    stale = _flag("It no longer fits anything and did nothing.")


class _Casualties(dy.Schema):
    """Columns of both tables of casualties."""

    month = _month(primary_key=True)
    party = _choice(PARTIES, "Whose people.", primary_key=True)
    measure = _choice(PERSON_MEASURES, "What happened to them.", primary_key=True)
    low = _count("Sum of the events' lower bounds.", "persons")
    best = _count("Sum of the events' best figures; null where no event has one.", "persons", nullable=True)
    high = _count("Sum of the events' upper bounds; null where one is open.", "persons", nullable=True)
    claimed = _count("What only an adversary says, beside best and never in it.", "persons")
    events = _count("Events counted.", "events")
    claims = _count("Claims behind them.", "claims")
    articles = _count("Reports behind them, copies counted once.", "articles")
    publishers = _count("Publishers behind them.", "publishers")
    month_uncertain = _count("Events in it whose interval touches another month.", "events")

    @dy.rule()
    def bounds_in_order(cls) -> pl.Expr:
        return _ordered()


class MonthlyCasualties(_Casualties):
    """Persons killed, wounded, captured or surrendered, by month and party. A month without reports has no row."""

    bounded_low = _count(
        "Least the month can hold, given the incidents and every total over a stretch of time.", "persons"
    )
    bounded_high = _count("Greatest the month can hold; null where open.", "persons", nullable=True)


class MonthlyCasualtiesByProvince(_Casualties):
    """The same by province; incidents whose province is not known stand under `unknown`."""

    province = _text("Province, or `unknown`.", primary_key=True)


class MonthlyDistrictsLost(dy.Schema):
    """Districts the government lost, month by month: by name, and as bounded by every total reported."""

    month = _month(primary_key=True)
    lost_named = _count("Districts reported lost by name, gross.", "districts")
    lost_low = _count("Least number lost that agrees with every claim.", "districts")
    lost_spread = _count(
        "The most even history that fits the claims: a model, not a report.", "districts", nullable=True
    )
    lost_high = _count(
        "Greatest number lost that agrees with every claim; null where open.", "districts", nullable=True
    )
    retaken_named = _count("Districts reported retaken by name.", "districts")
    net_named = _count("lost_named less retaken_named.", "districts", min=-10_000)
    opposition_held_end_low = _count("Districts confirmed in opposition hands at the month's end.", "districts")
    opposition_held_end_high = _count("The same with contested and claimed ones.", "districts", nullable=True)
    covered_from = _date("First day of the month that some claim's interval covers.")
    covered_to = _date("Last day of the month that some claim's interval covers.")
    claim_ids = _ids("The claims that bind the month.")

    @dy.rule()
    def bounds_in_order(cls) -> pl.Expr:
        return _ordered("lost_low", "lost_spread", "lost_high")

    @dy.rule()
    def low_covers_named(cls) -> pl.Expr:
        return pl.col("lost_low") >= pl.col("lost_named")


class MonthlyGround(dy.Schema):
    """Other ground reported lost or retaken by name: cities, bases, posts, district centres."""

    month = _month(primary_key=True)
    unit = _choice(("city", "base", "post", "district_center", "village"), "What kind of place.", primary_key=True)
    lost_named = _count("Reported lost, on more than the winner's word.", "places")
    retaken_named = _count("Reported retaken.", "places")
    claimed = _count("Lost only by the winner's word.", "places")
    claim_ids = _ids("The claims behind the row.")


class Contradictions(dy.Schema):
    """Claims that cannot all be true, and which of them was set aside."""

    contradiction_id = _text("Hash of the claims in it.", primary_key=True)
    claim_id = _text("A claim of the minimal contradiction.", primary_key=True)
    series = _text("What they contradict each other about, e.g. districts lost, or killed (government).")
    set_aside = _flag("This claim was set aside.")
    why = _text("Why this one: source class, then age.")


class Districts(dy.Schema):
    """One row a district of the gazetteer: the reference table to join the others to, or to draw a map with."""

    province = _text("Province, as the other tables write it.", primary_key=True)
    district = _text("District, as the other tables write it.", primary_key=True)
    pcode = _text("P-code of the district.", nullable=True)
    lat = dy.Float64(description="Latitude.", metadata={"unit": "degrees, WGS 84"}, min=-90, max=90, nullable=True)
    lon = dy.Float64(description="Longitude.", metadata={"unit": "degrees, WGS 84"}, min=-180, max=180, nullable=True)


#: Table name -> declaration, in the order the data flows.
TABLES: dict[str, type[dy.Schema]] = {
    "articles": Articles,
    "rejected_files": RejectedFiles,
    "claims": Claims,
    "readings": Readings,
    "events": Events,
    "event_claims": EventClaims,
    "event_figures": EventFigures,
    "district_status": DistrictStatus,
    "decisions": Decisions,
    "monthly_casualties": MonthlyCasualties,
    "monthly_casualties_by_province": MonthlyCasualtiesByProvince,
    "monthly_districts_lost": MonthlyDistrictsLost,
    "monthly_ground": MonthlyGround,
    "contradictions": Contradictions,
}

#: Tables that come from the conflict folder rather than from a stage; a release carries them beside the others.
REFERENCE_TABLES: dict[str, type[dy.Schema]] = {"districts": Districts}

#: Tables that stay in the working data.
WORKING_TABLES = ("readings",)

#: Columns that stay in the working data and never enter a release.
WORKING_COLUMNS: dict[str, tuple[str, ...]] = {"articles": ("text",)}


class TableError(WarledgerError, ValueError):
    """A frame does not agree with its declaration; the message names the table, the rules and how many rows failed."""


def declared(name: str) -> type[dy.Schema]:
    """The declaration of a table."""
    return TABLES[name] if name in TABLES else REFERENCE_TABLES[name]


def columns(name: str) -> list[str]:
    """Column names of a table, in their fixed order."""
    return list(declared(name).columns())


def key(name: str) -> list[str]:
    """Primary key of a table."""
    return list(declared(name).primary_key())


def empty(name: str) -> pl.DataFrame:
    """A frame of the table without rows."""
    return declared(name).create_empty()


def frame(name: str, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows (dicts; missing columns are null) as a checked frame of the table."""
    schema = {column: declaration.dtype for column, declaration in declared(name).columns().items()}
    return checked(name, pl.DataFrame(list(rows), schema=schema, orient="row"))


def checked(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """The frame with its declared columns in order, cast, sorted by key and validated.

    Raises:
        TableError: where a column is missing or a rule does not hold; nothing is dropped silently.
    """
    missing = [column for column in columns(name) if column not in table.columns]
    if missing:
        raise TableError(f"table {name}: no column {', '.join(missing)}")
    try:
        valid = declared(name).validate(table.select(columns(name)), cast=True)
    except (dy.exc.ValidationError, dy.exc.SchemaError, pl.exceptions.PolarsError) as error:
        raise TableError(f"table {name}: {error}") from error
    return pl.DataFrame(valid).sort(key(name), maintain_order=True)

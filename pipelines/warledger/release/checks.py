"""Does a release hold what it promises? Everything is checked from its own files; a finding is one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import polars as pl

from warledger import tables
from warledger.release import checksums, formats, totals
from warledger.release.contents import MONTHLY, REFERENCES, RELEASED, Contents, released, released_columns
from warledger.release.data import MANIFEST, ReleaseError, read_manifest, read_table

#: An article this long of which the release quotes this share of the words is carried whole. Shorter ones may well
#: consist of counted sentences only; digests in our own words may be carried.
_LONG_WORDS, _WHOLE_SHARE = 300, 0.95


class Finding(NamedTuple):
    """Something that is wrong in a release."""

    file: str  # relative to the release
    check: str  # checksum, manifest, schema, key, quote, sum, period or text
    message: str

    def __str__(self) -> str:
        # one line a finding, also where a library explains itself in several
        return " ".join(f"{self.file}: {self.check}: {self.message}".split())


#: The files of a table.
_TABLES = (".parquet", ".csv")

Findings = Iterator[Finding]
Frames = Mapping[str, pl.DataFrame]


def verify(release: Path) -> list[Finding]:
    """Everything found wrong in a release folder, an empty list where it is sound. Damaged files are findings too.

    Raises:
        ReleaseError: the path is not a folder.
    """
    if not release.is_dir():
        raise ReleaseError(f"{release} is not a release folder")
    if (release / "releases").is_dir():
        raise ReleaseError(f"{release} is a whole site: name one of {release / 'releases'}/*")
    findings = list(_checksums(release))
    try:
        manifest = read_manifest(release)
    except ReleaseError as error:
        return [*findings, Finding(MANIFEST, "manifest", str(error))]
    # A file that is not the one made is not read: what a damaged Parquet file says of itself can end the process.
    sound = set(RELEASED) - {PurePosixPath(finding.file).stem for finding in findings if finding.file.endswith(_TABLES)}
    frames: dict[str, pl.DataFrame] = {}
    for name in RELEASED:
        if name in sound:
            findings += _schema(release, name, frames)
    if len(frames) == len(RELEASED):
        first, last = (str(day)[:7] for day in manifest["period"])
        for check in (_references, _quotes, _whole_articles):
            findings += check(frames)
        findings += [*_sums(frames, (first, last)), *_period(frames, (first, last))]
        findings += _manifest(release, manifest, Contents(frames))
    return findings


def _checksums(release: Path) -> Findings:
    """Every file is listed and every listed file is there, byte for byte."""
    try:
        listed = checksums.read(release)
    except (OSError, ValueError) as error:
        yield Finding(checksums.NAME, "checksum", f"cannot be read: {error}")
        return
    present = set(checksums.files(release))
    for name in sorted({*listed, *present}):
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or (release / name).is_symlink():
            yield Finding(name, "checksum", "leads out of the release")
        elif name not in present:
            yield Finding(name, "checksum", "listed, but missing")
        elif name not in listed:
            yield Finding(name, "checksum", "not listed")
        elif checksums.sha256(release / name) != listed[name]:
            yield Finding(name, "checksum", "was changed after the release was made")


def _schema(release: Path, name: str, frames: dict[str, pl.DataFrame]) -> Findings:
    """The table agrees with its declaration and has no column beside it; its CSV says the same. Adds it to `frames`."""
    file = f"data/{name}.parquet"
    try:
        frame = read_table(release, name)
    except ReleaseError as error:
        yield Finding(file, "schema", str(error))
        return
    if frame.columns != released_columns(name):
        odd = set(frame.columns) ^ set(released_columns(name))
        yield Finding(file, "schema", f"columns are not the declared ones: {', '.join(sorted(odd)) or 'another order'}")
        return
    try:
        declared = released(name, frame)
    except tables.TableError as error:
        yield Finding(file, "schema", " ".join(str(error).split()))
        return
    if not declared.equals(frame):
        yield Finding(file, "schema", f"rows are not in the order of their key ({', '.join(tables.key(name))})")
    try:
        same = formats.read_csv(release / "data" / f"{name}.csv").equals(formats.as_text(frame))
    except (OSError, pl.exceptions.PolarsError) as error:
        yield Finding(f"data/{name}.csv", "schema", f"cannot be read: {error}")
    else:
        if not same:
            yield Finding(f"data/{name}.csv", "schema", "says something else than the Parquet file")
    frames[name] = declared


def _references(frames: Frames) -> Findings:
    """Every id leads to its row; every figure rests on claims, of its own event or of a part of it."""
    for table, column, other, target in REFERENCES:
        used = frames[table].select(pl.col(column).alias("id"))
        used = used.explode("id") if isinstance(used.schema["id"], pl.List) else used
        lost = used.drop_nulls().join(frames[other], left_on="id", right_on=target, how="anti").unique().sort("id")
        if lost.height:
            yield _rows(table, "key", f"{column} names no row of {other}", lost["id"].to_list())
    bare = frames["event_figures"].filter(pl.col("claim_ids").list.len() == 0)
    if bare.height:
        yield _rows("event_figures", "key", "a figure without a claim", bare["event_id"].to_list())
    rests_on = frames["event_figures"].select("event_id", claim_id="claim_ids").explode("claim_id").drop_nulls()
    strays = rests_on.join(told_of(frames), on=["event_id", "claim_id"], how="anti").unique().sort("claim_id")
    if strays.height:
        yield _rows("event_figures", "key", "rests on a claim of no or another event", strays["claim_id"].to_list())


def told_of(frames: Frames) -> pl.DataFrame:
    """event_id, claim_id: the claims of each event and of its parts, and of theirs."""
    parents = frames["events"].drop_nulls("parent_event").select("event_id", "parent_event")
    told = frames["event_claims"].select("event_id", "claim_id")
    while True:
        of_parents = told.join(parents, on="event_id").select("claim_id", event_id="parent_event")
        wider = pl.concat([told, of_parents], how="diagonal").unique()
        if wider.height == told.height:
            return told
        told = wider


def _quotes(frames: Frames) -> Findings:
    """A sentence is as long as its span, and the quote cut out of it is not blank."""
    claims = frames["claims"].with_columns(
        quote=pl.col("sentence").str.slice(
            pl.col("quote_start") - pl.col("sentence_start"), pl.col("quote_end") - pl.col("quote_start")
        )
    )
    spans = pl.col("sentence").str.len_chars() == pl.col("sentence_end") - pl.col("sentence_start")
    for wrong, message in (
        (~spans, "the sentence is not as long as its span"),
        (pl.col("quote").str.strip_chars() == "", "the quote is blank"),
    ):
        found = claims.filter(wrong)
        if found.height:
            yield _rows("claims", "quote", message, found["claim_id"].to_list())


def _sums(frames: Frames, months: tuple[str, str]) -> Findings:
    """Monthly casualties are the sums of the figures that count."""
    for name, by_province in (("monthly_casualties", False), ("monthly_casualties_by_province", True)):
        parts = totals.casualties(frames["events"], frames["event_figures"], months, by_province=by_province)
        key = [column for column in parts.columns if column not in totals.SUMS]
        told = frames[name].filter(~totals.without_events()).select(parts.columns)
        # both ways: a row that differs, and a row that one of the two lacks
        lone = [one.join(other, on=one.columns, how="anti", nulls_equal=True) for one, other in _both(told, parts)]
        differing = pl.concat(lone).select(key).unique().sort(key)
        if differing.height:
            yield _rows(name, "sum", "is not the sum of its events", [" ".join(row) for row in differing.iter_rows()])


def _whole_articles(frames: Frames) -> Findings:
    """No long article is carried whole, sentence by sentence."""
    words = pl.col("sentence").str.split(" ").list.len().sum()
    quoted = frames["claims"].unique(["article_id", "sentence_start"]).group_by("article_id").agg(quoted=words)
    foreign = frames["articles"].filter(pl.col("digest_of_publisher").is_null(), pl.col("words") >= _LONG_WORDS)
    whole = foreign.join(quoted, on="article_id").filter(pl.col("quoted") >= _WHOLE_SHARE * pl.col("words"))
    if whole.height:
        yield _rows("claims", "text", "the whole text of an article is quoted", whole["article_id"].sort().to_list())
    paragraphs = frames["claims"].filter(pl.col("sentence").str.contains("\n\n", literal=True))
    if paragraphs.height:
        yield _rows("claims", "text", "a sentence runs over paragraphs", paragraphs["claim_id"].to_list())


def _period(frames: Frames, months: tuple[str, str]) -> Findings:
    """No month outside the war is counted."""
    for name in MONTHLY:
        outside = frames[name].filter(~totals.within(months))["month"].unique().sort()
        if outside.len():
            yield _rows(name, "period", f"outside the war ({' to '.join(months)})", outside.to_list())


def _manifest(release: Path, manifest: Mapping[str, Any], found: Contents) -> Findings:
    """The release is named after what it holds, and lies in the folder of that name."""
    if manifest["data_sha256"] != found.sha256 or manifest["data_id"] != found.data_id:
        yield Finding(MANIFEST, "manifest", f"data id {manifest['data_id']}, but the tables give {found.data_id}")
    if manifest["release"] != f"{manifest['number']}-{manifest['data_id']}":
        yield Finding(MANIFEST, "manifest", f"release {manifest['release']} is not number and data id")
    elif release.resolve().parent.name == "releases" and release.resolve().name != manifest["release"]:
        yield Finding(MANIFEST, "manifest", f"release {manifest['release']} lies in another folder")


def _both(one: pl.DataFrame, other: pl.DataFrame) -> tuple[tuple[pl.DataFrame, pl.DataFrame], ...]:
    return (one, other), (other, one)


def _rows(table: str, check: str, message: str, ids: list[Any]) -> Finding:
    shown = ", ".join(map(str, ids[:3])) + (", ..." if len(ids) > 3 else "")
    return Finding(f"data/{table}.parquet", check, f"{message}: {shown} ({len(ids)} in all)")

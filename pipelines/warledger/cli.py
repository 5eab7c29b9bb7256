"""The command line: `warledger build | fetch | extract | evaluate | explain | diff | verify`.

Thin: each command reads its arguments, calls one function of a stage, prints, and turns an expected error into one
line and exit status 2. Stages are imported where they are used, so that `--help` answers at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warledger.progress import bars

if TYPE_CHECKING:
    from warledger.articles.cleaning import Cut
    from warledger.conflict import Conflict

app = typer.Typer(
    help="News reports of a war in; monthly figures out, each open to the sentence it came from.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

Corpus = Annotated[
    list[Path], typer.Option("--corpus", "-c", metavar="FOLDER", help="Reports to read; may be given again.")
]
Data = Annotated[Path, typer.Option("--data", metavar="FOLDER", help="The working tables.")]
Site = Annotated[Path, typer.Option("--site", "-s", metavar="FOLDER", help="Where the site is published.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read articles; all cores by default.")]
Renderer = Annotated[
    str, typer.Option("--renderer", metavar="NAME", help="quarto, fallback, or auto: quarto where it is on the PATH.")
]


@contextmanager
def _expected_errors() -> Iterator[None]:
    """Errors that say what to do next are shown as one line; anything else is a bug and keeps its traceback.

    A reader that closes the pipe, as `head` does, ends the command without a word.
    """
    from warledger.errors import WarledgerError

    try:
        yield
    except BrokenPipeError:
        raise  # typer's affair
    except (WarledgerError, OSError) as error:
        typer.echo(f"warledger: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(2) from None


@app.command(epilog="Example: warledger build --corpus corpus --corpus more-reports --site _site")
def build(
    corpus: Corpus = [Path("corpus")],  # noqa: B006  typer copies it
    site: Site = Path("_site"),
    data: Data = Path("data"),
    renderer: Renderer = "auto",
    note: Annotated[str | None, typer.Option(help="What this release is for; shown on the site.")] = None,
    render: Annotated[bool, typer.Option(help="Stop before the site with --no-render.")] = True,
    workers: Workers = None,
) -> None:
    """Run the pipeline on a corpus and publish the site."""
    from warledger import pipeline

    with _expected_errors(), bars() as progress:
        settings = pipeline.Settings(
            corpus=tuple(corpus), site=site, data=data, renderer=renderer, note=note, workers=workers, progress=progress
        )
        frames = pipeline.stored_tables(settings)
        published = pipeline.report_site(settings, frames) if render else None
    for line in pipeline.summary(frames, published, settings):
        typer.echo(line)


@app.command(epilog="Example: warledger fetch https://example.org/feed.xml --into corpus/example --most 50")
def fetch(
    source: Annotated[str, typer.Argument(help="A feed, a sitemap, a page, or a file with an address a line.")],
    into: Annotated[Path, typer.Option("--into", help="The corpus folder; made where it is missing.")],
    most: Annotated[int | None, typer.Option(min=1, help="How many new pages at most.")] = None,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one host.")] = 2.0,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again for pages that are there.")] = False,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Allow addresses of this machine and its network.")
    ] = False,
) -> None:
    """Fetch reports into a corpus folder, politely, and go on where an earlier run left off."""
    from warledger.articles.fetch import AGENT, Fetcher
    from warledger.articles.web import Bounds, Web

    with _expected_errors(), bars() as progress:
        web = Web(AGENT, Bounds(private=private))
        fetched = Fetcher(into, web, delay=delay, refresh=refresh).run(source, most=most, progress=progress)
    for _, why in fetched.failed:
        typer.echo(why, err=True)
    typer.echo(
        f"{into}: {fetched.new} new, {fetched.unchanged} unchanged, {fetched.known} there before, "
        f"{len(fetched.failed)} failed."
    )


@app.command(epilog="Example: warledger extract ../reports/ more.jsonl > extracted.jsonl")
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders: text, HTML, .jsonl, archives ...")],
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what was cut, and each sentence, claim and refusal instead.")
    ] = False,
    workers: Workers = None,
) -> None:
    """Print one JSON object an article, as soon as it is read: its claims, and the figures it alone adds up to."""
    from warledger import articles, claims, conflict

    with _expected_errors():
        war = conflict.load()
        cut = dict(articles.cuts(paths, war)) if explain else {}
        then = partial(_explained, conflict=war, cut=cut) if explain else partial(claims.extract_record, conflict=war)
        for made in articles.each_article(paths, war, then, workers=workers):
            if isinstance(made, articles.Refusal):
                typer.echo(f"{made.origin}: {made.reason}", err=True)
            else:
                typer.echo(made if isinstance(made, str) else json.dumps(made, ensure_ascii=False))


def _explained(article: dict[str, Any], conflict: Conflict, cut: Mapping[str, Sequence[Cut]]) -> str:
    from warledger import claims

    furniture = [f"   cut ({one.reason}): {' '.join(one.text.split())}" for one in cut.get(article["origin"], ())]
    return "\n".join([claims.explain(article, conflict), "Cut as page furniture:", *(furniture or ["   nothing"]), ""])


@app.command(epilog="Example: warledger evaluate tests/regression/annotated.jsonl --misses")
def evaluate(
    annotated: Annotated[Path, typer.Argument(help="Annotated articles, .jsonl: text and the claims it makes.")],
    misses: Annotated[bool, typer.Option("--misses", help="List each miss with its sentence.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Score the reader against an annotated set: precision, recall, F1 by measure, agreement on each field."""
    from warledger import conflict, evaluation

    with _expected_errors():
        scores = evaluation.evaluate(annotated, conflict.load())
        typer.echo(json.dumps(scores.as_dict(), indent=1) if as_json else scores.report(misses=misses))


@app.command(epilog="Examples: warledger explain 2021-06 districts    warledger explain 2018-07 killed government")
def explain(
    what: Annotated[
        list[str], typer.Argument(help="An event, claim or article id, or a month, with or without a series.")
    ],
    data: Data = Path("data"),
) -> None:
    """Show how an event or a monthly figure came about, and the lines that would overrule it."""
    from warledger import months
    from warledger.store import Store

    with _expected_errors():
        typer.echo(months.explain(Store(data / "tables"), what, datetime.now(UTC).date()))


@app.command(epilog="Example: warledger diff _site/releases/1-0a1b2c3d _site/releases/2-4e5f6a7b")
def diff(
    old: Annotated[Path, typer.Argument(help="The earlier release folder.")],
    new: Annotated[Path, typer.Argument(help="The later release folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
) -> None:
    """Show what changed between two releases: articles, events, each monthly figure, and why."""
    from warledger import release

    with _expected_errors():
        found = release.diff(old, new)
        typer.echo(json.dumps(found.as_dict(), indent=1, default=str) if as_json else found.report())


@app.command(epilog="Example: warledger verify _site/releases/2-4e5f6a7b")
def verify(path: Annotated[Path, typer.Argument(help="A release folder.")]) -> None:
    """Check a release: checksums, schemas, keys, quotes, sums. Exit status 1 and one line a finding."""
    from warledger import release

    with _expected_errors():
        findings: list[Any] = release.verify(path)
    for finding in findings:
        typer.echo(str(finding))
    if findings:
        raise typer.Exit(1)
    typer.echo(f"{path}: nothing found")

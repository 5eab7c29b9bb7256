"""Files of the corpus folders -> articles, and a row for every file that was not read."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from warledger import pipeline
from warledger_assets import corpus, declared, markdown, pictures
from warledger_assets.stage import counted, picture, shown, stage
from warledger_assets.table_checks import checks_of
from warledger_assets.workspace import Workspace

TABLES = ("articles", "rejected_files")

corpus_files = dg.AssetSpec(
    corpus.KEY,
    group_name="raw_articles",
    owners=declared.OWNERS,
    kinds={"file"},
    description=(
        "Reports as files, in the corpus folders: text, HTML, JSON Lines, archives. To add articles put files there "
        "(and what they do not say of themselves into `articles.csv`), then materialize everything downstream."
    ),
)


@dg.multi_asset(
    name="read_files",
    description="Reads every file, cleans its text, finds its date and its copies.",
    outs=declared.outs(TABLES, "raw_articles", declared.version("articles", "dates")),
    deps=[corpus_files],
)
def raw_articles(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.Output[pl.DataFrame]]:
    with stage(context, workspace) as (settings, cost):
        state = corpus.state(settings.corpus)  # before reading: what changes meanwhile is seen as a change
        context.log_event(corpus.observed(state))
        frames = pipeline.raw_articles(settings)
    articles, rejected = frames["articles"], frames["rejected_files"]
    by_year = (
        articles.drop_nulls("published")
        .group_by(year=pl.col("published").dt.year())
        .agg(articles=pl.len())
        .sort("year")
    )
    yield from shown(
        frames,
        cost,
        {
            "articles": {
                corpus.STATE: state.digest,
                "files in": len(state.files),
                "articles": articles.height,
                "undated": articles["published"].null_count(),
                "copies": articles.height - articles["duplicate_of"].null_count(),
                "words": articles["words"].sum(),
                "publishers": counted(articles, "publisher"),
                "by year": picture(pictures.bars(by_year, "year", "articles", "Articles by year"), settings),
            },
            "rejected_files": {
                "rejected": rejected.height,
                "reasons": counted(rejected, "reason"),
                "files": dg.MetadataValue.md(markdown.table(rejected, 50, markdown.WHOLE)),
            },
        },
    )


article_checks = checks_of("raw_articles", TABLES)

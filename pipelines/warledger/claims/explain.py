"""How an article was read, for a person: each sentence, its claims with their words marked, and why near misses were
refused."""

from __future__ import annotations

from typing import Any

from warledger.conflict import Conflict

from .candidates import Refusal
from .clauses import Sentence
from .figures import article_figures
from .reading import settled, tell
from .told import Told


def explain(article: dict[str, Any], conflict: Conflict) -> str:
    """The reading of one article as text: sentences with a trigger, claims (words marked ⟦so⟧), refusals, figures."""
    told, refused = tell(article, conflict)
    claims = settled(told)
    known = {claim["claim_id"] for claim in claims}
    lines = [f"{article.get('origin') or article['article_id']}  published {article.get('published') or 'unknown'}", ""]
    numbers: dict[str, int] = {}
    looked_into = {
        where.index: where for where in (*(item.sentence for item in told), *(where for where, _ in refused))
    }
    for _, sentence in sorted(looked_into.items()):
        mine = [item for item in told if item.sentence is sentence]
        misses = [refusal for where, refusal in refused if where is sentence]
        lines.append(" ".join(sentence.text.split()))
        for item in mine:
            number = numbers.setdefault(item.claim["claim_id"], len(numbers) + 1)
            lines += _claim(item, number, numbers, known)
        lines += [f"   not read ({refusal.rule}): {refusal.reason}: {_words(sentence, refusal)}" for refusal in misses]
        lines.append("")
    figures = article_figures(claims, article.get("published"))
    lines += ["Figures of this article alone:", *(f"   {_figure(figure)}" for figure in figures)]
    return "\n".join(lines)


def _claim(item: Told, number: int, numbers: dict[str, int], known: set[str]) -> list[str]:
    claim = item.claim
    start, end = claim["quote_start"] - claim["sentence_start"], claim["quote_end"] - claim["sentence_start"]
    text = claim["sentence"]
    marked = f"{text[max(0, start - 24) : start]}⟦{text[start:end]}⟧{text[end : end + 24]}"
    place = ", ".join(part for part in (claim["place"], claim["district"], claim["province"]) if part) or "no place"
    when = f"{claim['date_start']} to {claim['date_end']}" if claim["date_start"] else "no date"
    said = f"{claim['modality']}, {claim['source_class']}" + (
        f" ({claim['attributed_to']})" if claim["attributed_to"] else ""
    )
    notes = [claim["scope"], "background" if claim["background"] else ""]
    if claim["restates"] in known:
        notes.append(f"restates {numbers.get(claim['restates'], 'a later one')}")
    what = f"{claim['unit']} {claim['measure']}" + (f", {claim['party']}" if claim["party"] else "")
    return [
        f"   {number}. {what}: {bounds(claim)}  [{claim['rule']}]  …{' '.join(marked.split())}…",
        f"      {place} · {when} · {said} · {', '.join(note for note in notes if note)}",
    ]


def bounds(claim: dict[str, Any]) -> str:
    """ "12 to 14, best 12", "at least 61", "some"."""
    low, best, high = claim["low"], claim["best"], claim["high"]
    if low is None:
        return "some" if high is None else f"up to {high}"
    if low == high:
        return str(low)
    middle = f", best {best}" if best is not None and best != low else ""
    return f"at least {low}{middle}" if high is None else f"{low} to {high}{middle}"


def _figure(figure: dict[str, Any]) -> str:
    party = f", {figure['party']}" if figure["party"] else ""
    where, when = figure["province"] or "no province", figure["date_start"] or "no date"
    return f"{figure['unit']} {figure['measure']}{party}: {bounds(figure)}; {where}, {when}"


def _words(sentence: Sentence, refusal: Refusal) -> str:
    start, end = refusal.quote
    return " ".join(sentence.words(start, min(end, len(sentence.tokens))).split())

"""Articles -> claims: a shallow parser of English conflict news.

How it reads. `sentences` cuts the text, `tokens` tags words from small lists and their endings, `chunks` finds noun
phrases with their counts (`numbers`), `verbs` finds verb groups with voice, negation and modality, `clauses` says who
did what to whom. Rules (`persons`, `ground`) find statements; `people` and `reference` say whose people a phrase names,
`speech` who says it, `assembly` when and where, `discourse` what repeats what, `figures` what an article adds up to.
Only sentences with a trigger word are parsed, others when one of them is asked for an antecedent.

How a rule module plugs in. It offers

* ``TRIGGERS: str``, a regular expression over lower-case text, of which a sentence must hold a match, and
* ``read(sentence: Sentence, context: Context) -> Iterable[Candidate | Refusal]``,

and is listed in `reading.RULES`. Of a sentence it uses

* ``tokens``: `Token(text, low, singular, start, end, tag)`; offsets are offsets into the article's text; tags stand in
  `lexicon`;
* ``chunks``: `Chunk(start, end, head, count, definite, plural, prep, outer, whole)` in token indices; ``count`` is a
  `numbers.Count(low, best, high, kind, more, definite)` or None, ``prep`` the preposition in front ("" for none);
* ``verbs``: `VerbGroup(start, end, main, lemma, form, passive, negated, modal, governor)`;
* ``subject(verb)``, ``objects(verb)``, ``agent(verb)``, ``patients(verb)`` (passives and conjunctions resolved),
  ``conjuncts(chunk)``, ``chunk_at(i)``, ``verb_at(i)``, ``words(i, j)``, ``low(i)``, ``tag(i)``;
* ``unreal(verb)``: "" for a fact, else "negated", "planned", "failed", "conditional", "purpose" or "unconfirmed".

Of the context it uses ``conflict`` (lexicons as data), ``who(sentence, chunk)`` -> `people.Person(kind, party, group,
key)` (pronouns and "the group" resolved), ``side(sentence, chunk)`` -> the party of somebody who acts, ``published``,
``sentence(number)``, ``places_in(sentence)`` and ``times_in(sentence)``.

A `Candidate` needs rule, unit, measure, ``quote`` and ``anchor`` (token indices) and its bounds; the rest is added
here. A `Refusal` says why a near miss is no claim.
"""

from .explain import explain
from .figures import article_figures
from .reading import fingerprint, read_article, read_claims
from .readings import known_readings, read_articles
from .record import extract_record

__all__ = [
    "article_figures",
    "explain",
    "extract_record",
    "fingerprint",
    "known_readings",
    "read_article",
    "read_articles",
    "read_claims",
]

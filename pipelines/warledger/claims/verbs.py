"""Verb groups: auxiliaries, negation, modality and voice around one main verb."""

from __future__ import annotations

from .lexicon import lemma_of
from .tokens import Token, participle_only

#: verbs that report a state of affairs about their participle: "were reported killed", "is believed dead"
_REPORTING = frozenset("report confirm believe declare presume fear find list say know think assume pronounce".split())

#: verbs that make somebody do what follows
_MAKING = frozenset("cause force compel oblige".split())
#: quantifiers that float into the verb group: "were all killed"
_FLOATING = frozenset("all both each either".split())


class VerbGroup:
    """A verb with its auxiliaries. `start`, `end`, `main`: token indices.

    `form`: finite, ed (bare -ed: past tense or participle), ing, inf. `passive` is settled for groups with an
    auxiliary; of a bare -ed form the clause decides (see Sentence.is_passive). `modal`: "will", "could", ... or "".
    `governor`: what a bare infinitive or gerund hangs on ("fail", "plan", "without"), as a base form.
    """

    __slots__ = (
        "aux",
        "end",
        "form",
        "governor",
        "index",
        "lemma",
        "main",
        "modal",
        "negated",
        "passive",
        "start",
        "via",
    )

    def __init__(self, start: int, end: int, main: int, lemma: str, form: str) -> None:
        self.start = start
        self.end = end
        self.main = main
        self.lemma = lemma
        self.form = form
        self.passive = False
        self.negated = False
        self.modal = ""
        self.aux = ""
        self.governor = ""
        self.via = ""
        self.index = 0

    def __repr__(self) -> str:
        flags = "".join(("p" * self.passive, "-" * self.negated, self.modal and f"[{self.modal}]"))
        return f"Verb({self.start}:{self.end} {self.lemma} {self.form} {flags})"


def find_verbs(tokens: list[Token]) -> list[VerbGroup]:
    """Verb groups from left to right."""
    groups: list[VerbGroup] = []
    i, size = 0, len(tokens)
    while i < size:
        tag = tokens[i].tag
        if tag in "BHKMVEG" or (tag == "T" and i + 1 < size and _may_follow_to(tokens[i + 1])):
            group = _group_at(tokens, i)
            if group:
                group.index = len(groups)
                groups.append(group)
                i = group.end
                continue
        i += 1
    return groups


def _may_follow_to(token: Token) -> bool:
    """Whether a word after "to" makes an infinitive; some have their participle's form: "to overrun"."""
    return token.tag in "VBHKR" or (token.tag == "E" and lemma_of(token.low) == token.low)


def _group_at(tokens: list[Token], start: int) -> VerbGroup | None:
    size = len(tokens)
    i = start
    aux: list[str] = []
    negated = start > 0 and tokens[start - 1].tag == "X"
    modal = via = ""
    infinitive = tokens[i].tag == "T"
    if infinitive:
        negated = negated or (start > 0 and tokens[start - 1].tag == "X")
        i += 1
    main = -1
    while i < size:
        token = tokens[i]
        tag = token.tag
        if tag in "BHKM":
            if tag == "M":
                modal = {"'d": "would", "'ll": "will", "can't": "can", "won't": "will"}.get(
                    token.low, token.low.removesuffix("n't")
                )
            negated = negated or token.low.endswith("n't") or token.low == "cannot"
            aux.append(tag if token.low not in {"been", "being"} else "b")
            i += 1
        elif tag == "X" or (aux and token.low in _FLOATING) or (tag == "R" and (aux or infinitive)):
            negated = negated or tag == "X"
            i += 1
        elif tag in "VEG":
            main = i
            break
        elif tag == '"' and aux and i + 1 < size and tokens[i + 1].tag in "RE":
            i += 1  # was "overrun by our men"
        else:
            break
    if main < 0:
        if not aux:
            return None
        main = next(k for k in range(i - 1, start - 1, -1) if tokens[k].tag in "BHKM")
        group = VerbGroup(
            start, main + 1, main, "be" if tokens[main].tag == "B" else "have", "inf" if infinitive else "finite"
        )
        group.negated, group.modal, group.aux = negated, modal, "".join(aux)
        return group
    tag = tokens[main].tag
    lemma = lemma_of(tokens[main].low)
    be = bool(aux) and aux[-1] in "Bb"
    end = main + 1
    passive = be and tag == "E"
    if (be or lemma in _REPORTING) and end < size and lemma in _REPORTING and tag == "E":
        end += tokens[end].tag == "R" and end + 1 < size and tokens[end + 1].tag == "E"  # found fatally shot
    told = lemma in _REPORTING and (be or lemma != "say")  # "a blast that he said killed two"
    told = told and (be or end + 1 >= size or tokens[end + 1].low != "bodies")  # "found beheaded bodies"
    if told and end < size and tag == "E" and tokens[end].tag == "E":
        via, main, end = lemma, end, end + 1  # were reported killed
        lemma, passive = lemma_of(tokens[main].low), True
    if lemma == "get" and end < size and tokens[end].tag == "E" and tokens[min(end + 1, size - 1)].tag != "N":
        main, end, passive = end, end + 1, True  # got wounded
        lemma, via = lemma_of(tokens[main].low), "get"
    form = "inf" if infinitive and aux[:1] != ["H"] else "finite"
    if not aux and not infinitive:
        form = {"E": "ed", "G": "ing"}.get(tag, "finite")
        passive = bool(via) or (form == "ed" and participle_only(tokens[main]))
    elif tokens[start].low in {"being", "having"}:
        form = "ing"
    group = VerbGroup(start, end, main, lemma, form)
    group.passive, group.negated, group.modal, group.aux, group.via = passive, negated, modal, "".join(aux), via
    group.governor = _governor(tokens, start, form)
    return group


def _governor(tokens: list[Token], start: int, form: str) -> str:
    """The word an infinitive or a gerund hangs on, as a base form: "failed to" -> fail, "without killing" ->
    without."""
    if form not in {"inf", "ing"}:
        return ""
    i = start - 1
    while i >= 0 and tokens[i].tag in "RX":
        i -= 1
    if i < 0:
        return ""
    token = tokens[i]
    if form == "inf" and token.tag in "ON#":  # "caused the others to surrender"
        verb = next((token for token in reversed(tokens[max(0, i - 4) : i]) if token.tag in "VEG"), None)
        if verb and (maker := lemma_of(verb.low)) in _MAKING:
            return maker
    if token.tag == "I" or (token.tag == "S" and form == "ing"):
        return token.low
    if form == "inf" and token.low == "force" and tokens[i - 1].tag in "JID":
        return "order"  # "in full force to retake it"
    if form == "inf":
        return lemma_of(token.low) if token.tag in "VEGJ" else token.low
    return ""

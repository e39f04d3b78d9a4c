"""Words of a date that somebody's name could be: "in *May*", "*May 4*" are nobody."""

from collections.abc import Sequence

from dragoman.knowledge.calendar import MONTHS
from dragoman.knowledge.wording import pieces
from dragoman.records import SUBJECTS, Mention, MentionKind, Sentence
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_TIMES = {"DATE", "TIME"}
# Behind these a month is a date, but where somebody of that name is spoken of ("by May", "from May").
_WHEN = frozenset("in since until till during last next early late mid mid- this every".split())
_LONGEST_YEAR = 4


def date_words(report: Report, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read the months of a report as nobody, but where it names somebody so and lets them act.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    told = {word for word in report.words if word.rstrip(".") in MONTHS}
    if not told:
        return {}
    near = [not told.isdisjoint(found.words) for found in report.items]
    dated = [m for m in report.mentions if near[m.sentence]]
    months = [(m, i) for m in dated if (i := _month(report.sentences[m.sentence], m)) is not None]
    if not months:
        return {}
    names = {pieces(r.name)[-1] for r in readings if " " in r.name and (r.person_name or r.party is not None)}
    return {
        mention.id: Reading(mention.span.text, reason="a date is no party")
        for mention, month in months
        if _is_date(report.sentences[mention.sentence], month, names)
    }


def _month(sentence: Sentence, mention: Mention) -> int | None:
    """Give the token of a month that is all of a name, but for numbers beside it."""
    tokens = sentence.tokens[mention.first : mention.last]
    months = [t.i for t in tokens if t.text[:1].isupper() and t.text.lower().rstrip(".") in MONTHS]
    if not months:
        return None
    others = [
        t
        for t in tokens
        if t.i not in months and not t.is_mark() and not t.text[:1].isdigit() and t.text.lower() not in _WHEN
    ]
    return months[0] if not others and mention.kind is not MentionKind.PRONOUN else None


def _is_date(sentence: Sentence, month: int, names: set[str]) -> bool:
    token = sentence.tokens[month]
    beside = sentence.tokens[max(0, month - 1) : month + 2]
    if any(t.text.isdigit() and len(t.text) <= _LONGEST_YEAR for t in beside):
        return True
    acts = token.dep in SUBJECTS or token.dep == "poss"
    if acts and token.text.lower() in names:
        return False
    if token.dep == "poss" and token.entity != "PERSON":
        return True  # "*May's* elections", in a report that names nobody so
    before = sentence.tokens[month - 1].lemma.lower() if month else ""
    return token.entity in _TIMES or (before in _WHEN and token.entity != "PERSON")

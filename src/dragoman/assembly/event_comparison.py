"""Compares two reports field by field and says of each field what it found and what that counts."""

from datetime import date
from math import exp

from dragoman.assembly.comparison_weights import NEVER, START, WEIGHTS
from dragoman.assembly.findings import AHEAD, FIELDS, compare_days, findings
from dragoman.assembly.reports import Traits
from dragoman.records import COUNTED, Comparison, FieldComparison


def score(a: Traits, b: Traits) -> float:
    """Give the probability that two reports are of one happening; which is which means nothing."""
    if b.id < a.id:
        a, b = b, a
    return _logistic(
        START + sum(WEIGHTS[field][key].value for field, key in zip(FIELDS, findings(a, b), strict=True))
    )


def compare(a: Traits, b: Traits) -> Comparison:
    """Compare two reports and say why; which is which means nothing."""
    if b.id < a.id:
        a, b = b, a
    fields = tuple(
        _weighed(field, key, _values(field, a, b)) for field, key in zip(FIELDS, findings(a, b), strict=True)
    )
    total = START + sum(field.weight for field in fields)
    return Comparison(a.id, b.id, _logistic(total), START, fields)


def may_be_one(a: Traits, b: Traits) -> bool:
    """Say whether two reports are worth comparing: nothing excludes that they are of one happening."""
    if a.type != b.type or (a.status in AHEAD) != (b.status in AHEAD):
        return False
    return compare_days(a, b) != "far"


def reasons(comparison: Comparison) -> tuple[str, ...]:
    """Write a comparison in words: what counted, most first."""
    counted = sorted((f for f in comparison.fields if f.weight), key=lambda f: (-abs(f.weight), f.field))
    return tuple(f"{f.field} {f.weight:+.1f}: {f.reason}" for f in counted)


def _weighed(field: str, key: str, values: str) -> FieldComparison:
    weight = WEIGHTS[field][key]
    return FieldComparison(field, weight.verdict, weight.value, f"{weight.reason} ({values})")


def _logistic(total: float) -> float:
    return 0.0 if total <= NEVER / 2 else 1 / (1 + exp(-total))


def _values(field: str, a: Traits, b: Traits) -> str:
    """Write what both reports say of a field: ``Korsk and nowhere``."""
    if field == "sentence":
        least = min(len(a.evidence), len(b.evidence))
        return f"{len(a.evidence & b.evidence)} of {least} content words"
    if field == "story":
        return "one article" if a.doc == b.doc else f"{len(a.words & b.words)} names and numbers in both"
    return " and ".join(_value(field, one) for one in (a, b))


def _value(field: str, one: Traits) -> str:
    """Write what one report says of a field."""
    if field == "days":
        return _days(one)
    if field == "tolls":
        counts = ((kind, getattr(one.size, kind)) for kind in COUNTED)
        return " ".join(f"{kind} {count.best}" for kind, count in counts if count is not None) or "no number"
    said = {
        "status": one.status,
        "place": "nowhere" if one.place is None else one.place.name,
        "actors": one.actors.label or "nobody",
        "recipients": one.recipients.label or "nobody",
        "mode": one.mode or "no mode",
        "trigger": f"{one.stem}...",
    }
    return said[field]


def _days(one: Traits) -> str:
    if one.first is None or one.last is None:
        return "no day"
    days = sorted({date.fromordinal(one.first).isoformat(), date.fromordinal(one.last).isoformat()})
    return f"{'/'.join(days)}{'' if one.is_dated else ' by publication'}"

"""Filters as a form, and back: the fields of a view, what an address gives for them, and what that means."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from dragoman.errors import UsageError
from dragoman.views.html import Markup, element, join

Values = Mapping[str, str]
"""What is given for the fields of a view, by name; what is left open is not in it."""
LONGEST = 200
"""Characters of one value that are read."""
_PAIR = re.compile(r"\s*(\w+)\s*[,>]\s*(\w+)\s*")


class Kind(StrEnum):
    """What is written into a field."""

    TEXT = "text"
    DAY = "date"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One filter.

    Attributes:
        name: In the address.
        label: For people.
        kind: What is written into it.
        hint: An example, shown while it is empty.
        choices: Values and what people see of them, for a choice.
        bounds: Lowest, highest and step of a number.
        open: What a choice that is left open says.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    bounds: tuple[str, str, str] = ("0", "1", "0.05")
    open: str = "any"


def refuse_unknown(names: Iterable[str], query: Iterable[str]) -> None:
    """Refuse an address with a filter that its page does not have: what slips would show everything.

    Args:
        names: Those that it has.
        query: Those that the address names.

    Raises:
        UsageError: It names the first that is not known, with what may be meant.
    """
    known = tuple(names)
    for name in query:
        if name not in known:
            near = get_close_matches(name[:LONGEST], known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            raise UsageError(f"{name[:LONGEST]}: there is no such filter on this page; {hint}")


def given(names: Iterable[str], query: Mapping[str, object]) -> dict[str, str]:
    """Take what an address or a form gives for fields; what is empty or no text is left out."""
    found = {name: query.get(name) for name in names}
    return {
        name: value.strip()[:LONGEST]
        for name, value in found.items()
        if isinstance(value, str) and value.strip()
    }


def form(fields: Iterable[Field], values: Values, action: str, *, turn: int = 0) -> Markup:
    """Write the fields as a form that works by itself too, by an address that holds what is given.

    Args:
        fields: The fields.
        values: What is given.
        action: Path of the page.
        turn: Another number each time a form is put in the place of one: markup that is the same is not sent
            anew, and what was typed into the old form would stay.
    """
    return element(
        "form",
        element("div", [_field(field, values.get(field.name, "")) for field in fields], class_="fields"),
        element(
            "div",
            element("button", "Show", type="submit"),
            element("a", "Clear all", href=action, class_="button plain", data_go="clear"),
            class_="actions",
        ),
        action=action,
        method="get",
        role="search",
        aria_label="Filters",
        autocomplete="off",
        data_turn=turn,
    )


def _field(field: Field, value: str) -> Markup:
    if field.kind is Kind.CHOICE:
        known = dict(field.choices)
        # What an address asks for stays visible, though nothing in the store is of that kind.
        choices = {"": field.open, **({value: value} if value and value not in known else {}), **known}
        box = element(
            "select",
            [element("option", words, value=one, selected=one == value) for one, words in choices.items()],
            name=field.name,
        )
    else:
        low, high, step = field.bounds if field.kind is Kind.NUMBER else (None, None, None)
        box = element(
            "input",
            type=field.kind.value,
            name=field.name,
            value=value,
            placeholder=field.hint,
            maxlength=LONGEST if field.kind is Kind.TEXT else None,
            min=low,
            max=high,
            step=step,
        )
    return element("label", element("span", field.label), box)


def day(values: Values, name: str, label: str) -> date | None:
    """Read a day.

    Raises:
        UsageError: It is none.
    """
    text = values.get(name)
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{label}: {text!r} is not a day; write it as 2017-09-28") from None


def number(values: Values, name: str, label: str) -> float | None:
    """Read a number.

    Raises:
        UsageError: It is none.
    """
    text = values.get(name)
    try:
        return None if text is None else float(text)
    except ValueError:
        raise UsageError(f"{label}: {text!r} is not a number; write it as 0.5") from None


def whole(values: Values, name: str, label: str) -> int | None:
    """Read a whole number.

    Raises:
        UsageError: It is none.
    """
    text = values.get(name)
    if text is None:
        return None
    if not re.fullmatch(r"\d{1,9}", text):
        raise UsageError(f"{label}: {text!r} is not a whole number; write it as 2")
    return int(text)


def pair(values: Values, name: str, label: str) -> tuple[str, str] | None:
    """Read two country codes.

    Raises:
        UsageError: It is not two.
    """
    text = values.get(name)
    if text is None:
        return None
    found = _PAIR.fullmatch(text)
    if found is None:
        raise UsageError(f"{label}: {text!r} is not two country codes; write the actor's first, as ISR,IRN")
    return found[1].upper(), found[2].upper()


def kinds(counted: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Give the choices that a store has, each with how often it has it, by name."""
    return tuple((key, f"{key} ({number:,})") for key, number in sorted(counted.items()))


def refusal(error: UsageError) -> Markup:
    """Write what is wrong with a filter."""
    return join(element("p", str(error), class_="alert", role="alert"))

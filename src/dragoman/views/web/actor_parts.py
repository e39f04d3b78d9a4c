"""The parts of a party's page as HTML."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.parties import Office
from dragoman.store.parties import Key, Known
from dragoman.store.party_sums import PeriodSums
from dragoman.views.analysis.periods import Period, first_day, number_of
from dragoman.views.event_rows import words
from dragoman.views.html import Child, Markup, element, join, link, table
from dragoman.views.web.charts import Chart, Series
from dragoman.views.web.event_lines import (
    country_text,
    day_text,
    days,
    empty,
    event_list,
    party,
    place_table,
    said_list,
)
from dragoman.views.web.known_actors import Entry

if TYPE_CHECKING:
    from dragoman.views.web.pages.actor import ActorPage

_ALIASES = 12
_MOST_PERIODS = 120


def unknown(asked: str, entry: Entry | None, near: Sequence[Key]) -> Markup:
    """Say that the store knows nobody so, and whom it knows with names like it."""
    name = asked if entry is None else entry.name
    return join(
        empty(
            "No event or statement in this store names ",
            element("q", element("bdi", asked)),
            ". A party is found by its id or by its whole name as coded, whatever its case.",
        ),
        [
            element("h2", "Names like it"),
            element("ul", [element("li", _near(key)) for key in near]),
        ]
        if near
        else None,
        element("p", link("Search all names", "actors", query={"q": name.rpartition("/")[2]})),
        knowledge(entry) if entry else None,
    )


def _near(key: Key) -> list[Child]:
    known = element("span", " ", element("span", key.value, class_="id")) if key.known is Known.ID else None
    return [link(element("bdi", key.name), "actor", key.value), known]


def summary(shown: "ActorPage") -> Markup:
    """Write how much there is, and what it is."""
    key = shown.key
    figures = (
        ("acts", shown.acts),
        ("is acted upon", shown.suffers),
        ("statements", shown.said),
        ("articles", shown.documents),
    )
    by = f"with the id {key.value}" if key.known is Known.ID else "with exactly this name and no id"
    return join(
        element(
            "p",
            f"What the reports in this store say of the party coded {by}. Counts are of reports: two of the "
            f"same happening are two. Days of its events: {day_text(*shown.days)}. ",
            link("All its events", "events", query={"actor": key.value}),
            ".",
            class_="lead",
        ),
        element(
            "dl",
            [element("div", element("dt", name), element("dd", f"{n:,}")) for name, n in figures],
            class_="figures",
        ),
    )


def waiting() -> Markup:
    """Write what stands where the entry in the knowledge will."""
    return join(element("h2", "In the knowledge"), element("p", "Loading the actor files …", role="status"))


def knowledge(entry: Entry | None) -> Markup:
    """Write the entry in the knowledge."""
    title = element("h2", "In the knowledge")
    if entry is None:
        return join(
            title,
            element("p", "The actor files have no entry for it: country and sectors come from the texts."),
        )
    facts: list[tuple[str, Child]] = [
        ("id", element("span", entry.id, class_="id")),
        ("kind", entry.kind),
        ("country", country_text(entry.country)),
        ("sectors", ", ".join(entry.sectors) or "those of its offices"),
    ]
    if entry.first or entry.last:
        facts.append(("existed", day_text(entry.first, entry.last)))
    if entry.part_of:
        facts.append(("part of", link(entry.part_of[1], "actor", entry.part_of[0])))
    if entry.names:
        more = len(entry.names) - _ALIASES
        facts.append(
            ("also called", ", ".join(entry.names[:_ALIASES]) + (f" and {more} more" if more > 0 else ""))
        )
    return join(
        title,
        element("dl", [[element("dt", name), element("dd", value)] for name, value in facts], class_="facts"),
        table(
            "Offices in the actor files; a role is read as of the event's day",
            ("Office", "From, to", "Sectors", "Stands for"),
            [_office(office, entry) for office in entry.offices],
        )
        if entry.offices
        else None,
    )


def _office(office: Office, entry: Entry) -> tuple[Child, ...]:
    days = day_text(office.first, office.last)
    return office.role, days, ", ".join(office.sectors), country_text(office.country or entry.country)


def coded(shown: "ActorPage") -> Markup:
    """Write as what a party was coded in texts, and by which words it was named there."""
    roles = [
        (
            element("bdi", one.role) if one.role else element("span", "no role", class_="quiet"),
            country_text(one.country),
            ", ".join(one.sectors) or "none",
            one.kind,
            days(one.first, one.last),
            one.mentions,
            f"{one.confidence:.0%}",
        )
        for one in shown.standings
    ]
    named = [(element("bdi", words(one.text)), one.mentions, one.documents) for one in shown.spellings]
    header = ("Role", "Country", "Sectors", "Kind", "Published", "Mentions", "Certain")
    return join(
        element("h2", "As coded in the texts"),
        element(
            "div",
            table("Role, country and sectors, by articles' days", header, roles, numbers=(5, 6)),
            table("Words that name it", ("Words", "Mentions", "Articles"), named, numbers=(1, 2)),
            class_="columns",
        ),
    )


def series_heading() -> Markup:
    """Write what stands above the chart of a party's events."""
    return element("h2", "Over time")


def series_chart(given: Sequence[PeriodSums], unit: str) -> Chart:
    """Draw cooperation and conflict, done and suffered, by period, those without an event too."""
    periods = _without_gaps(given, unit)
    length = 7 if unit == "month" else 4
    return Chart(
        title=f"Events by {unit} of their first possible day",
        of=unit.capitalize(),
        categories=tuple(one.period.isoformat()[:length] for one in periods),
        series=(
            Series("did: cooperation", tuple(p.done_cooperation for p in periods), "var(--quad-2)"),
            Series("did: conflict", tuple(p.done_conflict for p in periods), "var(--quad-4)"),
            Series("suffered: cooperation", tuple(p.suffered_cooperation for p in periods), "var(--quad-1)"),
            Series("suffered: conflict", tuple(p.suffered_conflict for p in periods), "var(--quad-3)"),
        ),
    )


def _without_gaps(given: Sequence[PeriodSums], unit: str) -> Sequence[PeriodSums]:
    """Put in the periods without an event, unless a day long past would make too many of them."""
    known = {number_of(one.period, Period(unit)): one for one in given}
    numbers = range(min(known), max(known) + 1)
    if len(numbers) > _MOST_PERIODS:
        return given
    return [known.get(n) or PeriodSums(first_day(n, Period(unit)), 0, 0, 0, 0) for n in numbers]


def types(shown: "ActorPage") -> Markup:
    """Write events by type, both ways."""
    value = shown.key.value
    rows = [
        (link(one.type, "events", query={"actor": value, "type": one.type}), one.done, one.suffered)
        for one in shown.types
    ]
    return join(
        element("h2", "By type"),
        table("Events by PLOVER type", ("Type", "It does", "Done to it"), rows, numbers=(1, 2))
        if rows
        else empty("It stands on no side of an event here; it only speaks."),
    )


def relations(shown: "ActorPage") -> Markup:
    """Write with whom a party has most events, and where."""
    value = shown.key.value
    rows = [
        (
            party(one.name, shown.keys),
            one.done,
            _mean(one.done_intensity),
            one.suffered,
            _mean(one.suffered_intensity),
            link(
                join("series", element("span", f" with {one.name}", class_="unseen")),
                *("dyad", value, shown.keys.get(one.name, one.name)),
            ),
        )
        for one in shown.partners
    ]
    header = ("Party", "Does to it", "Mean intensity", "Suffers from it", "Mean intensity", "Both ways")
    return join(
        element("h2", "With whom and where"),
        element(
            "div",
            table(
                "Parties on the other side; intensity from -10 (conflict) to 10 (cooperation)",
                *(header, rows),
                numbers=(1, 2, 3, 4),
            )
            if rows
            else empty("Its events name nobody on the other side."),
            place_table(shown.places, "Places of its events, where one is stated")
            if shown.places
            else empty("No place is stated for any of its events."),
            class_="columns",
        ),
    )


def _mean(value: float | None) -> str:
    return "none" if value is None else f"{value:+.1f}"


def latest(shown: "ActorPage") -> Markup:
    """Write the latest events of both sides."""
    return join(
        element("h2", "The latest it did"),
        event_list(shown.done, shown.keys, "The latest it did")
        if shown.done
        else empty("No report here has it act."),
        element("h2", "The latest that was done to it"),
        event_list(shown.suffered, shown.keys, "The latest that was done to it")
        if shown.suffered
        else empty("No report here has anything done to it."),
    )


def said(shown: "ActorPage") -> Markup:
    """Write the latest statements."""
    more = shown.said - len(shown.statements)
    return join(
        element("h2", "What it said"),
        said_list(shown.statements, "Statements, the latest first")
        if shown.statements
        else empty("No report here quotes it."),
        element("p", f"And {more:,} earlier ones.", class_="quiet") if more > 0 else None,
    )


def held(shown: "ActorPage") -> Markup:
    """Write the form that asks what a party holds on a matter."""
    return join(
        element("h2", "What it holds"),
        element(
            "p",
            "Name a matter to read what it is for or against. Its articles are parsed again for that: a "
            "fraction of a second each, and only those that have the matter's words.",
        ),
        element(
            "form",
            element("input", type="hidden", name="actor", value=shown.key.value),
            element(
                "div",
                element("label", "Matter, a noun phrase", element("input", name="about", required=True)),
                element("button", "Find its positions", type="submit"),
                class_="actions",
            ),
            action="/positions",
            method="get",
        ),
    )

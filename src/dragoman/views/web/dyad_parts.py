"""The parts of a page about two parties as HTML and charts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.store.parties import Key, Known
from dragoman.views.analysis.expected import Estimate
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.relations import Point
from dragoman.views.html import Child, Markup, details, element, join, link, table
from dragoman.views.web.charts import QUAD_NAMES, QUADS, Chart, Series
from dragoman.views.web.event_lines import (
    country_text,
    empty,
    event_list,
    incident_list,
    party,
    place_table,
)

if TYPE_CHECKING:
    from dragoman.views.web.pages.dyad import Direction, DyadPage, UnknownSide


def wrong_path(given: str) -> Markup:
    """Say how the page is asked for."""
    return empty(
        element("q", element("bdi", given)),
        " does not name two parties. Give two country codes, ids or names: ",
        link("/dyad/USA/CHN", "dyad", "USA", "CHN"),
        ".",
    )


def unknown(shown: "UnknownSide") -> Markup:
    """Say which side the store does not know, and who in it has names like it."""
    return join(_unknown(asked, near, shown.asked) for asked, near in shown.unknown)


def _unknown(asked: str, near: Sequence[Key], both: tuple[str, str]) -> Markup:
    def instead(key: Key) -> Markup:
        one, other = (key.value if side == asked else side for side in both)
        return link(element("bdi", key.name), "dyad", one, other)

    return join(
        empty(
            "No event in this store has ",
            element("q", element("bdi", asked)),
            " on a side. A side is a country code (three letters), an id, or a whole name as coded.",
        ),
        [element("h2", "Names like it"), element("ul", [element("li", instead(key)) for key in near])]
        if near
        else None,
    )


def heading(shown: "DyadPage") -> Markup:
    """Write the names of the two, linked to their pages."""
    return join(name(shown.there.actor), " and ", name(shown.there.recipient))


def name(key: Key) -> Markup:
    """Write what a side is called; a party links to its page."""
    if key.known is Known.COUNTRY:
        return join(country_text(key.value))
    return link(element("bdi", key.name), "actor", key.value)


def _to(direction: "Direction") -> str:
    return f"{direction.actor.name} to {direction.recipient.name}"


def summary(shown: "DyadPage") -> Markup:
    """Write how much there is each way, and how sure that is."""
    both = (shown.there, shown.back)
    figures = [(_to(direction), direction) for direction in both]
    cut = any(direction.is_cut for direction in both)
    return join(
        element(
            "p",
            "What reports have the one do to the other. Each event is one report. The 95% intervals carry "
            "the coder's error: each event counts with the probability that it, its actors and its "
            "recipients are right. What the coder missed is not in them.",
            class_="lead",
        ),
        element("p", "Only the latest events of a direction are added up here.", class_="notice")
        if cut
        else None,
        table(
            "Both directions, all days together",
            ("Direction", "Events", "Rightly coded", "Sum of intensity", "Mean intensity", "List"),
            [(words, *_whole(direction), _all(direction)) for words, direction in figures],
            numbers=(1, 2, 3, 4),
        ),
    )


def _whole(direction: "Direction") -> tuple[Child, ...]:
    whole = direction.series.whole
    if whole is None:
        return (0, "none", "none", "none")
    return (f"{whole.events:,}", _interval(whole.expected), _interval(whole.total), _interval(whole.mean))


def _all(direction: "Direction") -> Markup:
    one, other = direction.actor, direction.recipient
    if one.known is Known.COUNTRY and other.known is Known.COUNTRY:
        return link("All events", "events", query={"dyad": f"{one.value},{other.value}"})
    return link(f"All events of {one.name}", "events", query={"actor": one.value})


def _interval(found: Estimate | None) -> str:
    if found is None:
        return "none"
    return f"{found.value:.1f} ({found.low:.1f} to {found.high:.1f})"


def over_time(shown: "DyadPage") -> Markup:
    """Write what the series are, and links to other periods."""
    one, other = shown.there.actor.value, shown.there.recipient.value
    links = [
        element(
            "li",
            link(
                f"by {period}",
                *("dyad", one, other),
                query={"by": period},
                aria_current="true" if period is shown.period else None,
            ),
        )
        for period in Period
    ]
    return join(
        element("h2", "Cooperation and conflict over time"),
        element("ul", links, class_="choices", aria_label="Length of a period"),
    )


def intensity_chart(shown: "DyadPage") -> Chart:
    """Draw the sum of intensities of both directions by period."""
    colours = ("var(--series-1)", "var(--series-2)")
    return Chart(
        title=f"Sum of PLOVER intensity by {shown.period}: above 0 cooperation, below 0 conflict",
        of=shown.period.capitalize(),
        categories=tuple(point.period for point in shown.there.series.points),
        series=tuple(
            Series(_to(direction), tuple(round(p.total.value, 2) for p in direction.series.points), colour)
            for direction, colour in zip((shown.there, shown.back), colours, strict=True)
        ),
        is_stacked=False,
    )


def quad_chart(direction: "Direction", period: Period) -> Chart:
    """Draw the events of one direction by period and quad class."""
    points = direction.series.points
    return Chart(
        title=f"{_to(direction)}: events by {period} and quad class",
        of=period.capitalize(),
        categories=tuple(point.period for point in points),
        series=tuple(
            Series(QUAD_NAMES[n], tuple(point.quads[n] for point in points), QUADS[n]) for n in range(4)
        ),
    )


def series_tables(shown: "DyadPage") -> Markup:
    """Write both series with their intervals, periods without an event left out, and what is set aside."""
    return join(
        details("Series with intervals", [_series_table(d, shown.period) for d in (shown.there, shown.back)]),
        [
            element(
                "p",
                f"{_to(direction)}: not in the series "
                f"{'; '.join(f'{n} ({why})' for why, n in aside.items())}.",
                class_="quiet",
            )
            for direction in (shown.there, shown.back)
            if (aside := direction.series.set_aside)
        ],
    )


def _series_table(direction: "Direction", period: Period) -> Markup:
    rows = [_point(point) for point in direction.series.points if point.events]
    header = (period.capitalize(), *QUAD_NAMES, "Rightly coded", "Sum of intensity", "Mean intensity")
    caption = f"{_to(direction)} by {period}; periods without an event are left out"
    return table(caption, header, rows, numbers=range(1, 8))


def _point(point: Point) -> tuple[Child, ...]:
    sums = (_interval(point.expected), _interval(point.total), _interval(point.mean))
    return (point.period, *point.quads, *sums)


def types(shown: "DyadPage") -> Markup:
    """Write events by type, both ways."""
    there, back = shown.there.series.types, shown.back.series.types
    order = sorted({*there, *back}, key=lambda t: (-there.get(t, 0) - back.get(t, 0), t))
    rows = [(type_, there.get(type_, 0), back.get(type_, 0)) for type_ in order]
    header = ("Type", _to(shown.there), _to(shown.back))
    return join(
        element("h2", "By type"),
        table("Events by PLOVER type and direction", header, rows, numbers=(1, 2))
        if rows
        else empty("No report here has either do anything to the other."),
    )


def events(shown: "DyadPage") -> Markup:
    """Write the latest and the heaviest events of both directions."""
    return join(
        element("h2", "Latest and heaviest events"),
        element("div", [_events(d, shown) for d in (shown.there, shown.back)], class_="columns"),
    )


def _events(direction: "Direction", shown: "DyadPage") -> Markup:
    words = _to(direction)
    if not direction.latest:
        return element("section", element("h3", words), empty("No event in this direction."))
    return element(
        "section",
        element("h3", words),
        element("p", "The latest", class_="quiet"),
        event_list(direction.latest, shown.keys, f"{words}: the latest"),
        details(
            "The heaviest, by intensity either way",
            event_list(direction.heaviest, shown.keys, f"{words}: the heaviest"),
        ),
    )


def incidents(shown: "DyadPage") -> Markup:
    """Write the incidents with most reports."""
    return join(
        element("h2", "Incidents with most reports"),
        incident_list(shown.incidents, "Incidents, those with most reports first")
        if shown.incidents
        else empty(
            "Their events are in no incident. Reports are put together by ",
            element("code", "dragoman assemble"),
            ".",
        ),
    )


def places(shown: "DyadPage") -> Markup:
    """Write where it happened."""
    return join(
        element("h2", "Where"),
        place_table(shown.places, "Places of these events, where one is stated")
        if shown.places
        else empty("No place is stated for any of these events."),
    )


def around(shown: "DyadPage") -> Markup:
    """Write what the network is."""
    found = shown.around
    more = f" {found.left_out} more are left out." if found.left_out else ""
    return join(
        element("h2", "Neighbourhood"),
        element(
            "p",
            "Who else acts on the two or is acted on by them, by the latest reports of theirs: the wider a "
            "tie the more expected events, blue and whole where they are cooperation on the whole, orange "
            f"and dashed where conflict.{more}",
        )
        if found.ties
        else empty("They have no events with anybody that is named."),
    )


def ties(shown: "DyadPage") -> Markup:
    """Write the ties of the network as a table."""
    by_code = Known.COUNTRY in (shown.there.actor.known, shown.there.recipient.known)

    def node(label: str) -> Child:
        return country_text(label) if by_code else party(label, shown.keys)

    rows = [
        (
            node(edge.source),
            node(edge.target),
            edge.events,
            f"{edge.expected:.1f} ({edge.low:.0f} to {edge.high:.0f})",
            f"{edge.weight:+.1f}",
            link(
                join("series", element("span", f" of {edge.source} and {edge.target}", class_="unseen")),
                *("dyad", shown.keys.get(edge.source, edge.source)),
                shown.keys.get(edge.target, edge.target),
            ),
        )
        for edge in shown.around.ties
    ]
    header = ("From", "To", "Events", "Rightly coded", "Intensity, summed", "Both ways")
    return details("Ties", table("Ties of the network", header, rows, numbers=(2, 3, 4)))

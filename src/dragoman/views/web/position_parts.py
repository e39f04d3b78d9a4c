"""The parts of the page of positions as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.assembly.holders import Holders
from dragoman.assembly.positions import Change, Contradiction, Period, cells, contradictions, day_of
from dragoman.knowledge.countries import country_name
from dragoman.records import Actor
from dragoman.records.position import Position, Stance
from dragoman.store.pages import DocumentRow
from dragoman.views.html import Child, Markup, details, element, join, link, table
from dragoman.views.web.event_lines import day_text, days, empty
from dragoman.views.web.position_work import LIMIT, Phase, Progress, Question, Reach

LISTED = 150
"""Actors that are shown, those with most positions."""
_LONGEST = 40  # positions of an actor that are shown
_OPEN = 3  # actors whose passages are unfolded
_COLUMNS = 26  # periods of the table over time; more do not fit on any screen
LIMITS = (50, LIMIT, 1000, 5000)
_SIGNS = {Stance.FOR: "+", Stance.AGAINST: "\N{MINUS SIGN}", Stance.UNCLEAR: "?"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows of an answer.

    Attributes:
        positions: By day.
        documents: The articles they stand in, by id.
        by: Length of the columns over time.
    """

    positions: tuple[Position, ...]
    documents: Mapping[str, DocumentRow]
    by: Period


def form(question: Question | None, by: Period) -> Markup:
    """Write what is asked for; it leads to an address that can be passed on."""
    asked = question or Question(())
    limits = sorted({*LIMITS, asked.limit})
    options = [element("option", f"{n:,}", value=n, selected=n == asked.limit) for n in limits]
    periods = [element("option", str(one), value=one, selected=one is by) for one in Period]

    def field(words: str, name: str, value: object, **more: str | bool) -> Markup:
        given = "" if value is None else str(value)
        return element("label", words, element("input", name=name, value=given, **more))

    return element(
        "form",
        element(
            "div",
            field("Matter, a noun phrase", "about", "; ".join(asked.about), required=True),
            field("Other names of it", "also", "; ".join(asked.also)),
            field("Actor: id, name or part of it", "actor", asked.actor),
            field("From", "from", asked.first, type="date"),
            field("To", "to", asked.last, type="date"),
            element("label", "Columns", element("select", periods, name="by")),
            element("label", "Articles at most", element("select", options, name="limit")),
            element("button", "Find positions", type="submit"),
            class_="fields",
        ),
        element("p", "Several matters or names are parted by semicolons.", class_="quiet"),
        method="get",
        action="/positions",
        role="search",
    )


def introduction() -> Markup:
    """Say what the page is for, before anything is asked."""
    return empty(
        "Name a matter, such as ",
        element("q", "sanctions"),
        " or ",
        element("q", "ban on fishing"),
        ". Each article that has its words is parsed again, some tenths of a second each, and whoever is "
        "said to be for it, against it, or to speak of it without a stance is listed with the words that "
        "say so. What was read once is kept for as long as the server runs.",
    )


def reach_text(scope: Reach) -> Markup:
    """Say which articles are read, and which are not."""
    if not scope.keeps_text:
        return empty("This store keeps no text of its articles, so that no position can be read off them.")
    found, chosen = scope.found, len(scope.chosen)
    named = "" if scope.party is None else f" and have {scope.party.name} speak, act or be acted upon"
    if not found:
        return empty(f"No article here has the words of the matter{named}. Try another name of it.")
    words = f"{found:,} article{'s have' if found != 1 else ' has'} the words of the matter{named}"
    rest = "all are read" if chosen == found else f"the latest {chosen:,} are read"
    return element("p", f"{words}; {rest}.", class_="lead")


def progress_text(progress: Progress, found: int) -> Markup:
    """Say how far the work is."""
    words = {
        Phase.WAITING: "Waiting for another question to be answered …",
        Phase.LOADING: "Loading the parser …",
        Phase.READING: "Reading …",
        Phase.DONE: "All read.",
        Phase.STOPPED: "Stopped. Ask again to go on from here.",
        Phase.FAILED: "It failed.",
    }[progress.phase]
    if progress.phase is Phase.FAILED:
        return element("p", words, " ", progress.error, class_="alert", role="alert")
    counted = f"{progress.done:,} of {progress.total:,} articles, {found:,} positions so far. "
    return element(
        "p",
        None
        if progress.phase.is_over
        else element("progress", value=progress.done, max=max(progress.total, 1), aria_label="Articles read"),
        " ",
        counted,
        words,
        role="status",
    )


def results(found: Found) -> Markup:
    """Write everything that was found."""
    if not found.positions:
        return join()
    turns = contradictions(found.positions)
    return join(
        _summary(found.positions, turns),
        _grid(found.positions, turns),
        _contradictions(turns, found.documents),
        _over_time(found),
        _evidence(found),
    )


def nothing() -> Markup:
    """Say that nobody was found to hold anything."""
    return empty(
        "Nobody is reported to hold anything on it in these articles, nor to speak of it. Try other names of "
        "the matter, or a shorter one: every word asked for must stand in the phrase that names it."
    )


def stance(one: Stance) -> Markup:
    """Write a stance with its sign, so that it is not told by colour alone."""
    return element(
        "span", element("span", _SIGNS[one], aria_hidden="true"), f" {one}", class_=f"stance stance-{one}"
    )


def _summary(positions: Sequence[Position], turns: Sequence[Contradiction]) -> Markup:
    holders = Holders(positions)
    actors = len({holders.key(position) for position in positions})
    figures = (
        *(("positions", len(positions)), ("actors", actors)),
        *((f"{one}", sum(p.stance is one for p in positions)) for one in Stance),
        ("contradictions", len(turns)),
    )
    return element(
        "dl",
        [element("div", element("dt", name), element("dd", f"{n:,}")) for name, n in figures],
        class_="figures",
    )


def _grid(positions: Sequence[Position], turns: Sequence[Contradiction]) -> Markup:
    """Write actors by matter."""
    holders = Holders(positions)
    turned = {(holders.key(turn.first), turn.first.matter) for turn in turns}
    rows: list[tuple[Child, ...]] = []
    held = _by_actor(positions, holders)
    several = len({position.matter for position in positions}) > 1
    for number, own in enumerate(held[:LISTED]):
        for matter, of_matter in groupby(sorted(own, key=lambda p: p.matter), key=lambda p: p.matter):
            group = list(of_matter)
            named = actor_link(holders.actor(group[0]), number)
            is_turned = (holders.key(group[0]), matter) in turned
            first = (named, *((matter,) if several else ()))
            rows.append((*first, *_counts(group), _mark() if is_turned else None))
    more = len(held) - LISTED
    at = 2 if several else 1
    header = ("Actor", *(("Matter",) if several else ()), *map(stance, Stance), "Days", "Over time")
    return join(
        element("h2", "Who holds what"),
        table(
            "Positions by actor and matter; the number is of passages",
            header,
            rows,
            numbers=(at, at + 1, at + 2),
        ),
        element("p", f"{more:,} actors with fewer positions are not shown.", class_="quiet")
        if more > 0
        else None,
    )


def _by_actor(positions: Sequence[Position], holders: Holders) -> list[list[Position]]:
    """Give each actor's positions, those with most first."""
    found: dict[str, list[Position]] = {}
    for position in positions:
        found.setdefault(holders.key(position), []).append(position)
    return [own for _, own in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))]


def _counts(group: Sequence[Position]) -> tuple[Child, ...]:
    numbers = (sum(p.stance is one for p in group) for one in Stance)
    known = sorted({day for p in group if (day := day_of(p))})
    shown = (
        element("strong", n, class_=f"stance-{one}") if n else ""
        for n, one in zip(numbers, Stance, strict=True)
    )
    return (*shown, days(known[0], known[-1]) if known else "no day known")


def _mark() -> Child:
    return element("a", "contradicts itself", href="#contradictions", class_="tag")


def _name(actor: Actor) -> Markup:
    code = actor.country
    shown = element("span", f" {code}", class_="quiet code", title=country_name(code)) if code else None
    return join(element("bdi", actor.name), shown)


def actor_link(actor: Actor, number: int) -> Markup:
    """Link from the table to an actor's passages below it."""
    return element("a", _name(actor), href=f"#actor-{number}")


def _contradictions(turns: Sequence[Contradiction], documents: Mapping[str, DocumentRow]) -> Markup | None:
    if not turns:
        return None
    header = ("Actor", "How", "First", "Then")
    rows = [
        (_name(t.first.actor), _how(t), *(_passage(p, documents) for p in (t.first, t.second))) for t in turns
    ]
    return join(
        element("h2", "Where an actor contradicts itself", id="contradictions"),
        table("Opposite positions of one actor that follow each other in time", header, rows),
    )


def _how(turn: Contradiction) -> str:
    words = {
        Change.SAME_DAY: "both on one day",
        Change.LATER: "the second later",
        Change.UNKNOWN: "in which order is not known",
    }[turn.change]
    return f"{words}; one only as others tell it" if turn.second_hand else words


def _over_time(found: Found) -> Markup:
    """Write actors by period."""
    made = cells(found.positions, found.by)
    periods = sorted({cell.period for cell in made})
    shown = periods[-_COLUMNS:]
    rows: dict[tuple[str, str | None, str], dict[str, Child]] = {}
    for cell in made:
        number = sum(cell.counts.values())
        words = cell.shown() + (f" ({number})" if number > 1 else "")
        rows.setdefault((cell.actor, cell.country, cell.matter), {})[cell.period] = element(
            "span", words, class_=f"stance-{cell.shown()}"
        )
    several = len({matter for _, _, matter in rows}) > 1
    body = [
        (join(element("bdi", name), f": {matter}" if several else None), *(held.get(p) for p in shown))
        for (name, _, matter), held in list(rows.items())[:LISTED]
        if any(p in held for p in shown)
    ]
    cut = f"; the last {_COLUMNS} of {len(periods)}" if len(periods) > _COLUMNS else ""
    caption = f"Stance by {found.by} (first day){cut}; both: for and against"
    return details("Over time", table(caption, ("Actor", *shown), body))


def _evidence(found: Found) -> Markup:
    """Write every actor's passages, unfolded where they are looked at first."""
    holders = Holders(found.positions)
    return join(
        element("h2", "The passages"),
        [
            _actor(holders.actor(own[0]), own, number, found.documents)
            for number, own in enumerate(_by_actor(found.positions, holders)[:LISTED])
        ],
    )


def _actor(
    actor: Actor, own: Sequence[Position], number: int, documents: Mapping[str, DocumentRow]
) -> Markup:
    more = len(own) - _LONGEST
    counts = ", ".join(f"{n} {one}" for one in Stance if (n := sum(p.stance is one for p in own)))
    passages = [element("li", _passage(p, documents)) for p in own[:_LONGEST]]
    return details(
        join(element("h3", _name(actor)), f": {counts}"),
        # Inside what is folded: whoever follows a link to it has it unfolded.
        element("p", link("All that is coded of it", "actor", actor.id or actor.name), id=f"actor-{number}"),
        element("ul", passages, class_="lines", aria_label=f"Positions of {actor.name}"),
        element("p", f"And {more:,} more.", class_="quiet") if more > 0 else None,
        is_open=number < _OPEN,
    )


def _passage(position: Position, documents: Mapping[str, DocumentRow]) -> Child:
    row = documents.get(position.doc)
    event = position.event.id if position.event else None
    title = (row.title if row else None) or "the article"
    return [
        element(
            "div",
            stance(position.stance),
            element("span", day_text(position.date.first, position.date.last), class_="when"),
            element("span", _known(position), class_="quiet"),
            element("span", f"certain to {position.confidence:.0%}", class_="quiet"),
            class_="line-head",
        ),
        element("blockquote", _sentence(position)),
        element(
            "div",
            link(element("bdi", title), "article", position.doc, query={"event": event}),
            element("bdi", f", {row.source}") if row and row.source else None,
            f", published {row.published}" if row and row.published else None,
            class_="quiet",
        ),
        details("Why", element("dl", [_why(*one) for one in position.why.items()], class_="facts")),
    ]


def _why(field: str, reason: str) -> list[Child]:
    return [element("dt", field), element("dd", reason)]


def _known(position: Position) -> str:
    """Say by what it is known, and who says so."""
    said = " > ".join(one.speaker.name for one in position.attribution)
    if position.known == "event" and position.event is not None:
        how = f"shown by an act: {position.event.type}, {position.event.status}"
    else:
        how = "in someone's words" if position.known == "statement" else "told by the article"
    return f"{how}; according to {said}" if said else how


def _sentence(position: Position) -> Child:
    """Write the sentence with the words of the stance marked."""
    words, at = position.sentence.text, position.evidence.start - position.sentence.start
    end = at + len(position.evidence.text)
    if not 0 <= at < end <= len(words) or words[at:end] != position.evidence.text:
        return [words, " ", element("mark", position.evidence.text)]
    return [words[:at], element("mark", words[at:end]), words[end:]]

"""The tools: what each is called, takes, does and answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.store.database import Store
from dragoman.views.mcp import arguments, book, counts, events, incidents, result_counts, results


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool.

    Attributes:
        name: By which it is called.
        title: For people.
        description: What it does and what its answer can and cannot be taken for.
        takes: Its arguments.
        gives: Its answer.
        run: Gives the answer.
        quotes: Whether words of articles can be in it.
    """

    name: str
    title: str
    description: str
    takes: type[arguments.Arguments]
    gives: type
    run: Callable[[Store, Any], object]
    quotes: bool = True

    def answer(self, store: Store, given: Mapping[str, Any] | None) -> dict[str, Any]:
        """Answer a call.

        Raises:
            DragomanError: The arguments do not fit, or there is no answer; the message says why.
        """
        return results.answer(self.run(store, arguments.read(self.takes, given)), quotes=self.quotes)


TOOLS = (
    Tool(
        "search_events",
        "Search events",
        "Coded reports of who did what to whom, filtered, a page at a time. An event is one passage of one "
        "article, not a happening: several may report the same one (see search_incidents). Coded by a "
        "program; look at status, speaker and confidence, and read the evidence before relying on it.",
        arguments.SearchEvents,
        results.EventsFound,
        events.search_events,
    ),
    Tool(
        "get_event",
        "Get an event",
        "One event with every coded field, offsets, probabilities, why each field was decided, its article, "
        "and what people judged of it.",
        arguments.ById,
        results.EventShown,
        events.get_event,
    ),
    Tool(
        "evidence",
        "Evidence of an event",
        "The words of the article that each field of an event stands on, with offsets, the sentence, the "
        "text around it, and title, outlet, link and day of the article. A field without words has no entry.",
        arguments.EvidenceOf,
        results.Evidence,
        events.evidence,
    ),
    Tool(
        "search_incidents",
        "Search incidents",
        "Happenings: reports that a program, or people, judged to be of one happening, filtered, a page at a "
        "time. Empty where the store was not assembled; joining errs both ways.",
        arguments.SearchIncidents,
        results.IncidentsFound,
        incidents.search_incidents,
    ),
    Tool(
        "get_incident",
        "Get an incident",
        "One incident with its reports side by side, where they disagree and who says what, numbers over "
        "time, independent sources, belief with its arithmetic, and why the reports were put together.",
        arguments.ReportsOf,
        results.IncidentShown,
        incidents.get_incident,
    ),
    Tool(
        "actor_profile",
        "Profile of an actor",
        "What the store holds of a party: events by type in which it acts and in which it is acted upon, "
        "with whom, and the latest. Part of a name may fit several parties: see `matched`. Counts reports.",
        arguments.ActorProfile,
        result_counts.Profile,
        counts.actor_profile,
    ),
    Tool(
        "dyad_series",
        "Two countries over time",
        "Events between two countries by period, each way, apart by quad class or type. Counts reports, not "
        "happenings, of whatever status unless one is given; an event counts on its first day, and one "
        "without a day does not count.",
        arguments.DyadSeries,
        result_counts.Series,
        counts.dyad_series,
    ),
    Tool(
        "statements",
        "Search statements",
        "What people are reported to have said, with speaker, cue word and place in the text, a page at a "
        "time. Indirect speech is the article's wording, not the speaker's.",
        arguments.SearchStatements,
        result_counts.StatementsFound,
        counts.search_statements,
    ),
    Tool(
        "codebook",
        "Look up the codebook",
        "What an event type, mode, context, sector, CAMEO code or status means; without a name, all types "
        "in brief.",
        arguments.CodebookEntry,
        result_counts.Entries,
        book.codebook,
        quotes=False,
    ),
    Tool(
        "store_status",
        "Status of the store",
        "How much the store holds, of which days, how far its articles are, and which components coded it.",
        arguments.Nothing,
        result_counts.StoreStatus,
        counts.store_status,
        quotes=False,
    ),
)
BY_NAME: Mapping[str, Tool] = {tool.name: tool for tool in TOOLS}

"""An article's text as it was laid out, every event's words marked in it and who says what beside it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Actor, Document, Event, RegionKind
from dragoman.records.hashed import is_hashed
from dragoman.views.event_rows import party, words
from dragoman.views.html import Child, Markup, element
from dragoman.views.web.article.context import ArticlePage, Said, event_paints, paints
from dragoman.views.web.article.spans import Paint, Piece, Role, cut

LETTERS = {
    Role.TRIGGER: "T",
    Role.ACTOR: "A",
    Role.RECIPIENT: "R",
    Role.PLACE: "P",
    Role.DATE: "D",
    Role.SPEAKER: "S",
    Role.CUE: "C",
    Role.CONTENT: "“",
}
"""What a role is told by where colours are not seen."""

_TAGS = {RegionKind.CAPTION: "figcaption", RegionKind.PULLQUOTE: "blockquote"}
_PLAIN = frozenset({RegionKind.BODY, RegionKind.HEADLINE})
# These stand before the paragraph that they open, on its line.
_OPENINGS = frozenset({RegionKind.DATELINE, RegionKind.SPEAKER, RegionKind.TIME})
_SHORT = 70  # characters of a statement beside the text: enough to find it again


@dataclass(frozen=True, slots=True)
class Part:
    """A line of one region."""

    kind: RegionKind
    start: int
    end: int


def blocks(document: Document) -> tuple[tuple[Part, ...], ...]:
    """Cut a document into what stands below each other: lines, with a dateline before the line it opens."""
    found: list[tuple[Part, ...]] = []
    waiting: tuple[Part, ...] = ()
    for part in _lines(document):
        between = document.text[waiting[-1].end : part.start] if waiting else "\n"
        if waiting and "\n" in between:
            found.append(waiting)
            waiting = ()
        if part.kind in _OPENINGS:
            waiting = (*waiting, part)
        else:
            found.append((*waiting, part))
            waiting = ()
    return (*found, waiting) if waiting else tuple(found)


def _lines(document: Document) -> Iterator[Part]:
    """Give the lines of every region, and of whatever lies in none."""
    position = 0
    regions = [(region.kind, region.start, region.end) for region in document.regions]
    for kind, start, end in (*regions, (RegionKind.OTHER, len(document.text), len(document.text))):
        yield from _line(document.text, RegionKind.OTHER, position, start)
        yield from _line(document.text, kind, start, end)
        position = end


def _line(text: str, kind: RegionKind, start: int, end: int) -> Iterator[Part]:
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield Part(kind, start, start + len(line.rstrip("\n")))
        start += len(line)


def text_markup(page: ArticlePage) -> Markup:
    """Write the text with its marks, and beside each paragraph the statements that begin in it."""
    painted = sorted(paints(page), key=lambda paint: (paint.start, paint.end))
    names = {told.event.id: told.event.type for told in page.events}
    pen = _Pen(page.document.text, page.chosen, names)
    beside = _beside(page)
    rows = []
    for number, block in enumerate(blocks(page.document)):
        start, end = block[0].start, block[-1].end
        near = [paint for paint in painted if paint.start < end and start < paint.end]
        rows.append(
            element(
                "div",
                _block(block, near, pen),
                _margin(beside.get(number, ())),
                class_="passage",
            )
        )
    return element("div", rows, class_="text", data_chosen=page.chosen, lang="en")


def _block(block: Sequence[Part], near: Sequence[Paint], pen: "_Pen") -> Markup:
    kind = block[-1].kind
    written = [
        element("span", pen.stretch(part, near), " ", class_="dateline")
        if part.kind in _OPENINGS
        else pen.stretch(part, near)
        for part in block
    ]
    label = None if kind in _PLAIN else element("span", f"{kind}: ", class_="kind")
    inner = element(_TAGS.get(kind, "p"), label, written, class_=f"region region-{kind}", dir="auto")
    return element("figure", inner, class_="captioned") if kind is RegionKind.CAPTION else inner


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes pieces of one document.

    Attributes:
        text: The document's text.
        chosen: The event that is marked alone, or None.
        names: Each event's type.
    """

    text: str
    chosen: str | None
    names: dict[str, str]

    def stretch(self, part: Part, near: Sequence[Paint]) -> Iterator[Child]:
        """Write a stretch of text."""
        for piece in cut(part.start, part.end, near):
            stretch = self.text[piece.start : piece.end]
            yield self.piece(piece, stretch) if piece.paints else stretch

    def piece(self, piece: Piece, stretch: str) -> Markup:
        """Write a piece with its roles as classes and its owners as data."""
        told = [p for p in piece.paints if p.owner in self.names and p.role is not Role.CONTENT]
        begun = [paint for paint in told if paint.start == piece.start]
        stop = self._is_stop(begun)
        shown = [p for p in piece.paints if p.role is Role.CONTENT or self.chosen in (None, p.owner)]
        classes = ["mark", *dict.fromkeys(f"is-{paint.role}" for paint in shown)]
        classes += ["muted"] if told and not any(p.role is not Role.CONTENT for p in shown) else []
        return element(
            "span",
            stretch,
            class_=" ".join(classes),
            id=_anchor(piece),
            data_event=" ".join(dict.fromkeys(paint.owner for paint in told)) or None,
            data_marks=" ".join(f"{paint.role}/{paint.start}/{paint.owner}" for paint in told) or None,
            data_begins=" ".join(f"{paint.role}/{paint.owner}" for paint in begun) or None,
            data_letters="".join(LETTERS[paint.role] for paint in self._own(begun)) or None,
            data_said=" ".join(p.owner for p in piece.paints if p.owner not in self.names) or None,
            role="button" if stop else None,
            tabindex=0 if stop else None,
            aria_label=f"{stretch}: {self._named(begun)}" if stop else None,
        )

    def _own(self, begun: Sequence[Paint]) -> list[Paint]:
        """Give those of the chosen event."""
        return [paint for paint in begun if paint.owner == self.chosen]

    def _is_stop(self, begun: Sequence[Paint]) -> bool:
        """Say whether the tab key stops here: at every trigger, or at all words of the chosen event."""
        if self.chosen is None:
            return any(paint.role is Role.TRIGGER for paint in begun)
        return bool(self._own(begun))

    def _named(self, begun: Sequence[Paint]) -> str:
        seen = self._own(begun) or begun
        return ", ".join(dict.fromkeys(f"{paint.role} of {self.names[paint.owner]}" for paint in seen))


def sentence(event: Event) -> Markup:
    """Write an event's sentence with the words of its fields marked and lettered."""
    if is_hashed(event.evidence.text):
        return element("em", "The store does not keep its words.")
    start = event.evidence.start
    shown = [paint for paint in event_paints(event) if paint.role is not Role.CONTENT]
    pieces = cut(start, start + len(event.evidence.text), shown)
    return element("span", [_plain(piece, event.evidence.text, start) for piece in pieces], dir="auto")


def _plain(piece: Piece, text: str, start: int) -> Child:
    stretch = text[piece.start - start : piece.end - start]
    if not piece.paints:
        return stretch
    letters = "".join(LETTERS[paint.role] for paint in piece.begun) or None
    classes = " ".join(["mark", *(f"is-{role}" for role in piece.roles)])
    return element("span", stretch, class_=classes, data_letters=letters)


def _anchor(piece: Piece) -> str | None:
    """Give the name by which a statement's beginning is jumped to."""
    begun = [p.owner for p in piece.begun if p.role is Role.CONTENT and p.owner.startswith("s1:")]
    return begun[0] if len(begun) == 1 else None


def _beside(page: ArticlePage) -> dict[int, list[Said]]:
    """Give for each block the statements that begin in it."""
    starts = [block[0].start for block in blocks(page.document)]
    found: dict[int, list[Said]] = defaultdict(list)
    for one in page.statements:
        begins = one.statement.quote.content[0].start
        found[max(0, sum(start <= begins for start in starts) - 1)].append(one)
    return found


def _margin(said: Sequence[Said]) -> Markup | None:
    if not said:
        return None
    notes = [element("li", note(one), data_statement=one.statement.id) for one in said]
    return element("ul", notes, class_="margin", aria_label="Who says what in this paragraph")


def notes(page: ArticlePage) -> Markup | None:
    """List who says what, for an article whose text is not there to stand beside."""
    items = [element("li", note(one)) for one in page.statements]
    return element("ul", items, class_="margin", aria_label="Who says what") if items else None


def note(one: Said) -> Child:
    """Write who says something, through whom, and the beginning of what."""
    quote = one.statement.quote
    said = " … ".join(words(span.text) for span in quote.content)
    short = said if len(said) <= _SHORT else f"{said[:_SHORT].rsplit(' ', 1)[0]} …"
    chain = [*one.outer, one.statement]
    links = [_speaker(each.speaker) for each in chain]
    steps: list[Child] = [links[0]]
    for link in links[1:]:
        steps += [element("span", " reports that ", class_="joint"), link]
    cue = f" “{words(quote.cue.text)}”" if quote.cue else " no cue word"
    negated = ", negated" if one.statement.negated else ""
    return [
        steps,
        element("span", cue, f", {quote.kind}{negated}", _through(one), class_="how"),
        element("a", f"“{short}”", href=f"#{one.statement.id}", class_="quoted", data_said=one.statement.id),
    ]


def _speaker(actor: Actor | None) -> Markup:
    name: Child = element("em", "speaker not stated") if actor is None else party(actor)
    return element("span", name, class_="speaker")


def _through(one: Said) -> str:
    quote = one.statement.quote
    relay = f", passed on by {words(quote.relay.text)}" if quote.relay else ""
    cited = f", citing {words(quote.cited.text)}" if quote.cited else ""
    return relay + cited

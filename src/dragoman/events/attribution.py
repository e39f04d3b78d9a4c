"""Who says that an event took place: the quotes whose content holds its trigger, outermost first."""

from collections.abc import Sequence

from dragoman.records import Quote, Span, SpeechKind, Status

# Beginnings of cues that judge their object and leave its truth to the article: whoever condemns an attack
# is not the source for it. In our own annotated passages nobody named them as speakers.
_JUDGING = (
    "condemn", "welcom", "prais", "denounc", "decr", "deplor", "critici", "hail", "applaud", "blast", "mock",
    "reject", "dismiss", "lament", "protest", "question", "blam", "rebuk", "tout", "oppos", "disavow",
    "repudiat", "renounc", "discuss",
)  # fmt: skip
# Beginnings of cues whose object is the act itself: "voiced displeasure", "issued a furious response".
_UTTERING = ("express", "voic", "issu")
# Words behind which it is another act that is told: "expressed fear that …", "outrage at the bombing of …".
_TOLD_BEHIND = frozenset("about against at by for from how in of on over that to what who why with".split())
_WONDERING = ("ask", "enquir", "inquir", "question", "wonder")
# Beginnings of cues whose object is only asked for: "demanded the return of the seized ships".
_ASKING = ("demand", "advocat", "recommend")
# Beginnings of cues that tell what somebody wills: neither a report of it nor an announcement.
_WILLING = ("want", "seek", "sought", "plan", "decid", "decision", "refus", "intention")
# Beginnings of cues of denial: what was done all the same has not been said by whoever denies a part in it.
_DENYING = ("den", "refut", "disput", "rebut", "contradict", "disclaim", "disown")
# Beginnings of cues that turn a claim down, and so deny what it tells.
_TURNING_DOWN = ("reject", "dismiss", "repudiat")


def speakers(trigger: Span, quotes: Sequence[Quote], status: Status | None = None) -> tuple[Quote, ...]:
    """Give the quotes that report a trigger.

    A trigger that is itself the cue ("demanded that …") stands outside its own content. What someone
    asks for, promises or judges ("urged Chad to withdraw", "condemned the raid") is no report of it, nor is
    a denial one of what happened all the same ("denied a part in the raid").

    Args:
        trigger: Words of the event.
        quotes: All quotes of the document.
        status: How the event stands, if known.

    Returns:
        Quotes from the outermost to the innermost.
    """
    told = [quote for quote in quotes if _holds(quote, trigger) is not None]
    # "Rejected the claim that it shelters rebels" denies it, whoever claims it.
    denied = status is Status.DENIED
    holding = [quote for quote in told if _is_report(quote) or (denied and _turns_down(quote))]
    if status is Status.HAPPENED:
        holding = [quote for quote in holding if not _denies(quote)]
    return tuple(sorted(holding, key=_outermost_first))


def is_will(quote: Quote) -> bool:
    """Say whether a quote is only what somebody wills: who wants to strike has not said so."""
    cue = "" if quote.cue is None else quote.cue.text.lower()
    return cue == "like" or cue.startswith(_WILLING)


def content_with(quote: Quote, trigger: Span) -> Span:
    """Give the piece of a quote that holds a trigger, its first where none does."""
    return _holds(quote, trigger) or quote.content[0]


def _denies(quote: Quote) -> bool:
    return quote.cue is not None and quote.cue.text.lower().startswith(_DENYING)


def _turns_down(quote: Quote) -> bool:
    return quote.cue is not None and quote.cue.text.lower().startswith(_TURNING_DOWN)


def _outermost_first(quote: Quote) -> tuple[int, int, int]:
    """Order by how much is said: an outer quote holds the inner one and its cue."""
    size = sum(piece.end - piece.start for piece in quote.content)
    return -size, quote.content[0].start, quote.cue.start if quote.cue else -1


def _holds(quote: Quote, trigger: Span) -> Span | None:
    if quote.cue is not None and quote.cue.overlaps(trigger):
        return None
    holding = next((piece for piece in quote.content if piece.contains(trigger)), None)
    return None if holding is not None and _is_uttered(quote, holding, trigger) else holding


def _is_uttered(quote: Quote, content: Span, trigger: Span) -> bool:
    """Say whether an act is what is uttered, and so done by whoever speaks and not told."""
    if quote.kind is not SpeechKind.INDIRECT or quote.cue is None:
        return False
    before = content.text[: trigger.start - content.start].lower().split()
    return quote.cue.text.lower().startswith(_UTTERING) and _TOLD_BEHIND.isdisjoint(before)


def _is_report(quote: Quote) -> bool:
    """Say whether a quote reports, and does not only ask, ask for, promise or judge."""
    if quote.kind is SpeechKind.DIRECT or quote.cue is None:
        return True
    cue, said = quote.cue.text.lower(), quote.content[0].text.lower()
    # "If rebels attack, the army said, it will …" is told; what is behind "said if" or is asked is not.
    behind = quote.content[0].start >= quote.cue.end
    if said.startswith(("to ", "whether ")) or (
        said.startswith("if ") and (behind or cue.startswith(_WONDERING))
    ):
        return False
    # "Described the raid as senseless", "commented on the raid": the raid is not told by them.
    if behind and (
        (cue.startswith("describ") and " as " in said)
        or (cue.startswith("comment") and not said.startswith("that "))
    ):
        return False
    if cue.startswith(_ASKING) and not said.startswith("that "):
        return False
    return not is_will(quote) and not cue.startswith(_JUDGING)

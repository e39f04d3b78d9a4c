"""The day of a denied act: that of the same act told elsewhere in its text, never that of the denial."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.events.joint import is_one_party
from dragoman.records import Actor, Annotations, Decision, Draft, EventDate, Status

Dated = tuple[EventDate, Decision]
_TOLD = frozenset({"text", "relative"})
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_NO_DAY = "no day is told of what is denied, and that of the denial is another"
_ELSEWHERE = "what is denied is told elsewhere: "


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of a document, with what they are dated and compared by.

    Attributes:
        drafts: The acts.
        day_of: Gives the day of an act by its own words, with the decision.
        annotations: The document's sentences and mentions.
        parties: Mentions as actors, by mention id.
    """

    drafts: Sequence[Draft]
    day_of: Callable[[Draft], Dated]
    annotations: Annotations
    parties: Mapping[int, Actor]

    def day(self, draft: Draft) -> Dated:
        """Give the day of an act; of a denied one only what its words or another telling of it give.

        The other telling is of the same type and on nobody else: one with a side in common with the denied
        act, or the only one there is. Of several the nearest counts, those before first.
        """
        when, why = self.day_of(draft)
        if draft.status is not Status.DENIED or when.basis in _TOLD:
            return when, why
        for other in self._tellings(draft):
            told, because = self.day_of(other)
            if told.basis in _TOLD and told.first is not None:
                reason = f"{_ELSEWHERE}{because.reason}"
                return told, replace(because, subject=why.subject, reason=reason)
        if when.first is None and when.last is None:
            return when, why
        unknown = EventDate(None, None, None, None, None, "unknown", "published")
        return unknown, replace(why, chosen=None, alternatives=(), reason=_NO_DAY)

    def _tellings(self, denied: Draft) -> list[Draft]:
        """List the acts that a denial may be about, the likeliest first."""
        alike = [
            draft
            for draft in self.drafts
            if draft.type == denied.type and draft.status in _DONE and draft.sentence != denied.sentence
        ]
        fits = [draft for draft in alike if self._shares(draft.recipients, denied.recipients) is not False]
        sure = [draft for draft in fits if self._is_same(draft, denied)]
        near = sorted(sure, key=lambda d: (d.sentence > denied.sentence, abs(d.sentence - denied.sentence)))
        return near or (fits if len(alike) == 1 else [])

    def _is_same(self, draft: Draft, denied: Draft) -> bool:
        """Say whether two acts have somebody on one side in common."""
        return True in (
            self._shares(draft.actors, denied.actors),
            self._shares(draft.recipients, denied.recipients),
        )

    def _shares(self, one: Sequence[int], two: Sequence[int]) -> bool | None:
        """Say whether two sides have a party in common, None where one of them names nobody."""
        if not one or not two:
            return None
        return any(
            self._noun(a) == self._noun(b) or is_one_party(a, b, self.annotations, self.parties)
            for a in one
            for b in two
        )

    def _noun(self, mention: int) -> str:
        found = self.annotations.mentions[mention]
        return self.annotations.sentences[found.sentence].tokens[found.head].lemma.lower()

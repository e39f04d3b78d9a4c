"""A trigger in its sentence, with the phrases there that may be its sides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.records import Actor, ActorKind, Annotations, Draft, Mention, Sentence, Token


@dataclass(frozen=True)
class Clause:
    """A draft with the grammar around its trigger.

    Attributes:
        draft: As the Reader read it.
        annotations: Of its document.
        parties: Mentions as actors, by mention id.
    """

    draft: Draft
    annotations: Annotations
    parties: Mapping[int, Actor]

    @property
    def sentence(self) -> Sentence:
        """Give the trigger's sentence."""
        return self.annotations.sentences[self.draft.sentence]

    @property
    def trigger(self) -> Token:
        """Give the trigger's head word."""
        return self.sentence.tokens[self.draft.head]

    @cached_property
    def _at(self) -> dict[int, Mention]:
        """Give the longest mention that each token of the sentence heads."""
        own = (m for m in self.annotations.mentions if m.sentence == self.draft.sentence)
        return {mention.head: mention for mention in sorted(own, key=lambda m: m.last - m.first)}

    def token(self, i: int) -> Token:
        """Give a token of the sentence."""
        return self.sentence.tokens[i]

    def above(self, token: Token) -> Token:
        """Give what governs a token."""
        return self.token(token.head)

    def mentions(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """Give the mentions that tokens of the sentence head."""
        return tuple(dict.fromkeys(self._at[i].id for i in tokens if i in self._at))

    def known(self, mentions: Iterable[int]) -> tuple[int, ...]:
        """Leave the mentions of which something is known that makes them parties."""
        found = []
        for i in mentions:
            actor = self.parties.get(i)
            if actor is not None and (actor.kind is not ActorKind.UNKNOWN or actor.sectors):
                found.append(i)
        return tuple(found)

    def head(self, mention: int) -> int | None:
        """Give the head of a mention of the sentence, None for one of another sentence."""
        found = self.annotations.mentions[mention]
        return found.head if found.sentence == self.draft.sentence else None

    def has(self, mentions: Iterable[int]) -> bool:
        """Say whether one of some mentions, its chain or a phrase around it is on a side already."""
        sides = [self.annotations.mentions[i] for i in (*self.draft.actors, *self.draft.recipients)]
        return any(
            other.chain == mention.chain
            or (other.sentence == mention.sentence and other.first <= mention.head < other.last)
            for mention in (self.annotations.mentions[i] for i in mentions)
            for other in sides
        )

    def way(self, i: int, above: int) -> tuple[Token, ...]:
        """Give the tokens from one up to just below another, the lowest first; none if it is not below."""
        found = []
        while i != above:
            token = self.token(i)
            if token.head == i:
                return ()
            found.append(token)
            i = token.head
        return tuple(found)

    def first(self, i: int) -> Token:
        """Give the first of the phrases that "and" or an apposition joins to a token's."""
        token = self.token(i)
        while token.dep in {"conj", "appos"}:
            token = self.above(token)
        return token

    def heads(self, mentions: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Give those of some mentions that stand in the sentence, with their heads."""
        for i in mentions:
            head = self.head(i)
            if head is not None:
                yield i, head

    def with_actors(self, actors: Iterable[int], why: str) -> "Clause":
        """Give the clause with other actors, and the reason on record."""
        return self._with(actors=actors, why=why)

    def with_recipients(self, recipients: Iterable[int], why: str) -> "Clause":
        """Give the clause with other recipients, and the reason on record."""
        return self._with(recipients=recipients, why=why)

    def _with(
        self, *, actors: Iterable[int] | None = None, recipients: Iterable[int] | None = None, why: str
    ) -> "Clause":
        side = "recipients" if actors is None else "actors"
        draft = replace(
            self.draft,
            actors=self.draft.actors if actors is None else tuple(sorted(set(actors))),
            recipients=self.draft.recipients if recipients is None else tuple(sorted(set(recipients))),
            why={**self.draft.why, side: f"{self.draft.why[side]}; {why}"},
        )
        return replace(self, draft=draft)

    def without_actors(self, left_out: Iterable[int], why: str) -> "Clause":
        """Give the clause without some actors; itself where there are none of them."""
        gone = set(left_out)
        return self.with_actors(set(self.draft.actors) - gone, why) if gone else self

    def without_recipients(self, left_out: Iterable[int], why: str) -> "Clause":
        """Give the clause without some recipients; itself where there are none of them."""
        gone = set(left_out)
        return self.with_recipients(set(self.draft.recipients) - gone, why) if gone else self

"""Mentions joined into chains, and what the rules that join them ask of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.names import Name, same_name
from dragoman.records import Mention, Sentence

SURE = 10  # how many labels a given name or title weighs


@dataclass(slots=True)
class Chains:
    """Union of mentions into chains, each named by its first mention.

    Attributes:
        parent: For each mention, an earlier one of its chain, or itself.
        names: For each chain's first mention, the names that the chain goes by.
        genders: For each chain's first mention, the genders that its words show.
        labels: For each chain's first mention, how often its names are labelled as a person's and otherwise;
            a given name or title is a surer sign than a label.
    """

    parent: list[int]
    names: list[frozenset[Name]]
    genders: list[frozenset[str]]
    labels: list[tuple[int, int]]

    def find(self, i: int) -> int:
        """Give the first mention of a mention's chain."""
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make the chains of two mentions one."""
        a, b = self.find(i), self.find(j)
        if a != b:
            kept, lost = min(a, b), max(a, b)
            self.parent[lost] = kept
            self.names[kept] |= self.names[lost]
            self.genders[kept] |= self.genders[lost]
            of_kept, of_lost = self.labels[kept], self.labels[lost]
            self.labels[kept] = of_kept[0] + of_lost[0], of_kept[1] + of_lost[1]

    def linked(self, i: int) -> bool:
        """Say whether a mention stands for an earlier one."""
        return self.find(i) != i

    def agree(self, i: int, j: int) -> bool:
        """Say whether the names and genders of two chains let them be one."""
        a, b = self.find(i), self.find(j)
        if len(self.genders[a] | self.genders[b]) > 1:
            return False
        return all(same_name(one, two) for one in self.names[a] for two in self.names[b])


@dataclass(frozen=True, slots=True)
class View:
    """The mentions with what the sieves ask of them.

    Attributes:
        mentions: All of a document.
        sentences: Its parse.
        names: The name of each mention, if it has one.
        chains: What is linked so far.
        parts: For each sentence, which entry of a live report it stands in; empty where there is one part.
    """

    mentions: Sequence[Mention]
    sentences: Sequence[Sentence]
    names: Sequence[Name | None]
    chains: Chains
    parts: Sequence[int] = ()

    def sentence(self, mention: Mention) -> Sentence:
        """Give the sentence of a mention."""
        return self.sentences[mention.sentence]

    def lemma(self, mention: Mention) -> str:
        """Give the base form of a mention's head."""
        return self.sentence(mention).tokens[mention.head].lemma

    def tag(self, mention: Mention) -> str:
        """Give the tag of a mention's head."""
        return self.sentence(mention).tokens[mention.head].tag

    def dep(self, mention: Mention) -> str:
        """Give how a mention's head depends on what it belongs to."""
        return self.sentence(mention).tokens[mention.head].dep

    def before(self, mention: Mention, reach: int) -> Iterator[Mention]:
        """Walk back over earlier mentions of the nearest sentences, within one entry of a live report."""
        for other in reversed(self.mentions[: mention.id]):
            if mention.sentence - other.sentence > reach:
                return
            if self.parts and self.parts[other.sentence] != self.parts[mention.sentence]:
                return
            yield other

    def agree(self, one: Mention, two: Mention) -> bool:
        """Say whether names and genders let two mentions be of one."""
        return self.chains.agree(one.id, two.id)

"""Mentions of one event, within an article and across the articles of a story."""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.assembly.cluster import Clustering, ScoredPair, cluster
from dragoman.assembly.mention_compare import LEAST, SAME_EVENT, Centre, likeness, reasons
from dragoman.assembly.mention_words import MentionWords


def same_lemma(mentions: Sequence[MentionWords]) -> Clustering:
    """Put together the mentions of a story whose head words have the same base form: the baseline."""
    of_lemma: dict[str, list[str]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        of_lemma[mention.lemma or mention.id].append(mention.id)
    pairs = [
        ScoredPair(a, b, 1.0, (f"both {lemma!r}",))
        for lemma, ids in of_lemma.items()
        for i, a in enumerate(ids)
        for b in ids[i + 1 :]
    ]
    return cluster([mention.id for mention in mentions], pairs, threshold=1.0)


def same_event(mentions: Sequence[MentionWords], centre: Centre) -> Clustering:
    """Put together the mentions of a story that an encoder finds alike.

    Args:
        mentions: With vectors; one without stays alone.
        centre: What is taken off the vectors.

    Returns:
        The clusters, with what the best pair of each merge is made of.
    """
    ordered = sorted(mentions, key=lambda mention: mention.id)
    alike = likeness(ordered, centre)
    pairs = []
    for i, one in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            if (score := float(alike[i, j])) > LEAST:
                why = reasons(one, ordered[j], centre) if score >= SAME_EVENT else ()
                pairs.append(ScoredPair(one.id, ordered[j].id, score, why))
    return cluster([m.id for m in ordered], pairs, threshold=SAME_EVENT, missing=LEAST)

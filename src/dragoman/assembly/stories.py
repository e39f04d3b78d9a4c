"""Articles to stories: what reports one happening and what follows from it.

Two grains. A *story* is a happening with its sequels. *Look-alikes* are told apart in a second look: among
the articles of one story, words that all of them share say nothing, and the names decide.
"""

from collections.abc import Sequence

import numpy as np

from dragoman.assembly.cluster import Clustering, ScoredPair, cluster
from dragoman.assembly.compare import ArticleWords, Floats, by_names, by_text, shared_words

# Mean likeness from which articles are of one story. Swept on gold/stories over 0.08 to 0.2: best and flat
# from 0.09 to 0.11.
STORY = 0.1
# The same of the second look, where half is the first look's. Swept on ECB+ dev over 0.08 to 0.11; on its
# training part, not looked at for it, 0.1 is as good as its neighbours.
LOOK_ALIKE = 0.1
_FEWEST = 4  # among fewer articles the second look has nothing to weigh words by


def stories(articles: Sequence[ArticleWords]) -> Clustering:
    """Group articles that report one happening or its sequels.

    Args:
        articles: A batch of up to some thousands: words are weighed by how many of its articles hold them,
            so that a batch of another make-up may be grouped otherwise.

    Returns:
        The groups by the articles' ids, with the words that each merge rests on.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    return _grouped(ordered, by_text(ordered), STORY)


def look_alikes(articles: Sequence[ArticleWords]) -> Clustering:
    """Group articles as `stories` does, and tell apart those of happenings that only look alike.

    Args:
        articles: As for `stories`.

    Returns:
        The finer groups; merges of the second look come after those of the first.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    first = by_text(ordered)
    at = {article.id: i for i, article in enumerate(ordered)}
    groups: list[tuple[str, ...]] = []
    whole = _grouped(ordered, first, STORY)
    merges = list(whole.merges)
    for group in whole.clusters:
        if len(group) < _FEWEST:
            groups.append(group)
            continue
        rows = [at[name] for name in group]
        own = [ordered[row] for row in rows]
        second = 0.5 * by_text(own) + 0.5 * by_names(own)
        alike = (0.5 * first[np.ix_(rows, rows)] + 0.5 * second).astype(np.float32)
        found = _grouped(own, alike, LOOK_ALIKE)
        groups += found.clusters
        merges += found.merges
    return Clustering(tuple(sorted(groups)), tuple(merges))


def _grouped(articles: Sequence[ArticleWords], alike: Floats, threshold: float) -> Clustering:
    """Cluster articles; the words they share are looked up only where a pair can carry a merge."""
    pairs = []
    for i, one in enumerate(articles):
        for j in range(i + 1, len(articles)):
            if (score := float(alike[i, j])) > 0:
                words = shared_words(one, articles[j]) if score >= threshold else ()
                pairs.append(ScoredPair(one.id, articles[j].id, score, words))
    return cluster([article.id for article in articles], pairs, threshold=threshold)

"""Clustering keeps its laws whatever it is given."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.cluster import Clustering, ScoredPair, Two, cluster, components
from dragoman.errors import InputError

IDS = [f"e{number}" for number in range(9)]
SCORES = st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.9, 1.0])
PAIRS = st.dictionaries(st.sampled_from(list(combinations(IDS, 2))), SCORES, max_size=30).map(
    lambda scores: [ScoredPair(a, b, score) for (a, b), score in scores.items()]
)
LINKS = st.lists(st.sampled_from(list(combinations(IDS, 2))), max_size=3)
T = 0.6


def _pairs(**scores: float) -> list[ScoredPair]:
    return [ScoredPair(key[0], key[1], score) for key, score in scores.items()]


def _consistent(together: list[Two], apart: list[Two]) -> list[Two]:
    """Drop what keeps apart what was joined."""
    joined = cluster(IDS, [], threshold=T, together=together).of()
    return [(a, b) for a, b in apart if joined[a] != joined[b]]


def test_what_is_alike_joins_and_what_is_not_stays_apart() -> None:
    assert cluster("abc", _pairs(ab=0.9, bc=0.2), threshold=T).clusters == (("a", "b"), ("c",))


def test_a_chain_does_not_join_its_ends() -> None:
    assert cluster("abc", _pairs(ab=0.9, bc=0.8), threshold=T).clusters == (("a", "b"), ("c",))


def test_a_pair_that_was_not_compared_may_be_left_out_of_the_mean() -> None:
    assert cluster("abc", _pairs(ab=0.9, bc=0.8), threshold=T, missing=None).clusters == (("a", "b", "c"),)


def test_of_two_equal_merges_the_one_with_the_smaller_ids_comes_first() -> None:
    found = cluster("abc", _pairs(ab=0.7, bc=0.7), threshold=T)
    assert found.clusters == (("a", "b"), ("c",))


def test_a_merge_says_its_score_and_its_best_pair_with_the_reasons() -> None:
    best = ScoredPair("b", "c", 0.9, ("same day", "same dyad"))
    made = cluster("abc", [*_pairs(ab=1.0, ac=0.5), best], threshold=T).merges
    assert [(m.left, m.right, m.score) for m in made] == [(("a",), ("b",), 1.0), (("a", "b"), ("c",), 0.7)]
    assert made[1].best == best


def test_judgements_join_and_keep_apart_whatever_the_scores() -> None:
    found = cluster("abcd", _pairs(ab=1.0, cd=0.0), threshold=T, together=[("d", "c")], apart=[("b", "a")])
    assert found.clusters == (("a",), ("b",), ("c", "d"))
    assert found.merges[0].score is None


def test_what_is_kept_apart_stays_so_through_others() -> None:
    found = cluster("abc", _pairs(ab=1.0, ac=0.9, bc=0.9), threshold=T, apart=[("a", "c")])
    assert found.clusters == (("a", "b"), ("c",))


def test_contradicting_judgements_are_refused_with_the_way_that_joins_them() -> None:
    with pytest.raises(InputError, match=r"'a' and 'c' are kept apart and yet joined by a - b - c"):
        cluster("abc", [], threshold=T, together=[("a", "b"), ("b", "c")], apart=[("c", "a")])


@pytest.mark.parametrize(
    ("pairs", "missing", "message"),
    [
        (_pairs(az=1.0), 0.0, "'z' of the pair"),
        (_pairs(aa=1.0), 0.0, "one id twice"),
        ([], 0.6, "not below the threshold"),
    ],
)
def test_what_cannot_be_clustered_is_refused(pairs: list[ScoredPair], missing: float, message: str) -> None:
    with pytest.raises(InputError, match=message):
        cluster("abc", pairs, threshold=T, missing=missing)


@given(PAIRS, LINKS, LINKS, st.randoms(use_true_random=False), st.sampled_from([0.0, 0.2, None]))
def test_the_order_of_ids_and_pairs_means_nothing(
    pairs: list[ScoredPair], together: list[Two], apart: list[Two], random: object, missing: float | None
) -> None:
    apart = _consistent(together, apart)

    def run(ids: list[str], given_pairs: list[ScoredPair]) -> Clustering:
        return cluster(ids, given_pairs, threshold=T, together=together, apart=apart, missing=missing)

    shuffled, turned = list(IDS), [ScoredPair(p.b, p.a, p.score) for p in pairs]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(turned)  # type: ignore[attr-defined]
    one, two = run(IDS, pairs), run(shuffled, turned)
    assert one.clusters == two.clusters
    assert [(m.left, m.right, m.score) for m in one.merges] == [
        (m.left, m.right, m.score) for m in two.merges
    ]


@given(PAIRS, LINKS, LINKS)
def test_every_id_is_in_one_cluster_and_judgements_hold(
    pairs: list[ScoredPair], together: list[Two], apart: list[Two]
) -> None:
    apart = _consistent(together, apart)
    found = cluster(IDS, pairs, threshold=T, together=together, apart=apart)
    assert sorted(member for members in found.clusters for member in members) == IDS
    of = found.of()
    assert all(of[a] == of[b] for a, b in together)
    assert all(of[a] != of[b] for a, b in apart)


@given(PAIRS, LINKS, LINKS, st.sampled_from([0.0, None]))
def test_components_clustered_one_by_one_give_what_all_at_once_gives(
    pairs: list[ScoredPair], together: list[Two], apart: list[Two], missing: float | None
) -> None:
    apart = _consistent(together, apart)
    whole = cluster(IDS, pairs, threshold=T, together=together, apart=apart, missing=missing)
    found: list[tuple[str, ...]] = []
    for part in components(IDS, pairs, threshold=T, together=together):
        own = [p for p in pairs if p.a in part and p.b in part]
        joined, kept = ([(a, b) for a, b in links if a in part and b in part] for links in (together, apart))
        found += cluster(part, own, threshold=T, together=joined, apart=kept, missing=missing).clusters
    assert tuple(sorted(found)) == whole.clusters


@given(PAIRS)
def test_no_merge_is_below_the_threshold(pairs: list[ScoredPair]) -> None:
    assert all((m.score or 0.0) >= T for m in cluster(IDS, pairs, threshold=T).merges)

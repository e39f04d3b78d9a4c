"""What the Reader is told of each word: the way to it through the parse, its role and its marks."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.coders.hints import ELSEWHERE, FAR, Hints, hints_of
from dragoman.events.coders.rules import RulesCoder
from dragoman.knowledge.codebook import load_codebook
from dragoman.language.annotate import annotate
from dragoman.records import Actor, ActorKind, Annotations
from made_parses import document, parser

# word, governor, label; "They" begins the second sentence
TREE = (
    ("Envoys", "told", "nsubj"),
    ("from", "Envoys", "prep:from"),
    ("Chad", "from", "pobj"),
    ("told", "told", "ROOT"),
    ("reporters", "told", "dobj"),
    ("that", "freed", "mark:that"),
    ("border", "guards", "compound"),
    ("guards", "freed", "nsubj"),
    ("freed", "told", "ccomp"),
    ("three", "divers", "nummod"),
    ("stranded", "divers", "amod"),
    ("injured", "stranded", "conj"),
    ("divers", "freed", "dobj"),
    ("near", "divers", "prep:near"),
    ("Lake", "Fitri", "compound"),
    ("Fitri", "near", "pobj"),
    ("in", "Fitri", "prep:in"),
    ("June", "in", "pobj"),
    ("They", "left", "nsubj"),
    ("left", "left", "ROOT"),
)
AT = {word: i for i, (word, _, _) in enumerate(TREE)}
TEXT = (
    "Nepalese police arrested two French journalists in Kathmandu, the interior ministry said. "
    "On Tuesday guards beat a local reporter."
)
KINDS = {
    "Nepalese police": ActorKind.GROUP,
    "two French journalists": ActorKind.PERSON,
    "the interior ministry": ActorKind.ORGANISATION,
    "guards": ActorKind.GROUP,
    "a local reporter": ActorKind.PERSON,
}
INNER = ("det", "compound", "amod", "nummod", "case", "nmod")
OUTER = ("nsubj", "dobj", "pobj", "prep:in", "ccomp", "conj", "poss")


def offsets(words: list[str]) -> list[tuple[int, int]]:
    """Give where words stand that follow each other after one blank each."""
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    return [(start, start + len(word)) for start, word in zip(starts, words, strict=True)]


def tree() -> Hints:
    words = offsets([word for word, _, _ in TREE])
    speech = words[AT["border"]][0], words[AT["They"]][0]
    return Hints(
        words=words,
        sentences=[int(i >= AT["They"]) for i in range(len(TREE))],
        heads=[AT[head] for _, head, _ in TREE],
        deps=[dep for _, _, dep in TREE],
        marks=[("lexicon:RETREAT",) if word == "freed" else () for word, _, _ in TREE],
        sides={AT["freed"]: {AT["guards"]: "actor", AT["border"]: "actor", AT["reporters"]: "recipient"}},
        voices=[(*speech, [AT["Envoys"], AT["Chad"], AT["guards"]])],
        mentions=[(AT["border"], AT["freed"]), (AT["three"], AT["in"])],
    )


@cache
def annotations() -> Annotations:
    return annotate(document(TEXT), parser())


@cache
def made() -> Hints:
    """Give the hints of the text by the real codebook, its parties known."""
    parties = {
        m.id: Actor(m.span.text, m.span.start, m.span.end, m.span.text, kind=KINDS[m.span.text])
        for m in annotations().mentions
        if m.span.text in KINDS
    }
    return hints_of(annotations(), parties, RulesCoder(load_codebook()))


def word(text: str) -> int:
    """Give the number of a word of the parsed text."""
    return [TEXT[start:end] for start, end in made().words].index(text)


@pytest.mark.parametrize(
    ("trigger", "other", "expected"),
    [
        ("freed", "freed", "|"),
        # down
        ("freed", "guards", "|nsubj"),
        ("freed", "divers", "|dobj"),
        ("freed", "that", "|mark:that"),
        ("freed", "near", "|dobj/prep:near"),
        ("freed", "Fitri", "|dobj/prep:near/pobj"),
        ("freed", "injured", "|dobj/amod/conj"),  # no word of the phrase's own
        # up: a preposition that is climbed over has no name
        ("freed", "told", "ccomp|"),
        ("Fitri", "freed", "pobj^prep^dobj|"),
        # up and down
        ("freed", "Envoys", "ccomp|nsubj"),
        ("freed", "Chad", "ccomp|nsubj/prep:from/pobj"),
        ("Fitri", "guards", "pobj^prep^dobj|nsubj"),
        # as far as a path goes, and one further
        ("told", "Fitri", "|ccomp/dobj/prep:near/pobj"),
        ("told", "in", FAR),
        ("Fitri", "told", FAR),
        ("told", "June", FAR),
        # another sentence
        ("freed", "left", ELSEWHERE),
        ("left", "freed", ELSEWHERE),
        ("left", "They", "|nsubj"),
    ],
)
def test_a_path_tells_the_way_through_the_parse(trigger: str, other: str, expected: str) -> None:
    """Labels up to where the ways meet, a bar, labels down; three up and four down at the most."""
    assert tree().path(AT[trigger], AT[other]) == expected


@pytest.mark.parametrize(
    ("inner", "head"), [("border", "guards"), ("three", "divers"), ("stranded", "divers"), ("Lake", "Fitri")]
)
@pytest.mark.parametrize("trigger", ["freed", "told", "Envoys", "left"])
def test_the_words_of_a_phrase_share_its_path(trigger: str, inner: str, head: str) -> None:
    """A word inside a noun phrase has the path of the phrase's head, from wherever it is sought."""
    hints = tree()
    assert hints.path(AT[trigger], AT[inner]) == hints.path(AT[trigger], AT[head])


def test_a_trigger_inside_a_phrase_climbs_out_of_it() -> None:
    """From a word inside a phrase its head is one step up, not the same place."""
    assert tree().path(AT["border"], AT["guards"]) == "compound|"
    assert tree().path(AT["border"], AT["freed"]) == "compound^nsubj|"


@st.composite
def trees(draw: st.DrawFn) -> Hints:
    """Draw a sentence whose words hang from earlier ones by any labels."""
    size = draw(st.integers(1, 12))
    return Hints(
        words=offsets(["w"] * size),
        sentences=[0] * size,
        heads=[0, *(draw(st.integers(0, i - 1)) for i in range(1, size))],
        deps=["ROOT", *(draw(st.sampled_from(INNER + OUTER)) for _ in range(1, size))],
        marks=[()] * size,
        sides={},
        voices=(),
        mentions=(),
    )


@given(trees())
def test_paths_of_any_parse(hints: Hints) -> None:
    """A word has the empty path to itself; an inner one its head's, if that is below the trigger."""
    for trigger in range(len(hints.words)):
        above = {trigger}
        while (head := hints.heads[min(above)]) not in above:
            above.add(head)
        assert hints.path(trigger, trigger) == "|"
        for other in set(range(len(hints.words))) - above:
            path = hints.path(trigger, other)
            assert path == FAR or path.count("|") == 1
            if hints.deps[other] in INNER and hints.heads[other] not in above:
                assert path == hints.path(trigger, hints.heads[other])
            elif hints.heads[other] == trigger:
                assert path == f"|{hints.deps[other]}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["border", "guards"], "guards"),
        (["three", "stranded", "divers", "near", "Lake", "Fitri"], "divers"),
        (["Lake"], "Lake"),
        (["guards", "divers"], "guards"),  # side by side: the first
        (["divers", "guards"], "guards"),
    ],
)
def test_the_top_of_a_phrase_governs_it(words: list[str], expected: str) -> None:
    """The word nearest the root stands for the phrase."""
    assert tree().top([AT[word] for word in words]) == AT[expected]


def test_a_mention_has_its_head() -> None:
    """Each mention is known by the word that governs it, in the order of the mentions."""
    assert tree().mention_heads == [AT["guards"], AT["divers"]]


@pytest.mark.parametrize(
    ("trigger", "other", "expected"),
    [
        ("freed", "border", "actor"),
        ("freed", "guards", "actor"),  # before what it says as a speaker
        ("freed", "reporters", "recipient"),
        ("freed", "Envoys", "speaker"),
        ("freed", "divers", "none"),
        ("border", "Chad", "speaker"),  # the first word that is reported
        ("June", "Chad", "speaker"),  # and the last
        ("told", "Envoys", "none"),  # not itself reported
        ("They", "Envoys", "none"),  # the speech is over
    ],
)
def test_a_word_has_the_role_that_rules_see(trigger: str, other: str, expected: str) -> None:
    """A side of the rules' event comes first, then who is quoted with the trigger inside."""
    assert tree().role(AT[trigger], AT[other]) == expected


def test_withheld_hints_tell_words_and_mentions_only() -> None:
    """Without grammar and rules nothing is known of a word but where it stands and its phrase."""
    whole = tree()
    bare = whole.withheld()
    every = range(len(whole.words))
    assert {bare.path(i, j) for i in every for j in every} == {""}
    assert {bare.role(i, j) for i in every for j in every} == {"none"}
    assert [tuple(marks) for marks in bare.marks] == [()] * len(every)
    assert (bare.words, bare.mentions) == (whole.words, whole.mentions)
    assert bare.mention_heads == whole.mention_heads
    assert whole.path(AT["freed"], AT["divers"]) == "|dobj"  # what was given stays as it was


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "arrested",
            ["pos:VERB", "lexicon:COERCE", "status:happened", "rules:COERCE", "rules:happened"],
        ),
        ("beat", ["pos:VERB", "lexicon:ASSAULT", "status:happened", "rules:ASSAULT", "rules:happened"]),
        ("Kathmandu", ["pos:PROPN", "entity:GPE", "status:happened", "mention:name"]),
        ("police", ["pos:NOUN", "status:happened", "party:group"]),
        ("French", ["pos:ADJ", "entity:NORP", "status:happened", "mention:demonym", "party:person"]),
        ("two", ["pos:NUM", "entity:CARDINAL", "party:person"]),
        ("ministry", ["pos:NOUN", "status:happened", "party:organisation"]),
        ("reporter", ["pos:NOUN", "status:happened", "party:person"]),
        ("in", ["pos:ADP"]),
        ("said", ["pos:VERB", "status:happened"]),
    ],
)
def test_a_word_has_its_marks(text: str, expected: list[str]) -> None:
    """Part of speech, lexicon, entity, status, rules and parties mark the words that they hold of."""
    assert list(made().marks[word(text)]) == expected


@pytest.mark.model
def test_a_document_is_numbered_through() -> None:
    """Words, heads and mentions of a later sentence count on from those of the first."""
    hints = made()
    tokens = [token for sentence in annotations().sentences for token in sentence.tokens]
    assert list(hints.words) == [(token.start, token.end) for token in tokens]
    assert all(a <= b for a, b in pairwise(hints.sentences))
    assert hints.sentences[word("said")] == 0
    assert hints.sentences[word("beat")] == 1
    assert hints.heads[word("reporter")] == word("beat")
    assert hints.heads[word("beat")] == word("beat")
    spans = [TEXT[hints.words[first][0] : hints.words[last - 1][1]] for first, last in hints.mentions]
    assert spans == [mention.span.text for mention in annotations().mentions]
    assert hints.deps[word("in")] == "prep:in"


@pytest.mark.model
def test_rules_say_who_acts_on_whom() -> None:
    """Both events of the rules give each word of their parties its role, and no word of the other."""
    hints = made()
    roles = {
        trigger: {
            role: " ".join(
                TEXT[slice(*hints.words[i])]
                for i in range(len(hints.words))
                if hints.role(word(trigger), i) == role
            )
            for role in ("actor", "recipient", "speaker")
        }
        for trigger in ("arrested", "beat")
    }
    assert roles == {
        "arrested": {
            "actor": "Nepalese police",
            "recipient": "two French journalists",
            "speaker": "the interior ministry",
        },
        "beat": {"actor": "guards", "recipient": "a local reporter", "speaker": ""},
    }


@pytest.mark.model
@pytest.mark.parametrize(
    ("trigger", "other", "expected"),
    [
        ("arrested", "French", "|dobj"),
        ("arrested", "Nepalese", "|nsubj"),
        ("arrested", "interior", "ccomp|nsubj"),
        ("arrested", "Kathmandu", "|prep:in/pobj"),
        ("arrested", "guards", ELSEWHERE),
        ("beat", "local", "|dobj"),
        ("beat", "ministry", ELSEWHERE),
    ],
)
def test_a_parse_gives_paths(trigger: str, other: str, expected: str) -> None:
    """The ways through a sentence as the parser reads it."""
    assert made().path(word(trigger), word(other)) == expected


def test_the_object_of_a_listed_verb_is_listed_with_it() -> None:
    """The lexicon has "conducted exercises" under its verb; the noun is what is read as the event."""
    hints = Hints(
        words=[(0, 4), (5, 14), (15, 24)],
        sentences=[0, 0, 0],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "dobj"],
        marks=[("entity:GPE",), ("lexicon:COOPERATE",), ()],
        sides={},
        voices=(),
        mentions=[(0, 1)],
    )
    assert hints.lexicon([2]) == ("COOPERATE",)
    assert hints.lexicon([1]) == ("COOPERATE",)
    assert hints.lexicon([0]) == ()

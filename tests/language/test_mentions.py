"""Phrases that may be somebody: a word that counts has with it what it counts, and names stay whole."""

from dataclasses import replace

import pytest

from dragoman.language.mentions import find_mentions
from dragoman.records import Mention, MentionKind, RegionKind, Sentence, Token
from made_parses import document, parsed

pytestmark = pytest.mark.model


def mentions(text: str) -> dict[str, Mention]:
    document, sentences = parsed(text)
    return {mention.span.text: mention for mention in find_mentions(document, sentences)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some of the miners left.", "Some of the miners"),
        ("Police freed two of the miners held in the shaft.", "two of the miners"),
        ("One of the divers freed on Monday was ill.", "One of the divers"),
    ],
)
def test_what_is_counted_belongs_to_the_word_that_counts(text: str, words: str) -> None:
    """Also where a clause follows that does not belong; such a phrase is no pronoun."""
    assert mentions(text)[words].kind is MentionKind.NOMINAL


def test_a_pronoun_stands_alone() -> None:
    assert mentions("She thanked some.")["some"].kind is MentionKind.PRONOUN


def test_a_korean_name_with_an_english_word_in_it_stays_whole() -> None:
    """It was cut at its hyphen, and what followed the "in" was a place."""
    found = mentions("South Korean President Park Sang-in asked the army to act.")
    assert "South Korean President Park Sang-in" in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stevens & Wilkins sued the county on Monday.", "Stevens & Wilkins"),
        ("The ministry fined Procter & Gamble.", "Procter & Gamble"),
        ("Ukraine accused Standard & Poor's of bias.", "Standard & Poor's"),
    ],
)
def test_a_name_with_an_ampersand_is_one(text: str, name: str) -> None:
    found = mentions(text)
    assert name in found
    assert not {word for word in name.split() if word in found}


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Iran & Iraq signed a pact.", {"Iran", "Iraq"}),
        ("Orlov & Petrenko met in Oslo. Nadia Orlov thanked Ivan Petrenko.", {"Orlov", "Petrenko"}),
    ],
)
def test_states_and_persons_joined_by_an_ampersand_are_two(text: str, both: set[str]) -> None:
    assert both <= set(mentions(text))


def test_nobody_is_no_party() -> None:
    assert "Nobody" not in mentions("Nobody was beaten.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Medics carried the wounded to a tent.", "the wounded"),
        ("The unemployed marched through the city on Friday.", "The unemployed"),
        ("The accused was taken to a cell in Lusaka.", "The accused"),
        ("Nurses treated the 12-year-old in a tent.", "the 12-year-old"),
        ("Officers arrested two men, and a third was wounded.", "a third"),
        ("The last of the miners came up at dawn.", "The last of the miners"),
    ],
)
def test_an_adjective_behind_an_article_can_be_people(text: str, words: str) -> None:
    assert mentions(text)[words].kind is MentionKind.NOMINAL


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The wounded soldiers were flown out.", "The wounded"),
        ("The farmers did their best.", "their best"),
        ("The flood was the worst on record.", "the worst"),
        ("They hugged each other.", "each other"),
        ("He was poor and wounded.", "wounded"),
    ],
)
def test_an_adjective_that_is_nobody_has_no_phrase(text: str, word: str) -> None:
    assert word not in mentions(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Students were hurt in police raids on two villages.", "police"),
        ("The mayor ignored a court order.", "court"),
        ("Nobody was hurt in the embassy bombing on Friday.", "embassy"),
    ],
)
def test_who_acted_or_was_struck_has_a_phrase_before_the_act(text: str, words: str) -> None:
    assert words in mentions(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Three police officers left.", "police"),
        ("Rioters burned a police car.", "police"),
        ("Envoys condemned the opposition arrests.", "opposition"),
        ("The court building is empty.", "court"),
        ("He sold the hotel furniture.", "hotel"),
    ],
)
def test_a_body_before_a_person_or_thing_of_it_has_none(text: str, word: str) -> None:
    assert word not in mentions(text)


def test_an_of_that_belongs_to_the_verb_is_no_part_of_the_person() -> None:
    found = mentions("The envoy had warned Mr Orlov of serious consequences at a meeting in May.")
    assert "Mr Orlov" in found
    assert "Tomas Orlov of Norway" in mentions("He warned Tomas Orlov of Norway.")


def test_two_persons_with_titles_are_two() -> None:
    """One phrase stood for both, under the second one's name."""
    text = "Both Zambian President Mary Tembo and Malawian Prime Minister Peter Banda called for calm."
    found = mentions(text)
    assert "Malawian Prime Minister Peter Banda" in found
    assert not any("Tembo" in words and "Banda" in words for words in found)
    assert "the Tembo and Banda families" in mentions("Police guarded the Tembo and Banda families.")


def labelled(words: str, entities: dict[str, str]) -> Sentence:
    """Make a sentence whose words all stand before the last as its parts; labels by word."""
    parts = words.split()
    last, start, tokens = len(parts) - 1, 0, list[Token]()
    for i, word in enumerate(parts):
        pos = "PROPN" if word[0].isupper() else "NOUN"
        dep = "ROOT" if i == last else "compound"
        tokens.append(
            Token(i, start, start + len(word), word, word.lower(), pos, "", dep, last, entities.get(word, ""))
        )
        start += len(word) + 1
    spans = tuple((i, i + 1, entities[word]) for i, word in enumerate(parts) if word in entities)
    children = tuple(tuple(range(last)) if i == last else () for i in range(len(parts)))
    return Sentence(0, RegionKind.BODY, 0, start - 1, tuple(tokens), children, (), spans)


@pytest.mark.parametrize(
    ("first", "entities", "second", "found"),
    [
        ("ZKF talks", {"ZKF": "ORG"}, "ZKF missile launch", True),
        ("ZKF talks", {"ZKF": "DATE"}, "ZKF missile launch", False),
        ("ZKF talks", {"ZKF": "ORG"}, "ZKF Papers leak", False),
        ("XYB talks", {"XYB": "ORG"}, "ZKF missile launch", False),
    ],
    ids=["labelled before", "a label of no party", "amid other capitals", "never labelled"],
)
def test_a_name_labelled_once_is_one_everywhere(
    first: str, entities: dict[str, str], second: str, *, found: bool
) -> None:
    """The parser labels a name in one sentence and misses it in the next."""
    one, two = labelled(first, entities), replace(labelled(second, {}), number=1)
    made = find_mentions(document(second), (one, two))
    assert any(m.sentence == 1 and m.span.text == "ZKF" for m in made) is found


def test_a_faith_before_a_capital_begins_a_name() -> None:
    """The Islamic State is one party; its first word is none, as the faith of members is."""
    assert "Islamic" not in mentions("The Islamic State killed 20 people in Metz.")
    assert "Muslim" in mentions("The Muslim MPs condemned the attack.")

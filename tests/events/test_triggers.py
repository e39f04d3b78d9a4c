"""Entries of the lexicon that a sentence cannot satisfy are not tried, and no other is left out."""

import pytest

from dragoman.events import triggers
from dragoman.events.triggers import Lexicon, find_triggers
from dragoman.knowledge.codebook import load_codebook
from made_parses import parsed

SAID = {"call", "out", "the", "minister", "PERSON"}


def test_an_entry_of_several_words_is_possible_only_where_all_are_said() -> None:
    lexicon = Lexicon(load_codebook())
    entries = lexicon.entries("verb", "call")
    possible = list(lexicon.possible("verb", "call", SAID))
    assert {e.lemma for e in entries} > {e.lemma for e in possible} >= {"call", "call out"}
    assert all(set(e.lemma.split()) <= SAID for e in possible)


def test_an_entry_that_asks_for_an_object_is_possible_only_where_one_is_said() -> None:
    lexicon = Lexicon(load_codebook())
    asking = [e for e in lexicon.entries("verb", "take") if e.object and " " not in e.lemma]
    assert asking
    for entry in asking:
        assert entry in lexicon.possible("verb", "take", {"take", *entry.object} | entry.subject)
        assert entry not in lexicon.possible("verb", "take", {"take"})


@pytest.mark.model
def test_the_matches_of_the_codebooks_examples_are_those_of_all_entries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = load_codebook()
    lexicon = Lexicon(book)
    texts = [example.text for kind in book.types.values() for example in kind.examples][::9]
    sentences = [sentence for text in texts for sentence in parsed(text)[1]]
    found = [find_triggers(sentence, lexicon) for sentence in sentences]
    monkeypatch.setattr(triggers.Lexicon, "possible", lambda own, pos, lemma, _: own.entries(pos, lemma))
    assert found == [find_triggers(sentence, lexicon) for sentence in sentences]
    assert sum(map(len, found)) > len(texts)

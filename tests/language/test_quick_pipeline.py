"""The pipeline that was made quicker gives what spaCy's own gives."""

from typing import TYPE_CHECKING, Any

import pytest

from dragoman.language.parse import DEFAULT_MODEL
from dragoman.language.quick_pipeline import look_up_lemmas_by_hash, move_under_lock, remember_word_rules
from dragoman.language.spacy_import import spacy

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Rules of one token and of two, by tag, by form and by relation; blanks; the same word under two tags.
TEXTS = [
    "There are troops in Kisumu, aren't there?  Let's see: they ain't gonna stay.",
    "I've got ta go; c'm on, y'all. There's nobody left, they said.",
    "The minister\u2019s men, who were to have met us, did n't.\n\n They do not talk that fast.",
    "That the border is shut is what hurt. Whose was it? Better roads would help more.",
    "",
]


@pytest.fixture(scope="module")
def pipelines() -> tuple[Any, Any]:
    """Give the pipeline as it comes, and with all that makes it quicker."""
    plain, quick = spacy.load(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    remember_word_rules(quick)
    look_up_lemmas_by_hash(quick)
    move_under_lock(quick)
    return plain, quick


def _words(doc: "Doc") -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph), t.ent_type_) for t in doc]


def test_every_word_is_read_alike_the_first_and_the_second_time(pipelines: tuple[Any, Any]) -> None:
    plain, quick = pipelines
    for text in [*TEXTS, *reversed(TEXTS)]:
        assert _words(quick(text)) == _words(plain(text))


def test_parser_and_finder_of_names_are_moved_from_outside(pipelines: tuple[Any, Any]) -> None:
    plain, quick = pipelines
    changed = {name for name, pipe in quick.pipeline if type(pipe) is not type(plain.get_pipe(name))}
    assert changed == {"parser", "ner"}
    assert quick.get_pipe("ner").labels == plain.get_pipe("ner").labels


def test_texts_parsed_together_are_parsed_as_alone(pipelines: tuple[Any, Any]) -> None:
    plain, quick = pipelines
    read = list(quick.pipe(TEXTS, batch_size=2))
    assert [_words(doc) for doc in read] == [_words(plain(text)) for text in TEXTS]
    assert [[(e.text, e.label_) for e in doc.ents] for doc in read] == [
        [(e.text, e.label_) for e in plain(text).ents] for text in TEXTS
    ]
    assert [[t.head.i for t in doc] for doc in read] == [[t.head.i for t in plain(text)] for text in TEXTS]


def test_what_searches_with_a_beam_or_has_not_seen_every_move_is_left_as_it_is() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("beam_parser")
    blank.add_pipe("ner").model.attrs["unseen_classes"] = {1}
    before = [pipe for _, pipe in blank.pipeline]
    move_under_lock(blank)
    assert [pipe for _, pipe in blank.pipeline] == before


def test_most_rules_are_asked_once_a_word_only(pipelines: tuple[Any, Any]) -> None:
    ruler = pipelines[1].get_pipe("attribute_ruler")
    assert len(ruler.matcher._single) > 20 * len(ruler.matcher._others) > 0
    assert ruler.patterns == pipelines[0].get_pipe("attribute_ruler").patterns


def test_base_forms_are_the_same_and_stand_in_no_list(pipelines: tuple[Any, Any]) -> None:
    plain, quick = (pipe.get_pipe("lemmatizer").lookups.get_table("lemma_index") for pipe in pipelines)
    assert {key: frozenset(forms) for key, forms in plain.items()} == dict(quick)


def test_a_pipeline_without_such_rules_is_left_as_it_is() -> None:
    blank = spacy.blank("en")
    remember_word_rules(blank)
    look_up_lemmas_by_hash(blank)
    move_under_lock(blank)
    assert blank.pipe_names == []

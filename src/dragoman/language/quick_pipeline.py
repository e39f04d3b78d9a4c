"""spaCy's pipeline made quicker, not changed: rules remembered, base forms hashed, moves under the lock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from dragoman.language.spacy_import import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline.transition_parser import Parser
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_Match = tuple[int, int, int]
_ASKED: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_MOST = 50_000  # words remembered; a corpus has no end of names


def remember_word_rules(nlp: "Language") -> None:
    """Have a pipeline's attribute ruler remember what its rules say of a word.

    Of its 179 rules 171 ask for tag, form and relation of a single token. Matching all of them anew at every
    token took 18 ms for 400 words; so 12 on the first forty articles and 4 on those again.

    Args:
        nlp: Any pipeline; one without such rules is left as it is.
    """
    for _, ruler in nlp.pipeline:
        if isinstance(ruler, spacy.pipeline.AttributeRuler):
            ruler.matcher = _RememberingMatcher(nlp.vocab, ruler.matcher, ruler.patterns)


def look_up_lemmas_by_hash(nlp: "Language") -> None:
    """Have a pipeline's lemmatizer find its known base forms by their hash.

    The model has them as lists, of 57,528 for nouns, and the lemmatizer goes through the list for every form
    of a word not met before: on 30 articles in a new process it took 1.05 s, and so 0.2 s.

    Args:
        nlp: Any pipeline; one without a lemmatizer by rules is left as it is.
    """
    for _, lemmatizer in nlp.pipeline:
        if isinstance(lemmatizer, spacy.pipeline.Lemmatizer) and lemmatizer.lookups.has_table("lemma_index"):
            index = lemmatizer.lookups.get_table("lemma_index")
            index.update({part_of_speech: frozenset(forms) for part_of_speech, forms in index.items()})


def move_under_lock(nlp: "Language") -> None:
    """Have a pipeline's parser and its finder of names choose their moves while they hold Python's lock.

    Whether a move is allowed is asked of every move at every word, of 74 by the finder of names, and spaCy,
    which lets the lock go for that loop, takes it and lets it go again at each such question: for 400 words
    28 ms of the 40 that names took, and 3 of the parser's 12. So all words of a batch move on together.

    Args:
        nlp: Any pipeline; what searches with a beam is left as it is. Wrap last: other parts look inside.
    """
    # spaCy has no public way to put another object in the place of a pipe.
    nlp._components = [  # noqa: SLF001
        (name, _UnderLock(pipe) if _is_greedy(pipe) else pipe)
        for name, pipe in nlp._components  # noqa: SLF001
    ]


def _is_greedy(pipe: object) -> bool:
    """Say whether a pipe makes one move after the other, never goes back on one, and has learnt of all."""
    if not isinstance(pipe, (spacy.pipeline.DependencyParser, spacy.pipeline.EntityRecognizer)):
        return False
    learnt = pipe.model.attrs["has_upper"] and not pipe.model.attrs["unseen_classes"]
    return pipe.cfg["beam_width"] == 1 and learnt


class _UnderLock:
    """A greedy parser of spaCy's, whose moves are made from outside."""

    def __init__(self, own: "Parser") -> None:
        self._own = own

    def __getattr__(self, name: str) -> object:
        """Give what the parser itself has: labels, model, moves."""
        return getattr(self._own, name)

    def __call__(self, doc: "Doc") -> "Doc":
        """Parse one text."""
        return self._parsed([doc])[0]

    def pipe(self, docs: Iterable["Doc"], *, batch_size: int) -> Iterator["Doc"]:
        """Parse texts, so many at once."""
        for batch in spacy.util.minibatch(docs, size=batch_size):
            yield from self._parsed(list(batch))

    def _parsed(self, docs: list["Doc"]) -> list["Doc"]:
        states = self._own.moves.init_batch(docs)
        moving = [state for state in states if not state.is_final()]
        if moving:
            steps = self._own.model.predict(docs)
            while moving:
                seen = steps.state2vec.predict(steps.get_token_ids(moving))
                moving = self._own.transition_states(moving, steps.vec2scores.predict(seen))
        self._own.set_annotations(docs, states)
        return docs


class _RememberingMatcher:
    """Gives the matches that spaCy's matcher gives, rule numbers as names, in no order."""

    def __init__(self, vocab: "Vocab", own: "Matcher", rules: Sequence[Mapping[str, Any]]) -> None:
        """Part the rules that one token decides from the others; the ruler lists its rules from its own."""
        self.get = own.get
        self._single, self._others = spacy.matcher.Matcher(vocab), spacy.matcher.Matcher(vocab)
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        for number, rule in enumerate(rules):
            alone = [p for p in rule["patterns"] if len(p) == 1 and p[0].keys() <= set(_ASKED)]
            others = [p for p in rule["patterns"] if p not in alone]
            for matcher, patterns in ((self._single, alone), (self._others, others)):
                if patterns:
                    matcher.add(str(number), patterns)

    def __call__(self, doc: "Doc", *, allow_missing: bool, as_spans: Literal[False]) -> list[_Match]:
        """Match as `spacy.matcher.Matcher` does; the ruler puts the matches in order itself."""
        found: list[_Match] = self._others(doc, allow_missing=allow_missing, as_spans=as_spans)
        for i, key in enumerate(map(tuple, doc.to_array(_ASKED).tolist())):
            rules = self._known.get(key)
            if rules is None:
                if len(self._known) >= _MOST:
                    self._known.clear()
                rules = tuple(m for m, _, _ in self._single(doc[i : i + 1], allow_missing=allow_missing))
                self._known[key] = rules
            found.extend((rule, i, i + 1) for rule in rules)
        return found

"""A document in the pieces that the Reader reads at once."""

from collections.abc import Iterator, Sequence

from dragoman.records import RegionKind, Sentence

_MOST_WORDS = 110  # as long as most passages that the Reader was trained on


def runs(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Cut a document into runs of sentences of one region; credits between captions do not part them."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (run[-1].region, sentence.region) == (RegionKind.CAPTION, RegionKind.OTHER):
            yield (sentence,)
            continue
        words = sum(len(s.tokens) for s in run)
        if run and (sentence.region is not run[-1].region or words + len(sentence.tokens) > _MOST_WORDS):
            yield tuple(run)
            run = []
        run.append(sentence)
    if run:
        yield tuple(run)


def text_of(sentences: Sequence[Sentence]) -> tuple[str, int]:
    """Give a passage's text, blank between tokens, and its document offset."""
    start = sentences[0].start
    text = [" "] * (sentences[-1].end - start)
    for token in (token for sentence in sentences for token in sentence.tokens):
        text[token.start - start : token.end - start] = token.text
    return "".join(text), start

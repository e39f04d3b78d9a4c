"""Tolls over a report's sentences: running totals, bounds, rival counts, and which event each goes to."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.events.magnitude import tolls, with_sizes
from dragoman.events.tolls import Basis
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Count, Draft, Size, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

ATTACK = "Gunmen attacked a market in Kano on Monday. "


def sized(text: str, *acts: tuple[str, str, str | None]) -> tuple[Draft, ...]:
    """Give the events at some words of a text, (word, type, mode), with their numbers."""
    _, sentences = parsed(text)
    drafts = []
    for word, type_, mode in acts:
        sentence, head = next((s, t.i) for s in sentences for t in s.tokens if t.text == word)
        drafts.append(replace(DRAFT, sentence=sentence.number, head=head, type=type_, mode=mode))
    return with_sizes(drafts, Annotations(sentences, (), ()))


def exact(number: int) -> Count:
    return Count(number, number, number)


@pytest.mark.parametrize(
    ("text", "kind", "count", "basis"),
    [
        ("The death toll from Monday's bombing in Kano rose to 31.", "dead", exact(31), Basis.TOTAL),
        ("The agency lowered the death toll of the bombing to 27.", "dead", exact(27), Basis.TOTAL),
        ("The toll fell from 31 to 27.", "dead", exact(27), Basis.TOTAL),
        ("The toll rose to at least six.", "dead", Count(6, 6, None), Basis.TOTAL),
        ("The toll was revised to 31 on Thursday.", "dead", exact(31), Basis.TOTAL),
        ("Bombing toll rises to 31", "dead", exact(31), Basis.TOTAL),
        (
            "Officials raised the number of people killed in Tuesday's air strike on Taiz to 45.",
            "dead", exact(45), Basis.TOTAL,
        ),
        ("The number of wounded reached 40.", "injured", exact(40), Basis.TOTAL),
        ("The union put the number of arrests at 70.", "arrested", exact(70), Basis.CLAIM),
        ("Organisers put the crowd at 5,000.", "participants", exact(5000), Basis.CLAIM),
        ("Doctors said they had received 19 bodies.", "dead", Count(19, 19, None), Basis.BOUND),
        ("A fifth miner died in hospital.", "dead", Count(5, 5, None), Basis.BOUND),
        ("A fifth miner was killed on Monday.", "dead", Count(1, 1, None), Basis.TOLD),
        ("Organisers said 2,000 took part.", "participants", exact(2000), Basis.TOLD),
        ("About 500 people attended.", "participants", exact(500), Basis.TOLD),
        ("In the blast 23 others sustained injuries.", "injured", exact(23), Basis.TOLD),
        ("In the attack 31 people lost their lives.", "dead", exact(31), Basis.TOLD),
    ],
)  # fmt: skip
def test_what_a_toll_says(text: str, kind: str, count: Count, basis: Basis) -> None:
    _, sentences = parsed(text)
    assert [(one.kind, one.count, one.basis) for one in tolls(sentences[0])] == [(kind, count, basis)]


@pytest.mark.parametrize(
    "text",
    [
        "The country's road toll rose to 450 last year.",
        "The state raised the bridge toll to 31 cents.",
        "The death toll in the war has risen to 45,000.",
        "The death toll in Kano since October rose to 450.",
        "The number of people killed in floods in Kano rose to 31.",
        "The number of flights rose to 31.",
        "The number of arrests fell to 31 percent of the total.",
        "The governor put the number of schools at 31.",
        "The vote count rose to 31.",
        "The toll on the economy rose to 31 million dollars.",
        "The ministry received letters from two bodies.",
        "Two bodies of the United Nations condemned the attack.",
        "Ministers from 12 countries took part in a summit.",
        "About 40 ships took part in an exercise.",
        "About 300 guests attended a dinner.",
        "The bombing in Kano rose to 31 in the list of worries.",
    ],
)
def test_what_is_no_toll(text: str) -> None:
    _, sentences = parsed(text)
    assert tolls(sentences[0]) == []


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Three people were killed and 19 wounded in the attack.", Size(exact(3), exact(19))),
        ("The attack left 6 dead, 20 hurt", Size(exact(6), exact(20))),
        ("The attack took place at noon, killing two and injuring 14.", Size(exact(2), exact(14))),
        ("Two more people died after the attack, bringing the total to 31.", Size(exact(31))),
        ("Two were wounded and a third died in the attack.", Size(exact(1), exact(2))),
        ("Deadliest Togo attack: 58 killed, and 527 injured at Lome music hall", Size(exact(58), exact(527))),
        ("Six soldiers and four guards were killed in the attack.", Size(exact(10))),
    ],
)
def test_numbers_of_one_sentence_are_its_events(text: str, size: Size) -> None:
    (event,) = sized(text, ("attack", "ASSAULT", None))
    found = event.size
    if found.dead is not None and found.dead.high is None:
        found = replace(found, dead=exact(found.dead.best))
    assert found == size


@pytest.mark.parametrize(
    ("later", "size"),
    [
        ("The toll rose to six, with more than 100 wounded.", Size(exact(6), Count(100, 100, None))),
        ("Officials put the death toll in Kano at 31.", Size(exact(31))),
        ("Doctors said they had received 19 bodies.", Size(Count(19, 19, None))),
        ("It was noon. It was hot. The toll has since climbed to 19.", Size(exact(19))),
        ("It was noon. Doctors said they had received 19 bodies.", Size()),
        ("The death toll in Jos rose to 31.", Size()),
        ("The death toll rose to 45,000.", Size()),
        ("The number of displaced people rose to 450.", Size()),
        ("Thirty-one people were killed in a crash in Jos.", Size()),
    ],
)  # fmt: skip
def test_a_toll_goes_to_the_event_told_before(later: str, size: Size) -> None:
    (event,) = sized(ATTACK + later, ("attacked", "ASSAULT", None))
    assert event.size == size
    assert ("size" in event.why) == (size != Size())


def test_a_number_from_another_sentence_says_which_words_give_it() -> None:
    text = ATTACK + "The toll rose to 31."
    (event,) = sized(text, ("attacked", "ASSAULT", None))
    assert event.why["size"] == "tolls-1: dead 31 of 'toll rose to 31' at 48:63"
    assert text[48:63] == "toll rose to 31"


@pytest.mark.parametrize("status", [Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED])
def test_what_did_not_happen_has_no_toll(status: Status) -> None:
    _, sentences = parsed(ATTACK + "The toll rose to 31.")
    draft = replace(DRAFT, head=1, type="ASSAULT", status=status)
    assert with_sizes([draft], Annotations(sentences, (), ()))[0].size == Size()


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed 12 people in Kano. The toll rose to 31.", exact(31)),
        ("Gunmen killed 12 people in Kano. The toll was lowered to 9.", exact(9)),
        ("Gunmen killed 12 people in Kano. The union put the toll at 31.", Count(12, 12, 31)),
        ("Gunmen killed 12 people in Kano. Doctors received 19 bodies.", Count(19, 19, None)),
        ("Gunmen killed 12 people in Kano. Doctors received nine bodies.", exact(12)),
        ("Gunmen killed two people in Kano. The toll rose to 900.", exact(2)),
    ],
)
def test_a_total_replaces_a_claim_widens_and_a_bound_raises(text: str, dead: Count) -> None:
    (event,) = sized(text, ("killed", "ASSAULT", None))
    assert event.size.dead == dead


def test_a_toll_goes_to_the_event_that_has_one() -> None:
    text = "Clashes left nine dead. The rebels burned a kiosk. State media put the toll at three."
    clashes, burned = sized(text, ("Clashes", "ASSAULT", None), ("burned", "ASSAULT", "destroy"))
    assert (clashes.size, burned.size) == (Size(Count(3, 9, 9)), Size())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("About 300 people protested, police said; organisers said 2,000 took part.", Count(300, 300, 2000)),
        ("Organisers said about 300 people protested and 2,000 took part.", exact(300)),
        ("About 300 workers protested, police said; the bank said 2,000 clients took part.", exact(300)),
    ],
)
def test_counts_of_two_speakers_are_a_range(text: str, count: Count) -> None:
    (event,) = sized(text, ("protested", "PROTEST", "demo"))
    assert event.size.participants == count


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("Police arrested 41 dockers in Lima. The strike goes on.", "strike", None),
        ("Police arrested 41 dockers over a strike.", "strike", None),
        ("Police arrested 41 dockers for marching through Lima.", "marching", exact(41)),
        ("Police arrested 41 dockers after a strike by 41 dockers.", "strike", exact(41)),
    ],
)
def test_those_arrested_are_not_the_size_of_a_strike(text: str, word: str, count: Count | None) -> None:
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    held = [m.id for m in mentions if m.span.text == "41 dockers"]
    arrest = replace(DRAFT, head=1, type="COERCE", mode="arrest", recipients=tuple(held))
    sentence, head = next((s.number, t.i) for s in sentences for t in s.tokens if t.text == word)
    strike = replace(
        DRAFT, sentence=sentence, head=head, type="PROTEST", mode="strike", actors=tuple(held[-1:])
    )
    assert _participants([arrest, strike], Annotations(sentences, mentions, ())) == count


def _participants(drafts: Sequence[Draft], annotations: Annotations) -> Count | None:
    return with_sizes(drafts, annotations)[1].size.participants

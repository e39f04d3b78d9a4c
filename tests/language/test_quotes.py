"""Reported speech: content, cue and speaker of each kind of quote."""

import pytest

from dragoman.documents.heads import cut_heads
from dragoman.language.quotes import find_quotes
from dragoman.records import Quote, Region, RegionKind, SpeechKind
from made_parses import parsed

pytestmark = pytest.mark.model


def found(text: str, *regions: Region) -> tuple[Quote, ...]:
    return find_quotes(*parsed(text, *regions))


def turned(text: str) -> tuple[Quote, ...]:
    return found(text, *cut_heads(text, Region(RegionKind.BODY, 0, len(text))))


def told(quote: Quote) -> tuple[str | None, str | None, tuple[str, ...]]:
    return (
        quote.speaker.text if quote.speaker else None,
        quote.cue.text if quote.cue else None,
        tuple(piece.text for piece in quote.content),
    )


# text, speaker, cue, pieces of content
DIRECT = [
    (
        "“The bridge will be open by Friday,” Mayor Ilir Berisha said.",
        "Mayor Ilir Berisha",
        "said",
        ("The bridge will be open by Friday,",),
    ),
    (
        '"We have lost everything we owned," said Amina Diallo, a farmer near Gao.',
        "Amina Diallo",
        "said",
        ("We have lost everything we owned,",),
    ),
    (
        "``The talks have failed and we are leaving,'' Petrov said on Monday.",
        "Petrov",
        "said",
        ("The talks have failed and we are leaving,",),
    ),
    (
        "''The talks have failed and we are leaving,'' Petrov said on Monday.",
        "Petrov",
        "said",
        ("The talks have failed and we are leaving,",),
    ),
    (
        'Bishop Tomas Okello told the crowd: "Nobody here should be afraid of the vote."',
        "Bishop Tomas Okello",
        "told",
        ("Nobody here should be afraid of the vote.",),
    ),
    (
        '"Our troops," the general said, "will not leave the valley before winter."',
        "the general",
        "said",
        ("Our troops,", "will not leave the valley before winter."),
    ),
    (
        '"We will not sign it," Kovac said. "The text is worse than the last one."',
        "Kovac",
        "said",
        ("We will not sign it,", "The text is worse than the last one."),
    ),
    (
        "'Nobody was warned about the flood,' Lindqvist told reporters in Malmo.",
        "Lindqvist",
        "told",
        ("Nobody was warned about the flood,",),
    ),
    (
        '"Is there a plan for the refugees?" asked Senator Maria Duarte.',
        "Senator Maria Duarte",
        "asked",
        ("Is there a plan for the refugees?",),
    ),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "pieces"), DIRECT)
def test_a_quotation_in_marks_has_its_cue_and_speaker(
    text: str, speaker: str, cue: str, pieces: tuple[str, ...]
) -> None:
    quotes = [quote for quote in found(text) if quote.kind is SpeechKind.DIRECT]
    assert [told(quote) for quote in quotes] == [(speaker, cue, pieces)]


INDIRECT = [
    (
        "The ministry said the border would reopen in May.",
        "The ministry",
        "said",
        ("the border would reopen in May",),
    ),
    (
        "The governor announced that schools would close for a week.",
        "The governor",
        "announced",
        ("that schools would close for a week",),
    ),
    (
        "Rebels shelled the market on Tuesday, the army said.",
        "the army",
        "said",
        ("Rebels shelled the market on Tuesday",),
    ),
    (
        "Customs officers will walk out on Monday over unpaid wages, their union said.",
        "their union",
        "said",
        ("Customs officers will walk out on Monday over unpaid wages",),
    ),
    (
        "The harbour will stay closed until Sunday, its director, Marta Nowak, announced.",
        "its director",
        "announced",
        ("The harbour will stay closed until Sunday",),
    ),
    (
        "Police took twelve students away at dawn, complained the rector of the university.",
        "the rector",
        "complained",
        ("Police took twelve students away at dawn",),
    ),
    (
        "The two armies, a diplomat in Vienna said, had agreed to pull back.",
        "a diplomat in Vienna",
        "said",
        ("The two armies", "had agreed to pull back"),
    ),
    (
        "According to a United Nations report, gunmen looted the depot.",
        "a United Nations report",
        "According",
        ("gunmen looted the depot",),
    ),
    (
        "Gunmen looted the depot, according to two aid workers.",
        "two aid workers",
        "according",
        ("Gunmen looted the depot",),
    ),
    (
        "A survey found that most farmers oppose the dam.",
        "A survey",
        "found",
        ("that most farmers oppose the dam",),
    ),
    (
        "Berisha accused the police of beating detainees in the cells.",
        "Berisha",
        "accused",
        ("beating detainees in the cells",),
    ),
    (
        "The navy denied sinking the trawler.",
        "The navy",
        "denied",
        ("sinking the trawler",),
    ),
    (
        "The president announced the release of forty prisoners.",
        "The president",
        "announced",
        ("the release of forty prisoners",),
    ),
    (
        "Moldova urged the two banks to return the money.",
        "Moldova",
        "urged",
        ("to return the money",),
    ),
    (
        "The court rejected the claim by the opposition that ballots had been burned.",
        "the opposition",
        "claim",
        ("that ballots had been burned",),
    ),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "pieces"), INDIRECT)
def test_an_indirect_quote_has_its_cue_and_speaker(
    text: str, speaker: str, cue: str, pieces: tuple[str, ...]
) -> None:
    assert (speaker, cue, pieces) in [told(quote) for quote in found(text)]


# What somebody holds, and speakers that stand apart from their verb.
HELD = [
    (
        "The envoy is confident that the truce will hold.",
        "The envoy",
        "confident",
        ("that the truce will hold",),
    ),
    ("The unions want the minister to resign.", "The unions", "want", ("the minister to resign",)),
    ("The bishops oppose the dam.", "The bishops", "oppose", ("the dam",)),
    (
        "A survey shows strong support for the strike.",
        "A survey",
        "shows",
        ("strong support for the strike",),
    ),
    (
        "Observers see the vote as a test of the court.",
        "Observers",
        "see",
        ("the vote as a test of the court",),
    ),
    (
        "The ministry said the bridge was safe, adding that it would open in May.",
        "The ministry",
        "adding",
        ("that it would open in May",),
    ),
    (
        "The ministry said the bridge was safe, adding that it would open in May.",
        "The ministry",
        "said",
        ("the bridge was safe",),
    ),
    (
        "The council condemned the raid as a breach of the truce.",
        "The council",
        "condemned",
        ("the raid as a breach of the truce",),
    ),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "pieces"), HELD)
def test_what_somebody_holds_and_the_whole_of_it_is_a_quote(
    text: str, speaker: str, cue: str, pieces: tuple[str, ...]
) -> None:
    assert (speaker, cue, pieces) in [told(quote) for quote in found(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Duarte, a lawyer from Oslo, told reporters: “The court will not hear it.”", "Ana Duarte"),
        (
            "The result pleased pollster Ana Duarte: “Nobody here had hoped for so much.”",
            "pollster Ana Duarte",
        ),
        ("“The court will not hear this appeal.”\n\n—Ana Duarte", "Ana Duarte"),
        ("Protesters chanted “Freedom!” outside the court.", "Protesters"),
    ],
)
def test_a_quotation_has_its_speaker_where_no_verb_stands_beside_it(text: str, speaker: str) -> None:
    marked = [quote for quote in found(text) if quote.kind is SpeechKind.DIRECT]
    assert [told(quote)[0] for quote in marked] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor may want to visit the harbour.",
        "The self-proclaimed republic has an army.",
        "It is certain that the bridge is closed.",
    ],
)
def test_a_possible_will_half_a_word_and_nobodys_certainty_are_no_quotes(text: str) -> None:
    assert found(text) == ()


def test_an_open_quotation_ends_where_another_speaker_is_named() -> None:
    text = "“No boat came,” Diallo said. “We waited.\n\n“Nobody told us anything,” added Nowak."
    assert [told(quote)[0] for quote in found(text)] == ["Diallo", "Nowak"]


def test_what_a_quoted_cue_reports_stays_within_its_marks() -> None:
    text = "“The bridge,” Kovac said on Monday, “will be closed, I think, until the spring.”"
    assert {told(quote)[0] for quote in found(text) if quote.kind is SpeechKind.DIRECT} == {"Kovac"}


NONE = [
    "The mayor opened a new bridge over the river on Friday.",
    'The film "A Winter in Riga" won two prizes.',
    'The so-called "clean coal" plant was shut in March.',
    "Two ministers met in Lisbon after the vote.",
    "The workers' pay and the drivers' hours were on the table.",
    "Hours after a court ordered them back, the drivers resumed work.",
]


@pytest.mark.parametrize("text", NONE)
def test_titles_scare_quotes_and_plain_reports_hold_no_quote(text: str) -> None:
    assert found(text) == ()


def test_words_in_marks_inside_a_clause_make_it_mixed_and_are_no_quote_of_their_own() -> None:
    quotes = found('The envoy said the plan was "a gift to smugglers" and would fail.')
    assert [(quote.kind, quote.content[0].text) for quote in quotes] == [
        (SpeechKind.MIXED, 'the plan was "a gift to smugglers" and would fail')
    ]


def test_a_quotation_over_two_paragraphs_with_a_reopened_mark_is_one() -> None:
    text = "“We waited for nine days,” Diallo said. “No boat came.\n\n“Then we walked to the coast.”"
    quotes = found(text)
    assert [told(quote) for quote in quotes] == [
        ("Diallo", "said", ("We waited for nine days,", "No boat came.", "Then we walked to the coast."))
    ]


def test_a_quotation_without_a_cue_is_given_to_the_speaker_of_the_paragraph_before() -> None:
    text = "“The road is closed,” Colonel Haddad said.\n\n“We are waiting for the engineers to come.”"
    (whole,) = found(text)
    pieces = ("The road is closed,", "We are waiting for the engineers to come.")
    assert told(whole) == ("Colonel Haddad", "said", pieces)


def test_a_quotation_behind_a_colon_and_a_line_break_has_the_speaker_of_the_line_above() -> None:
    text = "The bishop wrote on Sunday:\n\n“No one in this valley has been forgotten by us.”"
    direct = [quote for quote in found(text) if quote.kind is SpeechKind.DIRECT]
    assert [told(quote)[:2] for quote in direct] == [("The bishop", "wrote")]


def test_a_pull_quote_has_the_speaker_of_the_line_below() -> None:
    text = "Nobody here should be afraid of the vote.\nBishop Tomas Okello"
    (quote,) = found(text, Region(RegionKind.PULLQUOTE, 0, len(text)))
    assert told(quote) == ("Bishop Tomas Okello", None, ("Nobody here should be afraid of the vote.",))


def test_the_turns_of_a_transcript_are_their_speakers_words() -> None:
    text = "HOST: Will you run again?\nNOWAK: I have not decided.\nHOST: When will you know?\nNOWAK: In May."
    assert [told(quote)[0] for quote in turned(text)] == ["HOST", "NOWAK", "HOST", "NOWAK"]


TURNS = [
    # a title, a country and an outlet are no part of the name; paragraphs below go on
    (
        "Ana Ruiz, BBC: Why?\nMinister Kowalska (Poland): I know.\nWe asked Minsk.\nAna Ruiz, BBC: Thanks.",
        ["Ana Ruiz", "Minister Kowalska", "Ana Ruiz"],
        [1, 2, 1],
    ),
    # debates are printed with a full stop
    (
        "Senator CRUZ. I thank you.\nMr. LOPEZ. They fled.\nSenator CRUZ. Why?",
        ["Senator CRUZ", "Mr. LOPEZ", "Senator CRUZ"],
        [1, 1, 1],
    ),
    # whoever asks is not named, and the one person named above answers
    (
        "An interview with Minister Amara Diallo.\nQ: Will you strike?\nA: We will strike in May.",
        [None, "Amara Diallo"],
        [1, 1],
    ),
    # what follows the last is the report's own where it is longer than every other turn
    (
        "MS OKORO: The road is open.\nMR SMITH: Thanks.\nMS OKORO: It opened today.\nThe session closed.",
        ["MS OKORO", "MR SMITH", "MS OKORO"],
        [1, 1, 1],
    ),
    (
        "Courier: Why?\nWeber: I know.\nWe left.\nCourier: When?\nWeber: In May.\nWe came.\nThe talk ended.",
        ["Courier", "Weber", "Courier", "Weber"],
        [1, 2, 1, 2],
    ),
    # a remark in brackets is nobody's words
    (
        "The President:\nWe begin.\nMr. Diop (Mali):\nThanks.\n(Applause)\nWe go.\nThe President:\nWe close.",
        ["The President", "Mr. Diop", "The President"],
        [1, 2, 1],
    ),
]


@pytest.mark.parametrize(("text", "speakers", "paragraphs"), TURNS)
def test_a_turn_is_all_that_its_speaker_says(
    text: str, speakers: list[str | None], paragraphs: list[int]
) -> None:
    turns = [quote for quote in turned(text) if quote.kind is SpeechKind.DIRECT]
    assert [told(quote)[0] for quote in turns] == speakers
    assert [len(quote.content) for quote in turns] == paragraphs


def test_a_quotation_within_a_turn_is_kept() -> None:
    text = "HOST: Who?\nNOWAK: The mayor said: 'Nobody here has fired a shot today.' I doubt it.\nHOST: Why?"
    assert [told(quote)[0] for quote in turned(text)] == ["HOST", "NOWAK", "The mayor", "HOST"]


def test_a_dateline_in_capitals_is_no_turn_of_a_transcript() -> None:
    assert found("NAIROBI: Two buses collided near the airport on Monday.") == ()


def test_a_report_inside_a_report_lies_inside_its_content() -> None:
    text = "The agency reported that the minister had said the bank would close."
    outer, inner = found(text)
    assert (outer.speaker and outer.speaker.text, inner.speaker and inner.speaker.text) == (
        "The agency",
        "the minister",
    )
    assert outer.content[0].contains(inner.content[0])


def test_a_report_inside_a_quotation_is_kept_but_not_the_speakers_own_i_think() -> None:
    text = '"I think the minister said the bank would close," Okello told a radio station.'
    speakers = [quote.speaker.text for quote in found(text) if quote.speaker]
    assert speakers == ["Okello", "the minister"]


def test_the_next_act_of_a_speaker_is_not_what_was_said() -> None:
    text = "The council said the vote could not be held, and invited foreign observers."
    (quote,) = found(text)
    assert quote.content[0].text == "the vote could not be held"


def test_a_semicolon_ends_what_was_said() -> None:
    text = "Two students died, a doctor said; the ministry gave no figure."
    (quote,) = found(text)
    assert [piece.text for piece in quote.content] == ["Two students died"]


def test_quotes_stand_in_text_order_an_outer_one_before_its_inner() -> None:
    text = "The agency reported that the minister had said the bank would close. Okello said it was late."
    starts = [quote.content[0].start for quote in found(text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("link", ["told the crowd that", "declared"])
def test_a_quotation_right_behind_that_or_its_verb_needs_no_comma(link: str) -> None:
    (quote,) = found(f"Mayor Ilir Berisha {link} “nobody in this valley will be left without water”.")
    assert (quote.speaker and quote.speaker.text, quote.content[0].text.strip("“”")) == (
        "Mayor Ilir Berisha",
        "nobody in this valley will be left without water",
    )


@pytest.mark.parametrize(
    ("text", "last", "speaker"),
    [
        (
            "Mayor Berisha expected “a long and hard winter,” he said. “We have wood for one month.”",
            "We have wood for one month.",
            "he",
        ),
        (
            "On Monday, Mayor Berisha made the following comment:\n“The town has wood for one month only.”",
            "The town has wood for one month only.",
            "Mayor Berisha",
        ),
        (
            "According to Mayor Berisha, “the town has wood for one month only.”",
            "the town has wood for one month only.",
            "Mayor Berisha",
        ),
        (
            "It was denied by the ministry that soldiers had left the town.",
            "that soldiers had left the town",
            "the ministry",
        ),
    ],
)
def test_the_speaker_is_found_in_the_words_that_lead_up_to_the_quote(
    text: str, last: str, speaker: str
) -> None:
    quotes = [quote for quote in found(text) if quote.content[-1].text == last]
    assert [quote.speaker.text if quote.speaker else None for quote in quotes] == [speaker]


@pytest.mark.parametrize(
    ("text", "told_before"),
    [
        ("After a meeting in Varnesk, Kovac said, “We will not sign it.”", False),
        ("On the day that guards shot a man, Kovac said of it, “We are sorry.”", False),
        ("After guards shot a man in Varnesk, Kovac said, soldiers closed the bridge.", True),
        ("He left after the vote, Kovac said, “because he was afraid.”", True),
        ("If guards shoot a man, Kovac said, “We will leave the valley.”", True),
        ("Because guards shot a man, Kovac said, “We will leave the valley.”", True),
        ("In shooting a man, Kovac said, “The guards broke the law.”", True),
        ("After guards shot a man, Kovac said, “Varnesk guards” closed the bridge.", True),
    ],
)
def test_what_tells_when_a_quotation_was_said_is_not_part_of_it(text: str, *, told_before: bool) -> None:
    pieces = {piece for quote in found(text) for _, _, own in [told(quote)] for piece in own}
    assert any(text.startswith(piece) for piece in pieces) is told_before

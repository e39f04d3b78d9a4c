"""Each kind of paragraph is known by a mechanism, and running text that looks like it is left alone."""

import pytest

from dragoman.documents.regions import Line, classify
from dragoman.records import RegionKind

H, Y, C, B, P, T = (
    RegionKind.HEADLINE,
    RegionKind.BYLINE,
    RegionKind.CAPTION,
    RegionKind.BODY,
    RegionKind.PULLQUOTE,
    RegionKind.TEASER,
)
OTHER = RegionKind.OTHER
LEAD = "Turkey and Georgia agreed on Monday to reopen the crossing at Sarp that was closed last year."
NEXT = (
    "The two ministers signed the paper in Ankara after the talks, and the drivers ended their strike there."
)


def kinds(texts: list[str], *, headlines: frozenset[int] = frozenset()) -> list[RegionKind]:
    lines = [Line(text, number, len(texts)) for number, text in enumerate(texts)]
    return classify(lines, headlines=headlines)


def kind_amid(text: str) -> RegionKind:
    """Classify a paragraph that stands between paragraphs of body."""
    before = ["Border to reopen", LEAD, "Customs posts must be rebuilt first.", "Nobody gave a date."]
    after = [NEXT, "Their union thanked the governor.", "Talks go on in May."]
    return kinds([*before, text, *after], headlines=frozenset({0}))[4]


@pytest.mark.parametrize(
    "text",
    [
        "Trade minister Orhan Vural (R) and Nino Beridze (L) meet in Ankara. (Photo by Sena Kaya)",
        "Drivers wait at the crossing near Batumi. Photograph: Sena Kaya/AFP",
        "Drivers wait at the crossing near Batumi, March 3, 2019. REUTERS/Sena Kaya",
        "Drivers wait at the crossing near Batumi (Sena Kaya/Daily Courier)",
        "Drivers wait at the crossing near Batumi. (Sena Kaya/Pool Photo via AP)",
        "FILE - In this March 3, 2019, file photo, drivers wait near Batumi. (AP Photo/Sena Kaya)",
        "Reuters Drivers wait at the crossing near Batumi",
        "Image copyright Getty Images Image caption Drivers wait at the crossing",
        "Enlarge this image toggle caption Sena Kaya/AP",
        "Minister Orhan Vural is seen in this undated photo",
        "Nino Beridze, left, is seen at the crossing near Batumi",
        "The border post (pictured) has been closed since March",
        "Drivers wait near Batumi ©Sena Kaya (AFP)",
        "Photos: Strike at the border Drivers block the road. Hide Caption 3 of 12",
        "Sena Kaya/Getty Images",
        "Sena Kaya/Courier",
        "Drivers wait near Batumi. AFP",
        "Facebook Twitter Pinterest Drivers wait at the crossing. Photograph: Sena Kaya for the Courier",
        "This photo released by the Interior Ministry shows trucks near Batumi. (Interior Ministry via AP)",
    ],
)
def test_captions_are_known_by_credit_or_by_pointing_at_a_picture(text: str) -> None:
    """A picture's credit, or words that point at a picture, make a caption."""
    assert kind_amid(text) is C


@pytest.mark.parametrize(
    "text",
    [
        "Senator Alan Marsh (R) said on Tuesday that the committee would vote on the aid to Georgia.",
        "The strike is seen as a test for the government, which has promised new roads for years.",
        "The minister told Reuters that a photo of the signed paper would be published.",
        "Reuters reported that the drivers had ended their strike at the crossing near Batumi.",
        "By Friday the drivers had ended their strike.",
        "Read in parliament, the statement drew applause and passed by a large majority of the house.",
        "Copying the paper, the ministers handed one to each side before they left the hall.",
        "Subscribers to the state pension were told that the fund would pay them from May onward.",
        "“We will not wait,” the minister said.",
        "Opposition lawmakers in Tbilisi rejected the paper",
    ],
)
def test_running_text_that_resembles_furniture_stays_body(text: str) -> None:
    """Party letters, agencies as sources and common words at the front are no marks."""
    assert kind_amid(text) is B


@pytest.mark.parametrize(
    "text",
    [
        "Read:Georgian MPs condemn border deal",
        "Read more: Georgian MPs condemn border deal",
        "Read more",
        "READ MORE: Strike in Batumi",
        "ALSO READ: Strike in Batumi",
        "Related: Strike in Batumi",
        "See also: Strike in Batumi",
        "Watch: Drivers block road",
        "More on this story",
        "[Georgian lawmakers condemn the border deal]",
        "Drivers in Batumi end their strike Read more",
        "Georgian Lawmakers Condemn Border Deal With Turkey",
        "MOST READ IN NEWS Drivers end strike in Batumi",
        "ROAD RAGE Drivers block road in Batumi HATS OFF Mayor praises union SEEING RED Tourists wait",
        "JUST WATCHED Drivers end strike Replay More Videos ... MUST WATCH Drivers end strike 01:12",
    ],
)
def test_teasers_are_known_by_their_label_or_their_title_case(text: str) -> None:
    """A line that leads to another report is not this report."""
    assert kind_amid(text) is T


def test_a_sentence_with_abbreviations_in_it_is_no_row_of_headlines() -> None:
    """Capitals alone make no teaser."""
    assert kind_amid("The EU and the UN asked NATO to wait, and the US Navy and the BBC agreed.") is B
    assert kind_amid("SEA WALL holds. ROAD GANG waits. HATS OFF Mayor praises union.") is B


def test_a_list_heading_makes_teasers_of_the_bare_lines_below_it() -> None:
    """The list ends with the first line that is a sentence."""
    texts = [
        "Border to reopen",
        LEAD,
        "Related stories:",
        "Georgia fines two fishing crews",
        "Strike ends in Batumi",
        NEXT,
    ]
    assert kinds(texts, headlines=frozenset({0}))[2:] == [T, T, T, B]


@pytest.mark.parametrize(
    "text",
    [
        "Facebook Twitter Linkedin Mail",
        "Share this article",
        "Advertisement",
        "Advertisement Continue reading the main story",
        "Photo",
        "___",
        "* * *",
        "Copyright 2019 Daily Courier. All rights reserved.",
        "© 2019 Daily Courier",
        "Sign up for our newsletter",
        "Subscribe now",
        "This website uses cookies to give you the best experience.",
        "Updated 3 March 2019 10:15",
        "Updated: March 3, 2019",
        "Published on 3 March 2019",
        "Read or share this story: https://courier.example/1",
        "https://courier.example/1",
        "Follow Sena Kaya on Twitter",
        "Scroll down for video",
        "Editor's note: An earlier version gave a wrong day.",
        "12 comments",
        "This article was originally published by the Daily Courier.",
        "Email: desk@courier.example",
    ],
)
def test_lines_that_speak_of_the_site_are_other(text: str) -> None:
    """Buttons, notices and share bars report nothing."""
    assert kind_amid(text) is OTHER


@pytest.mark.parametrize(
    "text",
    [
        "By Sena Kaya",
        "By Sena Kaya and Lado Gelashvili, Daily Courier Staff",
        "Sena Kaya, CourierNews.com",
        "Xinhua | Updated: 2019-03-03 17:52",
        "(Reporting by Sena Kaya; Editing by Lado Gelashvili)",
        "Associated Press writer Sena Kaya in Ankara contributed to this report.",
        "Staff Reporter",
    ],
)
def test_bylines_say_who_wrote_it(text: str) -> None:
    """Writers are not actors of the report."""
    assert kinds([LEAD, text, LEAD, NEXT], headlines=frozenset({0}))[1] is Y


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Border crossing to reopen", LEAD, NEXT], [H, B, B]),
        (["Will the border reopen?", LEAD, NEXT], [H, B, B]),
        (["By Sena Kaya", "Border crossing to reopen", LEAD], [Y, H, B]),
        (["Advertisement", "Border crossing to reopen", LEAD], [OTHER, H, B]),
        ([LEAD, NEXT], [B, B]),
        (["The border is open.", LEAD], [B, B]),
        (["ANKARA, March 3 (Reuters) -", LEAD], [B, B]),
        (["Border crossing to reopen"], [B]),
    ],
)
def test_an_ungiven_headline_is_a_short_first_line_without_a_stop(
    texts: list[str], expected: list[RegionKind]
) -> None:
    """Longer text must follow it; a sentence and a dateline are none."""
    assert kinds(texts) == expected


def test_a_repeated_quotation_is_a_pull_quote_with_its_name_line() -> None:
    """The paragraph that says who spoke stays body, wherever the repetition stands."""
    quote = "We will open the crossing before the summer and the drivers will be paid for the days they lost"
    told = f"“{quote},” minister Orhan Vural told reporters."
    texts = [LEAD, told, NEXT, f"{quote}.", "Turkey's Trade Minister Orhan Vural", LEAD.upper()]
    assert kinds(texts)[:5] == [B, B, B, P, P]
    assert kinds([LEAD, f"{quote}.", NEXT, told])[:4] == [B, P, B, B]


def test_a_pull_quote_may_differ_in_a_fifth_of_its_words() -> None:
    """Names in brackets and cut words do not hide it; a different sentence is no repetition."""
    told = "“In our talks we spoke of the closed road and we say that it has to be opened,” Vural said."
    pulled = "In our talks [with Georgia] we spoke of the closed road and we say that it has to be opened."
    other = "In our talks we spoke of the harbour at Batumi and said nothing at all about any closed road."
    assert kinds([LEAD, told, NEXT, pulled, NEXT + " Nobody was hurt."])[3] is P
    assert kinds([LEAD, told, NEXT, other])[3] is B


def test_an_agency_closes_a_report_without_making_a_caption_of_it() -> None:
    """The same ending makes a caption amid the text."""
    ending = "Vural said that the drivers would be paid. (Reuters)"
    assert kinds([LEAD, NEXT, ending])[2] is B
    assert kinds([LEAD, "Drivers wait near Batumi. (Reuters)", NEXT])[1] is C


def test_what_markup_calls_a_caption_is_one() -> None:
    """A page's own words go before the rules."""
    lines = [Line(LEAD, 0, 3), Line("Drivers wait near Batumi.", 1, 3, C), Line(NEXT, 2, 3)]
    assert classify(lines, headlines=frozenset()) == [B, C, B]

"""Filters as a form: what is given is in it and comes back out of it."""

import re

import pytest

from dragoman.errors import UsageError
from dragoman.views.web.fields import LONGEST, Field, Kind, form, given, kinds, pair, refuse_unknown, whole
from made_web import HOSTILE, read

FIELDS = (
    Field("text", "Words", hint="example"),
    Field("type", "Type", Kind.CHOICE, choices=kinds({"COERCE": 4, "AID": 1})),
    Field("from", "From", Kind.DAY),
    Field("confidence", "Confidence", Kind.NUMBER),
)


def test_only_text_for_known_fields_is_taken_and_not_too_much_of_it() -> None:
    query = {"text": f" {'x' * 500} ", "type": "", "from": 3, "other": "y", "confidence": None}
    assert given(["text", "type", "from", "confidence"], query) == {"text": "x" * LONGEST}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (["tpye"], "tpye: there is no such filter on this page; did you mean type?"),
        (["type", "zzz"], "zzz: there is no such filter on this page; there are: text, type"),
    ],
)
def test_a_filter_that_a_page_does_not_have_is_refused(query: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(words)}$"):
        refuse_unknown(("text", "type"), query)
    refuse_unknown(("text", "type"), ["type"])


def test_a_form_holds_what_is_given_and_labels_every_field() -> None:
    found = str(form(FIELDS, {"text": HOSTILE, "type": "AID"}, "/events"))
    assert "script" not in read(found).tags
    assert ("value", HOSTILE.replace("\u202e", "\ufffd")) in read(found).attributes
    assert '<option value="AID" selected>AID (1)</option>' in found
    assert read(found).tags.count("label") == len(FIELDS)
    assert 'method="get"' in found


def test_a_kind_that_the_store_does_not_have_stays_chosen() -> None:
    assert '<option value="RETREAT" selected>RETREAT</option>' in str(form(FIELDS, {"type": "RETREAT"}, "/"))


def test_a_form_that_takes_the_place_of_an_equal_one_differs_from_it() -> None:
    """Equal markup is not sent to the browser, and what was typed would stay."""
    assert form(FIELDS, {}, "/events", turn=1) != form(FIELDS, {}, "/events")


@pytest.mark.parametrize("text", ["isr,irn", " ISR , IRN ", "ISR>IRN"])
def test_a_dyad_is_two_codes(text: str) -> None:
    assert pair({"dyad": text}, "dyad", "Dyad") == ("ISR", "IRN")


@pytest.mark.parametrize("text", ["", "ISR", "ISR,", "ISR,IRN,USA", "ISR IRN"])
def test_what_is_no_dyad_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="write the actor's first"):
        pair({"dyad": text}, "dyad", "Dyad")


@pytest.mark.parametrize("text", ["-1", "1.5", "two", "1e3", "9" * 30])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="whole number"):
        whole({"n": text}, "n", "N")

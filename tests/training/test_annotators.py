"""Whose events stand in whose annotation."""

from annotators import as_predicted, unmatched

ROW = {
    "text": "Troops shelled Qesra. The mayor of Qesra condemned it.",
    "events": [
        {"trigger": "shelled", "type": "ASSAULT", "actors": ["Troops"], "recipients": ["Qesra"]},
        {"trigger": "condemned", "type": "ACCUSE", "actors": ["The mayor of Qesra"], "recipients": []},
        {"trigger": "not there", "type": "ACCUSE", "actors": [], "recipients": []},
    ],
}


def test_annotation_is_taken_as_a_prediction_where_its_trigger_stands_in_the_text() -> None:
    told = as_predicted(ROW)
    assert [(e["start"], e["end"], e["type"]) for e in told] == [(7, 14, "ASSAULT"), (41, 50, "ACCUSE")]
    assert told[0]["actor"] == [(0, 6)]
    assert told[0]["status"] == "happened"


def test_what_the_other_annotation_lacks_is_told_by_number() -> None:
    other = ROW | {"events": [{"trigger": "shelled", "type": "COERCE"}, ROW["events"][1]]}
    assert unmatched([ROW], [as_predicted(ROW)]) == [set()]
    assert unmatched([other], [as_predicted(ROW)]) == [{0}]

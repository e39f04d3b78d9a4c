"""A passage is of one region; a picture's credit does not part the captions about it."""

import pytest

from dragoman.events.coders.reader_runs import runs, text_of
from dragoman.records import Region, RegionKind
from made_parses import parsed

pytestmark = pytest.mark.model

TEXT = "Police guard the square. Reuters\nFires burn. AFP\nRoads are shut.\nRain fell on Monday."


def test_captions_are_read_together_past_their_credits() -> None:
    kinds = [RegionKind.CAPTION, RegionKind.OTHER, RegionKind.CAPTION, RegionKind.OTHER, RegionKind.CAPTION]
    ends = [
        TEXT.index(" Reuters"),
        TEXT.index("Fires"),
        TEXT.index(" AFP"),
        TEXT.index("Roads"),
        TEXT.index("Rain"),
    ]
    starts = [0, *ends]
    regions = [Region(kind, one, two) for kind, one, two in zip(kinds, starts, ends, strict=False)]
    _, sentences = parsed(TEXT, *regions, Region(RegionKind.BODY, starts[-1], len(TEXT)))
    found = [" ".join(text_of(run)[0].split()) for run in runs(sentences)]
    assert "Police guard the square. Fires burn. Roads are shut." in found
    assert "Rain fell on Monday." in found
    assert {"Reuters", "AFP"} <= set(found)


def test_a_long_document_is_cut_between_sentences() -> None:
    _, sentences = parsed("Rain fell on the old port of Suva on Monday. " * 30)
    made = list(runs(sentences))
    assert [s.number for run in made for s in run] == [s.number for s in sentences]
    assert max(sum(len(s.tokens) for s in run) for run in made) <= 110

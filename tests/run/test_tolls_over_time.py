"""An attack's toll over five days, as the articles tell it: it rises, stands, and is lowered."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.run.coder import Coder
from dragoman.run.incidents import assemble
from dragoman.run.pipeline import Plan, ingest
from dragoman.sources import Given, make_article
from dragoman.store.database import open_store
from dragoman.store.incidents import incidents
from dragoman.views.cli.main import main

BOMBING = "Monday's bombing of a grain market in Kano"
STORY = (
    (
        3,
        "Kano Courier",
        "Twelve people were killed when a bomb exploded at a grain market in Kano on Monday.",
    ),
    (4, "Lagos Ledger", f"The death toll from {BOMBING} rose to 19, the emergency agency said on Wednesday."),
    (5, "Abuja Argus", f"Officials raised the number of people killed in {BOMBING} to 31."),
    (6, "Kano Courier", f"Traders buried their dead on Friday after {BOMBING}. The toll stands at 31."),
    (7, "Lagos Ledger", f"The emergency agency on Saturday lowered the death toll of {BOMBING} to 27."),
)


@pytest.mark.model
@pytest.mark.places
@pytest.mark.slow
def test_an_incident_tells_its_toll_over_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coder = Coder()
    articles = [
        make_article(
            f"KANO, March {day} - {text}",
            given=Given(published=date(2026, 3, day), source=source),
            markup="text",
            origin=f"{day}.txt",
        )
        for day, source, text in STORY
    ]
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store:
        assert [step.reason for step in ingest(store, articles, Plan(lambda: coder))] == [""] * 5
        list(assemble(store))
        (incident,) = (one for one in incidents(store) if one.type == "ASSAULT")
    (dead,) = (toll for toll in incident.tolls if toll.kind == "dead")
    told = dict.fromkeys((report.published, report.source, report.best) for report in dead.reports)
    assert list(told) == [
        ("2026-03-03", "Kano Courier", 12),
        ("2026-03-04", "Lagos Ledger", 19),
        ("2026-03-05", "Abuja Argus", 31),
        ("2026-03-06", "Kano Courier", 31),
        ("2026-03-07", "Lagos Ledger", 27),
    ]
    assert (dead.low, dead.best, dead.high) == (12, 27, 31)
    assert main(["incidents", "show", incident.id, "--store", str(path)]) == 0
    over_time = capsys.readouterr().out.partition("numbers over time")[2]
    rows = [line.split() for line in over_time.splitlines() if "2026-03-" in line][: len(STORY)]
    assert rows[0][:3] == ["dead", "27", "(12-31)"]
    assert [row[-4] for row in rows] == ["12", "19", "31", "31", "27"]

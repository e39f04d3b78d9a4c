"""The demonstration reads its list, says what is wrong with it, and shows events in full."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.records import Region, RegionKind
from dragoman.views import demo
from made_records import made_article, made_document, made_event, made_report

LIST = """
[[article]]
file = "b.txt"
published = 2016-05-04
[[article]]
file = "a.txt"
published = 2015-01-02
"""


def folder_with(tmp_path: Path, listed: str = LIST) -> Path:
    (tmp_path / "examples.toml").write_text(listed, encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Words of {name}", encoding="utf-8")
    return tmp_path


def test_examples_come_in_the_order_of_the_list(tmp_path: Path) -> None:
    found = demo.read_examples(folder_with(tmp_path))
    assert [(e.path.name, e.published, e.text) for e in found] == [
        ("b.txt", date(2016, 5, 4), "Words of b.txt"),
        ("a.txt", date(2015, 1, 2), "Words of a.txt"),
    ]


def test_only_the_named_examples_are_read(tmp_path: Path) -> None:
    assert [e.path.name for e in demo.read_examples(folder_with(tmp_path), ["a.txt"])] == ["a.txt"]


def test_a_name_that_is_not_listed_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'c\.txt' is not in .*there are: b\.txt, a\.txt"):
        demo.read_examples(folder_with(tmp_path), ["c.txt"])


@pytest.mark.parametrize(
    "listed",
    ["not toml [", '[[article]]\nfile = "a.txt"\n', '[[article]]\nfile = "a.txt"\npublished = "soon"\n'],
    ids=["not toml", "no day", "no such day"],
)
def test_a_wrong_list_is_an_error_that_says_what_it_needs(tmp_path: Path, listed: str) -> None:
    with pytest.raises(InputError, match="needs a file and a published day"):
        demo.read_examples(folder_with(tmp_path, listed))


def test_a_listed_article_that_is_missing_is_an_error(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.txt"):
        demo.read_examples(folder)


def test_a_folder_without_a_list_exits_1_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo.main([str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_the_fullest_event_is_the_one_with_most_fields() -> None:
    event = made_event(made_document(made_article()))
    bare = replace(event, attribution=(), place=None, id="e1:bare")
    assert demo.fullest([bare, event, event]) is event


def test_the_headline_is_the_headline_region_or_the_first_line() -> None:
    report = made_report(made_article("Truce holds\nThe truce held on Friday."))
    headed = replace(report.document, regions=(Region(RegionKind.HEADLINE, 0, 11),))
    assert demo.headline(replace(report, document=headed)) == "Truce holds"
    assert demo.headline(report) == "Truce holds"


class MadeCoder:
    """Finds the made-up event whatever it is given."""

    def code(self, text: str, published: date) -> object:
        return made_report(replace(made_article(text), published=published))


def test_an_example_is_shown_with_its_events_and_one_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    article = made_article()
    demo.show_example(demo.Example(Path("a.txt"), date(2016, 5, 4), article.text), MadeCoder())
    shown = capsys.readouterr().out
    assert "a.txt, published 2016-05-04, 1 event\n" in shown
    assert "COERCE/arrest" in shown
    assert "[trigger: arrested]" in shown
    assert "rules-1: 'arrest' (coerce.yaml:7)" in shown


@pytest.mark.model
@pytest.mark.places
def test_the_demonstration_shows_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    examples = Path(__file__).parents[2] / "examples"
    assert demo.main([str(examples), "niger.txt"]) == 0
    shown = capsys.readouterr().out
    assert shown.lstrip().startswith("West African Leaders Threaten Force Against Niger Coup\n")
    assert "One event in full" in shown

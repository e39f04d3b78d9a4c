"""The lists of words are whole, hold nothing twice and are all asked for."""

from pathlib import Path

import pytest
import yaml

from dragoman import knowledge
from dragoman.errors import KnowledgeError
from dragoman.knowledge import word_lists as module
from dragoman.knowledge.word_lists import word_lists

PACKAGE = Path(knowledge.__file__).parent
FILES = sorted((PACKAGE / "words").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_holds_each_word_once_and_is_asked_for(path: Path) -> None:
    code = "\n".join(file.read_text("utf-8") for file in PACKAGE.parent.rglob("*.py"))
    assert f'word_lists("{path.stem}")' in code
    for name, text in yaml.safe_load(path.read_text("utf-8")).items():
        words = text.split()
        assert len(words) == len(set(words)) > 0
        assert word_lists(path.stem)[name] == frozenset(words)
        assert is_asked_for(path.stem, name, code)


# Lists that are asked for by a part of their name, and how; all others by the whole.
BY_PART = {
    ("denials", "shows"): '"shows_"',
    **{("tolls", kind): f'_by_word("{kind}")' for kind in ("objects", "subjects", "nouns", "adjectives")},
}


def is_asked_for(file: str, name: str, code: str) -> bool:
    """Say whether code names a list, or goes through the whole file."""
    first, _, last = name.partition("_")
    parts = {f'"{name}"', f'word_lists("{file}").values()'}
    parts |= {BY_PART[file, part] for part in (first, last) if (file, part) in BY_PART}
    return any(part in code for part in parts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("- a\n", "holds no lists", id="a sequence"),
        pytest.param("", "holds no lists", id="nothing"),
        pytest.param("one: a b\ntwo: [c]\n", "line 2: 'two' is no text", id="a list of YAML"),
        pytest.param("one: >\n  a\n b: c: d\n", "is not YAML", id="no YAML"),
    ],
)
def test_what_is_no_list_of_words_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "made.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(KnowledgeError, match=said):
        word_lists.__wrapped__("made")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"none\.yaml"):
        word_lists("none")

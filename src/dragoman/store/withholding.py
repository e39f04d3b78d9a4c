"""Records without running text: offsets, codes and hashes stay, the words go.

Under many licences a publisher's text may be read by a program and not be kept. What is left here shares no
run of four words with the article but for names, which are facts and stay up to that length; longer ones from
our own knowledge go as well, with offices and descriptions, since other articles may hold them word for word.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dragoman.records import Actor, Article, Decision, Document, Event, Place, Statement
from dragoman.records.hashed import hashed

_RUN = 4
_WORD = re.compile(r"\w+")
_GONE = "[words withheld]"
_EXPLAINED = re.compile(r"(['”\"]) is ([^;:]*)")  # "'Ilmar' is Port Ilmar, a town of Varnesk"
_KEPT_OF_EXPLAINED = 3
_QUOTED = re.compile(r"(['“\"])([^'“”\"]*)(['”\"])")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Coded:
    """What was found in one article."""

    document: Document
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]


class Runs:
    """All runs of four words of a text, to find them elsewhere."""

    def __init__(self, text: str) -> None:
        words = [word.casefold() for word in _WORD.findall(text)]
        self._runs = set(zip(*(words[n:] for n in range(_RUN)), strict=False))

    def without(self, text: str) -> str:
        """Give a text with every stretch that it shares with the article taken out."""
        words = list(_WORD.finditer(text))
        plain = [word[0].casefold() for word in words]
        shared = set[int]()
        for n in range(len(words) - _RUN + 1):
            if tuple(plain[n : n + _RUN]) in self._runs:
                shared.update(range(n, n + _RUN))
        parts, done = [], 0
        for n in sorted(shared):
            if n - 1 not in shared:
                parts += [text[done : words[n].start()], _GONE]
            done = words[n].end()
        return "".join([*parts, text[done:]])


def withheld_article(article: Article) -> tuple[Article, dict[str, object]]:
    """Give an article without its words, and the hashes by which they are known again."""
    row: dict[str, object] = {
        "article": article.id,
        "text_sha256": hashed(article.text),
        "title_sha256": None if article.title is None else hashed(article.title),
        "characters": len(article.text),
    }
    runs = Runs(f"{article.title or ''}\n{article.text}")
    source = None if article.source is None else runs.without(article.source)
    return replace(article, text="", title=None, source=source), row


def withheld(coded: Coded) -> Coded:
    """Give what was found in an article without its words."""
    words = _Words(coded.document)
    return Coded(
        replace(words.off(coded.document), text=""),
        tuple(words.off(statement) for statement in coded.statements),
        tuple(words.off(event) for event in coded.events),
        tuple(_decision(decision, words.runs) for decision in coded.decisions),
    )


class _Words:
    """Takes a document's words off its records."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self.runs = Runs(document.text)

    def off(self, record: _T) -> _T:
        """Give a record with a hash for the words of each span, however deep."""
        if isinstance(record, tuple):
            return cast("_T", tuple(self.off(part) for part in record))
        if isinstance(record, dict):
            return cast("_T", {key: _reason(value, self.runs) for key, value in record.items()})
        if not is_dataclass(record) or isinstance(record, type):
            return record
        inside = {field.name: self.off(getattr(record, field.name)) for field in fields(record)}
        return cast("_T", replace(cast("Any", record), **{**inside, **self._own(record)}))

    def _own(self, record: object) -> dict[str, object]:
        """Give the fields of a record that are words themselves."""
        own: dict[str, object] = {}
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if hasattr(record, "text") and start is not None and end is not None:
            own["text"] = hashed(self._text[start:end])
        if isinstance(record, Actor):
            own["name"] = _name(record.name, record.id)
            own["role"] = record.role and _short(record.role, _RUN)
        if isinstance(record, Place):
            own["name"] = _name(record.name, None)
        if isinstance(record, Document):
            own["source"] = record.source and self.runs.without(record.source)
        return own


def _name(name: str, identity: str | None) -> str:
    """Keep a name unless it is longer than a run; then the id says who it is."""
    return name if len(_WORD.findall(name)) <= _RUN else identity or hashed(name)


def _decision(decision: Decision, runs: Runs) -> Decision:
    """Take the article's words out of what a decision says."""
    options = tuple(
        replace(option, value=runs.without(option.value), label=_short(runs.without(option.label), _RUN))
        for option in decision.alternatives
    )
    chosen = decision.chosen and runs.without(decision.chosen)
    return replace(decision, chosen=chosen, alternatives=options, reason=_reason(decision.reason, runs))


def _reason(reason: str, runs: Runs) -> str:
    """Take the article's words out of a reason, and what our knowledge says at length of a name."""
    brief = _EXPLAINED.sub(
        lambda found: f"{found[1]} = {_short(found[2], _KEPT_OF_EXPLAINED)}", runs.without(reason)
    )
    return _QUOTED.sub(lambda found: f"{found[1]}{_short(found[2], _RUN)}{found[3]}", brief)


def _short(text: str, number: int) -> str:
    """Keep the first words of a description."""
    words = list(_WORD.finditer(text))
    return text if len(words) <= number else f"{text[: words[number - 1].end()]} …"

"""A wrong codebook file gives one line that names the file, the line, the key and what is allowed."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.codebook import load_codebook


def own_file(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return path


TRIGGER = "type: COERCE\nmodes: {}\ntriggers:\n  - {verb: nab, mode: arrest}\n  - {verb: hush"
BAD_FILES = {
    "unknown key": (
        f"{TRIGGER}, slot: x}}",
        r"own.yaml, line 5, triggers\[2\].slot: unknown key; allowed here: adjective, cameo, contexts, from",
    ),
    "unknown key at the top": (
        "kind: COERCE",
        r"own.yaml, line 1, type: this key is required; line 1, kind: unknown key; allowed here: cameo, ",
    ),
    "unknown key of a mode": (
        "type: AID\nmodes:\n  cash: {definition: money, score: 3}",
        r"own.yaml, line 3, modes.cash.score: unknown key; allowed here: cameo, definition, intensity",
    ),
    "unknown key in a list of types": (
        "types:\n  - type: AID\n    triggers:\n      - {verb: help, wih: x}",
        r"own.yaml, line 4, types\[1\].triggers\[1\].wih: unknown key; allowed here: adjective, ",
    ),
    "bad mode": (
        f"{TRIGGER}, mode: jail}}",
        r"own.yaml, line 5, triggers\[2\].mode: 'jail' is no mode of COERCE; allowed: seize, restrict",
    ),
    "mode of a type without modes": (
        "type: AID\ntriggers: [{verb: help, mode: cash}]",
        r"own.yaml, line 2, triggers\[1\].mode: 'cash' is no mode of AID; allowed: none",
    ),
    "bad mode in an example": (
        "type: COERCE\nexamples:\n  - text: A did B.\n    events:\n      - {trigger: did, mode: do}",
        r"own.yaml, line 5, examples\[1\].events\[1\].mode: 'do' is no mode of COERCE",
    ),
    "bad slot": (
        f"{TRIGGER}, to: [object, agianst]}}",
        r"own.yaml, line 5, triggers\[2\].to\[2\]: 'agianst' is no slot; allowed: subject, object",
    ),
    "a slot beside none": (f"{TRIGGER}, to: [none, object]}}", r"own.yaml, line 5, .*'none' stands alone"),
    "bad need": (f"{TRIGGER}, needs: [gerunds]}}", r"own.yaml, line 5, .*'gerunds' is no need; allowed: inf"),
    "bad CAMEO code": (f"{TRIGGER}, cameo: '179'}}", r"line 5, .*'179' is no CAMEO code; .*17, 170, 171"),
    "code without quotes": (f"{TRIGGER}, cameo: 0173}}", r"line 5, .*'0173' must be text: put it in quotes"),
    "bad context": (f"{TRIGGER}, contexts: [humanitarian]}}", r"line 5, .*'humanitarian' is no context; all"),
    "bad status": (
        f"{TRIGGER}, status: done}}",
        r"line 5, .*'done' is no status; allowed: happened, ongoing",
    ),
    "bad strength": (
        f"{TRIGGER}, strength: 4}}",
        r"line 5, triggers\[2\].strength: 4 does not do: it should be 1, 2 or 3",
    ),
    "no lemma": (
        "type: AID\ntriggers:\n  - {to: [object]}",
        r"line 3, .*needs exactly one of verb, noun, adj",
    ),
    "two parts of speech": (
        f"{TRIGGER}, noun: hush}}",
        r"line 5, .*needs exactly one of verb, noun, adjective",
    ),
    "capital in a lemma": (
        "type: AID\ntriggers:\n  - {verb: Help}",
        r"line 3, .*'Help' is no lemma: .*lower case",
    ),
    "unknown class": (
        f"{TRIGGER}, object: ['@guns']}}",
        r"line 5, .*'@guns' is no class of this file; .*none",
    ),
    "unused class": (
        "type: AID\nclasses:\n  food: [rice]\n  arms: [rifle]\ntriggers: [{verb: carry, object: ['@food']}]",
        r"own.yaml, line 4, classes.arms: no trigger uses this class; write '@arms' in one, or take it out",
    ),
    "bad quad": ("type: AID\nquad: 5", r"own.yaml, line 2, quad: 5 does not do: it should be 1, 2, 3 or 4"),
    "bad intensity": (
        "type: AID\nintensity: 11",
        r"own.yaml, line 2, intensity: 11 does not do: .*less than",
    ),
    "new type without its values": (
        "type: BLESS\nquad: 1",
        r"line 1, type: 'BLESS' is not there to extend, so it must be whole: add intensity, recipient, c",
    ),
    "replacement without its values": (
        "type: AID\nreplace: true",
        r"line 1, type: 'AID' .*must be whole: add quad, intens",
    ),
    "type in lower case": ("type: aid", r"own.yaml, line 1, type: 'aid' is no name of a type: .*capitals"),
    "key twice": ("type: AID\nquad: 2\nquad: 2", r"own.yaml, line 3, quad: the key stands twice; keep one"),
    "wrong YAML": ("type: AID\ntriggers: [{verb: help]", r"own.yaml, line 2: is not YAML"),
    "two documents": ("type: AID\n---\ntype: AID", r"own.yaml, line \d: is not YAML"),
    "not a mapping": ("- type: AID", r"own.yaml, line 1: must be a mapping"),
    "empty": ("", r"own.yaml, line 1: must be a mapping"),
    "a list where a word must be": ("type: [AID]", r"own.yaml, line 1, type: must be text"),
    "words where entries must be": (
        "type: AID\nmodes: {cash: money}",
        r"modes.cash: 'money' .* be an entry, with the keys definition \(required\), cameo, intensity$",
    ),
    "a list where names with entries must be": (
        "type: AID\nmodes: [cash]",
        r"it must be names, each with its entry, with the keys definition \(required\), cameo, intensity$",
    ),
    "an entry where a list must be": (
        "type: AID\ntriggers: {verb: help}",
        r"it must be a list, with the keys adjective, cameo, contexts, from, ",
    ),
    "a number where a list of words must be": ("type: AID\nincludes: 3", r"includes: 3 .* must be a list$"),
    "empty where a text must be": (
        "type: AID\nmodes:\n  cash: {definition: }",
        r"own.yaml, line 3, modes.cash.definition: must be text",
    ),
    "a key that is no word": ("type: AID\n[a, b]: c", r"own.yaml, line 2: a key must be a plain word"),
    "an alias of itself": ("type: AID\nincludes: &a [*a]", r"own.yaml, line 2: nested too deep"),
}


@pytest.mark.parametrize(("text", "message"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_gives_one_line_with_file_line_key_and_remedy(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(KnowledgeError, match=message) as caught:
        load_codebook(own_file(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    text = "type: AID\nquad: 7\ntriggers:\n  - {verb: help, strength: 9}\n  - {verb: assist, tow: x}"
    message = r"line 2, quad: .*; line 4, triggers\[1\].strength: .*; line 5, triggers\[2\].tow: .* verb$"
    with pytest.raises(KnowledgeError, match=message):
        load_codebook(own_file(tmp_path, text))


def test_of_very_many_wrong_lines_the_rest_is_counted(tmp_path: Path) -> None:
    text = "type: AID\ntriggers:\n" + "  - {verb: help, strength: 9}\n" * 11
    with pytest.raises(KnowledgeError, match=r"line 10, triggers\[8\].* \(and 3 more in this file\)$"):
        load_codebook(own_file(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"absent.yaml: cannot be read \(No such file or directory\)"):
        load_codebook(tmp_path / "absent.yaml")


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("type: AID\ndefinition: h\xe4lp".encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"latin.yaml: is not UTF-8 \(byte 23\)"):
        load_codebook(path)

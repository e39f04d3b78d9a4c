"""The codebook holds all of PLOVER 2.0, its slips mended, and takes a user's file on top."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.codebook import FOLDER, QUAD_SCHEME, Codebook, Trigger, load_codebook

# Type: (quad, base score, whether a recipient is needed), PLOVER 2.0 with its sign error at ACCUSE mended.
TYPES = {
    "AGREE": (1, 2.5, "optional"),
    "CONSULT": (1, 2.5, "optional"),
    "SUPPORT": (1, 5.0, "optional"),
    "CONCEDE": (1, 4.5, "optional"),
    "COOPERATE": (2, 9.5, "required"),
    "AID": (2, 10.0, "required"),
    "RETREAT": (2, 6.5, "optional"),
    "REQUEST": (3, 0.0, "optional"),
    "ACCUSE": (3, -3.0, "optional"),
    "REJECT": (3, -2.0, "optional"),
    "THREATEN": (3, -3.5, "optional"),
    "PROTEST": (4, -5.0, "optional"),
    "SANCTION": (4, -6.0, "required"),
    "MOBILIZE": (4, -5.5, "optional"),
    "COERCE": (4, -7.0, "optional"),
    "ASSAULT": (4, -9.0, "one-sided"),
}
# Mode scores; None where the mode has none of its own.
MODES: dict[str, dict[str, float | None]] = {
    "CONSULT": {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    "RETREAT": {
        "withdraw": 8.0,
        "release": 6.5,
        "disarm": 10.0,
        "ceasefire": 7.5,
        "access": 6.5,
        "resign": 4.5,
    },
    "REQUEST": {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0},
    "ACCUSE": {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0},
    "THREATEN": {
        "restrict": -3.0,
        "arrest": -3.5,
        "relations": -3.5,
        "expel": -3.5,
        "territory": -4.0,
        "violence": -3.5,
    },
    "PROTEST": {
        "demo": -5.0,
        "riot": -7.0,
        "strike": -5.0,
        "hunger": -4.5,
        "boycott": -4.5,
        "obstruct": -4.5,
        "vandalize": None,
    },
    "SANCTION": {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0},
    "COERCE": {
        "seize": -7.0,
        "restrict": -7.0,
        "censor": -6.5,
        "curfew": -6.5,
        "martial-law": -7.5,
        "arrest": -7.0,
        "deport": -7.0,
        "withhold": -7.0,
        "misinformation": -6.5,
        "cyber": -7.0,
    },
    "ASSAULT": {
        "abduct": -8.5,
        "beat": -7.5,
        "torture": -8.5,
        "sexual": -8.5,
        "targeted": -9.5,
        "destroy": -8.5,
        "primitive": -8.0,
        "firearms": -9.0,
        "explosives": -9.0,
        "suicide-attack": -9.5,
        "aerial": -9.5,
        "drone": -9.5,
        "heavy-weapons": -9.5,
        "crowd-control": -7.5,
        "unconventional": -10.0,
    },
}
CONTEXTS = set(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy "
    "economic legal reparations human_rights rights_freedoms repression human_security gender lgbt "
    "religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters "
    "natural_resource environment technology terrorism cbrn cyber misinformation crime corruption "
    "illegal_drugs trafficking".split()
)
SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK "
    "AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
# Names that older PLOVER papers and the public crosswalk still use.
GONE_TYPES = ("FIGHT", "DEMAND", "DISAPPROVE", "INVESTIGATE", "CRIME", "YIELD")
GONE_CONTEXTS = ("humanitarian", "democracy")


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def triggers_of(book: Codebook, lemma: str, pos: str = "verb") -> list[Trigger]:
    found = book.triggers.get((pos, lemma.split(maxsplit=1)[0]), ())
    return [trigger for trigger in found if trigger.lemma == lemma]


def own_file(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_sixteen_types_have_plovers_quad_score_and_recipient_rule(book: Codebook) -> None:
    found = {t.name: (t.quad, t.intensity, t.recipient) for t in book.types.values()}
    assert found == TYPES


def test_the_67_modes_have_plovers_scores(book: Codebook) -> None:
    found = {t.name: {m.name: m.intensity for m in t.modes.values()} for t in book.types.values() if t.modes}
    assert found == MODES
    assert sum(map(len, found.values())) == 67


def test_the_contexts_are_plovers_37_each_with_words_that_warrant_it(book: Codebook) -> None:
    assert set(book.contexts) == CONTEXTS
    assert len(CONTEXTS) == 37
    for context in book.contexts.values():
        assert len(set(context.cues)) >= 15, context.name
        assert len(set(context.cues)) == len(context.cues), context.name
        assert context.definition, context.name


def test_the_sectors_are_plovers_25_and_the_non_state_codes_its_7(book: Codebook) -> None:
    assert set(book.sectors) == SECTORS
    assert set(book.non_state) == {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    assert all(sector.definition for sector in book.sectors.values())
    assert all(book.non_state.values())


def test_med_is_medical_and_jrn_the_media_unlike_in_cameo(book: Codebook) -> None:
    assert "hospital" in book.sectors["MED"].definition
    assert "newspaper" in book.sectors["JRN"].definition


def test_accuse_has_the_sign_that_the_manual_lost(book: Codebook) -> None:
    assert book.intensity("ACCUSE") == -3.0


def test_sanction_is_material_conflict_and_the_convention_is_named(book: Codebook) -> None:
    assert book.quad("SANCTION") == 4
    assert book.quad_scheme == QUAD_SCHEME


def test_a_mode_without_a_score_takes_its_types(book: Codebook) -> None:
    assert book.mode("PROTEST", "vandalize").intensity is None
    assert book.intensity("PROTEST", "vandalize") == book.intensity("PROTEST") == -5.0


def test_a_score_of_zero_is_a_score(book: Codebook) -> None:
    assert book.intensity("REQUEST", "meet") == 0.0
    assert book.intensity("REQUEST", "assist") == 0.5


@pytest.mark.parametrize("name", GONE_TYPES)
def test_types_that_plover_dropped_are_gone(book: Codebook, name: str) -> None:
    with pytest.raises(KnowledgeError, match=f"'{name}' is no event type of the codebook; there are: ACCUSE"):
        book.quad(name)


@pytest.mark.parametrize("name", GONE_CONTEXTS)
def test_contexts_of_the_public_crosswalk_that_plover_lacks_are_gone(book: Codebook, name: str) -> None:
    assert name not in book.contexts


def test_an_unknown_mode_is_an_error_that_names_the_modes_there_are(book: Codebook) -> None:
    with pytest.raises(KnowledgeError, match=r"'return' is no mode of RETREAT .*withdraw, release"):
        book.intensity("RETREAT", "return")


def test_the_lexicon_is_large_and_every_type_and_mode_has_words(book: Codebook) -> None:
    every = [trigger for found in book.triggers.values() for trigger in found]
    assert len(every) >= 1_500
    for made in book.types.values():
        own = [trigger for trigger in every if trigger.type == made.name]
        assert len(own) >= 110, made.name
        assert {trigger.mode for trigger in own} >= set(made.modes), made.name


def test_every_trigger_points_only_to_what_the_codebook_has(book: Codebook) -> None:
    for found in book.triggers.values():
        for trigger in found:
            assert trigger.mode is None or trigger.mode in book.types[trigger.type].modes, trigger.origin
            assert trigger.cameo is None or trigger.cameo in book.cameo, trigger.origin
            assert set(trigger.contexts) <= set(book.contexts), trigger.origin
            assert not any(head.startswith("@") for head in trigger.object | trigger.subject), trigger.origin


def test_triggers_are_found_by_part_of_speech_and_first_word(book: Codebook) -> None:
    for (pos, word), found in book.triggers.items():
        for trigger in found:
            assert (trigger.pos, trigger.lemma.split()[0]) == (pos, word)


def test_every_example_uses_types_and_modes_of_the_codebook_and_words_of_its_text(book: Codebook) -> None:
    for made in book.types.values():
        assert len(made.examples) >= 12, made.name
        assert sum(not example.events for example in made.examples) >= 3, made.name
        for example in made.examples:
            for event in example.events:
                assert event.mode is None or event.mode in book.types[event.type].modes, example.text
                for words in (event.trigger, *event.actors, *event.recipients):
                    assert words in example.text, (made.name, words)


def test_every_mode_has_an_example(book: Codebook) -> None:
    shown = {(e.type, e.mode) for t in book.types.values() for x in t.examples for e in x.events}
    assert [(t.name, m) for t in book.types.values() for m in t.modes if (t.name, m) not in shown] == []


def test_loading_twice_gives_the_same_in_the_same_order(book: Codebook) -> None:
    again = load_codebook()
    assert list(again.triggers.items()) == list(book.triggers.items())
    assert list(again.types.items()) == list(book.types.items())


EXTENSION = """
type: COERCE
intensity: -6.0
includes: [bank accounts closed without reason]
modes:
  debank: {intensity: -4.0, cameo: "1711", definition: "an account closed by order"}
classes:
  banks: [account, "deposit box"]
triggers:
  - {verb: debank, mode: debank}
  - {verb: [close, shut], object: ["@banks", card], to: of, mode: debank, cameo: "1711", contexts: [economic]}
  - {noun: debanking, mode: debank, strength: 3, status: ongoing, mutual: false}
  - {adjective: debanked, to: none, mode: debank}
examples:
  - text: "A bank in Perth debanked two unions."
    events: [{trigger: debanked, mode: debank, actors: [A bank in Perth], recipients: [two unions]}]
"""


def test_a_users_file_extends_a_type(book: Codebook, tmp_path: Path) -> None:
    both = load_codebook(own_file(tmp_path, EXTENSION))
    made, ours = both.types["COERCE"], book.types["COERCE"]
    assert made.intensity == -6.0
    assert made.definition == ours.definition
    assert made.includes == (*ours.includes, "bank accounts closed without reason")
    assert set(made.modes) == {*ours.modes, "debank"}
    assert made.examples[-1].events[0].type == "COERCE"
    assert both.intensity("COERCE", "debank") == -4.0
    assert both.cameo_for("COERCE", "debank") == "1711"
    assert len(triggers_of(both, "arrest")) == len(triggers_of(book, "arrest")) > 0


def test_defaults_are_filled_in_and_classes_expanded(tmp_path: Path) -> None:
    both = load_codebook(own_file(tmp_path, EXTENSION))
    (verb,), (noun,) = triggers_of(both, "debank"), triggers_of(both, "debanking", "noun")
    assert (verb.sources, verb.targets, verb.strength) == (("subject",), ("object",), 2)
    assert verb.origin == "own.yaml:10"
    assert (noun.sources, noun.targets) == (("possessive", "by", "from", "modifier"), ())
    assert (noun.strength, noun.status) == (3, "ongoing")
    close = next(t for t in both.triggers["verb", "close"] if t.mode == "debank")
    assert close.object == {"account", "deposit box", "card"}
    assert close.targets == ("of",)
    assert triggers_of(both, "debanked", "adjective")[0].targets == ()


def test_a_verb_with_a_required_object_has_no_recipient_slot_unless_it_says_so(tmp_path: Path) -> None:
    text = "type: COERCE\ntriggers: [{verb: pull, object: [permit], mode: restrict}]"
    assert triggers_of(load_codebook(own_file(tmp_path, text)), "pull")[0].targets == ()


def test_a_users_triggers_come_before_ours(tmp_path: Path) -> None:
    text = "type: AID\ntriggers: [{verb: arrest, strength: 1}]"
    first, *rest = load_codebook(own_file(tmp_path, text)).triggers["verb", "arrest"]
    assert (first.type, first.origin) == ("AID", "own.yaml:2")
    assert rest


REPLACEMENT = """
types:
  - type: PROTEST
    replace: true
    quad: 4
    intensity: -1.5
    recipient: optional
    cameo: "140"
    definition: people against something
    triggers: [{verb: picket}]
  - type: RESCUE
    quad: 2
    intensity: 8
    recipient: required
    cameo: "073"
    definition: people saved from danger
    triggers: [{verb: rescue, strength: 3}]
"""


def test_a_users_file_replaces_a_type_wholly_and_adds_a_new_one(book: Codebook, tmp_path: Path) -> None:
    both = load_codebook(own_file(tmp_path, REPLACEMENT))
    assert both.types["PROTEST"].modes == {}
    assert both.intensity("PROTEST") == -1.5
    every = [trigger for found in both.triggers.values() for trigger in found]
    assert [t.lemma for t in every if t.type == "PROTEST"] == ["picket"]
    assert both.types["RESCUE"].quad == 2
    assert set(both.types) == {*book.types, "RESCUE"}
    assert book.types["PROTEST"].modes, "our own codebook is not touched"


def test_words_that_yaml_takes_for_truth_values_stay_words(tmp_path: Path) -> None:
    text = "type: AID\ntriggers: [{verb: bestrew, object: [no, 'yes'], needs: on, to: [on, off]}]"
    (trigger,) = triggers_of(load_codebook(own_file(tmp_path, text)), "bestrew")
    assert (trigger.object, trigger.needs, trigger.targets) == (
        frozenset({"no", "yes"}),
        ("on",),
        ("on", "off"),
    )


def test_every_type_has_its_own_file_named_after_it(book: Codebook) -> None:
    names = {path.stem for path in (FOLDER / "plover").glob("*.yaml")}
    assert names == {name.lower() for name in book.types}


def test_cues_line_up_with_the_parsers_tokens(book: Codebook) -> None:
    assert "one - party rule" in book.contexts["pro_autocracy"].cues
    assert "women 's rights" in book.contexts["gender"].cues
    assert "al-qaeda" in book.contexts["terrorism"].cues
    assert "covid-19" in book.contexts["health"].cues

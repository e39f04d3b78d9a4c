"""CAMEO is whole, has a Goldstein value a code, and maps to PLOVER 2.0 without the public table's slips."""

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.codebook import Codebook, load_codebook

# Per root: how many 3-digit and 4-digit codes there are, the root's Goldstein value, the range of its codes.
ROOTS = {
    "01": (10, 0, 0.0, (-2.0, 3.4)),
    "02": (9, 18, 3.0, (-0.3, 4.0)),
    "03": (10, 18, 4.0, (4.0, 7.0)),
    "04": (7, 0, 1.0, (1.0, 7.0)),
    "05": (8, 0, 3.5, (3.4, 8.0)),
    "06": (5, 0, 6.0, (6.0, 7.4)),
    "07": (6, 0, 7.0, (7.0, 8.5)),
    "08": (8, 17, 5.0, (5.0, 10.0)),
    "09": (5, 0, -2.0, (-2.0, -2.0)),
    "10": (9, 18, -5.0, (-5.0, -5.0)),
    "11": (7, 5, -2.0, (-2.0, -2.0)),
    "12": (10, 18, -4.0, (-5.0, -4.0)),
    "13": (10, 12, -6.0, (-7.0, -4.4)),
    "14": (6, 20, -6.5, (-7.5, -6.5)),
    "15": (6, 0, -7.2, (-7.2, -7.2)),
    "16": (7, 6, -4.0, (-8.0, -4.0)),
    "17": (7, 6, -7.0, (-9.2, -5.0)),
    "18": (7, 7, -9.0, (-10.0, -8.0)),
    "19": (7, 2, -10.0, (-10.0, -9.5)),
    "20": (5, 2, -10.0, (-10.0, -9.5)),
}

# What a root's codes become, save those named one by one in MAPPED.
ROOT_TYPES = {
    "01": None,
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}

# Code: type and mode. Each row is a slip of the public table or of the manual, or a border between two types.
MAPPED = {
    "01": (None, None),  # dropped by PLOVER
    "019": (None, None),
    "022": ("REQUEST", "assist"),  # appeals, dropped by the public table
    "0241": ("REQUEST", "change"),
    "0253": ("REQUEST", "yield"),
    "026": ("REQUEST", "meet"),
    "035": ("CONCEDE", None),  # a RETREAT to come is CONCEDE
    "0356": ("CONCEDE", None),
    "055": ("CONCEDE", None),  # apology
    "056": ("CONCEDE", None),  # pardon
    "0811": ("CONCEDE", None),
    "0813": ("RETREAT", "access"),  # mode ease is gone
    "0814": ("RETREAT", "access"),
    "083": ("CONCEDE", None),
    "084": ("RETREAT", "release"),  # mode return is gone
    "0842": ("RETREAT", "release"),
    "085": ("RETREAT", "access"),
    "0871": ("RETREAT", "ceasefire"),
    "0874": ("RETREAT", "withdraw"),
    "094": ("ACCUSE", "investigate"),  # no type INVESTIGATE
    "104": ("REQUEST", "change"),  # no type DEMAND
    "111": ("ACCUSE", "disapprove"),  # no type DISAPPROVE
    "116": ("SANCTION", "convict"),  # a verdict
    "1322": ("THREATEN", "restrict"),  # mode ban is gone
    "133": ("THREATEN", None),  # mode political is gone
    "163": ("COERCE", "restrict"),  # sanctions
    "1712": ("ASSAULT", "destroy"),  # mode seize of ASSAULT is gone
    "1722": ("COERCE", "restrict"),  # mode ban is gone
    "175": ("ASSAULT", "crowd-control"),  # a context stood in the mode's place, and the row stood twice
    "186": ("ASSAULT", "targeted"),  # mode assassinate is gone
    "190": ("ASSAULT", None),  # no type FIGHT
    "191": ("COERCE", "restrict"),
    "192": ("COERCE", "seize"),
    "201": ("ASSAULT", "targeted"),  # mode cleansing is gone
    "202": ("ASSAULT", "targeted"),  # mode massacre is gone
    "203": ("ASSAULT", "targeted"),
    "204": ("ASSAULT", "unconventional"),
}

# Code: the contexts that must be there.
IN_CONTEXT = {
    "175": {"pro_autocracy", "repression"},
    "202": {"repression"},
    "203": {"repression", "religion_ethnicity"},
    "0333": {"human_security"},
    "073": {"human_security"},
    "0863": {"human_security"},
    "1033": {"human_security"},
    "1223": {"human_security"},
    "1623": {"human_security"},
    "0811": {"pro_democracy"},
    "0812": {"pro_democracy"},
}

# Where open Goldstein tables disagree, or have nothing: what we took. The reasons stand beside the codes.
DISPUTED = {
    "016": -2.0,
    "022": 3.4,
    "124": -5.0,
    "1241": -5.0,
    "1246": -5.0,
    "163": -8.0,
    "165": -6.5,
    "166": -7.0,
    "1663": -7.0,
    "155": -7.2,
    "176": -7.0,
    "1834": -10.0,
}

# Defaults that the crosswalk does not lead back: CAMEO's root 08 has no general code for a deed.
ONE_WAY = {("RETREAT", None): "080", ("RETREAT", "resign"): "0831"}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


@pytest.mark.parametrize("root", ROOTS)
def test_a_root_has_all_its_codes_and_values_in_its_range(book: Codebook, root: str) -> None:
    three, four, own, (low, high) = ROOTS[root]
    codes = [code for code in book.cameo if code.startswith(root)]
    assert [sum(len(code) == digits for code in codes) for digits in (2, 3, 4)] == [1, three, four]
    assert book.goldstein(root) == own
    values = [book.goldstein(code) for code in codes if len(code) > 2]
    assert (min(values), max(values)) == pytest.approx((low, high))


def test_the_codes_are_318_strings_with_their_leading_zero(book: Codebook) -> None:
    assert len(book.cameo) == 318
    assert all(code[:2] in ROOTS for code in book.cameo)


def test_every_code_has_a_description_of_its_own(book: Codebook) -> None:
    descriptions = [code.description for code in book.cameo.values()]
    assert all(2 <= len(text.split()) <= 12 for text in descriptions)
    assert len(set(descriptions)) == len(descriptions)


def test_a_four_digit_codes_parent_is_there(book: Codebook) -> None:
    assert [code for code in book.cameo if len(code) == 4 and code[:3] not in book.cameo] == []


@pytest.mark.parametrize(("code", "value"), DISPUTED.items())
def test_a_disputed_goldstein_value_is_the_one_we_reasoned_for(
    book: Codebook, code: str, value: float
) -> None:
    assert book.goldstein(code) == value


def test_a_codes_value_is_its_own_and_not_its_roots(book: Codebook) -> None:
    assert book.goldstein("171") == -9.2 != book.goldstein("17")


@pytest.mark.parametrize("code", ["1799", "X", "---", "173 ", "1"])
def test_an_unknown_code_is_an_error_and_never_the_roots_value(book: Codebook, code: str) -> None:
    with pytest.raises(KnowledgeError, match="is no CAMEO code of the codebook"):
        book.goldstein(code)


def test_the_crosswalk_points_only_to_what_plover_has(book: Codebook) -> None:
    for code in book.cameo.values():
        assert code.type is None or code.type in book.types, code
        assert code.mode is None or (code.type and code.mode in book.types[code.type].modes), code
        assert set(code.contexts) <= set(book.contexts), code


@pytest.mark.parametrize(("code", "target"), MAPPED.items())
def test_a_slip_or_border_of_the_crosswalk_is_mended(
    book: Codebook, code: str, target: tuple[str | None, str | None]
) -> None:
    assert (book.cameo[code].type, book.cameo[code].mode) == target


@pytest.mark.parametrize(("code", "contexts"), IN_CONTEXT.items())
def test_a_code_carries_the_context_that_keeps_its_sense(
    book: Codebook, code: str, contexts: set[str]
) -> None:
    assert contexts <= set(book.cameo[code].contexts)


def test_every_other_code_follows_its_root(book: Codebook) -> None:
    apart = {"116", "163", "1712", "175", "191", "192"}
    for code in book.cameo.values():
        root = code.code[:2]
        if code.code in apart or code.code.startswith(("035", "055", "056")) or root == "08":
            continue
        assert code.type == ROOT_TYPES[root], code


def test_root_08_is_words_up_to_083_and_deeds_from_084(book: Codebook) -> None:
    for code in (c for c in book.cameo.values() if c.code.startswith("08")):
        deed = code.code in {"0813", "0814"} or code.code[:3] in {"084", "085", "086", "087"}
        assert code.type == ("RETREAT" if deed else "CONCEDE"), code


def test_every_type_and_mode_has_a_default_code_that_leads_back_to_its_type(book: Codebook) -> None:
    for made in book.types.values():
        for mode in (None, *made.modes):
            code = book.cameo_for(made.name, mode)
            if mode:
                assert made.modes[mode].cameo, (made.name, mode)
            if (made.name, mode) in ONE_WAY:
                assert code == ONE_WAY[made.name, mode]
            else:
                assert book.cameo[code].type == made.name, (made.name, mode, code)


def test_a_mode_that_cameo_can_say_comes_back_from_its_code(book: Codebook) -> None:
    reachable = {(code.type, code.mode) for code in book.cameo.values() if code.mode}
    for made in book.types.values():
        for mode in made.modes:
            if (made.name, mode) in reachable and book.cameo[book.cameo_for(made.name, mode)].mode != mode:
                # CAMEO's 161 is both leaving and cutting ties, and 166 both expelling and leaving.
                assert (made.name, mode) == ("SANCTION", "withdraw")

"""Abbreviations of news with their full stop: kept whole, and no sentence cut behind a title or a unit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Stand before a name or another of them; none ends a sentence. "*Sgt.* Hollis", "*Lt. Col.* Danjuma".
_TITLES = frozenset(
    """
    adm amb asst assoc atty brig br capt cdr cmdr cmdt col const cpl det dep dr ens esq fr gen gens gov
    govs hon insp lt lts ltc ltg maj messrs mgr mlle mme mohd mr mrs ms msgr mt pfc pres prof profs pvt rep
    reps rev sec secy sen sens sgt sgts spc sr ssgt st supt ven ft
    """.split()
)
# Stand before what they explain or count, or inside a phrase.
_OPENING = frozenset("approx cf ca eg e.g esp est i.e ie incl viz vs".split())
# Stand before a number; some are words of their own elsewhere ("The police said no.").
_NUMBERED = frozenset("art arts ch no nos para paras pp sec sect vol".split())
# The same with a capital: "*Pct.* 4 Constable Orr", but "rose 4 *pct.* 300 people were there".
_NUMBERED_NAMES = frozenset("dist pct".split())
# May end a sentence as well as stand inside one: only a word of no name behind them begins another.
_CLOSING = frozenset(
    """
    a.m ala ariz ark assn ave bldg blvd bros calif co colo conn corp cos d.c del dept etc fla ga govt hwy ill
    inc ind intl jr kan ky la ltd mass md mich minn miss mont n.c n.d n.h n.j n.m n.y natl neb nev okla ore
    p.m pa pct plc pty rd s.c s.d tenn tex u.k u.n u.s univ va vt w.va wash wis wyo jan feb mar apr jun jul
    aug sept oct nov dec
    """.split()
)
# Words that are no names and stand in front: behind an abbreviation that may close they begin a sentence.
_BEGINNING = frozenset(
    """
    a after although an and as at but by during each every few he her his however i if in it its last many
    meanwhile more most no none on one other our several she since so some such that the their then there
    these they this those though three two under until we what when where whether which while who why with
    without you
    """.split()
)
# Kept whole though spaCy parts them: those that hardly are words or names of their own. Streets and firms
# are left in two, or a sentence that ends in one goes on ("down Fifth *Ave. Police* arrested …").
_WHOLE = frozenset(
    """
    adm amb approx asst atty brig capt cdr cmdr cmdt col const cpl dep dept det est govs govt gens hon
    incl insp lt lts maj messrs mgr mlle mme mohd msgr pct pfc profs pvt reps sec secy sens sgt sgts spc
    ssgt supt ven
    """.split()
)

# Written small these stand before no name: "fell 4 *pct.* Analysts said", "in the *dept.* Police came".
_SMALL = {"dept", "govt", "pct"}


def is_abbreviation(text: str) -> bool:
    """Say whether letters with a full stop are one word of news: "Sgt.", "Pct.".

    Args:
        text: A word as it stands between blanks.
    """
    return text[-1:] == "." and text[:-1].lower() in _WHOLE and (text[:1].isupper() or text[:-1] in _WHOLE)


def mark_sentences(doc: "Doc") -> "Doc":
    """Tell a parser where abbreviations end no sentence, and where a word behind one begins another.

    It cut "Supt. Okello said …" and "rose 4 Pct. in March" in two, and joined "criticized the U.N. The …".

    Args:
        doc: Cut into words and not yet parsed.
    """
    for i in range(1, len(doc)):
        begins = _begins(doc, i)
        if begins is not None:
            doc[i].is_sent_start = begins
    return doc


def _begins(doc: "Doc", i: int) -> bool | None:
    """Say whether a word behind an abbreviation begins a sentence; None leaves it to the parser."""
    before, word = _behind(doc, i), doc[i].text
    if not before or not doc[i - 1].whitespace_:
        return None
    if word[:1].isdigit():
        named = before in _NUMBERED_NAMES and not _is_small(doc, i)
        return False if named or before in _NUMBERED or before in _OPENING else None
    if before in _OPENING or (before in _TITLES and _is_named(doc, i)):
        return False
    if before not in _TITLES and before not in _CLOSING:
        return None
    if word[:1].islower():
        return False
    small = before in _SMALL and _is_small(doc, i)
    return True if small or (before in _CLOSING and word.lower() in _BEGINNING) else None


def _is_small(doc: "Doc", i: int) -> bool:
    """Say whether the abbreviation that a word stands behind has no capital."""
    return doc[i - 1 if len(doc[i - 1]) > 1 else i - 2].text[:1].islower()


def _is_named(doc: "Doc", i: int) -> bool:
    """Say whether a word behind a title may be a name: in "killed a *gen.* Soldiers came" it is small."""
    title, word = doc[i - 1 if len(doc[i - 1]) > 1 else i - 2].text, doc[i].text
    return title[:1].isupper() and word[:1].isupper() and word.lower() not in _BEGINNING


def _behind(doc: "Doc", i: int) -> str:
    """Give the abbreviation that a word stands behind, without its full stop, in small letters."""
    text = doc[i - 1].text
    if text == "." and i > 1 and not doc[i - 2].whitespace_:
        return doc[i - 2].text.lower()
    return text[:-1].lower() if text[-1:] == "." else ""

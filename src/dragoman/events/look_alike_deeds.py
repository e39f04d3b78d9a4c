"""Other words that stand for something else: shots that refuse nothing, leaders with their own staff."""

from dragoman.events import grammar
from dragoman.records import Draft, Sentence, Status

_AIRBORNE = frozenset({
    "missile", "plane", "jet", "drone", "aircraft", "rocket", "helicopter", "satellite", "balloon",
})  # fmt: skip
_UNMANNED = frozenset({"missile", "drone", "rocket", "balloon", "weapon"})
_DOWNING = frozenset({"shoot", "intercept", "down"})
_LETTING = frozenset({"allow", "let", "permit"})
_STAYING = frozenset({"remain", "stay"})
_ONESELF = frozenset({"we", "i"})
_PAPERS = frozenset({
    "name", "detail", "report", "statement", "video", "footage", "document", "picture", "photo",
    "photograph", "datum", "information", "result", "recording", "email", "e-mail", "transcript", "tape",
    "poll", "survey", "record", "file", "list", "memo", "letter",
})  # fmt: skip
_STAFF = frozenset({"adviser", "advisor", "cabinet", "aide", "staff", "general"})
_OWNERS = frozenset({"his", "her"})
# "Spoke with their consulates": a state and its outposts are one party.
_OUTPOSTS = frozenset({"consulate", "embassy", "mission", "branch", "chapter", "employee", "staff"})
_STATES = _OWNERS | {"its", "their"}
# What a leader inspects at home; who travels to another state's is a guest of that state.
_WORKS = frozenset({
    "institute", "academy", "factory", "farm", "shipyard", "museum", "exhibition", "unit", "battalion",
    "regiment", "barracks", "command",
})  # fmt: skip
_VISITS = frozenset({"visit", "tour"})
# Wars in which nobody is shot at: "a war of words", "a price war".
_STRIFE = frozenset({"war", "battle", "fight"})
_OF_FIGURE = frozenset({"word", "nerve", "will", "idea", "wit"})
_FIGURES = frozenset({
    "price", "trade", "culture", "bidding", "currency", "tariff", "verbal", "propaganda", "legal",
    "court",
})  # fmt: skip
_FORMALLY = frozenset({"technically"})
_KEEPING = frozenset({"network", "team", "group", "number", "head", "chief"})
_FORBIDDING = frozenset({"prohibit", "ban", "bar", "forbid"})
_GENERAL = frozenset({"when", "if", "whenever"})
_ILLEGAL = frozenset({"prohibit", "forbid", "illegal", "unlawful"})
_PULLING_DOWN = frozenset({"demolish", "raze", "bulldoze", "dismantle"})
# "Homes are to be demolished" hits who lives there.
_LIVED_IN = frozenset(
    {"home", "house", "village", "mosque", "church", "camp", "town", "neighbourhood", "shrine"}
)
_CUSTODY = "custody"
# Who is given the care of a child: "won custody of", "kept custody over".
_CHILDREN = frozenset({
    "child", "son", "daughter", "boy", "girl", "baby", "grandson", "granddaughter", "toddler", "twin", "he",
    "she", "him", "her",
})  # fmt: skip
_RAISING = frozenset({"win", "gain", "award", "grant", "seek", "share", "retain", "lose", "get", "keep"})


def is_shot(sentence: Sentence, head: int) -> bool:
    """Say whether something is shot down out of the air: "shot down the drone"."""
    return sentence.tokens[head].lemma == "shoot" and any(
        t.lemma in _AIRBORNE for t in sentence.dependents(head, "dobj", "nsubjpass")
    )


def is_spirit(sentence: Sentence, head: int) -> bool:
    """Say whether somebody shows spirit and refuses nothing asked: "remained defiant", "we never give in"."""
    token = sentence.tokens[head]
    if token.lemma == "defiant":
        return sentence.tokens[token.head].lemma in {*_STAYING, "be"}
    return (
        token.lemma == "give"
        and any(t.lemma == "in" for t in sentence.dependents(head, "prt"))
        and any(t.lemma.lower() in _ONESELF for t in sentence.dependents(head, "nsubj"))
    )


def is_unchanged(sentence: Sentence, head: int) -> bool:
    """Say whether a commitment only goes on: "remains committed to the treaty"."""
    token = sentence.tokens[head]
    if token.text.lower() != "committed":
        return False
    governors = [sentence.tokens[token.head], *sentence.dependents(head, "aux", "auxpass")]
    return any(t.lemma in _STAYING for t in governors)


def is_published(sentence: Sentence, head: int) -> bool:
    """Say whether words or pictures are released, no person: "released the names of the girls"."""
    released = [t.i for t in sentence.dependents(head, "dobj", "nsubjpass")]
    if sentence.tokens[head].pos == "NOUN":
        released += grammar.under_preposition(sentence, head, "of")
    return sentence.tokens[head].lemma == "release" and any(
        sentence.tokens[i].lemma in _PAPERS for i in released
    )


def is_with_own_staff(sentence: Sentence, head: int) -> bool:
    """Say whether somebody meets people who work for him: "met his advisers", "has been briefed on it"."""
    if sentence.tokens[head].lemma == "brief":
        return bool(sentence.dependents(head, "nsubjpass")) and not sentence.dependents(head, "agent")
    met = [t.i for t in sentence.dependents(head, "dobj")]
    met += grammar.under_preposition(sentence, head, "with") + grammar.under_preposition(sentence, head, "of")
    return any(_is_own(sentence, i, _STAFF, _OWNERS) or _is_own(sentence, i, _OUTPOSTS, _STATES) for i in met)


def _is_own(sentence: Sentence, noun: int, people: frozenset[str], owners: frozenset[str]) -> bool:
    """Say whether a noun, or what it is a number of, is such people of an owner that is meant again."""
    owned = any(t.text.lower() in owners for t in sentence.dependents(noun, "poss"))
    lemma = sentence.tokens[noun].lemma
    if not owned or lemma in people:
        return owned
    inner = grammar.under_preposition(sentence, noun, "of") if lemma in _KEEPING else []
    return any(sentence.tokens[i].lemma in people for i in inner)


def is_anybodys(sentence: Sentence, head: int) -> bool:
    """Say whether "you" is anybody: "when you fight a war", "you can block the app"."""
    token = sentence.tokens[head]
    if not any(t.text.lower() == "you" for t in sentence.dependents(head, "nsubj", "nsubjpass")):
        return False
    return token.tag != "VBD" and (
        any(t.lemma == "can" for t in sentence.dependents(head, "aux"))
        or any(t.lemma in _GENERAL for t in sentence.dependents(head, "advmod", "mark"))
    )


def is_forbidden(sentence: Sentence, head: int) -> bool:
    """Say whether a deed is what a ban is about: "prohibited from working with the agency"."""
    token = sentence.tokens[head]
    preposition = sentence.tokens[token.head]
    governor = sentence.tokens[preposition.head]
    return (
        token.dep == "pcomp"
        and preposition.lemma == "from"
        and governor.lemma in _FORBIDDING
        and not sentence.dependents(governor.i, "neg")
    )


def is_defence_not_tried(draft: Draft, sentence: Sentence) -> bool:
    """Say whether what was not shot down is no party but a missile: "did not shoot down the missile"."""
    unreal = draft.status in {Status.NEGATED, Status.HYPOTHETICAL}
    return unreal and any(
        t.lemma in _UNMANNED
        for t in sentence.dependents(draft.head, "dobj", "nsubjpass")
        if sentence.tokens[draft.head].lemma in _DOWNING
    )


def is_tolerated(draft: Draft, sentence: Sentence) -> bool:
    """Say whether somebody lets go on what he never barred: "is allowing oil to go in"."""
    return draft.status is Status.ONGOING and sentence.tokens[draft.head].lemma in _LETTING


def is_law(sentence: Sentence, head: int) -> bool:
    """Say whether a rule in force is told, which bars nobody: "it is prohibited to turn"."""
    token = sentence.tokens[head]
    if token.lemma == "restrictive":
        return True
    return (
        token.lemma in _ILLEGAL
        and any(t.text.lower() == "it" for t in sentence.dependents(head, "nsubjpass", "nsubj", "expl"))
        and any(
            grammar.has_to(sentence, t.i)
            for t in sentence.dependents(head, "xcomp", "ccomp", "csubj", "csubjpass", "advcl")
        )
    )


def is_town_hall(sentence: Sentence, head: int) -> bool:
    """Say whether a meeting is a candidate with his public: "a town hall meeting in Hudson"."""
    return sentence.tokens[head].lemma == "meeting" and any(
        t.lemma.lower() == "hall" for t in sentence.dependents(head, "compound")
    )


def is_interview(sentence: Sentence, head: int) -> bool:
    """Say whether somebody is interviewed, which is the work of reporters and detectives."""
    token = sentence.tokens[head]
    return token.lemma == "interview" and token.pos == "VERB"


def is_figure(sentence: Sentence, head: int) -> bool:
    """Say whether a war is a figure of speech or on paper: "a war of words", "technically at war"."""
    if sentence.tokens[head].lemma not in _STRIFE:
        return False
    of = {sentence.tokens[i].lemma for i in grammar.under_preposition(sentence, head, "of")}
    before = {t.lemma.lower() for t in sentence.dependents(head, "compound", "amod")}
    above = [head, *(t.i for t in sentence.ancestors(head))][:3]
    formal = any(t.lemma in _FORMALLY for i in above for t in sentence.dependents(i, "advmod"))
    return bool(of & _OF_FIGURE or before & _FIGURES) or formal


def is_inspection(draft: Draft, sentence: Sentence) -> bool:
    """Say whether works are looked at that no words call another state's: "a visit to the naval command"."""
    token = sentence.tokens[draft.head]
    if token.lemma not in _VISITS:
        return False
    if token.pos == "VERB":
        ends = [t.i for t in sentence.dependents(draft.head, "dobj")]
    else:
        ends = [i for word in ("to", "of") for i in grammar.under_preposition(sentence, draft.head, word)]
    if not ends or any(sentence.tokens[i].lemma.lower() not in _WORKS for i in ends):
        return False
    where = grammar.under_preposition(sentence, draft.head, "in")
    named = {sentence.tokens[i].entity for end in (*ends, *where) for i in sentence.subtree(end)}
    return named.isdisjoint({"GPE", "NORP"})


def is_guardianship(sentence: Sentence, head: int) -> bool:
    """Say whether custody is the care of a child: "won custody of her son", "kept custody over him"."""
    token = sentence.tokens[head]
    custody = [head] if token.lemma == _CUSTODY else []
    custody += [t.i for t in sentence.dependents(head, "dobj") if t.lemma == _CUSTODY]
    kept = {
        sentence.tokens[i].lemma.lower()
        for word in {*custody, *(sentence.tokens[c].head for c in custody)}
        for preposition in ("of", "over")
        for i in grammar.under_preposition(sentence, word, preposition)
    }
    given = any(_is_given(sentence, i) for i in custody)
    return given and not _CHILDREN.isdisjoint(kept)


def _is_given(sentence: Sentence, custody: int) -> bool:
    """Say whether custody is what a verb of giving or keeping is about."""
    token = sentence.tokens[custody]
    return token.dep == "dobj" and sentence.tokens[token.head].lemma in _RAISING


def is_clearance(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a building is to be cleared away, with nobody to be hit: "is to be demolished"."""
    subjects = {sentence.tokens[i].lemma for i in grammar.surface_subjects(sentence, draft.head)}
    return (
        sentence.tokens[draft.head].lemma in _PULLING_DOWN
        and not subjects & _LIVED_IN
        and draft.status in {Status.PLANNED, Status.HYPOTHETICAL}
        and not draft.actors
    )

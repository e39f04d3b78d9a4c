"""Verdicts on deeds in reported speech: "the launch was unacceptable", said the minister, and so blamed it.

The Reader was taught words that name an act. Here no word does: that somebody speaks and that what is
said is a reproach make the act between them. Only what is plain is taken: a verdict on a certain deed, said
by a party of public life, with nothing above it that doubts, supposes or denies it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.embedding import REPORTING
from dragoman.events.negation import negator
from dragoman.events.roles import Scene, is_political, scenes
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Actor, ActorKind, Annotations, Draft, Sentence, Size, Span, Status, Token

VERSION = "verdicts-1"
_BEING = frozenset({"be", "represent", "constitute", "remain"})
_PREDICATES = ("acomp", "attr", "oprd", "dobj", "advmod")
_AHEAD = frozenset({"will", "would"})
_WEAKENING = frozenset(
    "almost barely hardly least less longer minor nearly neither no nor perhaps possibly scarcely "
    "technical".split()
)
_CONDITIONS = frozenset({"if", "unless"})
_OPINIONS = frozenset({"view", "opinion", "eye"})
_HOLDING = REPORTING - {"acknowledge", "admit", "deny", "find", "hear", "learn", "read", "see", "show"}
_OURS = frozenset({"my", "our"})
_REGRETS = frozenset({"apologise", "apologize", "apology", "sorry"})
_PAST = frozenset({"colonial", "slave"})
# A court rules what the law is, and the police tell what a crime is; neither reproaches a side by it.
_OF_THE_LAW = frozenset({"COP", "JUD"})
_OFFICIAL = frozenset({"COP", "GOV", "MIL"})
_REPROACH, _REFUSAL = ("ACCUSE", "disapprove", "111"), ("REJECT", "change", "120")
_CERTAINTY, _TYPE_CERTAINTY, _STATUS_CERTAINTY = 0.8, 0.9, 0.9

IsDeed = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A predicate that judges a deed.

    Attributes:
        word: Index of the judging word.
        verb: Index of the verb that joins it to the deed.
        deed: Index of the deed's noun, or of the verb of the clause that tells it.
        refused: Whether something still to come is refused, rather than something done reproached.
    """

    word: int
    verb: int
    deed: int
    refused: bool


def verdicts(
    annotations: Annotations,
    parties: Mapping[int, Actor],
    coded: Collection[Draft],
    noun_types: Callable[[Token], Collection[str]],
) -> Iterator[Draft]:
    """Find what parties of public life are reported to hold of deeds: reproaches and refusals.

    Args:
        annotations: The document's.
        parties: Actors by mention id.
        coded: Events found already: a clause that has one of these types is not read again.
        noun_types: Gives the types that the lexicon has for a noun.
    """
    told = {(draft.sentence, draft.head): draft for draft in coded}

    def is_deed(token: Token) -> bool:
        return token.pos == "NOUN" and (token.lemma in _deeds() or bool(noun_types(token)))

    for scene in scenes(annotations, parties):
        for verdict in _found(scene.sentence, is_deed):
            holder = _holder(scene, verdict, parties)
            if holder is None or _is_told(scene.sentence, verdict, told):
                continue
            deed = told.get((scene.sentence.number, verdict.deed))
            blamed = _blamed(scene, verdict, parties[holder], deed)
            if blamed is not None:
                yield _draft(scene, verdict, holder, blamed)


def _found(sentence: Sentence, is_deed: IsDeed) -> Iterator[_Verdict]:
    for token in sentence.tokens:
        verb = sentence.tokens[token.head]
        if token.dep not in _PREDICATES or verb.lemma not in _BEING or not verb.i < token.i:
            continue
        if _is_weak(sentence, verb, token) or not _is_asserted(sentence, verb):
            continue
        deed = _deed(sentence, token, verb, is_deed)
        word = None if deed is None else _judging(sentence, token, verb, deed)
        if deed is not None and word is not None:
            yield _Verdict(word, verb.i, deed, _is_ahead(sentence, verb))


def _is_ahead(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma in _AHEAD for t in sentence.dependents(verb.i, "aux"))


def _is_weak(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Say whether the verdict is weakened, supposed, or only some one's view: "by no means", "if", "for"."""
    aux = sentence.dependents(verb.i, "aux")
    if any(t.lemma not in _AHEAD | {"have", "be"} for t in aux):
        return True
    between = {t.lemma for t in sentence.tokens[verb.i : word.i]}
    clauses = (t for clause in sentence.dependents(verb.i, "advcl") for t in sentence.dependents(clause.i))
    viewed = {t.lemma for i in (verb.i, word.i) for t in _below_prepositions(sentence, i)}
    return bool(between & _WEAKENING or viewed & _OPINIONS or any(t.lemma in _CONDITIONS for t in clauses))


def _below_prepositions(sentence: Sentence, i: int) -> Iterator[Token]:
    for preposition in sentence.dependents(i, "prep"):
        yield from sentence.dependents(preposition.i, "pobj")


def _is_asserted(sentence: Sentence, verb: Token) -> bool:
    """Say whether nothing stands over a verdict but verbs of saying it: not "no evidence that", "denied"."""
    node = verb
    while node.head != node.i:
        above = sentence.tokens[node.head]
        if node.dep in {"ccomp", "parataxis"}:
            modal = any(t.tag == "MD" for t in sentence.dependents(above.i, "aux"))
            if above.lemma not in _HOLDING or modal or negator(sentence, above.i):
                return False
        elif node.dep != "conj" or above.pos not in {"VERB", "AUX"}:
            return False
        node = above
    return not sentence.tokens[-1].text.startswith("?")


def _judging(sentence: Sentence, token: Token, verb: Token, deed: int) -> int | None:
    """Find the word of a predicate that judges: itself, one joined to it, or what an "act of …" is of."""
    denied = bool(negator(sentence, verb.i))
    for word in (token, *sentence.dependents(token.i, "conj")):
        if denied or _is_ahead(sentence, verb):
            lists = word_lists("verdicts")
            wanted = lists["acceptables"] if denied else lists["refusals"]
            condition = any(t.lemma == "for" for t in sentence.dependents(word.i, "prep"))
            if word.lemma in wanted and not condition:
                return word.i
        elif (found := _reproach(sentence, word, certain=_is_certain(sentence, deed))) is not None:
            return found
    return None


def _reproach(sentence: Sentence, word: Token, *, certain: bool) -> int | None:
    """Find the reproach in a word or below it.

    Args:
        sentence: Its sentence.
        word: The word that is said of the deed.
        certain: Whether that is one deed and no kind of deed.
    """
    lists = word_lists("verdicts")
    if word.pos not in {"NOUN", "PROPN"}:
        return (
            word.i
            if word.lemma in lists["reproaches"] or (certain and word.lemma in lists["legal"])
            else None
        )
    below = grammar.under_preposition(sentence, word.i, "of")
    if word.lemma in lists["breaches"]:
        return word.i if any(sentence.tokens[i].lemma in lists["norms"] for i in below) else None
    if word.lemma in lists["acts"]:
        said = [t.i for t in sentence.dependents(word.i, "amod") if t.lemma in lists["reproaches"]]
        said += [i for i in below if sentence.tokens[i].lemma in lists["wrongs"]]
        return next(iter(said), None)
    is_war_crime = word.lemma == "crime" and any(
        t.lemma == "war" for t in sentence.dependents(word.i, "compound")
    )
    return word.i if word.lemma in lists["wrongs"] or is_war_crime else None


def _is_certain(sentence: Sentence, deed: int) -> bool:
    """Say whether a deed is a certain one: "the ban", "Iran's ban", "German bans", not "poaching"."""
    if sentence.tokens[deed].pos in {"VERB", "AUX"}:
        return False
    named = any(t.pos == "PROPN" or t.entity for t in sentence.dependents(deed, "amod", "compound"))
    marked = any(
        t.dep == "poss" or t.lemma in {"the", "this", "these", "that", "those"}
        for t in sentence.dependents(deed, "poss", "det")
    )
    return named or marked


def _deed(sentence: Sentence, word: Token, verb: Token, is_deed: IsDeed) -> int | None:
    """Find the deed that is judged: a noun for one, or the clause behind "it is wrong that …"."""
    for subject in sentence.dependents(verb.i, "nsubj"):
        if subject.i > verb.i:
            return None  # a question
        if subject.lemma == "it":
            clauses = [t for i in (word.i, verb.i) for t in sentence.dependents(i, "ccomp", "advcl", "xcomp")]
            return next((t.i for t in clauses if t.i > word.i and _has_own(sentence, t)), None)
        deed = next((t for t in (subject, *sentence.dependents(subject.i, "conj")) if is_deed(t)), None)
        if deed is not None and not _is_history(sentence, deed.i):
            return deed.i
    return None


def _has_own(sentence: Sentence, clause: Token) -> bool:
    """Say whether a clause says who does it: "that Russia shells", "for him to leave", but not "to leave"."""
    marks = {t.lemma for t in sentence.dependents(clause.i, "mark")}
    return bool(marks & {"that", "for"}) and bool(sentence.dependents(clause.i, "nsubj"))


def _is_history(sentence: Sentence, deed: int) -> bool:
    """Say whether a deed is of another age: "the invasion of Poland in 1939", "the slave trade"."""
    words = [sentence.tokens[i] for i in sentence.subtree(deed)]
    years = (t.text for t in words if t.text.isdigit() and len(t.text) == len("1939"))
    return any(year < "2000" for year in years) or any(t.lemma in _PAST for t in words)


def _holder(scene: Scene, verdict: _Verdict, parties: Mapping[int, Actor]) -> int | None:
    """Give the mention of whoever judges, if they speak for the public: "*we* hold that it is illegal"."""
    token = scene.sentence.tokens[verdict.word]
    speakers = [
        speaker
        for quote, speaker in scene.voices
        if any(piece.start <= token.start < piece.end for piece in quote.content)
    ]
    # Of somebody's words in somebody else's it is not plain whose verdict it is.
    if len({parties[speaker].name for speaker in speakers}) != 1 or not _speaks(parties[speakers[-1]]):
        return None
    clause = scene.sentence.tokens[verdict.verb]
    held = grammar.surface_subjects(scene.sentence, clause.head) if clause.dep == "ccomp" else []
    mention = scene.mentions.get(held[0]) if held else None
    if mention is None:
        return speakers[-1]
    return mention.id if _speaks(parties.get(mention.id)) else None


def _speaks(actor: Actor | None) -> bool:
    return actor is not None and is_political(actor) and _OF_THE_LAW.isdisjoint(actor.sectors[:1])


def _is_told(sentence: Sentence, verdict: _Verdict, told: Mapping[tuple[int, int], Draft]) -> bool:
    """Say whether its clause is coded as a reproach or refusal already: "complained that it was illegal"."""
    around = (verdict.word, verdict.verb, sentence.tokens[verdict.verb].head)
    drafts = (told.get((sentence.number, i)) for i in around)
    return any(draft is not None and draft.type in {"ACCUSE", "REJECT"} for draft in drafts)


def _blamed(scene: Scene, verdict: _Verdict, holder: Actor, deed: Draft | None) -> tuple[int, ...] | None:
    """Give the mentions of whoever did the deed.

    Args:
        scene: The sentence with its parties.
        verdict: What is judged.
        holder: Whoever judges.
        deed: The deed as an event, where it is coded as one.

    Returns:
        Nobody where no words say whose deed it is; None where it is the holder's own, or of a party that is
        none of public life.
    """
    sentence = scene.sentence
    agents = grammar.under_preposition(sentence, verdict.deed, "by")
    heads = agents or _doers(sentence, verdict.deed)
    if any(_is_ours(sentence, i) for i in (verdict.deed, *heads)) or _is_regretted(sentence):
        return None
    if deed is not None and deed.actors and not agents:
        found = [(i, scene.parties.get(i)) for i in deed.actors]
    else:
        mentions = [mention for i in heads if (mention := scene.mentions.get(i)) is not None]
        suffered = set(deed.recipients) if deed is not None else set[int]()
        found = [(m.id, scene.parties.get(m.id)) for m in mentions if m.id not in suffered]
    for _, actor in found:
        if actor is None or not _can_be_blamed(actor) or _is_own(holder, actor):
            return None
    return tuple(mention for mention, _ in found)


def _is_ours(sentence: Sentence, i: int) -> bool:
    """Say whether a deed is "our" doing, or who did it is "her government", "its officers"."""
    owners = [t.lemma for t in sentence.dependents(i, "poss") if t.pos == "PRON"]
    own_body = bool(owners) and sentence.tokens[i].lemma not in _deeds()
    return own_body or not _OURS.isdisjoint(owners)


def _is_regretted(sentence: Sentence) -> bool:
    return any(t.lemma in _REGRETS for t in sentence.tokens)


def _deeds() -> frozenset[str]:
    return word_lists("verdicts")["deeds"]


def _can_be_blamed(actor: Actor) -> bool:
    is_known = actor.country is not None or actor.id is not None or not _OFFICIAL.isdisjoint(actor.sectors)
    return is_political(actor) and is_known and actor.sectors[:1] != ("CVL",)


def _is_own(holder: Actor, doer: Actor) -> bool:
    """Say whether a deed is the holder's own, or of the state whose officer the holder is."""
    is_same_state = doer.country == holder.country and _acts_for_state(holder) and _acts_for_state(doer)
    return doer.name == holder.name or is_same_state


def _acts_for_state(actor: Actor) -> bool:
    return actor.kind is ActorKind.STATE or not _OFFICIAL.isdisjoint(actor.sectors)


def _doers(sentence: Sentence, deed: int) -> list[int]:
    """Find whose deed it is: "*Iran's* test", "*Iranian* tests", "acts of *the army*", "that *Iran* did"."""
    token = sentence.tokens[deed]
    if token.pos in {"VERB", "AUX"}:
        return [t.i for t in sentence.dependents(deed, "nsubj")]
    lists = word_lists("verdicts")
    below = grammar.under_preposition(sentence, deed, "of")
    below = [j for i in below for j in (grammar.seen_through(sentence, i)[-1:] or [i])]
    owners = [t.i for t in sentence.dependents(deed, "poss")]
    if owners:
        return owners if below or token.lemma not in lists["suffered"] else []  # "Israel's killing of"
    if below and token.lemma in lists["conduct"]:
        return below
    return [t.i for t in sentence.dependents(deed, "amod", "compound") if _is_of_nation(t)]


def _is_of_nation(token: Token) -> bool:
    """Say whether a word before a deed names its doer, not its place: "*Iranian*", "*U.S.*", not "*Oslo*"."""
    letters = token.text.replace(".", "")
    return token.entity == "NORP" or (token.pos == "PROPN" and letters.isupper() and len(letters) > 1)


def _draft(scene: Scene, verdict: _Verdict, holder: int, blamed: tuple[int, ...]) -> Draft:
    sentence = scene.sentence
    word = sentence.tokens[verdict.word]
    type_, mode, cameo = _REFUSAL if verdict.refused else _REPROACH
    said = f"{VERSION}: {word.text!r} is said of {sentence.tokens[verdict.deed].text!r}"
    return Draft(
        sentence=sentence.number,
        head=verdict.word,
        trigger=Span(word.start, word.end, word.text),
        type=type_,
        mode=mode,
        cameo=cameo,
        contexts=(),
        actors=(holder,),
        recipients=blamed,
        status=Status.HAPPENED,
        auxiliary=(),
        size=Size(),
        certainty=_CERTAINTY,
        type_certainty=_TYPE_CERTAINTY,
        status_certainty=_STATUS_CERTAINTY,
        why={
            "type": said,
            "mode": said,
            "status": f"{VERSION}: whoever says so reproaches",
            "actors": f"{VERSION}: whoever says so",
            "recipients": f"{VERSION}: whose deed it is"
            if blamed
            else f"{VERSION}: no words say whose deed it is",
        },
    )

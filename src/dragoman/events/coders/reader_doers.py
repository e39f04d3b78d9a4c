"""Actors that the grammar around a trigger names in so many words, or that it says are none."""

from collections.abc import Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_links import OWNED_BY_OTHERS
from dragoman.events.embedding import REPORTING
from dragoman.records import SUBJECTS, Actor, ActorKind, RegionKind, SpeechKind, Token

_SPEAKERS = frozenset({"i", "we"})
_OURS = frozenset({"our", "my"})
_PERSONS = frozenset({"he", "she"})
_COMING = frozenset({"will", "shall"})
# Who deals about somebody's release is often who holds him: "freed after talks with the rebels".
_DEALS = frozenset({"negotiation", "talk", "deal", "agreement", "exchange", "swap", "mediation"})
_WHEN = frozenset({"after", "before", "amid", "following", "during", "until", "since", "despite"})
_OCCASIONS = frozenset({"in", "at", "during"})
# Of these what the noun's verb reaches may well be those who do it: "the march drew thousands".
_DRAWING = frozenset({"PROTEST", "CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
# Whoever is this verb's subject has the noun's act done to him: "came under fire", "faces charges".
_BEARING = frozenset(
    {
        "receive", "face", "draw", "suffer", "undergo", "endure", "attract", "sustain", "earn", "invite",
        "provoke", "spark",
    }
)  # fmt: skip
_BEARING_WITH = frozenset(
    {
        ("come", "under"), ("come", "in"), ("be", "under"), ("remain", "under"), ("respond", "to"),
        ("react", "to"), ("answer", "to"), ("bow", "to"), ("yield", "to"),
    }
)  # fmt: skip
# Who answers a word was its addressee; who responded to an airstrike was hardly ever hit by it.
_ANSWERING = frozenset({"respond", "react", "answer"})
_WORDS_ONLY = frozenset("ACCUSE REJECT THREATEN SUPPORT REQUEST".split())
# A court that receives them is not accused.
_HANDED_IN = frozenset({"complaint", "charge", "claim", "allegation", "accusation", "report"})
# Whoever does this with a deed only judges it: "condemned the attack". Who holds a launch or a strike may
# well "celebrate", "observe" or "mark" it, and some deeds are celebrated with another.
_JUDGING = frozenset(
    (
        "condemn denounce deplore decry criticise criticize lament mourn hail praise applaud welcome fear "
        "expect predict discuss"
    ).split()
)
_WITNESSING = frozenset(
    "celebrate cheer witness watch see survive escape flee describe film photograph remember recall".split()
)
_BOASTING = frozenset({"boast", "brag", "lie", "joke"})
_BEFORE = frozenset({"after", "following"})
_OPINIONS = frozenset(
    (
        "condemnation criticism intolerance outrage anger concern fear alarm horror shock dismay disgust "
        "opposition reaction response opinion view knowledge praise silence"
    ).split()
)
_BEHELD = frozenset({"ASSAULT", "MOBILIZE"})
# Called after whom they are on: "Iran sanctions".
_NAMED_FOR_TARGET = frozenset({"sanction", "embargo"})
_UPON = frozenset({"on", "against"})
# What somebody bars or orders by: "a *council* resolution bars imports".
_PAPERS = frozenset(
    "resolution decree order law ruling statement communique communiqué declaration directive edict".split()
)
_MAKERS = ("of", "by", "from")
# "Sudan, Chad troops": a state's name, a comma, and the phrase of the other.
_STATES = frozenset({"GPE", "NORP"})
_BEHIND_COMMA, _SHORTEST = 2, 4
_BORNE = frozenset("ACCUSE REJECT ASSAULT SANCTION COERCE PROTEST THREATEN SUPPORT REQUEST".split())


def with_doers(clause: Clause) -> Clause:
    """Mend the actors of a clause."""
    for mend in (
        _borne,
        _without_obliged,
        _without_deeper,
        _without_circumstance,
        _without_touched_off,
        _without_bystanders,
        _without_beholders,
        _without_outer_agent,
        _named_for_target,
        _through_papers,
        _speaker,
        _person,
        _ours,
        _described,
        _joined_by_comma,
    ):
        clause = mend(clause)
    return clause


def _borne(clause: Clause) -> Clause:
    """Who "responded to criticism" or "came under fire" was criticised, and did not criticise."""
    verb = _bearing_verb(clause)
    if verb is None:
        return clause
    borne = clause.mentions(grammar.surface_subjects(clause.sentence, verb.i))
    acting = set(clause.draft.actors) & set(borne)
    clause = clause.without_actors(acting, f"{verb.lemma!r}: it was done to them")
    if verb.dep == "relcl":  # "in support of troops *who came under attack*": who supports them is not it
        outside = {i for i, head in clause.heads(clause.draft.actors) if not clause.way(head, verb.i)}
        clause = clause.without_actors(outside, "acts outside of the clause")
    reached = tuple(acting) or clause.known(borne)
    if clause.draft.recipients or not reached or set(reached) & set(clause.draft.actors):
        return clause
    return clause.with_recipients(reached, f"{verb.lemma!r}: it was done to them")


def _bearing_verb(clause: Clause) -> Token | None:
    """Give the verb that says to whom the noun's act was done, if there is one."""
    trigger = clause.trigger
    if clause.draft.type not in _BORNE or trigger.pos != "NOUN":
        return None
    above = clause.above(trigger)
    if trigger.dep == "dobj" and above.lemma in _BEARING:
        return None if above.lemma == "receive" and trigger.lemma in _HANDED_IN else above
    verb = clause.above(above)
    if verb.lemma in _ANSWERING and clause.draft.type not in _WORDS_ONLY:
        return None
    return verb if trigger.dep == "pobj" and (verb.lemma, above.lemma) in _BEARING_WITH else None


def _without_obliged(clause: Clause) -> Clause:
    """Who "must be returned" or "must leave" asks for nothing."""
    trigger = clause.trigger
    if trigger.dep != "aux":
        return clause
    obliged = {t.i for t in clause.sentence.dependents(trigger.head, *SUBJECTS)}
    found = [
        i
        for i, head in clause.heads(clause.draft.actors)
        if head in obliged and clause.token(head).lemma not in _SPEAKERS  # "we must see an effort" asks
    ]
    return clause.without_actors(found, "who must do it does not ask for it")


def _without_deeper(clause: Clause) -> Clause:
    """The subject of a clause inside of what the act is about: "struck down rules *that others copied*"."""
    found = []
    for i, head in clause.heads(clause.draft.actors):
        way = clause.way(head, clause.draft.head)
        # "Raids that activists say *Togo* made": a reporting verb makes no clause about something else.
        reports = any(t.lemma in REPORTING for t in way)
        inner = any(t.dep in {"relcl", "ccomp"} for t in way[:-1])
        if clause.first(head).dep in SUBJECTS and inner and not reports:
            found.append(i)
    return clause.without_actors(found, "acts in a clause about something else")


def _without_circumstance(clause: Clause) -> Clause:
    """Who only stands in the circumstances of a passive: "was freed after an appeal *by Togo*"."""
    if clause.trigger.pos != "VERB" or not grammar.is_passive(clause.sentence, clause.draft.head):
        return clause
    found = []
    for i, head in clause.heads(clause.draft.actors):
        way = clause.way(head, clause.draft.head)
        reports = clause.above(clause.token(head)).lemma in REPORTING  # "was held after *police said*"
        deals = any(token.lemma in _DEALS for token in way)
        if not reports and not deals and any(_is_circumstance(token) for token in way):
            found.append(i)
    return clause.without_actors(found, "stands in what came before or after")


def _is_circumstance(token: Token) -> bool:
    """Say whether a word leads to what came before or after; a clause with a verb often tells who did it."""
    return token.dep == "prep" and token.lemma in _WHEN


def _without_touched_off(clause: Clause) -> Clause:
    """Who does what the act led to: "the murder touched off a riot *by miners*"."""
    trigger = clause.trigger
    if trigger.pos != "NOUN" or trigger.dep != "nsubj" or clause.draft.type in _DRAWING:
        return clause
    found = [
        i
        for i, head in clause.heads(clause.draft.actors)
        if len(way := clause.way(head, trigger.head)) > 1 and way[-1].dep == "dobj"
    ]
    return clause.without_actors(found, "does what it led to")


def _without_bystanders(clause: Clause) -> Clause:
    """Who stands elsewhere in a clause whose own subject acts: "on the *Fijian* side, Kone attacked it"."""
    if clause.trigger.pos != "VERB" or grammar.is_passive(clause.sentence, clause.draft.head):
        return clause
    heads = dict(clause.heads(clause.draft.actors))
    own = [t for t in clause.sentence.dependents(clause.draft.head, "nsubj") if t.i in heads.values()]
    if not own:
        return clause
    found = [i for i, head in heads.items() if clause.first(head) not in own]
    return clause.without_actors(found, "the verb has a subject that acts")


def _without_beholders(clause: Clause) -> Clause:
    """Who only sees, judges or answers a deed that a noun names: "*Togo* condemned the attack"."""
    trigger = clause.trigger
    if clause.draft.type not in _BEHELD or trigger.pos not in {"NOUN", "PROPN"}:
        return clause
    verb = _beholding_verb(clause) or _answering_verb(clause)
    if verb is None:
        return clause
    own = {*clause.sentence.subtree(trigger.i)}
    found = [
        i
        for i, head in clause.heads(clause.draft.actors)
        if head not in own and (way := clause.way(head, verb.i)) and way[-1].dep in SUBJECTS
    ]
    return clause.without_actors(found, f"only beholds it ({verb.lemma!r})")


def _beholding_verb(clause: Clause) -> Token | None:
    """Give the verb over a noun that says who sees or judges what it names, if there is one."""
    above = clause.above(clause.trigger)
    if clause.trigger.dep == "dobj":
        verbs = _JUDGING | _WITNESSING if clause.draft.type == "ASSAULT" else _JUDGING
        return above if above.pos == "VERB" and above.lemma in verbs else None
    if clause.trigger.dep != "pobj":
        return None
    told, verb = above.lemma == "about", clause.above(above)
    if verb.pos in {"NOUN", "ADJ"}:  # "shows its intolerance for it", "is silent about it"
        told, verb = told or verb.lemma in _OPINIONS, clause.above(verb)
    return verb if told and verb.pos in {"VERB", "AUX"} and verb.lemma not in _BOASTING else None


def _answering_verb(clause: Clause) -> Token | None:
    """Give the verb of an answer that a noun's deed came before: "responded after the *test*"."""
    above = clause.above(clause.trigger)
    if clause.trigger.dep == "nsubj" and above.dep == "advcl":
        marks = clause.sentence.dependents(above.i, "mark")
    elif clause.trigger.dep == "pobj":
        marks = [above]
    else:
        return None
    main = clause.above(above)
    before = any(t.lemma in _BEFORE for t in marks)
    return main if before and main.lemma in _ANSWERING | _JUDGING else None


def _without_outer_agent(clause: Clause) -> Clause:
    """Who ended or answered an act by another verb: "stopped *by police* after ramming the crowd"."""
    trigger, above = clause.trigger, clause.above(clause.trigger)
    if trigger.pos != "VERB" or trigger.dep != "pcomp" or above.lemma not in _WHEN:
        return clause
    agents = {t.i for t in clause.sentence.dependents(above.head, "agent")}
    found = [i for i, head in clause.heads(clause.draft.actors) if clause.first(head).head in agents]
    return clause.without_actors(found, "does it by another verb")


def _named_for_target(clause: Clause) -> Clause:
    """A state by its name before sanctions has them on it: "*Iran* sanctions", but "U.S. sanctions"."""
    trigger = clause.trigger
    if trigger.lemma not in _NAMED_FOR_TARGET or trigger.pos != "NOUN":
        return clause
    if any(t.lemma in _UPON for t in clause.sentence.dependents(trigger.i, "prep")):
        return clause
    before = clause.mentions(t.i for t in clause.sentence.dependents(trigger.i, "compound"))
    found = [i for i in before if i in clause.draft.actors and _is_called_by_name(clause.parties.get(i))]
    if not found:
        return clause
    clause = clause.without_actors(found, "sanctions are called after whom they are on")
    if clause.draft.recipients:
        return clause
    return clause.with_recipients(found, "sanctions are called after whom they are on")


def _is_called_by_name(party: Actor | None) -> bool:
    """Say whether words name a state by its name: not by letters, its capital or its people."""
    if party is None or party.kind is not ActorKind.STATE:
        return False
    # "United States sanctions" are by them, as "U.S. sanctions" are.
    return party.name.split()[-1] in party.text.split() and not party.name.startswith("United ")


def _through_papers(clause: Clause) -> Clause:
    """Who acts by a paper of his: "a *council* resolution bars imports", "a decree by the *governor*"."""
    for i, head in clause.heads(clause.draft.actors):
        if clause.token(head).lemma not in _PAPERS:
            continue
        words = [t.i for t in clause.sentence.dependents(head, "poss")]
        for preposition in _MAKERS:
            words += grammar.under_preposition(clause.sentence, head, preposition)
        before = clause.mentions(t.i for t in clause.sentence.dependents(head, "compound", "nmod"))
        # "The *Ukraine* resolution" is about it, "a *council* resolution" the council's.
        named = [i for i in before if (party := clause.parties.get(i)) and party.kind is not ActorKind.STATE]
        makers = clause.known(clause.mentions(words) or named)
        rest = clause.without_actors({i}, "is a paper")
        if makers and not rest.has(makers):
            clause = rest.with_actors((*rest.draft.actors, *makers), "whose it is acts by it")
    return clause


def _speaker(clause: Clause) -> Clause:
    """Who speaks of himself acts, "*we* urge", and who tells others what they will suffer."""
    if clause.draft.actors or clause.trigger.pos not in {"VERB", "AUX"}:
        return clause
    said = [i for i in _own_subjects(clause) if clause.token(i).lemma in _SPEAKERS]
    own = clause.mentions(said)
    if not own and _is_spoken_threat(clause):
        own = tuple(_quoted(clause))
    return clause if not own or clause.has(own) else clause.with_actors(own, "it is the speaker's act")


def _person(clause: Clause) -> Clause:
    """Who does something to an object, by a pronoun that is for persons alone: "*he* shot a guard"."""
    if clause.draft.actors or clause.trigger.pos != "VERB":
        return clause
    if not clause.sentence.dependents(clause.draft.head, "dobj"):
        return clause
    own = clause.mentions(i for i in _own_subjects(clause) if clause.token(i).lemma in _PERSONS)
    return clause if not own or clause.has(own) else clause.with_actors(own, "it is the verb's subject")


def _is_spoken_threat(clause: Clause) -> bool:
    """Say whether a threat names only those it is made to: "they *will* pay for it"."""
    coming = (t.lemma in _COMING for t in clause.sentence.dependents(clause.draft.head, "aux"))
    return clause.draft.type == "THREATEN" and any(coming)


def _own_subjects(clause: Clause) -> list[int]:
    """Give the subject of an active verb, or of the verb that it completes."""
    if grammar.is_passive(clause.sentence, clause.draft.head):
        return []
    verb = clause.trigger
    while verb.dep == "xcomp" and not clause.sentence.dependents(verb.i, "nsubj"):
        verb = clause.above(verb)
        if clause.sentence.dependents(verb.i, "dobj"):
            return []
    return [t.i for t in clause.sentence.dependents(verb.i, "nsubj")]


def _quoted(clause: Clause) -> Iterator[int]:
    """Give who says the trigger's words in quotation marks, the widest phrase for him."""
    trigger = clause.draft.trigger
    for quote in clause.annotations.quotes:
        if quote.speaker is None or quote.kind is SpeechKind.INDIRECT:
            continue
        if any(piece.contains(trigger) for piece in quote.content):
            inside = [m for m in clause.annotations.mentions if quote.speaker.contains(m.span)]
            if inside:
                yield max(inside, key=lambda m: (m.span.end - m.span.start, -m.id)).id
                return


def _ours(clause: Clause) -> Clause:
    """Whose act a speaker calls his own: "they will know by *our* warning"."""
    if clause.trigger.pos != "NOUN" or clause.draft.type in OWNED_BY_OTHERS or not clause.draft.actors:
        return clause
    owners = [t.i for t in clause.sentence.dependents(clause.draft.head, "poss") if t.lemma in _OURS]
    own = clause.mentions(owners)
    return clause if not own or clause.has(own) else clause.with_actors(own, "the speaker calls it his")


def _described(clause: Clause) -> Clause:
    """Whom a participle describes acts: "a member of the *panel* investigating the crash"."""
    trigger = clause.trigger
    if trigger.dep != "acl" or trigger.tag != "VBG" or grammar.is_passive(clause.sentence, trigger.i):
        return clause
    if clause.token(trigger.i - 1).is_mark():  # "stormed a shop, firing": the subject fired
        return clause
    if clause.above(clause.above(trigger)).lemma in _OCCASIONS:  # "*at a rally* demanding": those who came
        return clause
    own = tuple(
        i
        for i in clause.mentions([trigger.head])
        if i in clause.parties and clause.parties[i].kind is not ActorKind.UNKNOWN
    )
    return clause if not own or clause.has(own) else clause.with_actors(own, "whom its participle describes")


def _joined_by_comma(clause: Clause) -> Clause:
    """The first of two that a headline's comma joins: "*Sudan*, Chad troops clash"."""
    tokens = clause.sentence.tokens
    if clause.sentence.region is not RegionKind.HEADLINE or len(tokens) < _SHORTEST or tokens[1].text != ",":
        return clause
    if tokens[0].entity not in _STATES:
        return clause
    behind = [i for i in clause.draft.actors if clause.annotations.mentions[i].first == _BEHIND_COMMA]
    before = clause.known(clause.mentions([0]))
    if not before or not any(clause.head(i) is not None for i in behind) or clause.has(before):
        return clause
    return clause.with_actors((*clause.draft.actors, *before), "a headline's comma joins them")

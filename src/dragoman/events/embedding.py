"""What the words above an event do to its standing: planned, hoped for, failed, denied.

The classes follow the implicative and factive verbs of Karttunen (1971) and the event-selecting
predicates of FactBank (Saurí and Pustejovsky 2009); the word lists are our own.
"""

from enum import StrEnum


class Effect(StrEnum):
    """What a governing word does to what it governs."""

    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"
    ONGOING = "ongoing"
    NONE = "none"


def _table(effect: Effect, words: str) -> dict[str, Effect]:
    return dict.fromkeys(words.split(), effect)


# Verbs and adjectives over an infinitive or a that-clause.
CLAUSE_EFFECTS: dict[str, Effect] = {
    **_table(
        Effect.PLANNED,
        "plan intend vow pledge promise prepare agree decide offer commit schedule expect set due "
        "slate announce order threaten swear undertake resolve arrange anticipate poise ready "
        "instruct direct authorise authorize approve propose mean gear determine bind book volunteer "
        "elect choose opt move will going tip bound willing",
    ),
    **_table(
        Effect.HYPOTHETICAL,
        "want hope seek urge ask call request demand consider wish try attempt fear worry warn "
        "suspect suggest plead recommend need like aim appeal press insist beg encourage pressure "
        "push believe think doubt wonder imagine argue advocate favour favor support oppose "
        "contemplate mull weigh study dream struggle strive able unable likely unlikely possible "
        "impossible ready reluctant eager keen anxious afraid concerned require expect seem appear "
        "invite allow permit enable let empower free entitle supposed desire long lobby speculate "
        "predict forecast threat risk tempt endeavour endeavor fight struggle unclear uncertain",
    ),
    **_table(
        Effect.NEGATED,
        "fail refuse decline avoid forget prevent stop neglect omit cancel abandon scrap shelve block "
        "thwart foil avert forbid prohibit ban bar stall hesitate refrain abstain dissuade discourage "
        "deter exclude short reject resist halt suspend cease false untrue impossible unable",
    ),
    **_table(Effect.DENIED, "deny refute dispute repudiate rebut disavow dismiss contradict"),
    **_table(Effect.ONGOING, "continue keep remain persist"),
}
# Of verbs over a finite clause, only these touch whether it is so: "feared that", not "called him what".
FINITE_EFFECTS: dict[str, Effect] = {
    **_table(
        Effect.HYPOTHETICAL,
        "hope fear doubt demand propose suggest suspect wish insist urge request recommend wonder expect "
        "pretend imagine ask speculate predict ensure possible likely unlikely",
    ),
    **_table(Effect.DENIED, "deny refute dispute repudiate rebut disavow contradict"),
}
# A verb with its particle is a word of its own: to call off is not to call.
PARTICLE_EFFECTS: dict[str, Effect] = {
    **dict.fromkeys(
        ("call off", "rule out", "put off", "fall through", "fend off", "stave off", "stop short"),
        Effect.NEGATED,
    ),
    **dict.fromkeys(("go on", "carry on", "keep on"), Effect.ONGOING),
}
# Verbs whose object is an event that they set for later, though the noun of the same form only wishes it.
CONVENING = frozenset({"call", "convene", "announce"})
# A noun that is the subject of one of these in the passive lies ahead, and so does who "is due".
SCHEDULING = frozenset("schedule slate set plan expect pencil due earmark bill tip poise".split())
# Nouns that name an assertion, whose denial denies what they say.
REPORTED_NOUNS = frozenset(
    "report claim account allegation accusation rumour rumor story charge suggestion".split()
)
# Verbs that call such a noun untrue.
ADVERSE = frozenset("dismiss reject deny refute dispute".split())
UNTRUE = frozenset(
    "untrue false fiction fabrication baseless unfounded invention lie nonsense fake bogus".split()
)
# Adjectives over an infinitive that did come about: "was glad to leave".
FACTIVE_FEELINGS = frozenset(
    "glad happy proud sad sorry surprised pleased relieved delighted shocked quick slow lucky fortunate "
    "wrong right honoured honored first last content careful".split()
)
# Whoever denies a part in an event does not deny the event.
PARTICIPATION = frozenset("part role involvement hand responsibility complicity".split())
# "No sign of", "no evidence that": nothing shows that it happened.
EVIDENCE = frozenset("evidence proof sign indication trace record".split())
# Reporting verbs of someone who answers a charge: a negation under them is a denial.
DENYING_CUES = frozenset("insist stress maintain counter retort reply protest swear".split())
# A noun under one of these nouns ("threat of an attack") or verbs ("fears a coup").
NOUN_EFFECTS: dict[str, Effect] = {
    **_table(
        Effect.PLANNED,
        "plan intention promise pledge vow proposal bid preparation decision readiness willingness "
        "agreement commitment order schedule deadline date",
    ),
    **_table(
        Effect.HYPOTHETICAL,
        "threat possibility risk fear danger prospect chance call demand appeal request hope attempt "
        "effort warning likelihood speculation rumour rumor suggestion idea option need wish desire "
        "ability power right want seek urge consider fear threaten demand request propose expect "
        "oppose prevent avoid suspicion scenario",
    ),
    **_table(
        Effect.NEGATED,
        "refusal failure lack absence reluctance cancellation cancel avert prevent foil postpone",
    ),
    **_table(Effect.DENIED, "denial deny"),
    **_table(Effect.PLANNED, "plan prepare schedule announce promise order offer pledge delay"),
}
# Adjectives before an event noun.
MODIFIER_EFFECTS: dict[str, Effect] = {
    **_table(
        Effect.PLANNED,
        "planned upcoming future scheduled forthcoming proposed imminent next expected promised",
    ),
    **_table(
        Effect.HYPOTHETICAL,
        "possible potential hypothetical attempted would-be threatened feared eventual any "
        "prospective likely",
    ),
    **_table(Effect.NEGATED, "no failed cancelled canceled foiled thwarted averted aborted false"),
}
MODALS: dict[str, Effect] = {
    **_table(Effect.PLANNED, "will shall"),
    **_table(Effect.HYPOTHETICAL, "could may might can must should ought would need dare"),
}
CONDITIONALS = frozenset({"if", "unless", "whether", "lest", "should", "provided", "assuming", "once"})
# A clause in the present behind one of these has not happened while its main verb has not.
OPEN_TIMES = frozenset("when whenever until till unless before after as once where".split())
# Verbs whose bare infinitive is so only when they are.
LETTING = frozenset("let make have help get see watch bid".split())
# What is sought with "for" ("called for a truce", "asked for his return") is not there yet.
SEEKING = frozenset(
    (
        "call ask press push plead appeal beg argue campaign lobby wait hope pray look search vote bargain "
        "clamour clamor fight prepare ready plan apply bid strive yearn long petition agitate root"
    ).split()
)
# A gerund behind one of these is done only if its verb is: "will save by *closing* schools".
SHARING = frozenset("before by in on to from".split())
# An adjunct noun behind one of these stands beside its verb: "will meet *after* an attack".
BESIDE = frozenset(
    (
        "after following since over about during despite amid because before against given due as like than "
        "under at of on"
    ).split()
)
REPORTING = frozenset(
    (
        "say tell report add state note announce declare confirm reveal disclose explain write claim "
        "insist stress maintain comment remark reiterate emphasise emphasize inform acknowledge admit "
        "allege argue assert affirm mention quote cite believe know learn hear see understand find "
        "show indicate accord read think"
    ).split()
)

"""Words that report: which verbs and nouns have someone's words as content, and in what construction.

Each list was kept or cut by how often its words were cues in PolNeAR's training articles (Newell et al.
2018) and how often the construction gave the annotated content; the lists are our own.
"""

from dragoman.knowledge.word_lists import word_lists

_words = str.split

_WORDS = word_lists("saying")
SAYING = _WORDS["saying"]
QUOTING = _WORDS["quoting"]
CRYING = _WORDS["crying"]
OBJECT = _WORDS["object"]
# Verbs with an object and then, after a preposition, what is said of it: "accused the army of looting".
PREPOSITIONAL: dict[str, frozenset[str]] = {
    "accuse": frozenset({"of"}),
    "suspect": frozenset({"of"}),
    "warn": frozenset({"of", "against", "about"}),
    "complain": frozenset({"of", "about"}),
    "speak": frozenset({"of", "about"}),
    "talk": frozenset({"of", "about"}),
    "boast": frozenset({"of", "about"}),
    "assure": frozenset({"of"}),
    "inform": frozenset({"of"}),
    "ask": frozenset({"about", "for"}),
    "comment": frozenset({"on"}),
    "refer": frozenset({"to"}),
    "point": frozenset({"to"}),
    "allude": frozenset({"to"}),
    "criticise": frozenset({"for"}),
    "criticize": frozenset({"for"}),
    "condemn": frozenset({"for"}),
    "blame": frozenset({"for", "on"}),
    "thank": frozenset({"for"}),
    "praise": frozenset({"for"}),
    "rebuke": frozenset({"for"}),
    "apologise": frozenset({"for"}),
    "apologize": frozenset({"for"}),
    "call": frozenset({"for"}),
    "push": frozenset({"for"}),
    "advocate": frozenset({"for"}),
    "hope": frozenset({"for"}),
    "vouch": frozenset({"for"}),
    "congratulate": frozenset({"for"}),
    "blast": frozenset({"for"}),
    "slam": frozenset({"for"}),
    "hint": frozenset({"at"}),
    "balk": frozenset({"at"}),
    "touch": frozenset({"on"}),
    "liken": frozenset({"to"}),
    "dismiss": frozenset({"as"}),
    "regard": frozenset({"as"}),
    "paint": frozenset({"as"}),
    "frame": frozenset({"as"}),
    "describe": frozenset({"as"}),
    "cite": frozenset({"as"}),
    "see": frozenset({"as"}),
    "view": frozenset({"as"}),
    "perceive": frozenset({"as"}),
    "present": frozenset({"as"}),
    "agree": frozenset({"on", "with"}),
    "worry": frozenset({"about"}),
    "joke": frozenset({"about"}),
    "rail": frozenset({"against"}),
    "portray": frozenset({"as"}),
    "characterise": frozenset({"as"}),
    "characterize": frozenset({"as"}),
    "depict": frozenset({"as"}),
}
# Verbs of the last list whose object belongs to what is said: "described the vote as a farce".
WITH_OBJECT = frozenset(
    _words(
        "describe cite portray characterise characterize depict call label deem dub brand term dismiss "
        "regard paint frame liken see view perceive present"
    )
)
# Verbs whose infinitive is what was said: "urged Chad to withdraw", "vowed to strike".
INFINITIVE = frozenset(
    _words(
        "urge vow promise threaten decline call ask pledge beg implore advise warn order propose "
        "tell instruct claim report say deny admit expect hope agree offer request aim intend prefer "
        "encourage want seek refuse plan decide like"
    )
)
# Those of them, and of SAYING, that are no speech: what is willed is a statement only where it is willed.
WILLING = frozenset(_words("want seek plan decide determine refuse hope intend aim"))
# Verbs whose participle is what was said: "denied shelling the town".
PARTICIPLE = frozenset(_words("deny admit recall report describe acknowledge regret propose suggest mention"))
# Nouns whose infinitive is what somebody offers or asks for: "a proposal to close the camp".
NOUNS_INFINITIVE = frozenset(
    _words(
        "proposal promise pledge desire vow threat offer demand call request decision intention refusal plea"
    )
)
# Nouns with what was said behind a preposition: "doubts about the count", "a call for a ceasefire".
NOUNS_PREPOSITIONAL: dict[str, frozenset[str]] = {
    "concern": frozenset({"about", "over"}),
    "doubt": frozenset({"about"}),
    "worry": frozenset({"about", "over"}),
    "comment": frozenset({"about", "on"}),
    "remark": frozenset({"about", "on"}),
    "thought": frozenset({"on", "about"}),
    "view": frozenset({"on", "about"}),
    "call": frozenset({"for"}),
    "proposal": frozenset({"for"}),
    "demand": frozenset({"for"}),
    "enthusiasm": frozenset({"for"}),
    "hope": frozenset({"of", "for"}),
    "mention": frozenset({"of"}),
    "talk": frozenset({"of", "about"}),
    "rejection": frozenset({"of"}),
    "allegation": frozenset({"of"}),
    "accusation": frozenset({"of"}),
    "question": frozenset({"about"}),
    "criticism": frozenset({"of"}),
    "opinion": frozenset({"about", "of", "on"}),
    "statement": frozenset({"about", "on"}),
    "complaint": frozenset({"about", "of"}),
    "warning": frozenset({"about", "of"}),
    "fear": frozenset({"of", "about"}),
    "condemnation": frozenset({"of"}),
}
# Nouns whose that-clause is what was said.
NOUNS = frozenset(
    _words(
        "claim statement report suggestion allegation accusation complaint argument announcement assertion "
        "belief charge comment conclusion concern confirmation denial estimate fear finding "
        "hint insistence notion opinion prediction promise pledge remark rumour rumor speculation suspicion "
        "testimony theory threat view vow warning word admission assurance contention declaration hope "
        "observation reminder assumption idea"
    )
)
# Adjectives whose clause somebody holds: "is confident that …".
ADJECTIVES = frozenset(
    _words(
        "confident convinced certain sure hopeful optimistic afraid worried concerned alarmed adamant glad "
        "happy pleased proud upset angry frustrated disappointed sorry surprised sceptical skeptical"
    )
)
# What shows something without saying it: "a *survey* shows a lead".
SOURCES = frozenset(
    _words(
        "poll survey study report video footage image photograph photo picture record document datum data "
        "figure statistic result analysis map email letter memo transcript audit review"
    )
)

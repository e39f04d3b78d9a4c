"""Where somebody is from by what they do in their sentence: those outside parliament, those spoken for."""

from dragoman.knowledge.parties import NON_STATES
from dragoman.records import ActorKind, Mention, Sentence, SpeechKind
from dragoman.resolution.identities import best_of
from dragoman.resolution.scene import Scene
from dragoman.resolution.surroundings import Guess

_AT = {"in", "outside", "inside", "at", "near", "around", "before"}
_HOUSES_ABROAD = {"embassy", "consulate", "mission"}
# What a state's own people call so, and others seldom without saying whose.
_OWN = {"president", "premier", "minister", "ministry", "cabinet", "chancellor", "king", "queen", "emperor"}
_OFFICIAL = {"GOV", "MIL", "LEG", "COP", "JUD"}
_OFFICE = {"GOV", "MIL", "LEG"}
# What the officials of one state do to another, named as a whole.
_DEALING = frozenset(
    "accuse applaud assail attack blame blast bomb commend condemn congratulate criticise criticize denounce "
    "invade lambast praise rebuke shell slam thank threaten visit warn".split()
)
_WITH = {"arrive", "fly", "travel", "negotiate", "ally"}


def of_house(scene: Scene, mention: Mention) -> Guess | None:
    """Guess the country of people at a state's institution: "crowds gathered *outside parliament*".

    Args:
        scene: The report.
        mention: The people.
    """
    sentence = scene.report.sentence(mention)
    token = sentence.tokens[mention.head]
    if token.dep not in {"nsubj", "nsubjpass"}:
        return None
    for i in sentence.subtree(token.head):
        place = scene.report.at.get((mention.sentence, i))
        if place is None or i < token.head or not scene.readings[place.id].national:
            continue
        if sentence.tokens[i].lemma in _HOUSES_ABROAD or not _is_where(sentence, place):
            continue
        reading = scene.readings[place.id]
        if reading.country is None:
            return scene.around.of_institution(mention.sentence)
        if reading.country not in NON_STATES:
            return Guess(reading.country, "sentence", f"they are at {reading.name!r}")
    return None


def _is_where(sentence: Sentence, place: Mention) -> bool:
    """Say whether a phrase says where: "*outside* parliament", "*in front of* the ministry"."""
    words = [t.text.lower() for t in sentence.tokens[max(0, place.first - 2) : place.first + 1]]
    return bool(_AT.intersection(words[-2:])) or words[:2] == ["front", "of"]


def of_speaker(scene: Scene, mention: Mention) -> Guess | None:
    """Guess whose "the president" is in the words of a state's official: that state's.

    Args:
        scene: The report.
        mention: The office or body.
    """
    sentence = scene.report.sentence(mention)
    words = {t.text.lower() for t in sentence.tokens[mention.first : mention.last]}
    if "the" not in words or not words & _OWN:
        return None
    for quote in scene.quotes:
        said = any(piece.contains(mention.span) for piece in quote.content)
        if not said or quote.kind is not SpeechKind.DIRECT or quote.speaker is None:
            continue
        speaking = [m for m in scene.report.mentions if m.span.overlaps(quote.speaker)]
        for speaker in speaking:
            told = best_of([scene.readings[i] for i in scene.groups[speaker.id]])
            official = bool(_OFFICIAL & set(told.sectors[:1]))
            if official and told.country is not None and told.country not in NON_STATES:
                return Guess(told.country, "possessor", f"{told.name!r} says so")
    return None


def dealt_with(scene: Scene, mention: Mention) -> str | None:
    """Give the state that an official visits, praises or threatens: it is not the official's own.

    Args:
        scene: The report.
        mention: Who does so.
    """
    sentence = scene.report.sentence(mention)
    token = sentence.tokens[mention.head]
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    if token.dep != "nsubj" or not _OFFICE & set(scene.readings[mention.id].sectors):
        return None
    verb = sentence.tokens[token.head]
    objects = sentence.dependents(verb.i, "dobj") if verb.lemma in _DEALING else []
    if verb.lemma in _WITH:
        objects = [o for p in sentence.dependents(verb.i, "prep") for o in sentence.dependents(p.i, "pobj")]
    for inner in objects:
        other = scene.report.at.get((mention.sentence, inner.i))
        found = scene.readings[other.id] if other is not None else None
        if found is not None and found.kind is ActorKind.STATE:
            return None if _stands_in_house(scene, mention, found.country) else found.country
    return None


def _stands_in_house(scene: Scene, mention: Mention, country: str | None) -> bool:
    """Say whether an official acts in a house of the state dealt with: "accused Israel *in the Knesset*"."""
    sentence = scene.report.sentence(mention)
    for other in scene.report.mentions:
        reading = scene.readings[other.id]
        if other.sentence != mention.sentence or reading.country != country:
            continue
        before = sentence.tokens[max(0, other.first - 1)].text.lower()
        house = reading.kind is ActorKind.ORGANISATION and reading.sectors[:1] == ("LEG",)
        if house and _AT.intersection({before, sentence.tokens[other.first].text.lower()}):
            return True
    return False

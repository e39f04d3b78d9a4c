"""Deaths in earthquakes and floods: news, but nobody's deed."""

from collections.abc import Sequence

from dragoman.records import Annotations, Draft

# What kills without meaning to. Crashes and fires are not among them: those are also made.
_HAZARDS = frozenset({
    "avalanche", "cholera", "cyclone", "drought", "earthquake", "epidemic", "eruption", "flood", "flooding",
    "heatwave", "hurricane", "landslide", "mudslide", "outbreak", "quake", "storm", "tornado", "tremor",
    "tsunami", "typhoon", "volcano", "wildfire",
})  # fmt: skip
_DEATHS = frozenset({"casualty", "death", "die", "hurt", "injure", "injured", "injury", "kill", "wound"})
# One of these words anywhere, and somebody may have killed: fighting does not stop for an earthquake.
_VIOLENCE = frozenset({
    "ambush", "arson", "assassinate", "assault", "attack", "attacker", "blast", "bomb", "bomber",
    "bombing", "clash", "clashes", "execute", "execution", "explosion", "explosive", "fighter", "fighting",
    "genocide", "grenade", "guerrilla", "gun", "gunfire", "gunman", "insurgent", "jihadi", "jihadist",
    "loot", "looting", "massacre", "militant", "militia", "missile", "murder", "raid", "rebel", "riot",
    "rocket", "sabotage", "shell", "shelling", "shoot", "shooting", "stab", "terror", "terrorism",
    "terrorist", "violence", "war", "weapon",
})  # fmt: skip


def disaster_deaths(drafts: Sequence[Draft], annotations: Annotations) -> frozenset[int]:
    """Find the deaths that a report of a natural disaster tells without saying who killed.

    Args:
        drafts: The document's events.
        annotations: Its sentences.

    Returns:
        Numbers of the drafts that are nobody's deed: no actor, a word of dying or injury, and in the whole
        document a natural disaster and no word of violence.
    """
    dead = frozenset(i for i, draft in enumerate(drafts) if _is_death(draft, annotations))
    if not dead:
        return dead
    words = {token.lemma.lower() for sentence in annotations.sentences for token in sentence.tokens}
    return dead if words & _HAZARDS and not words & _VIOLENCE else frozenset()


def _is_death(draft: Draft, annotations: Annotations) -> bool:
    word = annotations.sentences[draft.sentence].tokens[draft.head].lemma.lower()
    return draft.type == "ASSAULT" and not draft.actors and word in _DEATHS

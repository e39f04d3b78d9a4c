"""Words are counted by part of speech, with the events they tell of."""

from attested import count

from dragoman.events.coders.hints import NO_HINTS, Hints


def hints(text: str, *pos: str) -> Hints:
    """Give each word of a text its part of speech."""
    words, start = [], 0
    for word in text.split(" "):
        words.append((start, start + len(word)))
        start += len(word) + 1
    return Hints(**{**{f: getattr(NO_HINTS, f) for f in Hints.__dataclass_fields__},
                    "words": words, "marks": [[f"pos:{p}"] for p in pos]})  # fmt: skip


def row(text: str, *events: tuple[str, str]) -> dict[str, object]:
    return {"text": text, "events": [{"trigger": trigger, "type": type_} for trigger, type_ in events]}


def test_a_word_is_counted_by_part_of_speech_with_its_events() -> None:
    one = (
        row("Rebels attack Lomas", ("attack", "ASSAULT")),
        hints("Rebels attack Lomas", "NOUN", "VERB", "PROPN"),
    )
    two = row("The attack failed"), hints("The attack failed", "DET", "NOUN", "VERB")
    three = (
        row("Troops attack Tova", ("attack", "ASSAULT")),
        hints("Troops attack Tova", "NOUN", "VERB", "PROPN"),
    )
    assert count([one, two, three]) == {"attack/VERB": (2, {"ASSAULT": 2})}


def test_a_common_word_is_kept_without_events() -> None:
    made = row("The port"), hints("The port", "DET", "NOUN")
    assert count([made] * 9) == {}
    assert count([made] * 10) == {"port/NOUN": (10, {}), "the/DET": (10, {})}


def test_every_word_of_a_trigger_is_counted() -> None:
    made = row("Guards opened fire", ("opened fire", "ASSAULT"))
    counts = count([(made, hints("Guards opened fire", "NOUN", "VERB", "NOUN"))])
    assert counts == {"fire/NOUN": (1, {"ASSAULT": 1}), "opened/VERB": (1, {"ASSAULT": 1})}

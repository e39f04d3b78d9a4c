"""Base forms that the parser's lemmatizer gets wrong ("staged" as *stag*), mended by the words we know."""

from collections.abc import Iterator

_DOUBLED = set("bdfglmnprst")
_VOWELS = set("aeiou")
_HISSING = ("she", "che", "sse", "xe", "zze")


class Lemmas:
    """Prefers a base form that stands in the codebook over one that stands nowhere."""

    def __init__(self, known: frozenset[str]) -> None:
        """Take the known base forms, lower case."""
        self._known = known

    def is_whole(self, text: str) -> bool:
        """Say whether a hyphenated word is one we know whole ("court-martialled", "sit-in")."""
        word = text.lower()
        if "-" not in word:
            return False
        forms = {form for base in (word, *_bases(word)) for form in (base, base.replace("-", ""))}
        return not forms.isdisjoint(self._known)

    def is_known(self, word: str) -> bool:
        """Say whether a small-written word is a base form that we know."""
        return word in self._known

    def third_person(self, word: str) -> str | None:
        """Give the known base form of a small-written word in -s ("expels"), or None."""
        if not word.endswith("s"):
            return None
        bases = [word[:-1], *([word[:-2]] if word.endswith("es") else ()), word.removesuffix("ies") + "y"]
        return next((base for base in bases if base in self._known), None)

    def is_word(self, name: str) -> bool:
        """Say whether a name is also a word of ours, or its form in -s: "Rush", "Sacks", but not "James"."""
        word = name.lower()
        stem = word.removesuffix("s")
        spelled = stem if not stem.endswith("y") or stem[-2:-1] in _VOWELS else ""
        bases = {word, spelled, stem[:-1] if stem.endswith(_HISSING) else ""}
        return not bases.isdisjoint(self._known)

    def mend(self, text: str, lemma: str, tag: str) -> str:
        """Give the base form of a word.

        Args:
            text: The word as written.
            lemma: What the parser says.
            tag: Penn tag; only inflected verbs and verbal adjectives are looked at.

        Returns:
            The parser's lemma if it is known or nothing better is, else the known form.
        """
        joined = lemma.replace("-", "")
        if joined != lemma and joined in self._known:
            return joined
        if lemma in self._known or tag not in {"VBD", "VBN", "VBG", "VBZ", "JJ"}:
            return lemma
        return next((form for form in _bases(text.lower()) if form in self._known), lemma)


def _bases(word: str) -> Iterator[str]:
    """Give the base forms a regular English verb form may have, the likeliest first."""
    if word.endswith("ied"):
        yield word[:-3] + "y"
    for ending in ("ed", "ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem + "e"
            yield stem
            if stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
                yield stem[:-1]

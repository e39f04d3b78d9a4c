"""The trained coder: an encoder reads each passage, its heads say what happens and who has which part."""

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np

from dragoman.events.cameo import native_cameo
from dragoman.events.coders.hints import NO_HINTS, Hints, hints_of
from dragoman.events.coders.interface import Relation
from dragoman.events.coders.reader_aims import mended
from dragoman.events.coders.reader_considered import modes, ranked
from dragoman.events.coders.reader_considered import side as possible
from dragoman.events.coders.reader_found import Found, found_in, means_of, tokens_of
from dragoman.events.coders.reader_leaning import with_leanings
from dragoman.events.coders.reader_links import Trigger, linked, without_strays
from dragoman.events.coders.reader_lists import with_lists
from dragoman.events.coders.reader_model import Beside, Encoded, Floats, ReaderModel, softmax
from dragoman.events.coders.reader_report import LEAST, features, in_report, is_report, report_of
from dragoman.events.coders.reader_runs import runs, text_of
from dragoman.events.coders.reader_sides import Part, Same, Sides, near, of_role, once
from dragoman.events.coders.reader_standing import Standings
from dragoman.events.coders.rules import RulesCoder
from dragoman.events.joint import is_one_party
from dragoman.events.negation import flatly_denied
from dragoman.events.shifts import may_be
from dragoman.events.taken_up import BARE, likelier, takes_up
from dragoman.knowledge.codebook import Codebook
from dragoman.records import AUXILIARY_OF, Actor, Annotations, Draft, Option, Sentence, Size, Span, Status

CLIP = 0.001  # certainties nearer to 0 or 1 count as this
_SIDES = ("actor", "recipient")
CONSENT_TO_YIELD = "035"  # CAMEO: expresses intent to yield


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that are read together, and their words as the encoder sees them."""

    sentences: tuple[Sentence, ...]
    encoded: Encoded
    scores: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each type between two known parties.

    Attributes:
        pair: Probability of each type by the head that reads two parties, (types,).
        joint: How surely some trigger of each type has the two as its sides, 0 to 1, (types,).
        rules: What the rules coder says.
    """

    pair: Floats
    joint: Floats
    rules: Relation


class ReaderCoder:
    """Codes events with the trained Reader."""

    name = "reader"

    def __init__(
        self, codebook: Codebook, rules: RulesCoder, model: ReaderModel, *, hinted: bool = True
    ) -> None:
        """Take what the Reader works with.

        Args:
            codebook: For codes and quad classes.
            rules: Their view is part of the Reader's input.
            model: The weights.
            hinted: False withholds that view, to measure what it is worth.
        """
        self._codebook = codebook
        self._rules = rules
        self._model = model
        self._hinted = hinted
        self.version = model.version
        self.types = model.names.types
        settings = model.names.settings
        date = model.names.roles.index("date")
        self._sides = Sides(settings["role_none"], settings["role_elsewhere"], date)
        self.thresholds = settings["threshold"], settings["threshold_unlisted"]
        self.least = LEAST

    def code(self, annotations: Annotations, parties: Mapping[int, Actor]) -> tuple[Draft, ...]:
        """Find every event; see `EventCoder.code`."""
        drafts = self.by_passage(annotations, parties)
        if not is_report(annotations):
            return drafts
        sure = [draft.confidence >= self.threshold(draft) for draft in drafts]
        report = report_of(list(compress(drafts, sure)), annotations, parties)
        return tuple(
            in_report(draft, features(draft, report, parties)) if is_sure else draft
            for draft, is_sure in zip(drafts, sure, strict=True)
        )

    def by_passage(self, annotations: Annotations, parties: Mapping[int, Actor]) -> tuple[Draft, ...]:
        """Find every event by its passage alone, before its report has a say; arguments as for `code`."""
        hints = self._hints(annotations, parties)

        def same(one: int, two: int) -> bool:
            return is_one_party(one, two, annotations, parties)

        told: set[str] = set()  # types of what was found so far, for the nouns that take it up
        with self._model.alone():
            return tuple(
                mended(draft, annotations, parties)
                for passage in self._passages(annotations, hints)
                for draft in self._drafts(passage, hints, same, told)
            )

    def threshold(self, draft: Draft) -> float:
        """Ask more of words that the lexicon does not list, where no report tells what they are about."""
        if draft.weighed:
            return self.least
        return self.thresholds[0] if draft.listed else self.thresholds[1]

    def relation(
        self,
        annotations: Annotations,
        parties: Mapping[int, Actor],
        source: tuple[int, int],
        target: tuple[int, int],
    ) -> Relation:
        """Say what one known party does to another; see `EventCoder.relation`."""
        with self._model.alone():
            found = self.evidence(annotations, parties, source, target)
        return self.weigh(found, self._model.names.settings)

    def weigh(self, found: Evidence, settings: Mapping[str, float]) -> Relation:
        """Add the three views of a dyad up.

        Args:
            found: What speaks for each type.
            settings: The weights, as ``reader.json`` names them.
        """
        names = self._model.names
        scores = settings["pair_weight"] * np.log(found.pair + 1e-6)
        scores += settings["joint_weight"] * np.log(found.joint + settings["joint_floor"])
        seen = found.rules
        weight = settings["rules_weight"] if seen.scores else settings["fallback_weight"]
        scores[names.types.index(seen.type)] += weight
        scores[0] = -np.inf
        shares = softmax(scores)
        order = sorted(range(1, len(names.types)), key=lambda i: (-shares[i], i))
        best = names.types[order[0]]
        agrees = seen.type == best
        status, cameo = (seen.status, seen.cameo) if agrees else (Status.HAPPENED, None)
        if (best, seen.type) == ("CONCEDE", "AGREE"):
            cameo = (
                CONSENT_TO_YIELD  # "agreed to a truce": both are right, and CAMEO has a code that says both
            )
        ranked = tuple((names.types[i], round(float(shares[i]), 4)) for i in order)
        reason = f"{self.version}: {shares[order[0]]:.2f}; the lexicon would say {seen.type} by {seen.reason}"
        announced = agrees and seen.announced
        return Relation(best, self._codebook.quad(best), status, ranked, reason, cameo, announced)

    def evidence(
        self,
        annotations: Annotations,
        parties: Mapping[int, Actor],
        source: tuple[int, int],
        target: tuple[int, int],
    ) -> Evidence:
        """Gather what speaks for each type between two known parties; arguments as of `relation`."""
        names = self._model.names
        hints = self._hints(annotations, parties)
        pair = np.full(len(names.types), 1 / len(names.types), dtype=np.float32)
        joint = np.zeros(len(names.types), dtype=np.float32)
        for passage in self._passages(annotations, hints):
            one, other = _tokens_at(passage, source), _tokens_at(passage, target)
            if one and other:
                pair = softmax(self._model.pair(passage.encoded, one, other))
                joint = self._joint(passage, hints, one, other)
        return Evidence(pair, joint, self._rules.relation(annotations, parties, source, target))

    def read(self, sentences: Sequence[Sentence]) -> tuple[Encoded, ...]:
        """Read a document without coding it or any hints: for those who compare its words."""
        with self._model.alone():
            return tuple(self._model.encode(*text_of(run), NO_HINTS) for run in runs(sentences))

    def standings(self, annotations: Annotations, parties: Mapping[int, Actor]) -> Standings:
        """Read a document to be asked for the status of any of its words; arguments as for `code`."""
        hints = self._hints(annotations, parties)
        with self._model.alone():
            passages = [(p.encoded, p.scores) for p in self._passages(annotations, hints)]
        return Standings(self._model, hints, passages)

    def word(self, text: str) -> Floats:
        """Give what the encoder makes of a word or two without any context, (D,)."""
        with self._model.alone():
            return self._model.word(text)

    def _hints(self, annotations: Annotations, parties: Mapping[int, Actor]) -> Hints:
        hints = hints_of(annotations, parties, self._rules)
        return hints if self._hinted else hints.withheld()

    def _joint(self, passage: Passage, hints: Hints, source: Sequence[int], target: Sequence[int]) -> Floats:
        """Give for each type how surely some trigger of it has the two parties as its sides."""
        names = self._model.names
        actor, recipient = names.roles.index("actor"), names.roles.index("recipient")
        shares = softmax(passage.scores)
        best = np.zeros(len(names.types), dtype=np.float32)
        for found in self._triggers(passage, lowest=0.05):
            roles = self._model.beside(passage.encoded, found.tokens, found.type, hints).roles
            straight = roles[source, actor].mean() * roles[target, recipient].mean()
            mutual = roles[source, actor].mean() * roles[target, actor].mean()
            fit = max(straight, mutual)
            own = shares[list(found.tokens)].mean(0)
            best = np.maximum(best, own * fit)
        return best

    def _passages(self, annotations: Annotations, hints: Hints) -> Iterator[Passage]:
        for sentences in runs(annotations.sentences):
            encoded = self._model.encode(*text_of(sentences), hints)
            yield Passage(sentences, encoded, self._model.types(encoded))

    def _triggers(self, passage: Passage, *, lowest: float) -> list[Found]:
        """Find words that may tell of an event; neighbours of one likeliest type are one trigger.

        Args:
            passage: What was read.
            lowest: Probability of its likeliest type from which a word is looked at.
        """
        encoded = passage.encoded
        words = tokens_of(encoded.words)
        shares = means_of(softmax(passage.scores), words)
        means = dict(zip(words, shares, strict=True))
        best = dict(zip(words, (1 + shares[:, 1:].argmax(1)).tolist(), strict=True))
        runs: list[list[int]] = []
        for word in compress(words, shares[:, 1:].max(1, initial=0) >= lowest):
            if runs and runs[-1][-1] == word - 1 and best[word] == best[word - 1]:
                runs[-1].append(word)
            else:
                runs.append([word])
        found = (found_in(run, best[run[0]], means, encoded, words) for run in runs)
        return [trigger for trigger in found if trigger is not None]

    def _drafts(self, passage: Passage, hints: Hints, same: Same, told: set[str]) -> Iterator[Draft]:
        found = self._triggers(passage, lowest=self._model.names.settings["lowest"])
        heads = [hints.top([passage.encoded.words[i] for i in f.tokens]) for f in found]
        by_number = {sentence.number: sentence for sentence in passage.sentences}
        for trigger, word in zip(found, heads, strict=True):
            sentence = by_number[hints.sentences[word]]
            head = word - hints.firsts[sentence.number]
            start, end = (
                passage.encoded.offsets[trigger.tokens[0]][0],
                passage.encoded.offsets[trigger.tokens[-1]][1],
            )
            said = " ".join(t.text for t in sentence.tokens if t.start < end and start < t.end)
            lexicon = hints.lexicon(sorted({passage.encoded.words[i] for i in trigger.tokens}))
            draft = self._draft(trigger, Span(start, end, said), lexicon)
            draft = replace(draft, sentence=sentence.number, head=head)
            draft = self._weighed(draft, sentence, told)
            # What is too doubtful to be coded is not read on for: that would be two readings in three.
            if draft.confidence >= self.threshold(draft):
                told.add(draft.type)
                read = self._model.beside(passage.encoded, trigger.tokens, trigger.type, hints)
                parts = self._sides.parts(read.roles, passage.encoded.words, hints, word)
                shares = self._sides.shares(read.roles, passage.encoded.words, hints, word)
                act = Trigger(word, draft.type, hints, shares, self._model.names.roles)
                parts = near(without_strays(once(parts, same), act), hints, word)
                parts = with_lists(with_leanings(linked(parts, act), act), act, same)
                names = self._model.names.roles
                draft = replace(
                    draft,
                    considered=draft.considered
                    | {f"{r}s": possible(parts, shares, hints.mentions, names.index(r)) for r in _SIDES},
                )
                draft = _flatly_negated(self._read_on(draft, read, parts), sentence)
            yield draft

    def _weighed(self, draft: Draft, sentence: Sentence, told: AbstractSet[str]) -> Draft:
        """Add what else speaks for a word: that the lexicon has the bare noun, that it was told before."""
        if draft.type not in BARE & self._rules.noun_types(sentence.tokens[draft.head]):
            return draft
        draft = replace(draft, listed=True)
        if not takes_up(sentence, draft.head, draft.type, told):
            return draft
        why = {**draft.why, "type": f"{draft.why['type']}; takes up an act told before"}
        return replace(draft, certainty=likelier(draft.certainty), why=why)

    def _draft(self, trigger: Found, words: Span, lexicon: Sequence[str]) -> Draft:
        """Make a draft of a trigger's words and type alone."""
        type_ = self._model.names.types[trigger.type]
        said = f"{self.version}: read as {type_}"
        return Draft(
            sentence=-1,
            head=-1,
            trigger=words,
            type=type_,
            mode=None,
            cameo=native_cameo(self._codebook, None, type_, None, None),
            contexts=(),
            actors=(),
            recipients=(),
            status=Status.HAPPENED,
            auxiliary=(),
            size=Size(),
            certainty=self._calibrated("event", trigger.event),
            type_certainty=self._calibrated("type", trigger.share),
            status_certainty=0.0,
            why={"type": f"{said}; the lexicon would say {' or '.join(lexicon) or 'nothing'}"},
            listed=may_be(type_, lexicon),
            considered={"type": ranked(self._model.names.types, trigger.shares)},
        )

    def _read_on(self, draft: Draft, read: Beside, parts: Sequence[Part]) -> Draft:
        """Give a draft what is read beside its trigger: mode, contexts, status and sides."""
        names = self._model.names
        mode = _best_mode(read.modes, names.modes, draft.type)
        stands = softmax(read.statuses)
        status = Status(names.statuses[int(stands.argmax())])
        actors, recipients = (of_role(parts, names.roles.index(role)) for role in _SIDES)
        considered = {
            **draft.considered,
            "mode": modes(read.modes, names.modes, draft.type),
            "status": ranked(names.statuses, stands),
        }
        said = f"{self.version}: read as "
        return replace(
            draft,
            mode=mode,
            cameo=native_cameo(self._codebook, None, draft.type, mode, None),
            contexts=tuple(_topics(read.contexts, names.contexts, names.settings["context"])),
            actors=actors,
            recipients=recipients,
            status=status,
            auxiliary=AUXILIARY_OF.get(status, ()),
            status_certainty=self._calibrated("status", float(stands.max())),
            why={
                "type": draft.why["type"],
                "mode": said + _surest(considered["mode"]),
                "status": said + _surest(considered["status"]),
                "actors": self._reason("actor", parts, actors),
                "recipients": self._reason("recipient", parts, recipients),
            },
            considered=considered,
        )

    def _reason(self, role: str, parts: Sequence[Part], side: Sequence[int]) -> str:
        """Say why a side was read: how likely each mention is, and what spoke for it beside that."""
        if not side:
            return f"{self.version}: no words read as {role}"
        own = [part for part in parts if part.mention in side]
        likely = " and ".join(f"{part.share:.2f}" for part in sorted(own, key=lambda part: part.mention))
        return "; ".join(
            dict.fromkeys([f"{self.version}: read as {role} ({likely})", *(p.why for p in own if p.why)])
        )

    def _calibrated(self, name: str, share: float) -> float:
        """Turn the model's probability into the share that was right on passages it had not seen."""
        settings = self._model.names.settings
        clipped = min(max(share, CLIP), 1 - CLIP)
        odds = settings[f"{name}_scale"] * math.log(clipped / (1 - clipped)) + settings[f"{name}_shift"]
        return round(1 / (1 + math.exp(-odds)), 3)


def _surest(options: Sequence[Option]) -> str:
    """Name what was likeliest, with its probability."""
    return f"{options[0].value} ({options[0].score:.2f})"


def _flatly_negated(draft: Draft, sentence: Sentence) -> Draft:
    """Take the grammar's word for it where a plain "never" or "no" was overread."""
    word = flatly_denied(sentence, draft.head) if draft.status is Status.HAPPENED else ""
    if not word:
        return draft
    why = {**draft.why, "status": f"{word!r} says that it was not done"}
    return replace(draft, status=Status.NEGATED, auxiliary=AUXILIARY_OF[Status.NEGATED], why=why)


def _tokens_at(passage: Passage, span: tuple[int, int]) -> list[int]:
    """Give the tokens that stand in a span of the document."""
    return [i for i, (s, e) in enumerate(passage.encoded.offsets) if e > s and s < span[1] and span[0] < e]


def _best_mode(scores: Floats, columns: Sequence[str], type_: str) -> str | None:
    """Give the likeliest mode that the type has."""
    allowed = [0, *(i for i, name in enumerate(columns) if name.startswith(f"{type_}/"))]
    best = max(allowed, key=lambda i: (scores[i], -i))
    return columns[best].partition("/")[2] or None if best else None


def _topics(shares: Floats, names: Sequence[str], least: float) -> list[str]:
    """Give up to three contexts that are likely enough, the likeliest first."""
    order = sorted(range(len(names)), key=lambda i: (-shares[i], i))
    return [names[i] for i in order[:3] if shares[i] >= least]

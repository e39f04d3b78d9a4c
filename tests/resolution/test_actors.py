"""Actor resolution: who a phrase is, by its own words, its chain, its possessor, the report; or a refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.knowledge.actors import ActorKnowledge, load_actors
from dragoman.language.annotate import annotate
from dragoman.language.casing import Casing
from dragoman.language.lemmas import Lemmas
from dragoman.language.parse import Parser
from dragoman.records import (
    Actor,
    ActorKind,
    Annotations,
    Dateline,
    Decision,
    Document,
    Mention,
    MentionKind,
    OffsetMap,
    Region,
    RegionKind,
    Sentence,
    Span,
    Token,
)
from dragoman.resolution.actors import ActorResolver

_PEOPLE = """
- id: person/anselm-corvath
  name: Anselm Corvath
  aliases: []
  country: NOR
  roles:
    - {role: trade minister of Norway, sectors: [GOV], from: "2009", to: "2013"}
    - {role: prime minister of Norway, sectors: [GOV], from: "2015-03-09", to: "2019"}
- id: person/tadeusz-ostrow
  name: Tadeusz Ostrow
  aliases: []
  country: POL
  roles:
    - {role: army chief of Poland, sectors: [MIL], from: "2014"}
"""
_DAY = date(2017, 9, 28)
_TAGS = {"PROPN": "NNP", "ADJ": "JJ", "PRON": "PRP$", "ADP": "IN", "PART": "POS", "DET": "DT", "VERB": "VBD"}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> ActorKnowledge:
    path = tmp_path_factory.mktemp("actors") / "people.yaml"
    path.write_text(_PEOPLE, "utf-8")
    return load_actors(path)


@pytest.fixture(scope="module")
def resolver(knowledge: ActorKnowledge) -> ActorResolver:
    return ActorResolver(knowledge, {"Ndola": "ZMB", "Lusaka": "ZMB", "Krakow": "POL"}.get)


def _token(spec: str, i: int, start: int) -> Token:
    """Read ``word/POS/dep/head`` with an optional entity label."""
    text, pos, dep, head, *entity = spec.split("/")
    plural = pos == "NOUN" and text.endswith(("s", "men"))
    tag = "NNS" if plural else _TAGS.get(pos, "NN")
    return Token(
        i, start, start + len(text), text, text.lower(), pos, tag, dep, int(head), entity[0] if entity else ""
    )


def _sentence(specs: str, number: int, start: int) -> Sentence:
    tokens: list[Token] = []
    for i, spec in enumerate(specs.split()):
        tokens.append(_token(spec, i, start))
        start = tokens[-1].end + 1
    children = tuple(tuple(t.i for t in tokens if t.head == head.i and t.i != head.i) for head in tokens)
    return Sentence(number, RegionKind.BODY, tokens[0].start, tokens[-1].end, tuple(tokens), children, (), ())


class _Report:
    """A document made by hand: sentences of ``word/POS/dep/head`` and mentions given by token range."""

    def __init__(self, *sentences: str) -> None:
        made: list[Sentence] = []
        for number, specs in enumerate(sentences):
            made.append(_sentence(specs, number, made[-1].end + 1 if made else 0))
        self.text = " ".join(t.text for s in made for t in s.tokens)
        self.sentences = tuple(made)
        self.mentions: list[Mention] = []
        self.dateline: Dateline | None = None

    def mention(self, sentence: int, first: int, last: int, head: int, *, chain: int | None = None) -> int:
        tokens = self.sentences[sentence].tokens
        token = tokens[head]
        kind = MentionKind.NOMINAL
        if token.pos == "PRON":
            kind = MentionKind.PRONOUN
        elif token.pos == "PROPN":
            kind = MentionKind.NAME
        number = len(self.mentions)
        span = Span.of(self.text, tokens[first].start, tokens[last - 1].end)
        self.mentions.append(
            Mention(
                number,
                sentence,
                head,
                first,
                last,
                span,
                kind,
                token.entity,
                number if chain is None else chain,
            )
        )
        return number

    @property
    def document(self) -> Document:
        region = Region(RegionKind.BODY, 0, len(self.text))
        offsets = OffsetMap((0,), (0,), (len(self.text),))
        return Document("d1:x", "a1:x", self.text, (region,), offsets, dateline=self.dateline)

    @property
    def annotations(self) -> Annotations:
        return Annotations(self.sentences, tuple(self.mentions))

    def resolve(self, resolver: ActorResolver, day: date | None = _DAY) -> dict[int, Actor]:
        return resolver.resolve(self.document, self.annotations, day)[0]

    def decisions(self, resolver: ActorResolver) -> tuple[Decision, ...]:
        return resolver.resolve(self.document, self.annotations, _DAY)[1]


def _one(resolver: ActorResolver, specs: str, head: int, day: date | None = _DAY) -> Actor:
    """Resolve a phrase that is a whole sentence."""
    report = _Report(specs)
    number = report.mention(0, 0, len(specs.split()), head)
    return report.resolve(resolver, day)[number]


@pytest.mark.parametrize(
    ("specs", "head", "country", "sector", "kind"),
    [
        ("Kenyan/ADJ/amod/1/NORP MPs/NOUN/ROOT/1", 1, "KEN", "LEG", ActorKind.GROUP),
        ("police/NOUN/ROOT/0 in/ADP/prep/0 Ndola/PROPN/pobj/1/GPE", 0, "ZMB", "COP", ActorKind.ORGANISATION),
        ("Tehran/PROPN/ROOT/0/GPE", 0, "IRN", "GOV", ActorKind.STATE),
        ("the/DET/det/1 Pentagon/PROPN/ROOT/1/FAC", 1, "USA", "MIL", ActorKind.ORGANISATION),
        ("Zambia/PROPN/ROOT/0/GPE", 0, "ZMB", "GOV", ActorKind.STATE),
        ("two/NUM/nummod/1 Zambians/NOUN/ROOT/1/NORP", 1, "ZMB", "CVL", ActorKind.POPULATION),
        (
            "villagers/NOUN/ROOT/0 in/ADP/prep/0 Iraqi/ADJ/amod/3/NORP Kurdistan/PROPN/pobj/1/GPE",
            0,
            "IRQ",
            "CVL",
            ActorKind.POPULATION,
        ),
        (
            "the/DET/det/2 new/ADJ/amod/2 government/NOUN/ROOT/2 in/ADP/prep/2 Khartoum/PROPN/pobj/3/GPE",
            2,
            "SDN",
            "GOV",
            ActorKind.ORGANISATION,
        ),
        (
            "Norway/PROPN/poss/2/GPE 's/PART/case/0 lawmakers/NOUN/ROOT/2",
            2,
            "NOR",
            "LEG",
            ActorKind.GROUP,
        ),
        (
            "a/DET/det/2 UN/PROPN/compound/2/ORG envoy/NOUN/ROOT/2 for/ADP/prep/2 Yemen/PROPN/pobj/3/GPE",
            2,
            "UNO",
            "GOV",
            ActorKind.PERSON,
        ),
        (
            "dozens/NOUN/ROOT/0 of/ADP/prep/0 Polish/ADJ/amod/3/NORP farmers/NOUN/pobj/1",
            0,
            "POL",
            "AGR",
            ActorKind.GROUP,
        ),
        (
            "Ndola/PROPN/nmod/3/GPE -/PUNCT/punct/2 based/VERB/amod/3 police/NOUN/ROOT/3",
            3,
            "ZMB",
            "COP",
            ActorKind.ORGANISATION,
        ),
    ],
)
def test_the_words_of_a_phrase_say_country_sector_and_kind(
    resolver: ActorResolver, specs: str, head: int, country: str, sector: str, kind: ActorKind
) -> None:
    actor = _one(resolver, specs, head)
    assert (actor.country, actor.sectors[:1], actor.kind) == (country, (sector,), kind)


@pytest.mark.parametrize(
    ("specs", "head", "sectors"),
    [
        ("a/DET/det/2 police/NOUN/compound/2 spokesman/NOUN/ROOT/2", 2, ("COP",)),
        ("a/DET/det/2 Hezbollah/PROPN/compound/2/ORG official/NOUN/ROOT/2", 2, ("REB", "PTY")),
        ("an/DET/det/2 Iranian/ADJ/amod/2/NORP official/NOUN/ROOT/2", 2, ("GOV",)),
        ("opposition/NOUN/compound/1 lawmakers/NOUN/ROOT/1", 1, ("LEG", "OPP")),
        ("the/DET/det/1 head/NOUN/ROOT/1 of/ADP/prep/1 the/DET/det/4 court/NOUN/pobj/2", 1, ("JUD",)),
        ("former/ADJ/amod/1 lawmakers/NOUN/ROOT/1", 1, ("ELI", "LEG")),
        ("major/ADJ/amod/1 companies/NOUN/ROOT/1", 1, ("BUS",)),
        ("the/DET/det/1 group/NOUN/ROOT/1", 1, ()),
    ],
)
def test_a_bearer_takes_the_sector_of_its_body_and_others_keep_their_own(
    resolver: ActorResolver, specs: str, head: int, sectors: tuple[str, ...]
) -> None:
    assert _one(resolver, specs, head).sectors == sectors


@pytest.mark.parametrize(
    "specs",
    [
        "Iran/PROPN/npadvmod/2/GPE -/PUNCT/punct/2 backed/VERB/amod/3 rebels/NOUN/ROOT/3",
        "pro/ADJ/amod/2 -/ADJ/amod/2 Iranian/ADJ/amod/3/NORP rebels/NOUN/ROOT/3",
    ],
)
def test_a_backer_s_name_is_no_warrant_and_not_even_the_report_s_country(
    resolver: ActorResolver, specs: str
) -> None:
    assert _one(resolver, specs, 3).country is None


@pytest.mark.parametrize(
    ("day", "role", "sectors"),
    [
        (date(2010, 1, 1), "trade minister of Norway", ("GOV",)),
        (date(2017, 1, 1), "prime minister of Norway", ("GOV",)),
        (date(2021, 1, 1), "former prime minister of Norway", ("ELI",)),
        (None, "prime minister of Norway", ("GOV",)),
    ],
)
def test_a_listed_person_has_the_office_of_the_day(
    resolver: ActorResolver, day: date | None, role: str, sectors: tuple[str, ...]
) -> None:
    actor = _one(resolver, "Anselm/PROPN/compound/1/PERSON Corvath/PROPN/ROOT/1/PERSON", 1, day)
    assert (actor.id, actor.country, actor.role, actor.sectors, actor.kind) == (
        "person/anselm-corvath",
        "NOR",
        role,
        sectors,
        ActorKind.PERSON,
    )


def test_a_full_name_spelled_nearly_so_is_the_listed_person_with_less_confidence(
    resolver: ActorResolver,
) -> None:
    exact = _one(resolver, "Anselm/PROPN/compound/1/PERSON Corvath/PROPN/ROOT/1/PERSON", 1)
    near = _one(resolver, "Anselm/PROPN/compound/1/PERSON Korvath/PROPN/ROOT/1/PERSON", 1)
    assert near.id == exact.id
    assert near.confidence < exact.confidence


def test_another_short_surname_is_another_person(resolver: ActorResolver) -> None:
    """Vowels differ by romanisation; of consonants a short surname has too few to miss one."""
    actor = _one(resolver, "Anselm/PROPN/compound/1/PERSON Corath/PROPN/ROOT/1/PERSON", 1)
    assert (actor.id, actor.name) == (None, "Anselm Corath")


def test_another_first_name_is_another_person(resolver: ActorResolver) -> None:
    actor = _one(resolver, "Birgit/PROPN/compound/1/PERSON Corvath/PROPN/ROOT/1/PERSON", 1)
    assert (actor.id, actor.name) == (None, "Birgit Corvath")


def test_an_unlisted_person_has_country_sector_and_role_of_the_title(resolver: ActorResolver) -> None:
    actor = _one(
        resolver,
        "Zambian/ADJ/amod/2/NORP Finance/PROPN/compound/2 Minister/PROPN/compound/4 "
        "Joseph/PROPN/compound/4/PERSON Mulenga/PROPN/ROOT/4/PERSON",
        4,
    )
    assert (actor.country, actor.sectors, actor.role) == ("ZMB", ("GOV",), "Zambian Finance Minister")
    assert (actor.name, actor.kind) == ("Joseph Mulenga", ActorKind.PERSON)


def test_a_bare_surname_is_the_full_name_of_the_report_not_the_listed_namesake(
    resolver: ActorResolver,
) -> None:
    report = _Report(
        "Zambian/ADJ/amod/3/NORP lawmaker/NOUN/compound/3 Ruth/PROPN/compound/3/PERSON "
        "Corvath/PROPN/nsubj/4/PERSON spoke/VERB/ROOT/4",
        "Corvath/PROPN/nsubj/1/PERSON left/VERB/ROOT/1",
    )
    report.mention(0, 0, 4, 3)
    short = report.mention(1, 0, 1, 0)
    actor = report.resolve(resolver)[short]
    assert (actor.country, actor.sectors, actor.id) == ("ZMB", ("LEG",), None)


def test_a_bare_surname_is_the_one_listed_person_in_office(resolver: ActorResolver) -> None:
    report = _Report("Corvath/PROPN/nsubj/1/PERSON left/VERB/ROOT/1")
    number = report.mention(0, 0, 1, 0)
    assert report.resolve(resolver)[number].id == "person/anselm-corvath"
    assert report.resolve(resolver, date(2022, 1, 1))[number].id is None


def test_pronouns_take_who_their_chain_is(resolver: ActorResolver) -> None:
    report = _Report(
        "Anselm/PROPN/compound/1/PERSON Corvath/PROPN/nsubj/2/PERSON left/VERB/ROOT/2",
        "He/PRON/nsubj/1 returned/VERB/ROOT/1",
    )
    full = report.mention(0, 0, 2, 1)
    he = report.mention(1, 0, 1, 0, chain=full)
    actors = report.resolve(resolver)
    assert (actors[he].id, actors[he].text) == ("person/anselm-corvath", "He")
    assert actors[he].confidence < actors[full].confidence


def test_a_pronoun_alone_is_no_one(resolver: ActorResolver) -> None:
    actor = _one(resolver, "They/PRON/nsubj/1 left/VERB/ROOT/1", 0)
    assert (actor.country, actor.sectors, actor.id) == (None, (), None)


def test_an_apposition_gives_a_name_its_country_and_sector(resolver: ActorResolver) -> None:
    report = _Report(
        "Ruth/PROPN/compound/1/PERSON Mulenga/PROPN/nsubj/6/PERSON ,/PUNCT/punct/1 a/DET/det/5 "
        "Zambian/ADJ/amod/5/NORP lawmaker/NOUN/appos/1 left/VERB/ROOT/6"
    )
    name = report.mention(0, 0, 2, 1)
    report.mention(0, 3, 6, 5)
    actor = report.resolve(resolver)[name]
    assert (actor.country, actor.sectors, actor.kind) == ("ZMB", ("LEG",), ActorKind.PERSON)


def test_states_in_apposition_stay_apart(resolver: ActorResolver) -> None:
    report = _Report("Norway/PROPN/nsubj/3/GPE ,/PUNCT/punct/0 Zambia/PROPN/appos/0/GPE agreed/VERB/ROOT/3")
    first, second = report.mention(0, 0, 1, 0), report.mention(0, 2, 3, 2)
    actors = report.resolve(resolver)
    assert (actors[first].country, actors[second].country) == ("NOR", "ZMB")


def test_a_possessor_in_a_chain_gives_its_country(resolver: ActorResolver) -> None:
    report = _Report(
        "Norway/PROPN/nsubj/1/GPE agreed/VERB/ROOT/1",
        "Its/PRON/poss/1 ships/NOUN/nsubj/2 left/VERB/ROOT/2",
    )
    state = report.mention(0, 0, 1, 0)
    report.mention(1, 0, 1, 0, chain=state)
    ships = report.mention(1, 0, 2, 1)
    assert report.resolve(resolver)[ships].country == "NOR"


def test_an_office_has_the_country_and_sector_of_whose_it_is(resolver: ActorResolver) -> None:
    report = _Report("Corvath/PROPN/poss/2/PERSON 's/PART/case/0 office/NOUN/nsubj/3 replied/VERB/ROOT/3")
    report.mention(0, 0, 1, 0)
    office = report.mention(0, 0, 3, 2)
    actor = report.resolve(resolver)[office]
    assert (actor.country, actor.sectors, actor.kind) == ("NOR", ("GOV",), ActorKind.GROUP)


def test_an_expert_on_a_state_is_not_taken_for_its_citizen(resolver: ActorResolver) -> None:
    report = _Report("a/DET/det/2 Zambia/PROPN/compound/2/GPE expert/NOUN/ROOT/2")
    report.mention(0, 1, 2, 1)
    number = report.mention(0, 0, 3, 2)
    topic = report.resolve(resolver)[number]
    citizen = _one(resolver, "a/DET/det/2 Zambian/ADJ/amod/2/NORP expert/NOUN/ROOT/2", 2)
    assert citizen.country == "ZMB"
    assert topic.confidence < citizen.confidence


def test_a_counterpart_has_the_office_of_whom_it_is_set_beside_and_its_own_country(
    resolver: ActorResolver,
) -> None:
    report = _Report(
        "Tadeusz/PROPN/compound/1/PERSON Ostrow/PROPN/nsubj/6/PERSON and/CCONJ/cc/1 his/PRON/poss/5 "
        "Zambian/ADJ/amod/5/NORP counterpart/NOUN/conj/1 met/VERB/ROOT/6"
    )
    man = report.mention(0, 0, 2, 1)
    report.mention(0, 3, 4, 3, chain=man)
    other = report.mention(0, 3, 6, 5)
    actor = report.resolve(resolver)[other]
    assert (actor.country, actor.sectors, actor.role) == ("ZMB", ("MIL",), "army chief")


def test_an_institution_without_a_country_is_that_of_the_only_state_near(resolver: ActorResolver) -> None:
    report = _Report(
        "Zambia/PROPN/nsubj/1/GPE voted/VERB/ROOT/1",
        "The/DET/det/1 army/NOUN/nsubj/2 left/VERB/ROOT/2",
    )
    army = report.mention(1, 0, 2, 1)
    actor = report.resolve(resolver)[army]
    assert actor.country == "ZMB"
    assert actor.confidence <= 0.5


def test_between_two_states_that_compete_it_refuses_and_says_so(resolver: ActorResolver) -> None:
    report = _Report(
        "Zambia/PROPN/nsubj/1/GPE told/VERB/ROOT/1 Norway/PROPN/dobj/1/GPE that/SCONJ/mark/6 "
        "the/DET/det/5 army/NOUN/nsubj/6 left/VERB/ccomp/1"
    )
    army = report.mention(0, 4, 6, 5)
    assert report.resolve(resolver)[army].country is None
    decision = report.decisions(resolver)[-1]
    assert decision.chosen is None
    assert "compete" in decision.reason
    assert {option.value for option in decision.alternatives} == {"NOR:MIL", "ZMB:MIL"}


def test_of_two_states_named_as_often_the_datelines_is_meant(resolver: ActorResolver) -> None:
    report = _Report(
        "Zambia/PROPN/nsubj/1/GPE told/VERB/ROOT/1 Norway/PROPN/dobj/1/GPE that/SCONJ/mark/6 "
        "the/DET/det/5 army/NOUN/nsubj/6 left/VERB/ccomp/1"
    )
    army = report.mention(0, 4, 6, 5)
    report.dateline = Dateline(Span(0, 6, "LUSAKA"), None)
    assert report.resolve(resolver)[army].country == "ZMB"


def test_with_no_state_near_the_dateline_says_whose_it_is(resolver: ActorResolver) -> None:
    report = _Report("The/DET/det/1 army/NOUN/nsubj/2 left/VERB/ROOT/2")
    army = report.mention(0, 0, 2, 1)
    assert report.resolve(resolver)[army].country is None
    report.dateline = Dateline(Span(0, 6, "LUSAKA"), None)
    assert report.resolve(resolver)[army].country == "ZMB"


@pytest.mark.parametrize(
    ("specs", "head", "last"),
    [
        ("foreign/ADJ/amod/1 troops/NOUN/nsubj/2 left/VERB/ROOT/2 Zambia/PROPN/dobj/2/GPE", 1, 2),
        ("other/ADJ/amod/1 countries/NOUN/nsubj/2 left/VERB/ROOT/2 Zambia/PROPN/dobj/2/GPE", 1, 2),
        ("a/DET/det/1 country/NOUN/nsubj/2 left/VERB/ROOT/2 Zambia/PROPN/dobj/2/GPE", 1, 2),
    ],
)
def test_another_s_institution_is_not_given_the_report_s_country(
    resolver: ActorResolver, specs: str, head: int, last: int
) -> None:
    report = _Report(specs)
    number = report.mention(0, 0, last, head)
    assert report.resolve(resolver)[number].country is None


def test_a_phrase_of_two_countries_is_refused_whole_and_given_as_two_members(resolver: ActorResolver) -> None:
    report = _Report(
        "naval/ADJ/amod/1 delegations/NOUN/nsubj/6 from/ADP/prep/1 Chile/PROPN/pobj/2/GPE "
        "and/CCONJ/cc/3 Peru/PROPN/conj/3/GPE met/VERB/ROOT/6"
    )
    number = report.mention(0, 0, 6, 1)
    actor = report.resolve(resolver)[number]
    assert actor.country is None
    members = resolver.members(report.annotations, report.mentions[number], actor, _DAY)
    assert [(m.country, m.sectors) for m in members] == [("CHL", ("MIL",)), ("PER", ("MIL",))]


def test_a_phrase_of_one_country_has_itself_as_its_only_member(resolver: ActorResolver) -> None:
    report = _Report("Iranian/ADJ/amod/1/NORP troops/NOUN/ROOT/1")
    number = report.mention(0, 0, 2, 1)
    actor = report.resolve(resolver)[number]
    assert resolver.members(report.annotations, report.mentions[number], actor, _DAY) == (actor,)


@pytest.mark.parametrize(("day", "country"), [(date(1985, 1, 1), "SUN"), (date(2001, 1, 1), "RUS")])
def test_a_capital_speaks_for_the_state_of_the_day(resolver: ActorResolver, day: date, country: str) -> None:
    assert _one(resolver, "Moscow/PROPN/ROOT/0/GPE", 0, day).country == country


def test_words_given_from_outside_are_resolved_though_no_mention_has_their_bounds(
    resolver: ActorResolver,
) -> None:
    report = _Report(
        "Zambian/ADJ/amod/1/NORP police/NOUN/nsubj/2 left/VERB/ROOT/2 on/ADP/prep/2 Friday/PROPN/pobj/3"
    )
    report.mention(0, 1, 2, 1)
    actor = resolver.resolve_span(report.document, report.annotations, 0, 14, _DAY)
    assert (actor.text, actor.country, actor.sectors) == ("Zambian police", "ZMB", ("COP",))


def test_every_named_party_has_a_decision_with_reason_component_and_version(resolver: ActorResolver) -> None:
    report = _Report("Zambian/ADJ/amod/1/NORP police/NOUN/ROOT/1")
    report.mention(0, 0, 2, 1)
    (decision,) = report.decisions(resolver)
    assert (decision.subject, decision.field, decision.chosen) == ("0:14", "actor", "ZMB:COP")
    assert decision.alternatives[0].value == decision.chosen
    assert "Zambian" in decision.reason
    assert decision.version == ActorResolver.VERSION


def test_the_same_input_gives_the_same_answer(resolver: ActorResolver) -> None:
    report = _Report(
        "Zambia/PROPN/nsubj/1/GPE told/VERB/ROOT/1 Norway/PROPN/dobj/1/GPE of/ADP/prep/1 "
        "the/DET/det/5 army/NOUN/pobj/3"
    )
    for first, last, head in ((0, 1, 0), (2, 3, 2), (4, 6, 5)):
        report.mention(0, first, last, head)
    again = replace(report.document)
    assert resolver.resolve(report.document, report.annotations, _DAY) == resolver.resolve(
        again, report.annotations, _DAY
    )


@pytest.fixture(scope="module")
def parse(knowledge: ActorKnowledge) -> Callable[[str], tuple[Document, Annotations]]:
    parser = Parser(casing=Casing(proper=knowledge.proper_words()), lemmas=Lemmas(frozenset()))

    def run(text: str) -> tuple[Document, Annotations]:
        region = Region(RegionKind.BODY, 0, len(text))
        document = Document("d1:x", "a1:x", text, (region,), OffsetMap((0,), (0,), (len(text),)))
        return document, annotate(document, parser)

    return run


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Zambia's army chief met reporters in Lusaka.", "Zambia's army chief", "ZMB", "MIL"),
        ("Police in Lusaka arrested three men.", "Police in Lusaka", "ZMB", "COP"),
        ("The Kremlin rejected the proposal on Monday.", "The Kremlin", "RUS", "GOV"),
        ("Protesters from Chile and Peru met U.S. senators.", "U.S. senators", "USA", "LEG"),
        (
            "Norwegian Prime Minister Anselm Corvath visited Warsaw.",
            "Norwegian Prime Minister Anselm Corvath",
            "NOR",
            "GOV",
        ),
        ("A group of Kenyan farmers blocked the road.", "A group of Kenyan farmers", "KEN", "AGR"),
        ("Sweden's and Norway's foreign ministers spoke.", "Norway's foreign ministers", "NOR", "GOV"),
    ],
)
def test_parsed_sentences_resolve_like_those_made_by_hand(
    resolver: ActorResolver,
    parse: Callable[[str], tuple[Document, Annotations]],
    text: str,
    words: str,
    country: str,
    sector: str,
) -> None:
    document, annotations = parse(text)
    start = text.index(words)
    actor = resolver.resolve_span(document, annotations, start, start + len(words), _DAY)
    assert (actor.country, actor.sectors[0]) == (country, sector)

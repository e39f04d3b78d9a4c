"""Chains of mentions: which words of a text are of the same one, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.romanising import skeleton
from dragoman.language.coreference import chain
from dragoman.language.mentions import find_mentions
from dragoman.language.names import Name, same_name
from dragoman.language.quotes import find_quotes
from dragoman.records import Mention, Region, RegionKind
from made_parses import parsed


def chained(text: str) -> tuple[Mention, ...]:
    document, sentences = parsed(text)
    return chain(find_mentions(document, sentences), sentences, find_quotes(document, sentences))


def at(mentions: tuple[Mention, ...], words: str, nth: int) -> int:
    """Give the chain of the nth mention whose words these are."""
    return [mention.chain for mention in mentions if mention.span.text == words][nth]


# text, words of one mention and its number, words of another and its number
SAME = [
    # Who arrests is whoever can.
    ("Police said that youths threw stones. They arrested ten men.", ("Police", 0), ("They", 0)),
    ("Police said that youths threw stones. They fled at noon.", ("youths", 0), ("They", 0)),
    # Whose deed a measure answers: a judgement's cause is in whom it is on.
    ("The council put sanctions on Kenya after it tested a missile.", ("Kenya", 0), ("it", 0)),
    ("The council condemned Kenya for its raid.", ("Kenya", 0), ("its", 0)),
    (
        "A council voted for a text toughening sanctions on Kenya following its test.",
        ("Kenya", 0),
        ("its", 0),
    ),
    # Who tells of himself, though his name has no label here, or another one than elsewhere.
    ("Peter Moss left. Groth told reporters he would resign.", ("Groth", 0), ("he", 0)),
    ("Peter Moss left. Groth told reporters he would go if he lost.", ("Groth", 0), ("he", 1)),
    ("Tad Devine met Peter Moss. Devine said he had no talks.", ("Tad Devine", 0), ("he", 0)),
    ("Marta Nowak left. Ruth Zimmerman Okoro said she would sue.", ("Ruth Zimmerman Okoro", 0), ("she", 0)),
    ("Stefan Okoro attacked Peter Moss, calling him a liar.", ("Peter Moss", 0), ("him", 0)),
    # A president without a state is the one named so, not the one told with another state.
    (
        "President Marta Nowak wrote to Kofi Mensah. The Ghanaian president wept. The president left.",
        ("The president", 0),
        ("President Marta Nowak", 0),
    ),
    (
        "The Ghanaian president wept in Accra. The president left.",
        ("The president", 0),
        ("The Ghanaian president", 0),
    ),
    ("The girls came home. The other girls died. The girls wept.", ("The girls", 1), ("The girls", 0)),
    ("Another man was held. The man wept.", ("Another man", 0), ("The man", 0)),
    # What speaks and does harm like a party.
    (
        "Norway spoke. A statement from the council called for calm. It condemned the raid.",
        ("A statement from the council", 0),
        ("It", 0),
    ),
    ("Syria fell silent. A man jumped onto the lorry as it hit two boys.", ("the lorry", 0), ("it", 0)),
    # Plural verbs of bodies, and bodies told as one.
    (
        "Ten Danes came. The Harbour Agency are building a pier. Later they held talks.",
        ("The Harbour Agency", 0),
        ("they", 0),
    ),
    ("St. Louis Police said its squad arrested two men. They were charged.", ("two men", 0), ("They", 0)),
    # Whom an opening clause is about.
    (
        "A dozen captives died. A year after they were taken, the abducted girls were freed.",
        ("they", 0),
        ("the abducted girls", 0),
    ),
    (
        "Diplomats spoke. The ministry sent an alert to citizens and warned them.",
        ("citizens", 0),
        ("them", 0),
    ),
    ("Soldiers freed a bishop who had lost his house.", ("a bishop", 0), ("who", 0)),
    ("Kenyan police held ten men. Later police freed two.", ("Kenyan police", 0), ("police", 0)),
    ("Ilir Berisha left Vienna. Berisha flew to Rome.", ("Ilir Berisha", 0), ("Berisha", 0)),
    (
        "General Karim Baqeri met the press. Bagheri said nothing new.",
        ("General Karim Baqeri", 0),
        ("Bagheri", 0),
    ),
    ("Petra Lindqvist resigned. She had led the bank.", ("Petra Lindqvist", 0), ("She", 0)),
    ("Tomas Okello was freed. He thanked the court.", ("Tomas Okello", 0), ("He", 0)),
    ("Moldova closed the border. It reopened the border in May.", ("Moldova", 0), ("It", 0)),
    ("Gunmen stormed the camp. They took two guards.", ("Gunmen", 0), ("They", 0)),
    ("The police raided the office. They seized files.", ("The police", 0), ("They", 0)),
    (
        "The minister, Marta Nowak, spoke first. Nowak then left.",
        ("Nowak", 0),
        ("The minister", 0),
    ),
    (
        "A foreign minister arrived. The minister met reporters.",
        ("A foreign minister", 0),
        ("The minister", 0),
    ),
    ('"I am tired," Diallo said.', ("I", 0), ("Diallo", 0)),
    # What a cue says a quotation is of.
    (
        'Ana Ruiz met Tomas Okello. "He is kind," she said of Okello.',
        ("He", 0),
        ("Tomas Okello", 0),
    ),
    # Who speaks of what they did, in a clause before.
    (
        "China has helped little. When it blacklisted three traders, the Treasury said that they sold coal.",
        ("it", 0),
        ("the Treasury", 0),
    ),
    # Who acted just before comes before who follows.
    (
        "Gunmen raided the school. Days after they kidnapped pupils, the soldiers freed them.",
        ("Gunmen", 0),
        ("they", 0),
    ),
    ("Kenya angered envoys. After it seized a tanker, the council said more.", ("Kenya", 0), ("it", 0)),
    # By whom a report was published comes before the report.
    (
        "The report was published by the Lusaka Institute. It accused the firm of theft.",
        ("the Lusaka Institute", 0),
        ("It", 0),
    ),
    # A crew is a ship's.
    ("The council met. Kenya held a tanker. Its crew went home.", ("a tanker", 0), ("Its", 0)),
    # An office by its letters.
    ("The CEO of Siemens died. Reporters named the CEO.", ("The CEO of Siemens", 0), ("the CEO", 0)),
    ('"We will stay," said Colonel Haddad.', ("We", 0), ("Colonel Haddad", 0)),
    ("Chad warned Sudan. Sudan ignored Chad.", ("Chad", 0), ("Chad", 1)),
    (
        "The World Health Organization sent doctors. The Organization asked for more.",
        ("The World Health Organization", 0),
        ("The Organization", 0),
    ),
    ("Ilir Berisha lost the vote and his party lost the city.", ("Ilir Berisha", 0), ("his", 0)),
    (
        "Supporters of the mayor threw stones, and police fired tear gas at them.",
        ("Supporters of the mayor", 0),
        ("them", 0),
    ),
    ("Rebels fled the camp. Soldiers tried to stop them.", ("Rebels", 0), ("them", 0)),
    # A given name tells the gender.
    ("Helena Brandt met Stefan Okoro. She thanked him.", ("Helena Brandt", 0), ("She", 0)),
    ("Helena Brandt met Stefan Okoro. She thanked him.", ("Stefan Okoro", 0), ("him", 0)),
    # What is counted is meant, not the count.
    ("Hundreds of farmers marched. They shouted.", ("Hundreds of farmers", 0), ("They", 0)),
    ("The boy fled. Police found him.", ("The boy", 0), ("him", 0)),
    ("Ms. Feldman met Stefan Okoro. She thanked him.", ("Ms. Feldman", 0), ("She", 0)),
    ("Stefan Okoro greeted Helena Brandt and her brother.", ("Helena Brandt", 0), ("her", 0)),
    ("Colin Sanders spoke. Sanders said he would stay.", ("Sanders", 0), ("he", 0)),
    ("A visit by its CEO was short. He left early.", ("its CEO", 0), ("He", 0)),
    ("Two pilots were hurt. They had landed late.", ("Two pilots", 0), ("They", 0)),
]
APART = [
    # What came before a measure may be its maker's; what follows it is not its cause.
    ("The council put sanctions on Kenya before it met Kofi Mensah.", ("Kenya", 0), ("it", 0)),
    ("The council fined Kenya for breaking its embargo.", ("Kenya", 0), ("its", 0)),
    ("The council put sanctions on Kenya as it met Kofi Mensah.", ("Kenya", 0), ("it", 0)),
    ("The council met Kenya after it tested a missile.", ("Kenya", 0), ("it", 0)),
    # An article brings up a new one of a sort.
    (
        "He founded a super PAC in Ohio. She paid a super PAC, Blue Sky.",
        ("a super PAC", 0),
        ("a super PAC", 1),
    ),
    ("The other girls died. Mothers met the girls.", ("The other girls", 0), ("the girls", 0)),
    ("Riot police held ten men. Later police freed two.", ("Riot police", 0), ("police", 0)),
    # A son with a middle name of his own.
    (
        "John Abel Kufoor ruled. His son John Akim Kufoor was held.",
        ("John Abel Kufoor", 0),
        ("John Akim Kufoor", 0),
    ),
    (
        "An array of men sat in the Palm Palace, a string of guerrillas.",
        ("the Palm Palace", 0),
        ("a string of guerrillas", 0),
    ),
    (
        "Protesters marched in Lusaka. When they threw stones, the police fired tear gas.",
        ("they", 0),
        ("the police", 0),
    ),
    ("Police caught ten pirates and took three of them away.", ("Police", 0), ("them", 0)),
    # "The carrier" is an airline as well as a ship.
    ("Norvane Air fell. A carrier of coal sank, and its owner wept.", ("Norvane Air", 0), ("its owner", 0)),
    (
        "The Security Council met. Its crew went home.",
        ("The Security Council", 0),
        ("Its", 0),
    ),
    ("China was quiet. When it sank, the firm said nothing.", ("it", 0), ("the firm", 0)),
    ('Ana Ruiz met Tomas Okello. "She is kind," he said of Okello.', ("She", 0), ("Tomas Okello", 0)),
    ("Soldiers chased them.", ("Soldiers", 0), ("them", 0)),
    ("Soldiers went in and shot at them.", ("Soldiers", 0), ("them", 0)),
    ("Eric Haddad met Omar Haddad in Tunis.", ("Eric Haddad", 0), ("Omar Haddad", 0)),
    ("North Korea fired a missile over South Korea.", ("North Korea", 0), ("South Korea", 0)),
    ("Berisha met his Iraqi counterpart.", ("his", 0), ("his Iraqi counterpart", 0)),
    ("Mr Nowak greeted Ms Nowak. She left.", ("Mr Nowak", 0), ("She", 0)),
    ("The soldiers left. The soldier stayed.", ("The soldiers", 0), ("The soldier", 0)),
    (
        "A French minister arrived. The Turkish minister left.",
        ("A French minister", 0),
        ("The Turkish minister", 0),
    ),
    ("He shot Marta Nowak in Riga, Latvia.", ("Riga", 0), ("Latvia", 0)),
    ("Peter Moss left. Reuters said he had won.", ("Reuters", 0), ("he", 0)),
    ("Peter Moss left. Zwatt Police said he was armed.", ("Zwatt Police", 0), ("he", 0)),
    ('Okello left. "We will win," said Diallo.', ("Okello", 0), ("We", 0)),
    ("The mayor sold the house. It was old.", ("The mayor", 0), ("It", 0)),
    ("The payment was late. He complained.", ("The payment", 0), ("He", 0)),
    ("Stefan Okoro left. She stayed.", ("Stefan Okoro", 0), ("She", 0)),
    (
        "The Embassy in Lusaka closed. The Embassy in Harare stayed open.",
        ("The Embassy in Lusaka", 0),
        ("The Embassy in Harare", 0),
    ),
    ("Ministry of Health staff met Ministry of Justice staff.", ("Health", 0), ("Justice", 0)),
    (
        "Seoul was calm. A scholar at Korea University in Seoul spoke.",
        ("Seoul", 0),
        ("Korea University in Seoul", 0),
    ),
    ("China slowed, the Bank of China said.", ("China", 0), ("the Bank of China", 0)),
    (
        "John Addo Nkansah is a son of John Kwame Nkansah.",
        ("John Addo Nkansah", 0),
        ("John Kwame Nkansah", 0),
    ),
    ("Soldiers left. Guards let them in.", ("Guards", 0), ("them", 0)),
    ("Kim Jong Un spoke. Kim left. (Reporting by Jack Kim)", ("Kim", 0), ("Jack Kim", 0)),
    (
        "The University of Oslo sued the University of Bergen.",
        ("The University of Oslo", 0),
        ("the University of Bergen", 0),
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "one", "two"), SAME)
def test_words_of_the_same_one_share_a_chain(text: str, one: tuple[str, int], two: tuple[str, int]) -> None:
    mentions = chained(text)
    assert at(mentions, *one) == at(mentions, *two)


@pytest.mark.model
@pytest.mark.parametrize(("text", "one", "two"), APART)
def test_words_of_two_stay_in_two_chains(text: str, one: tuple[str, int], two: tuple[str, int]) -> None:
    mentions = chained(text)
    assert at(mentions, *one) != at(mentions, *two)


@pytest.mark.model
def test_a_chain_is_named_by_its_first_mention_and_reached_in_one_step() -> None:
    mentions = chained("Ilir Berisha left Vienna. Berisha flew to Rome. He met Marta Nowak. She was ill.")
    for mention in mentions:
        assert mention.chain <= mention.id
        assert mentions[mention.chain].chain == mention.chain


@pytest.mark.model
def test_all_names_of_a_chain_agree_even_when_a_bare_surname_stands_between() -> None:
    mentions = chained("Eric Haddad spoke. Haddad then left. Omar Haddad stayed.")
    assert at(mentions, "Eric Haddad", 0) == at(mentions, "Haddad", 0)
    assert at(mentions, "Omar Haddad", 0) != at(mentions, "Haddad", 0)


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "one"),
    [
        ("West African leaders met in Abuja on Sunday.", True),
        ("It rained. It rained. It rained. West African leaders met in Abuja.", False),
        ("Leaders met in Abuja on Sunday.", False),
    ],
)
def test_a_headline_calls_somebody_as_the_opening_does(body: str, *, one: bool) -> None:
    headline = "West African leaders threaten force"
    text = f"{headline}\n{body}"
    head, rest = len(headline), len(text)
    document, sentences = parsed(
        text, Region(RegionKind.HEADLINE, 0, head), Region(RegionKind.BODY, head + 1, rest)
    )
    mentions = chain(find_mentions(document, sentences), sentences)
    leaders = [m.chain for m in mentions if m.span.text.lower().endswith("leaders")]
    assert (leaders[0] == leaders[1]) is one


SOUNDS = [
    ("Bagheri", "Baqeri", True),
    ("Ghanmi", "Ghanemi", True),
    ("Yousef", "Yusuf", True),
    ("al-Abadi", "Abadi", True),
    ("Muhammad", "Mohammed", True),
    ("Berisha", "Baresi", True),
    ("Haddad", "Hamdan", False),
    ("Nowak", "Nolan", False),
    ("Diallo", "Okello", False),
]


@pytest.mark.parametrize(("one", "two", "same"), SOUNDS)
def test_spellings_of_one_sound_share_a_skeleton(one: str, two: str, same: bool) -> None:
    assert (skeleton(one) == skeleton(two)) is same


NAMES = [
    # A word before what a body is tells it from another.
    (Name(("Union", "Bank", "Chad"), "ORG", "bank"), Name(("Bank", "Chad"), "ORG", "bank"), False),
    (Name(("Royal", "Bank", "Chad"), "ORG", "bank"), Name(("Bank", "Chad"), "ORG", "bank"), True),
    (Name(("Ilir", "Berisha"), "PERSON"), Name(("Berisha",), "PERSON"), True),
    (Name(("Ilir", "Berisha"), "PERSON"), Name(("I.", "Berisha"), "PERSON"), True),
    (Name(("Ilir", "Berisha"), "PERSON"), Name(("Ana", "Berisha"), "PERSON"), False),
    (Name(("Kim", "Un"), "PERSON"), Name(("UN",), "ORG"), False),
    (Name(("Haider", "al-Abadi"), "PERSON"), Name(("Abadi",), "ORG"), True),
    (Name(("Iraq",), "GPE"), Name(("northern", "Iraq"), "GPE"), False),
    (Name(("Korea",), "GPE"), Name(("South", "Korea"), "GPE"), False),
    (Name(("UN", "Council"), "ORG"), Name(("Council",), "ORG"), True),
    (Name(("University", "Oslo"), "ORG"), Name(("University", "Bergen"), "ORG"), False),
    (Name(("China",), "ORG", "china"), Name(("Bank", "China"), "ORG", "bank"), False),
    (Name(("Bank", "China"), "ORG", "bank"), Name(("Federal", "Bank", "China"), "ORG", "bank"), True),
    (Name(("Ana", "Mae", "Berisha"), "PERSON"), Name(("Ana", "Lu", "Berisha"), "PERSON"), False),
    (Name(("Ana", "Mae", "Berisha"), "PERSON"), Name(("Ana", "Berisha"), "PERSON"), True),
]


@pytest.mark.parametrize(("one", "two", "same"), NAMES)
def test_two_names_are_one_when_nothing_in_them_speaks_against_it(one: Name, two: Name, same: bool) -> None:
    assert same_name(one, two) is same


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_whether_names_agree_does_not_depend_on_their_order(one: str, two: str) -> None:
    first, second = Name((one,), "PERSON"), Name((two,), "PERSON")
    assert same_name(first, second) == same_name(second, first)


@pytest.mark.model
def test_a_mark_and_a_cut_off_ex_are_no_mentions() -> None:
    words = {mention.span.text for mention in chained("Ex-Fena staff warn of floods - Fena")}
    assert not words & {"Ex", "-", "Ex-"}

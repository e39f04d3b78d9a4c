"""Which common nouns are of people, and which of men or women only."""

# Nouns of people that no ending gives away.
_PEOPLE = frozenset(
    """
    academic accountant ace acrobat actress addict admiral adolescent adult adversary advocate agent
    aide alcoholic ally amir applicant apprentice archbishop aristocrat assailant assistant associate
    athlete attendant attendee attorney aunt autocrat ayatollah baby baron baroness billionaire bishop
    bodyguard boss boy bride brigadier buddy bully bureaucrat burglar cadet candidate cannibal captain
    captive cardinal ceo cfo champion chancellor chap chaplain chief child citizen civilian claimant
    classmate cleric clerk client coach colleague colonel combatant commandant commando compatriot
    complainant comrade conscript conservative constable consul consultant convict cop corporal
    correspondent count countess cousin criminal critic culprit czar dame defendant delegate delinquent
    democrat deputy descendant despot detective dictator dignitary diplomat dissident duchess duke emir
    envoy escapee executive exile expatriate expert fellow firebrand friend fugitive general genius
    gentleman giant girl graduate grandchild grandparent groom guard guardian guerrilla guest guru guy
    head heir heiress hero heroine host hostage hostess human husband imam immigrant incumbent
    individual infant informant inhabitant inmate intellectual journalist judge kid king knight lad lady
    laureate liberal lieutenant lord magnate major marine marshal martyr mate mayor mechanic mediator
    medic mep mercenary merchant migrant militant millionaire missionary mogul monarch monk mp mullah
    native neighbour nephew newcomer niece nun nurse occupant official oligarch operative opponent
    orphan paramedic parent participant pastor patient patriarch peasant penitent pensioner person
    pilgrim pilot pirate poet pope premier president priest prince princess principal pro professional
    prophet proponent protestant pundit queen rabbi rascal rebel recipient recruit regent relative
    representative resident respondent revolutionary rival roommate saint schoolgirl secretary sergeant
    servant shah sheik sheikh sheriff sibling skeptic son spouse spy star stewardess stowaway student
    sultan superintendent suspect teammate technocrat teen teenager tenant thief toddler tsar tycoon
    tyrant uncle vandal veteran vicar victim visionary waitress widow widower wife witness wrestler
    youth
    """.split()
)
_ENDINGS = ("er", "or", "ist", "man", "woman", "cian", "rian", "dian", "lian", "ee", "person")
_THINGS = frozenset(
    """
    accelerator access address after airliner altar amplifier anger another answer armor armour assist
    awareness banner barrier barter bee behavior behaviour blender blunder boiler bomber border boulder
    browser buffer bulldozer bumper bunker burner business butter calculator calendar caliber cancer
    canister carburetor career carrier center centimeter centre chamber chapter charger charter chopper
    cluster coffee color colour committee computer congress consciousness container conveyor cooler
    copper corner corridor counter cover crater crossover cruiser cucumber cutter cylinder danger
    darkness december decree degree destroyer detector diameter dinner disaster disorder dispenser
    dollar door drawer dress effectiveness either elevator ember encounter endeavour error escalator
    ever excavator factor fairness favor favour fee fever fiber filter finger fist flavor flavour floor
    flower folder former fortress freezer freighter frontier gender generator gist glacier guarantee
    gutter hammer handover hangover happiness harbor harbour harness heater heist helicopter honor
    honour horror humor humour hunger illness indicator jubilee kilometer kindness knee knocker labor
    labour ladder laser latter laughter launcher layer layover leather ledger leftover letter lever
    lighter likeness liner list liter liver locker loss lumber makeover manner marquee matter mattress
    melee merger mess meteor meter mirror mist mixer monitor mortar motor murder neighbourhood neither
    never newsletter newspaper november number october odor odour offer oman order other over oversee
    oyster pager paper parameter pedigree pepper perimeter pier pillar planter plaster platter plunder
    pointer polymer poster powder power prayer press printer process processor progress propeller
    pushover quarter radar radiator rather razor reactor readiness receiver recorder reflector
    refrigerator register remainder reminder revolver rigour river roller rollover rooster roster rotor
    router rubber rudder rumor rumour saucer scanner scooter screwdriver sector semester sensor
    september server sewer shelter shoulder shower shutter sickness silver skyscraper slander slaughter
    soccer spacer spider spinner splendour spree stapler starter steamer sticker strainer stress success
    summer supper surrender sweater takeover tanker temper tender terror tether theater thunder tier
    tiger timber timer toughness tower tracker tractor trailer transfer transformer transistor trawler
    tree tremor trigger tumbler tumor tumour turnover twist twitter under vapor vapour vector vigour
    voucher wafer wager waist waiver wallpaper water weakness weather whether whisper wilderness
    willingness winter wonder wrist zipper
    """.split()
)
_MALE = frozenset(
    """
    baron boy bridegroom brother businessman dad duke emir emperor father gentleman grandfather grandson
    groom herr husband king lord man monk monsieur mr mr. nephew pope prince schoolboy señor sir son
    stepbrother stepfather stepson sultan uncle widower
    """.split()
)
_FEMALE = frozenset(
    """
    actress aunt baroness bride countess dame daughter duchess empress frau girl granddaughter grandmother
    heiress heroine hostess housewife lady madam madame midwife miss mme mme. mom mother mrs mrs. ms ms.
    mum niece nun pregnant princess queen schoolgirl señora sister stepdaughter stepmother stepsister
    waitress widow wife woman
    """.split()
)
_SHORTEST_MAN = 6  # "woman" and "Oman" end so too


def is_human(lemma: str) -> bool:
    """Say whether a common noun is of one person, by its ending or from the list."""
    if lemma in _PEOPLE:
        return True
    return lemma not in _THINGS and not lemma.endswith("ness") and lemma.endswith(_ENDINGS)


def gender_of_word(word: str) -> str:
    """Tell whether a small-written word is of men or of women only ("brother", "ms."), or nothing."""
    if word in _FEMALE or word.endswith("woman"):
        return "female"
    is_man = len(word) >= _SHORTEST_MAN and word.endswith("man") and word != "german"
    return "male" if word in _MALE or is_man else ""

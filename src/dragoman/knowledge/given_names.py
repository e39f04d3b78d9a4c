"""Given names that nearly only men or nearly only women bear; names of both are left out."""

import unicodedata

_MALE = frozenset(
    """
    aaron abbas abdallah abdel abdelaziz abdelfattah abdul abdulaziz abdullah abdulrahman abdurrahman
    abraham adam adil adnan adolf adrian ahmad ahmed ahmet ajay akbar alain alan albert alberto aldo
    alejandro aleksander aleksandr alessandro alexander alexandre alexandros alexei alexey alfonse alfonso
    alfred alfredo ali allan allen alvaro amadou amit anatoly anders andre andrei andrej andres andrew
    andrey andriy andrzej andy angelo anil antal anthony anton antonio antonis antony anwar aquilino arjun
    armando arnaud arnold artem arthur arturo arun arvind ashraf asif asim augusto ayman aziz babacar
    baltasar barack barnett barney barry bart bartosz bashar bashir ben benedict benigno benito benjamin
    benny bernard bernardo bernie bertrand bill billy bob bobby boris brad bradley brendan brett brian
    bruce bruno bryan burak carl carlo carlos carsten cecil cedric cesar chad charles charlie chester
    christian christoph christophe christopher chuck clarence claude claudio clement cliff clifford clint
    clive colin conor corey cornelius craig cristian cristiano curtis cyril cyrus damian damien dan daniel
    daniele danny darren daryl dave david dean denis dennis derek desmond devendra didier diego dieter
    dilip dimitri dimitris dinesh dirk dmitri dmitriy dmitry dominic dominik don donald doug douglas
    duncan dustin dwayne dwight earl ed eddie edgar edmund eduard eduardo edward edwin efrain egor ehud
    eli elias elijah eliot ellis elmer emanuel emil emile emilio emmanuel emmerson emre enda enrico
    enrique eric erik ernest ernesto ernst erwin esteban ethan eugene evan evgeny evo ezra fabian fabio
    fahad faisal farid farouk fayez felipe felix ferdinand fernando fidel filip florian francesco francis
    francisco franco francois frank franklin franz fred frederic frederick fredrik friedrich fritz gabriel
    gareth garry gary gaston gavin gennady geoff geoffrey georg george georges georgios gerald gerard
    gerhard gerry giacomo gianni gilbert gilles giorgi giorgio giovanni giuseppe glen glenn godfrey
    goodluck gopal gordon graeme graham grant greg gregor gregory grigory guillaume guillermo gunter
    gunther gurbanguly gus gustavo guy habib haider hakan hal hamad hamid hamza hank hans harald haris
    harold haroon harry harsh harun harvey hashim hassan hassen hector heiko heinrich heinz helmut hendrik
    henri henrik henrique henry herbert herman hermann hisham horst hosein hosni howard hubert hugh hugo
    huseyin hussain hussein ian ibrahim idriss ignacio igor ilham ilya imad imran ion irfan isaac isaias
    isak ismail issa ivan ivo jack jacob jacques jaime jair jake jakob jakub jamal james jared jason javad
    javed javier jawad jay jeb jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy jiri joachim
    joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh
    joshua josip juan jules julian julien julio julius junichiro jurgen justin juvenal kamal karel karim
    karl kaspar keith ken kenneth kevin khaled khalid khalil kirill kirk klaus kofi konstantin
    konstantinos kurt kyle laith lamine lance larry lars laurent lawrence lazaro len leo leon leonard
    leonardo leonel leonid leopoldo lev lewis liam lionel lloyd lorenzo lothar louis luc luca lucas
    luciano ludwig luigi luis luiz lukas luke maciej magnus mahamadou mahathir mahdi mahinda mahmood
    mahmoud mahmud maithripala malcolm malik mamadou manfred manmohan manny manoj manuel marc marcel
    marcelo marcin marco marcos marcus marek mario marius mark marko markus martin marvin marwan masoud
    massimo mateo mateusz mathieu matt matteo matthew matthias maurice mauricio maurizio max maxim
    maximilian mehdi mehmet melvin michael michal michel mickey miguel mikael mike mikhail mikheil miklos
    milan milo milorad milos miro miroslav mitch mitt mladen mohamad mohamed mohammad mohammed
    mohsen moise mokhtar momcilo moshe mourad muammar muhammad muhammadu muhyiddin mukesh murat murray
    mustafa mustapha mykola nabih nabil naftali naguib najib narendra naseer nasser nathan nathaniel
    navjot neil nelson nestor nicholas nick nicolas nicolo niels nigel nikola nikolai nikolaj nikolaos
    nikolas nikolay nils noah norbert norman nouri nursultan olaf oleg oleksandr oleksiy oliver olivier
    olusegun omar omer orhan osama oscar oskar osman otto owen ozan pablo paolo pascal patricio patrick
    paul paulo pavel pavlo pawel pedro per pervez pete peter petr petro petros petteri phil philip philipp
    philippe piero pierpaolo pierre pieter pietro piotr porfirio pranab prashant prayuth qamar qasim
    rachid radovan rafael raffaele raffaello rahul raila rainer rajesh rajiv rakesh ralph ramazan rami
    ramon ramzan randy raphael rashid ratko raul ravi ray raymond recep reince reinhard renato reuven rex
    reza ricardo riccardo richard rick ricky rob robert roberto rod rodney rodolfo rodrigo roger roland
    rolf roman romano ron ronald ronaldo ronnie rory ross roy ruben rudolf rudolph rudy rupert russell
    ryan ryszard saad saddam sadiq saeed salem salih salim salman salva salvador salvatore samir samuel
    sanjay santiago scott sean sebastian selim serge sergei sergej sergey sergio serhiy seth shahbaz shane
    shaukat shaun shawn shimon shinzo sid sidney siegfried silvio simon sipho slobodan sohail solomon
    spencer stan stanislav stefan stefano sten stephan stephane stephen steve steven stewart stuart
    subhash suleiman suleyman sunil suresh sushil sven syed sylvain tadeusz taha takeshi tarek tariq taro
    tayyip ted teddy teodoro thabo thaksin theodor theodore thierry thomas tibor tim timothy tobias todd
    tom tomas tomasz tommy tony toomas torsten travis trevor tristan troy tyler uhuru ulrich umar umaru
    umberto uwe vaclav valery vance vasily victor vijay vikram viktor vincent vincenzo vinicius vinod
    vitaly vito vivek vlad vladimir vladislav vojislav volker volodymyr waldemar walid walter warren wayne
    werner wilfried wilhelm will willem william willy wim winston wladyslaw wojciech wolfgang woodrow
    xavier yahya yair yannis yasin yasir yasser yevgeny yitzhak yoichi yoshihiko yosuke yousef youssef
    yoweri yukio yuri yuriy yusuf yves zachary zafar zaid zain zbigniew zdravko zine zoran zygmunt
    """.split()
)
_FEMALE = frozenset(
    """
    abby abigail adela adele adriana agatha agnes agnieszka aicha aida aileen ailsa aisha aishwarya alba
    alejandra aleksandra alessandra alexandra alice alicia alina alison alissa allison alma alyona amanda
    amber amelia amelie amina aminata amy ana anastasia anastasiya angela angelica angelika angelina
    angelique anita anja ann anna annabel anne anneliese annette annie antje antonella antonia anya
    anzhelika aparna arlene asha ashleigh asma asuncion audrey aurora ava ayelet ayesha aysha azra barbara
    beata beatrice beatriz becky belinda benazir bernadette bernice bertha beth bethany betsy betty
    beverly bianca birgit bonnie brenda bridget brigid brigitte britney brittany camila camilla candace
    candice carla carly carmen carol carole carolina caroline carolyn carrie cassandra catalina catherine
    cathy cecilia celeste celia charlotte chelsea cheryl chiara christa christiana christiane christina
    christine cindy clara clare clarissa claudia clementine colette colleen condoleezza connie constance
    consuelo cora corazon corinne cristina cynthia dagmar daisy dalia daniela danielle daphne daria dawn
    deb debbie deborah debra deirdre delia denise desiree diana diane dianne dilma dina dolores donatella
    donna dora doreen doris dorothea dorothy ebony edith edna eileen ekaterina elaine eleanor elena
    eleonora elif elisa elisabeth elisabetta elise eliza elizabeth ella ellen elsa elsie elvira emilia
    emily emine emma erica erika erin ernestine estela esther ethel eugenia eva evelyn evita fatima
    fatimah fatma fatou federica felicia fernanda fiona flora florence fran frances francesca francine
    francoise frauke frederica frida gabriela gabriella gabrielle gail galina gemma georgia georgina
    geraldine gertrude ghislaine gillian gina ginny giorgia giovanna gisela giulia gladys glenda glenys
    gloria golda grace graciela greta gretchen guadalupe gudrun gwen gwendolyn habiba haifa hala hanan
    hannah harriet hatice hazel heather hedwig heidi heike helen helena helene helga henrietta hilda
    hillary hina holly ida ilse imelda ines inga ingrid irena irene irina iris irma isabel isabella
    isabelle ivana ivanka jacinda jacqueline jana jane janet janice janine jasmine jayne jeanette jeanine
    jeanne jeannette jelena jen jenna jennifer jenny jessica jill joanna joanne jocelyn jodie johanna
    josefina josephine joy joyce juanita judith judy julia juliana julie juliet julieta juliette june
    justine kaja kamala karen karin karina karolina katarina katarzyna kate katerina katharina katherine
    kathleen kathryn kathy katia katie katja katrin katrina katya kay kayla keiko keisha kellie kellyanne
    kersti khadija kirsten kirsti kirstjen kristen kristie kristin kristina krystyna laila lara larissa
    laura lauren laverne layla lea leah leila lena leonor leticia letitia leyla lidia lilian liliana
    lillian lily linda lindsey lisa lise liv liz liza lois lola lorena loretta lori lorraine lotte louisa
    louise lucia lucie lucinda lucy ludmila luisa luz lydia lyn lynda lynne lyudmila mabel madeleine
    madeline magdalena maggie maia maja malala malgorzata mamie mandy manuela mara marcela margaret
    margarita margaux margot margrethe marguerite maria mariam mariana marianne marie mariela marija
    marilyn marina marisa marisol maritza marjorie marlene marta martha martina mary maryam maryse masha
    maud maureen mavis maxine maya mayawati megan meghan mehbooba melania melanie melinda melissa mercedes
    meredith meryem michaela michelle mildred mimi mina mira mireille miriam mirjam mitzi mollie molly
    mona monica monika monique muriel myra myriam myrtle nadezhda nadia nadine nancy naomi natalia natalie
    nataliya natalya natasha nathalie nayla nelly nicole nikki nina nirmala nora noreen norma nuria odette
    ofelia oksana olena olga olive olivia ophelia oriana oxana paige pamela paola patricia patsy patti
    paula paulette paulina pauline peggy penelope penny petra philippa phoebe phyllis pilar pooja portia
    pratibha priscilla priti priya prudence rachel rachida rahma ramona rania rebecca regina rekha renata
    renate renee rhonda rita roberta rocio ronda rosa rosalia rosalind rosanna rose roseanne rosemary
    rosie roxana roya ruby ruth sabina sabine sabrina sahar sally samantha samia sandra sanjida sanna sara
    sarah saskia scarlett segolene selena selma serena shabana shaista sharon sheena sheikha sheila
    shelley sherry shirin shirley shoshana sigrid silvana silvia simonetta sinead siobhan sofia sonia
    sonja sonya sophia sophie soraya stella stephanie stormy sue suhasini sunita susan susana susanna
    susanne sushma suzanne suzy svetlana sviatlana sybil sylvia sylvie tamar tamara tammy tania tanja
    tanya tara tarja tatiana tatyana teresa tess tessa thelma theresa therese tina tracey trude tulip
    tzipi ursula usha valentina valeria valerie vanessa vera verena veronica veronika vesna vicki vicky
    victoria vijaya viktoria viola violet violeta virginia virginie vivian viviana vivien vivienne wafa
    wanda wendy whitney wilhelmina wilma winifred winnie wioletta xenia yasmin yasmina yelena yevgenia
    yingluck ylva yolanda yulia yuliya yvette yvonne zahra zainab zaynab zehra zeinab zhanna zoe zofia
    zsuzsanna zuhal zuzana
    """.split()
)
# Family names that Slavic women alone bear.
_WOMENS_SURNAMES = ("kova", "mova", "rova", "tova", "skaya", "yeva")
_SHORTEST_SURNAME = 6
_STROKES = str.maketrans("łøđı", "lodi")  # no accents to Unicode


def gender_of_name(words: tuple[str, ...]) -> str:
    """Tell the gender that a full name shows by its given name, or nothing.

    Args:
        words: The words of a person's name, the given name first.
    """
    if len(words) < 2:
        return ""
    if is_given(words[0]):
        return "male" if _plain(words[0]) in _MALE else "female"
    last = _without_accents(words[-1].lower())
    return "female" if len(last) >= _SHORTEST_SURNAME and last.endswith(_WOMENS_SURNAMES) else ""


def is_given(word: str) -> bool:
    """Say whether a word is a given name of men or of women."""
    return _plain(word) in _MALE or _plain(word) in _FEMALE


def _plain(word: str) -> str:
    """Write a given name small and without accents, of a double one the first: "Jean-Claude"."""
    return _without_accents(word.lower().partition("-")[0])


def _without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.translate(_STROKES))
    return "".join(c for c in letters if not unicodedata.combining(c))

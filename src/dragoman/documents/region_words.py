"""The words by which the parts of a page give themselves away; one pattern a mechanism."""

import re

from dragoman.records.letters import CAPITALS


def _any(*alternatives: str) -> str:
    """Join alternatives, one a line where they are written, into one group."""
    return "(?:" + "|".join(alternatives) + ")"


_QUOTE = "['\u2019]"
_DASH = "[-\u2013\u2014]"

AGENCIES = _any(
    "[Rr]euters", "REUTERS", "AFP", "AP", "EPA", "EPA-EFE", "UPI", "ANI", "PTI", "ISNA", "IRNA", "Tasnim",
    "Xinhua", "Yonhap", "Kyodo", "TASS", "Sputnik", "Anadolu(?: Agency)?", "G(?:etty|ETTY)(?: Images)?",
    "EFE", "Barcroft(?: Media)?", "Fame Flynet", "Agence France-?[Pp]resse", "(?:The )?Associated Press",
    "PA(?: Wire| Images)?", "Press Association", "Shutterstock", "Rex(?: Features)?", "Alamy", "Corbis",
    "Z(?:uma|UMA)", "Splash News", "Bloomberg", "NurPhoto", "Invision", "WireImage", "FilmMagic", "Redux",
    "VCG", "H(?:andout|ANDOUT)", "Agencies",
)  # fmt: skip

_NETWORK = _any(
    "Facebook", "Twitter", "Pinterest", "Linked[Ii]n", "Whats[Aa]pp", r"Google\+?", "Reddit", "Tumblr",
    "Telegram", "E-?mail", "Mail", "Print", "Share", "Tweet", "Messenger", "Flipboard", "Copy [Ll]ink", "X",
    "Instagram", "Link", "SMS", "Save", "Comments?",
)  # fmt: skip

SHARE_BAR = re.compile(rf"(?:{_NETWORK}\b[\s|,/·•]*){{2,}}")
"""Two or more names of networks in a row, at the front of a line."""

FURNITURE = re.compile(
    _any(
        "advert(?:isement)?", "ads?", "sponsored(?: content)?", "photos?", "videos?", "images?", "gallery",
        "slideshow", "audio", "next", "prev(?:ious)?", "close", "play", "pause", "menu", "search", "home",
        "back to top", "top", "skip (?:ad|to .*)", "comments?", "leave a (?:comment|reply)", "tags?",
        "topics?", "share(?: this.*)?", "print", r"loading\W*", "continue reading(?: the main story)?",
        "story continues below.*", "article continues .*", r"scroll (?:down|below) (?:for|to)\b.*",
        "swipe .*", "tap .*", "click to .*", "hide caption", "enlarge(?: this image)?", "newsletter",
        "breaking news", "live", "exclusive", "opinion", "analysis", "explainer", "editorial", "listen",
        "transcript", r"https?\s?:\s?/\s?/.*",
    ),
    re.IGNORECASE,
)  # fmt: skip
"""Whole lines that are a button or a label."""

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"

_PUT_OUT = "(?:last )?(?:updated?|modified|(?:first )?published|posted|created)"

NOTICE = re.compile(
    _any(
        r"sign (?:up|in)\b", r"log in\b", r"subscribe\b", "keep up with this story",
        r"register (?:now|for|to)\b", "thank you for (?:subscribing|reading)", "read or share this story",
        "share this (?:story|article|post|page)", r"follow (?:us|[\w.@ ]{2,60}) on \w+", "like us on",
        "join (?:us|the conversation) on", "download (?:our|the) app", "get (?:our|the) .{0,40}newsletter",
        r"(?:click|tap) here\b", r"e-?mail ?: ?\S+@", r"contact (?:us|the (?:author|reporter|writer)s?)\b",
        "send tips", rf"{_PUT_OUT} *(?:[:|]|(?:on|at) \d|\d|{_DAY}|{_MONTH})", "registration number",
        r"license for\b", r"(?:filed under|tags|topics|keywords|categories) ?:",
        "view (?:comments|gallery|all)", "show more", r"\+? ?show all\b", "information from ?:",
        r"\([\w ]{3,30}\d\d?/\d\d?/\d{4} page", "load more", r"\d+ (?:comments?|shares?|views?)\b",
        r"(?:loading|buffering)\b", "your browser does not", "javascript",
        r"(?:https?\s?:\s?/\s?/|www\s?\.)\S*", "related topics", "have your say", "what do you think",
        "support (?:our|quality) journalism",
    ),
    re.IGNORECASE,
)  # fmt: skip
"""Openings of short lines that speak of the site and not of the news."""

LEGAL = re.compile(
    _any(
        r"advertisement[ -]+continue reading", r"copyright\b", r"\(c\) *\d{4}",
        r"© *(?:copyright|\d{4}|all\b)", "this material may not be",
        "terms (?:of (?:use|service)|and conditions)", "privacy policy",
        "(?:we|this (?:web)?site) uses? cookies", "(?:accept|manage) cookies", "we pay for (?:your|videos)",
        "do you have a story", r"corrections? ?:", rf"\[?editor{_QUOTE}?s? note",
        r"(?:update ?: )?this (?:article|story|post|report) (?:was|has been|is) "
        r"(?:originally|first|updated|amended|corrected|(?:re)?published|part of)",
    ),
    re.IGNORECASE,
)  # fmt: skip
"""Openings of notices that may be long."""

NOTICE_ANYWHERE = re.compile(
    _any(
        "all rights reserved", "may not be published, broadcast", "thanks for subscribing",
        "by subscribing now", "continue reading the main story", r"\bprivacy policy\b.*\bterms\b",
        r"\bterms\b.*\bprivacy policy\b", "click here to (?:upload|subscribe|read|sign)",
        rf"\b(?:published|updated|posted):? {_DAY}\b",
    ),
    re.IGNORECASE,
)  # fmt: skip
"""Words that mark a short line as a notice wherever they stand."""

_LABELS = _any(
    "read(?: more| also| next| this| on)?", "also (?:read|see|watch)", "see also",
    "watch(?: now| also| live| more)?",
    "related(?: (?:stor(?:y|ies)|articles?|links?|content|coverage|news))?",
    r"more on (?:this(?: story)?|[\w ]{2,30})", "more(?: stories| news| coverage)?",
    rf"more from [\w .&{_QUOTE[1:-1]}]{{2,40}}", "you (?:may|might) also like", rf"don{_QUOTE}?t miss",
    "recommended(?: for you)?", "trending(?: now)?", "listen", "explore", "in (?:pictures|photos)",
    "gallery", "photos?", "videos?", "live", "opinion", "analysis", "review", "background", "fact check",
    "explain(?:er|ed)", "what to read next", rf"editor{_QUOTE}?s picks?", "further reading", "previously",
    "must[ -]read", "top stories", r"most (?:read|popular|viewed)(?: in \w+)?", "also on [\\w.]+",
)  # fmt: skip

_SHOUTED = _any(
    "READ(?: MORE| ALSO| NEXT)?", "ALSO READ", "SEE ALSO", "WATCH(?: NOW)?", "RELATED(?: STORIES)?",
    "MORE ON .{2,30}", "MOST READ(?: IN [A-Z]+)?", "(?:MUST|JUST) (?:WATCH|WATCHED|READ)",
    rf"DON{_QUOTE}?T MISS", "TRENDING",
)  # fmt: skip

_HEADS = _any(
    "Read (?:[Mm]ore|[Nn]ext|[Aa]lso|the full (?:story|report|article))", "More on this story", "See also",
    "R(?:elated|ELATED) (?i:stories|articles|coverage|links|content)", "Also on ", "Most [Rr]ead",
    "Most Popular", "You (?:may|might) also like", "Recommended for you",
)  # fmt: skip

TEASER = re.compile(rf"(?:(?i:{_LABELS}\s*(?:\s[>|»-]|[:»>|]))\s*|{_SHOUTED}\b|{_HEADS}\b)")
"""Openings of lines that lead to another article."""

TEASER_END = re.compile(
    r"(?:\bR(?:ead|EAD) (?:[Mm]ore|MORE)\W*|»|>>|\bReplay More Videos.*|Full [Ss]tory\W*)$"
)
"""Endings of lines that lead to another article."""

BRACKETED = re.compile(r"\[[^\[\]]{15,200}[^.\[\]]\]|\([Rr]ead(?: more)?: [^()]{10,200}\)")
"""A whole line in square brackets is a link of the page."""

_NAME = rf"[{CAPITALS}][\w.{_QUOTE[1:-1]}-]*"
_OUTLET_WORDS = _any(
    "[Nn]ews", "[Tt]imes", "Post", "Press", "Reuters", "CNN", "BBC", "AFP", "AP", "Correspondent",
    "[Rr]eporter", "[Ee]ditor", r"\.com", r"\.ca", r"\.co\.uk",
)  # fmt: skip
_OUTLET = rf"[\w.]*{_OUTLET_WORDS}"

BYLINE = re.compile(
    _any(
        r"(?:By|BY|by) (?!(?:the|a|an|this|that|his|its|then|now|far|contrast|comparison|law|and)\b)"
        rf"[\w.{_QUOTE[1:-1]}\-]+(?:[\s,|/&]+[\w.{_QUOTE[1:-1]}@\-]+){{0,14}}",
        r"\W{0,3}(?:Reporting|Additional reporting|Writing|Written|Compiled|Edited|Editing|Story) by\b.*",
        rf"{_DASH}? ?With assistance (?:by|from)\b.*",
        r".{3,400}\bcontributed (?:to )?(?:this |reporting|from\b).{0,60}",
        rf"(?:{AGENCIES}|TNN|IANS)\s*[|,·]\s*.{{0,80}}",
        rf"{AGENCIES}(?:\s*[,/&-]\s*{AGENCIES})*",
        rf"{_NAME}(?: {_NAME}){{1,3}}\s*(?:,|\||-|\u2013)\s*{_OUTLET}[\w. ]*",
        "(?:Staff|Special) (?:[Ww]riter|[Rr]eporter|[Cc]orrespondent)s?.{0,60}",
    )
)
"""Whole lines that say who wrote it or when it was put out."""

BARE_AGENCY = re.compile(AGENCIES)
"""A line that is an agency's name: a byline at the ends of an article, a picture's credit amid it."""

CREDIT_END = re.compile(
    _any(
        r"\(\s*(?i:(?:photo|image|picture|video|credit|file photo|photograph)s?\b)[^()]{0,120}\)",
        rf"[(\[][^()\[\]]{{0,120}}(?:/|\bvia |\bby |\bfor )\s*{AGENCIES}[^()\[\]]{{0,40}}[)\]]"
        r"(?:\s*\(\s*/?[^()]{0,40}\))?",
        rf"\(\s*{AGENCIES}(?: [Pp]hoto|/[^()]{{1,60}})\s*\)",
        r"\[[Pp]hoto[^\]]{0,80}\]",
        r"\([^()/]{3,60}/[^()]{2,40}\)",
        rf"{_NAME}\s?/\s?{AGENCIES}(?:/\w+)?\.?",
        r"\b(?:REUTERS|AP Photo|AFP PHOTO|EPA|AP)\s?/\s?[A-Z].{1,60}",
        rf"\b(?:via|for|by) {AGENCIES}\)?",
        rf"^(?:{_NAME} ){{1,3}}{_NAME}/\w+(?: \w+)?",
        r"(?<![^\s.])©\s*[A-Za-z].{1,60}",
        r"\((?:file|archive) (?:photo|picture|image)\)",
    )
    + r"\s*$"
)
"""Says at the end of a caption who took the picture."""

AGENCY_END = re.compile(rf"(?:\(\s*{AGENCIES}\s*\)|[.!?)][\"'\u201d]?\s*{AGENCIES})\s*$")
"""Ends a caption, and the last paragraph of a report too."""

CREDIT_LABEL = re.compile(
    _any(
        r"\b(?i:photograph|photo|image|picture)s?(?: (?i:credits?|courtesy))?(?: by)? ?: ?[A-Z]",
        r"\b(?i:(?:photo|image|picture)s? (?:credits?|courtesy|copyright|caption))\b",
        r"\b(?i:(?:media|toggle) caption)\b",
        r"\bCredit:\s*[A-Za-z]",
        r"\bTPX IMAGES\b",
    )
)
"""Names the picture's maker behind a label, wherever it stands."""

_MAKER = rf"(?:{AGENCIES}|[A-Z]\\.(?:[A-Z]\\.)+|{_NAME})"

_TAKEN = "(?i:photo(?:graph)?|image|picture|video|graphic|illustration)s?"
_LABEL = _any(
    rf"{_TAKEN}(?: (?i:credits?|courtesy|copyright))?(?: (?i:by|of))? ?:", rf"{_TAKEN} (?i:courtesy of)\b",
    r"(?i:credits?|pic|courtesy) ?:", r"(?i:courtesy of)\b", "\u00a9",
)  # fmt: skip
_BETWEEN_MAKERS = r"(?:\s*[/|,&\u00b7-]\s*|\s+(?:(?:for|via|of|and|de|da|van|von|the|by) )*)"

LABELLED_CREDIT = re.compile(
    rf"(?:(?<![^\s(\[])[(\[]?{_LABEL}|(?:^|(?<=[.!?)\]\"\u201d] ))[(\[]?{_TAKEN} (?i:by)\b)\s*"
    rf"{_MAKER}(?:{_BETWEEN_MAKERS}{_MAKER}){{0,6}}[)\]]?\.?\s*$"
)
"""A label at the end of a caption and behind it nothing but names: whoever made the picture."""

GALLERY = re.compile(r"\b(?:Hide )?Caption \d+ of \d+$")
"""The end of a slide show's caption."""

CREDIT_FRONT = re.compile(
    _any(
        rf"(?:© ?)?{AGENCIES}(?:\s*[-:/]\s*\w+(?: Press| Images)?)?\s+(?=[A-Z\"'\u201c]|\d)",
        rf"(?:{_NAME} ){{1,4}}/ {AGENCIES} (?=[A-Z])",
        r"(?:FILE\s?(?:PHOTO|IMAGE)?|File(?: photo)?)\s?(?:[-:\u2013\u2014]|\()",
        "(?:Undated|Handout|Combination) (?:handout )?(?:photo|picture|image)",
        r"Enlarge (?:this )?[Ii]mage\b",
        r"CLOSE (?=[A-Z])",
        r"\d{1,2}/\d{2} (?=[A-Z\d])",
    )
)
"""A credit or label at the front of a caption."""

_PICTURE = "(?:photo(?:graph)?|picture|image|frame|screengrab|video (?:still|grab))"
_SIDE = "(?:left|right|cent(?:er|re)|second from (?:left|right))"

PICTURED = re.compile(
    _any(
        r"\bpictured\b",
        rf"\b(?:file|undated|handout|combination) (?:file )?{_PICTURE}s?\b",
        rf"\bin this (?:[\w,. ]{{0,40}})?{_PICTURE}\b",
        rf"^(?:this|an?|the) (?:[\w-]+ ){{0,3}}{_PICTURE}\b.{{0,80}}\b(?:shows?|released|provided|taken)\b",
        r"\b(?:is|are) (?:seen|shown) (?:in|on|at|from|during|near|after|before|over|rising|above|behind)\b",
        rf"\((?:{_SIDE}|[LRC])\)",
        rf", {_SIDE},",
    ),
    re.IGNORECASE,
)
"""Words that point at a picture; one alone may stand in running text ("Senator Doe (R) said")."""

KICKER = re.compile(
    r"(?:^|(?<=[a-z?!'\"\u201d\u2019\d] ))(?:[A-Z][A-Z'\u2019&-]+[?!]? ){2,6}"
    r"(?=['\u2018\"\u201c]?[A-Za-z]*[a-z])"
)
"""The shouted words before a headline, where a page runs several together ("HATS OFF Game reveals ...")."""

"""Counts sources that know of something independently of one another, apart from copies of one text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.assembly.reports import Report
from dragoman.records import SourceGroup

_HEAD, _TAIL = 300, 200  # characters: a credit stands in the dateline or at the very end
_AGENCIES: Mapping[str, str] = {
    "reuters": "Reuters",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "apnews": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "xinhua": "Xinhua",
    "xinhuanet": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "dpa": "dpa",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "anadolu agency": "Anadolu",
    "irna": "IRNA",
    "efe": "EFE",
    "ansa": "ANSA",
    "upi": "UPI",
    "bernama": "Bernama",
    "pti": "PTI",
}
_NAMES = "|".join(sorted((re.escape(name) for name in _AGENCIES), key=lambda name: (-len(name), name)))
# "(Reuters)", "Xinhua | Updated", "By The Associated Press", "BEIJING, May 3 (AP) -": never a name in
# running text, for whoever told Reuters something is not a Reuters report.
_CREDIT = re.compile(
    rf"\(\s*(?P<a>{_NAMES})\s*\)|^\s*(?:by|source:|from)?\s*(?:the\s+)?(?P<b>{_NAMES})\s*(?:$|[|/\u2013\u2014-])",
    re.IGNORECASE | re.MULTILINE,
)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_ENDINGS = frozenset({"com", "org", "net", "co", "gov", "int", "info", "edu", "ac", "news", "tv"})
_COUNTRY = 2  # letters of a country's ending


def agency_of(text: str, source: str | None) -> str | None:
    """Name the news agency that a text credits, or that published it; None where there is none."""
    own = _AGENCIES.get(outlet(source) or "")
    if own is not None:
        return own
    for part in (text[:_HEAD], text[-_TAIL:]):
        if match := _CREDIT.search(part):
            return _AGENCIES[(match["a"] or match["b"]).lower()]
    return None


def outlet(source: str | None) -> str | None:
    """Give one name for an outlet's sites: ``www.nytimes.com`` and ``nytimes.com`` are one."""
    if not source or not source.strip():
        return None
    name = source.strip().lower()
    if not _SITE.fullmatch(name):
        return name
    *labels, top = name.split(".")
    # "bbc.co.uk" ends twice and "www.rt.com" once.
    if labels[:1] == ["www"]:
        labels = labels[1:]
    if len(labels) > 1 and len(top) == _COUNTRY and labels[-1] in _ENDINGS:
        labels.pop()
    return labels[-1]


def source_groups(reports: Sequence[Report], copies: Iterable[tuple[str, str]]) -> tuple[SourceGroup, ...]:
    """Put documents into one group where one outlet, one agency or one text stands behind them.

    Args:
        reports: Of one incident, in order of publication.
        copies: Pairs of documents of which one repeats the other; others than theirs are left out.

    Returns:
        The groups in the order of their first report.
    """
    docs = list(dict.fromkeys(report.event.doc for report in reports))
    first = {report.event.doc: report for report in reversed(reports)}
    parent = {doc: doc for doc in docs}
    why: dict[str, set[str]] = defaultdict(set)
    for a, b, reason in sorted(set(_links(first, copies))):
        why[a].add(reason)
        parent[_root(parent, b)] = _root(parent, a)
    groups: dict[str, list[str]] = defaultdict(list)
    for doc in docs:
        groups[_root(parent, doc)].append(doc)
    return tuple(_group(members, first[members[0]], reports, why) for members in groups.values())


def _links(
    reports: Mapping[str, Report], copies: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Give the pairs of documents that are one source, with the reason."""
    known: dict[str, str] = {}
    for doc in sorted(reports):
        report = reports[doc]
        name = outlet(report.source)
        for reason in (name and f"one outlet: {name}", report.agency and f"agency: {report.agency}"):
            if reason and (earlier := known.setdefault(reason, doc)) != doc:
                yield earlier, doc, reason
    for a, b in copies:
        if a in reports and b in reports:
            yield min(a, b), max(a, b), "near-copies of one text"


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        name = parent[name]
    return name


def _group(
    docs: Sequence[str], first: Report, reports: Sequence[Report], why: Mapping[str, set[str]]
) -> SourceGroup:
    reasons = {reason for doc in docs for reason in why.get(doc, ())} if len(docs) > 1 else set()
    return SourceGroup(
        name=first.agency or outlet(first.source) or first.event.doc,
        docs=tuple(sorted(docs)),
        events=tuple(sorted(report.event.id for report in reports if report.event.doc in docs)),
        why=tuple(sorted(reasons)),
    )

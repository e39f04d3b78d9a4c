"""Invented examples of answers, for the OpenAPI document."""

from typing import Any

_EVENT, _DOC = "e1:4b1f0c9a2d7e83f65a10", "d1:9c5e2a71f3b80d46e11f"
_ARTICLE, _INCIDENT = "a1:77d0b5c1e6f2943a8b0d", "i1:0d93be27c4a1586f7e22"
_SENTENCE = 'ANKARA, May 3 - "Police arrested 40 people in Ankara on Tuesday," Derya Koral said.'
_REPORT: dict[str, Any] = {
    "title": None,
    "source": "Anatolian Daily",
    "published": "2016-05-04",
}

EVENT_ROW: dict[str, Any] = {
    "id": _EVENT,
    "doc": _DOC,
    "incident": _INCIDENT,
    "type": "COERCE",
    "mode": "arrest",
    "contexts": ["human_rights"],
    "quad": 4,
    "intensity": -7.0,
    "status": "happened",
    "from": "2016-05-03",
    "to": "2016-05-03",
    "precision": "day",
    "actors": ["Police of Ankara"],
    "recipients": ["40 people"],
    "actor_countries": ["TUR"],
    "recipient_countries": [],
    "place": "Ankara",
    "place_country": "TUR",
    "lat": 39.9199,
    "lon": 32.8543,
    "speaker": "Derya Koral",
    "trigger": "arrested",
    "evidence": _SENTENCE,
    "confidence": 0.9,
    **_REPORT,
}
EVIDENCE: dict[str, Any] = {
    "event": _EVENT,
    "doc": _DOC,
    "article": _ARTICLE,
    "title": None,
    "source": "Anatolian Daily",
    "url": None,
    "published": "2016-05-04",
    "region": "body",
    "trigger": {"text": "arrested", "start": 24, "end": 32, "article_start": 24, "article_end": 32},
    "sentence": {"text": _SENTENCE, "start": 0, "end": 83, "article_start": 0, "article_end": 83},
    "before": {"text": "", "start": 0, "end": 0, "article_start": 0, "article_end": 0},
    "after": {"text": "", "start": 83, "end": 83, "article_start": 83, "article_end": 83},
    "has_text": True,
    "note": None,
}
INCIDENT_ROW: dict[str, Any] = {
    "id": _INCIDENT,
    "type": "COERCE",
    "mode": "arrest",
    "standing": "reported",
    "from": "2016-05-03",
    "to": "2016-05-03",
    "reports": 3,
    "sources": 2,
    "belief": 0.94,
    "actors": ["Police of Ankara"],
    "recipients": ["40 people"],
    "place": "Ankara",
    "disagreements": ["arrested"],
}
DOCUMENT_ROW: dict[str, Any] = {"id": _DOC, "article": _ARTICLE, **_REPORT, "url": None, "events": 1}
DOCUMENT: dict[str, Any] = {
    "id": _DOC,
    "article": _ARTICLE,
    **_REPORT,
    "url": None,
    "published_basis": "given",
    "text": _SENTENCE,
    "regions": [{"kind": "body", "start": 0, "end": 83}],
    "has_text": True,
    "note": None,
}
STATUS: dict[str, Any] = {
    "version": "0.1.0",
    "schema": "dragoman/1",
    "has_text": True,
    "counts": {"articles": 206, "documents": 206, "statements": 2903, "events": 1442, "incidents": 983},
    "ledger": {"done": 206},
    "not_assembled": 0,
    "first_published": "2016-05-01",
    "last_published": "2016-06-30",
    "components": [{"name": "dates", "version": "dates-1"}],
    "corrected": None,
}

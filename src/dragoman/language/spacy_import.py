"""Imports spaCy without its command line, which takes a third of the import and is never used here.

``spacy/__init__`` imports ``spacy.cli.info`` for one convenience function, and with it a package manager,
an HTTP client and a form library: 0.4 of 1.2 seconds. A stand-in holds the place while spaCy is imported
and is taken away again, so that who asks for ``spacy.cli`` later gets the real one.
"""

import sys
from types import ModuleType

_STANDINS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """Give the spaCy package, importing it if nobody has."""
    if "spacy" not in sys.modules:
        held = [name for name in _STANDINS if name not in sys.modules]
        for name in held:
            sys.modules[name] = ModuleType(name)
        sys.modules["spacy.cli.info"].__dict__.setdefault("info", None)
        try:
            import spacy  # noqa: PLC0415 - the point of this function
        finally:
            for name in held:
                del sys.modules[name]
        if spacy.__dict__.get("info", 0) is None:
            del spacy.__dict__["info"]
    return sys.modules["spacy"]


spacy = import_spacy()

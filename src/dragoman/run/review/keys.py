"""The keys by which events are judged, the same in a terminal and in the browser."""

from collections.abc import Mapping
from enum import StrEnum


class Action(StrEnum):
    """What a key does."""

    RIGHT = "right"
    WRONG = "wrong"
    CORRECT = "correct"
    REST = "rest"
    SKIP = "skip"
    UNDO = "undo"
    DOWN = "down"
    UP = "up"
    MORE = "more"
    HELP = "help"
    QUIT = "quit"


KEYS: Mapping[str, Action] = {
    "y": Action.RIGHT,
    "n": Action.WRONG,
    "c": Action.CORRECT,
    "a": Action.REST,
    "s": Action.SKIP,
    "u": Action.UNDO,
    "j": Action.DOWN,
    "k": Action.UP,
    "m": Action.MORE,
    "?": Action.HELP,
    "q": Action.QUIT,
}
"""Which key does what."""

SAYS: Mapping[Action, str] = {
    Action.RIGHT: "the field is right",
    Action.WRONG: "the field is wrong, and you do not say what is right",
    Action.CORRECT: "the field is wrong: choose or type what is right",
    Action.REST: "all that is still open of this event is right",
    Action.SKIP: "leave this event for another session",
    Action.UNDO: "take the last answer back",
    Action.DOWN: "go to the next field of this event, leaving this one for later",
    Action.UP: "go to the field before, to judge it anew",
    Action.MORE: "show more of the text",
    Action.HELP: "show the keys",
    Action.QUIT: "stop; everything that was answered is kept",
}
"""What each does, for people."""

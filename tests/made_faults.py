"""A coder that dies, hangs or is stuck on marked articles, for the tests of worker processes."""

import os
import re
import signal
import time
from pathlib import Path

from dragoman.errors import ModelError
from dragoman.records import Article
from made_records import FakeCoder, MadeReport

_SLOW = re.compile("(a+)+$")


class FaultyCoder(FakeCoder):
    """Codes as the fake coder does, but for what an article's first word tells it to do."""

    def code_article(self, article: Article) -> MadeReport:
        word = article.text.split()[0]
        if word == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "exits":
            os._exit(3)
        elif word == "hangs":
            time.sleep(1_000)
        elif word == "stuck":
            _SLOW.match("a" * 50 + "b")  # never gives the interpreter to another thread
        elif word == "marks":
            Path(article.text.split()[1]).touch()
        elif word == "waits":
            time.sleep(0.3)
        elif word == "once" and not Path(article.text.split()[1]).exists():
            Path(article.text.split()[1]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().code_article(article)


def make_faulty() -> FaultyCoder:
    return FaultyCoder()


def make_dying() -> FaultyCoder:
    """Die while loading."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it is dead")


def make_lacking() -> FaultyCoder:
    raise ModelError("the model is not installed")

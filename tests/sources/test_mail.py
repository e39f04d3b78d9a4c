"""E-mails and pages that a browser saved as one file: what is read of them, and what is not."""

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from made_files import STORY, aside, failures, found, texts, zipped

from dragoman.records import Article

ACCENTED = (
    "Minister Ștefan Brânzaru resigned on Thursday after weeks of protests in Chișinău, officials said."
)
PAGE = f"<html><head><title>Elsewhere</title></head><body><h1>Boats</h1><p>{STORY}</p></body></html>"


def _message(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Nadia Petrenko <nadia@stringers.example>")
    message["Subject"] = headers.get("subject", "Fwd: Re: Boats leave Ilmar, café closed")
    message["Date"] = headers.get("sent", "Thu, 15 May 2025 23:30:00 -0800")
    return message


def _article(path: Path, message: EmailMessage, suffix: str = ".eml") -> Article:
    article, *_ = found(path / f"mail{suffix}", message.as_bytes())
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_text_is_decoded_with_what_its_head_says(tmp_path: Path, encoding: str) -> None:
    message = _message()
    message.set_content(ACCENTED, cte=encoding)
    article = _article(tmp_path, message)
    assert article.text.strip() == ACCENTED
    assert (article.title, article.published) == ("Boats leave Ilmar, café closed", date(2025, 5, 15))
    assert (article.source, article.markup) == ("Nadia Petrenko", "text")
    assert (article.published_basis, article.source_basis) == ("metadata", "metadata")


def test_another_charset_is_read_by_its_name(tmp_path: Path) -> None:
    message = _message()
    message.set_content(ACCENTED.replace("ș", "ş").replace("Ș", "Ş"), charset="iso-8859-2", cte="base64")
    assert "Chişinău" in _article(tmp_path, message).text


def test_of_text_and_page_the_text_is_read_and_attachments_are_named(tmp_path: Path) -> None:
    message = _message()
    message.set_content(ACCENTED)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment("Another story.", filename="story.txt")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    readings = found(tmp_path / "mail.eml", message.as_bytes())
    assert [text.strip() for text in texts(readings)] == [ACCENTED]
    assert [left.origin.rsplit("!")[-1] for left in aside(readings)] == ["story.txt", "logo.gif"]
    assert "save it as a file" in aside(readings)[0].reason


@pytest.mark.parametrize("plain", [None, " \n"])
def test_where_no_text_stands_the_page_is_read(tmp_path: Path, plain: str | None) -> None:
    message = _message()
    if plain is None:
        message.set_content(PAGE, subtype="html", cte="quoted-printable")
    else:
        message.set_content(plain)
        message.add_alternative(PAGE, subtype="html")
    article = _article(tmp_path, message)
    assert (article.markup, article.title) == ("html", "Boats leave Ilmar, café closed")
    assert STORY in article.text


def test_what_was_pasted_undecoded_is_no_text(tmp_path: Path) -> None:
    message = _message()
    message.set_content(
        f"{STORY}\n> {'SGVsbG8gd29ybGQhIQ' * 4}\n{'QUJD' * 18}==\nhttps://a.example/{'b' * 70}\n"
    )
    assert _article(tmp_path, message).text == f"{STORY}\nhttps://a.example/{'b' * 70}\n"


def test_lines_that_only_the_program_broke_are_joined(tmp_path: Path) -> None:
    message = _message()
    message.set_content("Boats left the port \nof Ilmar.\nNext.\n-- \nNadia\n")
    message.set_param("format", "flowed")
    assert _article(tmp_path, message).text == "Boats left the port of Ilmar.\nNext.\n-- \nNadia\n"


@pytest.mark.parametrize(
    ("headers", "day", "source"),
    [
        ({"sender": "desk@a.example", "sent": "soon"}, None, None),
        ({"sender": '"desk@a.example" <desk@a.example>', "sent": "99999999999"}, None, None),
    ],
)
def test_what_a_head_does_not_say_is_not_guessed(
    tmp_path: Path, headers: dict[str, str], day: date | None, source: str | None
) -> None:
    data = f"From: {headers['sender']}\nDate: {headers['sent']}\nSubject: Boats\n\n{STORY}\n"
    (article,) = found(tmp_path / "mail.eml", data.encode())
    assert isinstance(article, Article)
    assert (article.title, article.published, article.source) == ("Boats", day, source)


def _attached_only() -> EmailMessage:
    message = _message()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="story.pdf")
    return message


def _no_page() -> EmailMessage:
    message = _message()
    message.set_content("No page.")
    return message


@pytest.mark.parametrize(
    ("suffix", "make", "said"),
    [
        (".eml", _attached_only, "attachments are not read; save them"),
        (".mhtml", _no_page, "save the page anew"),
    ],
)
def test_a_message_without_text_is_a_failure_with_a_remedy(
    tmp_path: Path, suffix: str, make: Callable[[], EmailMessage], said: str
) -> None:
    (failure,) = failures(found(tmp_path / f"mail{suffix}", make().as_bytes()))
    assert failure.origin.endswith(f"mail{suffix}")
    assert said in failure.reason


@pytest.mark.parametrize("suffix", [".mhtml", ".mht"])
def test_a_saved_page_is_its_page_with_the_link_and_not_the_day_of_saving(
    tmp_path: Path, suffix: str
) -> None:
    message = _message(sender="<Saved by Blink>")
    message["Snapshot-Content-Location"] = "https://a.example/2025/03/11/boats"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.add_related(b"GIF89a", "image", "gif", cid="<a@a.example>")
    article = _article(tmp_path, message, suffix)
    assert (article.title, article.published) == ("Boats", date(2025, 3, 11))
    assert (article.source, article.url) == ("a.example", "https://a.example/2025/03/11/boats")
    assert STORY in article.text


def test_messages_are_read_in_folders_and_archives(tmp_path: Path) -> None:
    message = _message()
    message.set_content(ACCENTED)
    readings = found(tmp_path / "box.zip", zipped({"a.eml": message.as_bytes(), "b.png": b""}))
    assert [text.strip() for text in texts(readings)] == [ACCENTED]
    assert [left.origin for left in aside(readings)] == [f"{tmp_path}/box.zip!b.png"]

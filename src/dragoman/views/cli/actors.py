"""The ``actors`` commands: find who is known, show one with dates, import others' lists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import InputError, UsageError
from dragoman.views.cli.commands import Commands
from dragoman.views.cli.console import Row, listing, note
from dragoman.views.cli.options import Actors, Quiet, day, one_of

if TYPE_CHECKING:
    from dragoman.knowledge.actor_import import ImportFormat, SetAside
    from dragoman.knowledge.actor_search import Match
    from dragoman.knowledge.actor_write import OwnEntry
    from dragoman.knowledge.actors import ActorKnowledge
    from dragoman.knowledge.parties import Office, Party

app = Commands(help="Look up who is known, and import actors of your own.", no_args_is_help=True)

NoHeader = Annotated[bool, typer.Option("--quiet", "-q", help="No header line.")]
_FOUND: Row = ("id", "name", "country", "kind", "sectors", "roles or years", "matched", "score")
# A hint this much worse than the best is none.
_NEAR = 0.9
_FORMATS = ("wikidata", "petrarch")


@app.command("search")
def search_actors(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="A name, or part of one.")],
    *,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    actors: Actors = None,
    quiet: NoHeader = False,
) -> None:
    """Find parties by name, whatever its spelling, marks, word order or romanisation; the best first.

    Example: dragoman actors search rohani hasan --limit 5
    """
    from dragoman.knowledge.actor_search import search  # noqa: PLC0415 - keeps --help instant

    found = search(" ".join(words), _load(actors), limit=limit)
    listing(_FOUND, map(_found_row, found), quiet=quiet)
    if not found:
        note("0 parties; try fewer words or another spelling", quiet=quiet)


@app.command("show")
def show_actor(
    name: Annotated[str, typer.Argument(metavar="ID_OR_NAME", help="An id, or a name as the files have it.")],
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="Say what counts on this day, such as 2017-09-28."),
    ] = None,
    actors: Actors = None,
    quiet: NoHeader = False,
) -> None:
    """Show all that is known of a party: names, country, sectors, dated offices, what it is part of.

    Example: dragoman actors show "Hassan Rouhani" --on 2017-09-28
    """
    when = day(on, "--on")
    knowledge = _load(actors)
    party = _party(name, knowledge)
    listing(("key", "value"), _party_rows(party, knowledge, when), quiet=quiet)


@app.command("import")
def import_actors(
    file: Annotated[Path, typer.Argument(help="A Wikidata JSON dump or a PETRARCH actor dictionary.")],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The actor file to write, in YAML.")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{' or '.join(_FORMATS)}; told from the content if not given."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    quiet: Quiet = False,
) -> None:
    """Make an actor file of a Wikidata JSON dump (plain, gzip or bzip2) or a PETRARCH or Phoenix dictionary.

    What cannot be taken is counted on standard error, with its reason and place.

    Example: dragoman actors import dump.json.bz2 --out own.yaml
    """
    from dragoman.knowledge.actor_import import ImportFormat, SetAside, guess_format  # noqa: PLC0415

    given = one_of(form, _FORMATS, "--format")
    _check(out, file, force=force)
    chosen = ImportFormat(given) if given is not None else guess_format(file)
    told = "as asked" if given is not None else "told from its content; --format says otherwise"
    note(f"{file}: read as {chosen} ({told})", quiet=quiet)
    aside, twins = SetAside(), SetAside()
    entries = _imported(file, chosen, aside, twins)
    for line in aside.report():
        note(f"set aside: {line}", quiet=quiet)
    if not entries:
        raise InputError(f"{file}: no actor could be made of it, read as {chosen}; {_first_reason(aside)}")
    for line in twins.report():
        note(f"note: {line}", quiet=quiet)
    _write(entries, out, f"Imported from {file.name}, read as {chosen}; see dragoman actors import --help.")
    people = sum(bool(entry.offices) for entry in entries)
    note(f"{out}: {len(entries)} entries, {people} of them people", quiet=quiet)


def _load(own: Path | None) -> "ActorKnowledge":
    from dragoman.knowledge.actors import load_actors  # noqa: PLC0415 - keeps --help instant

    return load_actors(own)


def _found_row(match: "Match") -> Row:
    party = match.party
    sectors = party.sectors or tuple(dict.fromkeys(s for office in party.offices for s in office.sectors))
    standing = "; ".join(map(_office_text, party.offices)) or _years(party.first, party.last)
    fields = (party.id, party.name, party.country, party.kind.value, ", ".join(sectors), standing)
    return (*fields, match.written, f"{match.score:.0f}")


def _party(name: str, knowledge: "ActorKnowledge") -> "Party":
    """Find the party meant, by its id or by a name that only it has.

    Raises:
        UsageError: There is none, or several have the name.
    """
    from dragoman.knowledge.actor_search import search  # noqa: PLC0415 - keeps --help instant
    from dragoman.knowledge.parties import Form  # noqa: PLC0415

    if name.lower() in knowledge.parties:
        return knowledge.parties[name.lower()]
    senses = knowledge.senses(name)
    named = [sense for sense in senses if sense.form is Form.NAME] or senses
    found = {sense.party.id: sense.party for sense in named}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise UsageError(f"{name!r} names several: {', '.join(sorted(found))}; give an id")
    found_near = search(name, knowledge, limit=3)
    near = [f"{m.party.name} ({m.party.id})" for m in found_near if m.score >= _NEAR * found_near[0].score]
    hint = f"did you mean {' or '.join(near)}?" if near else "see dragoman actors search"
    raise UsageError(f"{name!r} is no id or name of a known party; {hint}")


def _party_rows(party: "Party", knowledge: "ActorKnowledge", when: date | None) -> Iterator[Row]:
    yield ("id", party.id)
    yield ("name", party.name)
    yield ("kind", party.kind.value)
    yield ("country", party.country)
    if party.sectors:
        yield ("sectors", ", ".join(party.sectors))
    if party.first or party.last:
        yield ("existed", _years(party.first, party.last))
    yield from _word_rows(party, knowledge)
    yield from (("office", _office_text(office)) for office in party.offices)
    if party.part_of is not None:
        yield ("part of", f"{knowledge.parties[party.part_of].name} ({party.part_of})")
    for other in sorted(knowledge.parties.values(), key=lambda other: other.id):
        if other.part_of == party.id:
            yield ("has part", f"{other.name} ({other.id})")
    if when is not None:
        yield (f"on {when}", _standing(party, when))


def _word_rows(party: "Party", knowledge: "ActorKnowledge") -> Iterator[Row]:
    """Give the words that stand for a party: other names, adjectives, seats."""
    senses = {sense: None for found in knowledge.spellings().values() for sense in found}
    for sense in senses:
        if sense.party.id == party.id and sense.written != party.name:
            own = sense.sectors == party.sectors and sense.country == party.country
            apart = "" if own else f" ({sense.country} {', '.join(sense.sectors)})"
            yield ("alias" if sense.form == "name" else sense.form.value, sense.written + apart)


def _standing(party: "Party", when: date) -> str:
    from dragoman.knowledge.actors import role_on  # noqa: PLC0415 - keeps --help instant

    if not party.offices:
        return "exists" if party.exists_on(when) else "does not exist"
    office = role_on(party, when)
    return _office_text(office) if office is not None else "no office known"


def _office_text(office: "Office") -> str:
    years = _years(office.first, office.last)
    codes = ", ".join((*filter(None, (office.country,)), *office.sectors))
    return f"{office.role} [{codes}]{f' {years}' if years else ''}"


def _years(first: date | None, last: date | None) -> str:
    return f"{first or '…'} to {last or '…'}" if first or last else ""


def _check(out: Path, file: Path, *, force: bool) -> None:
    """Refuse an output that cannot be, before a long dump is read."""
    if out.is_dir() or not out.parent.is_dir():
        raise UsageError(f"--out: {out} is a folder or lies in none; name a file in a folder that is there")
    if out.resolve() == file.resolve():
        raise UsageError(f"--out: {out} is the file that is read; name another")
    if out.exists() and not force:
        raise UsageError(f"--out: {out} is there already; name another file, or give --force")


def _imported(file: Path, form: "ImportFormat", aside: "SetAside", twins: "SetAside") -> "list[OwnEntry]":
    """Read a file's entries, and count those whose name an entry of ours has."""
    from dragoman.knowledge.actor_import import ImportFormat, known_twin  # noqa: PLC0415 - keeps --help instant
    from dragoman.knowledge.actor_import_petrarch import PetrarchImport  # noqa: PLC0415
    from dragoman.knowledge.actor_import_wikidata import WikidataImport  # noqa: PLC0415
    from dragoman.knowledge.loading import uncollected  # noqa: PLC0415

    readers: dict[ImportFormat, type[WikidataImport | PetrarchImport]] = {
        ImportFormat.WIKIDATA: WikidataImport,
        ImportFormat.PETRARCH: PetrarchImport,
    }
    knowledge = _load(None)
    with uncollected():
        entries = list(readers[form](file, knowledge, aside).entries())
    for entry in entries:
        twin = known_twin(entry, knowledge)
        if twin is not None:
            twins.add("have the name and country of an entry of ours; given its id, they replace it", twin)
    return entries


def _write(entries: "list[OwnEntry]", out: Path, about: str) -> None:
    from dragoman.knowledge.actor_write import write_entries  # noqa: PLC0415 - keeps --help instant

    write_entries(entries, out, about=about)


def _first_reason(aside: "SetAside") -> str:
    return f"most were set aside as: {next(iter(aside.report()), 'empty')}"

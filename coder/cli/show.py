"""coder show"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, lines, one_line, print_json, table
from coder.cli.session import codes_of, opened, towns_of, users_of
from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.linkage import LinkageMention
from coder.project.project import Project

_WHOLE = 10_000_000


@click.command()
@reading
@click.argument("document", required=False)
@click.option("--text", "as_text", is_flag=True, help="The frozen text, exactly.")
def show(project: Path, document: str | None, as_json: bool, as_text: bool) -> None:
    """Show the documents of PROJECT, or the turns and codings of DOCUMENT (id, title, file name, or the beginning of one)."""
    if as_text and not document:
        raise click.UsageError("--text needs a DOCUMENT.")
    with opened(project) as opened_project:
        if document and as_text:
            _write_text(opened_project.documents.text(document))
        elif document:
            _document(opened_project, document, as_json)
        else:
            _documents(opened_project, as_json)


def _write_text(text: str) -> None:
    """Write the text itself: to a file or a pipe as it is, to a terminal with control characters made visible."""
    if sys.stdout.isatty():
        for each in text.split("\n"):
            line(each)
        return
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _documents(project: Project, as_json: bool) -> None:
    summaries = project.documents.summaries()
    codes = sum(code.codable for code in project.codebooks.codes())
    users = [user.name for user in project.users.list()]
    if as_json:
        print_json({"documents": [shapes.summary(each) for each in summaries], "users": users, "codes": codes})
        return
    rows = [
        (
            each.document.id[:8],
            one_line(each.document.title, 50),
            each.document.kind,
            each.document.language,
            each.turns,
            each.codings,
            ", ".join(each.towns),
        )
        for each in summaries
    ]
    table(rows, ("id", "title", "kind", "language", "turns", "codings", "towns"))
    line(f"{counted(len(summaries), 'document')}, {counted(codes, 'code')}, users: {', '.join(users)}.")
    lines(_team_lines(project))


def _team_lines(project: Project) -> Iterator[str]:
    """How far the user is with what is assigned, and what waits to be decided after a merge."""
    plan = project.assignments.plan() if project.settings.get("assignment") else None
    own = next((each for each in project.assignments.progress() if each.coder == project.user.name), None) if plan else None
    if plan and own:
        yield f"Assigned to {own.coder}: {counted(own.documents, 'document')}, {own.begun} begun, {own.finished} finished; phase: {plan.phase}."
    elif plan:
        yield f"Phase: {plan.phase}; `coder assign {project.path} --progress` tells how far each coder is."
    waiting = project.merging.conflicts()
    if waiting:
        yield f"{counted(len(waiting), 'conflict')} to decide after a merge: coder merge {project.path} --conflicts"


def _document(project: Project, ref: str, as_json: bool) -> None:
    document = project.documents.get(ref)
    text = project.documents.text(document.id)
    turns = project.documents.turns(document.id)
    codings = project.codings.of(document.id)
    mentions = project.mentions.list(document.id)
    codes, users, towns = codes_of(project), users_of(project), towns_of(project)
    if as_json:
        own = next((each.towns for each in project.documents.summaries() if each.document.id == document.id), ())
        print_json(
            {
                "document": {
                    **shapes.document(document, len(turns), len(codings), own),
                    "sha256": document.text_sha256,
                    "metadata": dict(document.metadata),
                },
                "turns": [shapes.turn(each) for each in turns],
                "codings": [shapes.coding(each, codes, users, text) for each in codings],
                "mentions": [shapes.mention(each, codes, users, towns) for each in mentions],
            }
        )
        return
    line(f"{document.title} ({document.kind}, {document.language}, {document.length} characters, {counted(len(turns), 'turn')})")
    headings = [each for each in project.documents.segments(document.id) if each.kind == "heading"]
    memos = _memos(project, document.id, codings)
    lines(f"memo {_memo(each, users)}" for each in memos if each.target_kind == "document")
    marks = sorted([*_coding_marks(codings, codes, users, text), *_mention_marks(mentions, codes), *_memo_marks(memos, codings, users)])
    for turn in turns:
        while headings and headings[0].start < turn.start:
            heading = headings.pop(0)
            line(f"# {one_line(text[heading.start : heading.stop], 200)}")
        who = turn.speaker or turn.ref
        line(f"{turn.ordinal} {who + ' ' if who else ''}({turn.start}-{turn.stop}): {one_line(text[turn.start : turn.stop], _WHOLE)}")
        while marks and (marks[0][0] < turn.stop or turn is turns[-1]):
            line(f"    {marks.pop(0)[1]}")
    lines(mark for _, mark in marks)


def _memos(project: Project, document_id: str, codings: Iterable[Coding]) -> list[Memo]:
    """The memos on a document, its passages and its codings."""
    own = {each.id for each in codings}
    found = [*project.memos.list("document", document_id), *project.memos.list("passage", document_id)]
    return found + [each for each in project.memos.list("coding") if each.target_id in own]


def _memo(each: Memo, users: Mapping[str, str]) -> str:
    return f"{each.id[:8]} by {users.get(each.user_id, each.user_id)}: {one_line(f'{each.title}: {each.body}' if each.title else each.body, _WHOLE)}"


def _memo_marks(memos: Iterable[Memo], codings: Iterable[Coding], users: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where the passage or coding of each memo begins, and the line that tells of it."""
    places = {each.id: each for each in codings}
    for each in memos:
        if each.target_kind == "coding":
            yield places[str(each.target_id)].start, f"memo on coding {str(each.target_id)[:8]}, {_memo(each, users)}"
        elif each.start is not None:
            yield each.start, f"memo at {each.start}-{each.stop}, {_memo(each, users)}"


def _coding_marks(codings: Iterable[Coding], codes: Mapping[str, Code], users: Mapping[str, str], text: str) -> Iterator[tuple[int, str]]:
    """Where each coding begins, and the line that tells of it."""
    for each in codings:
        quote = one_line(text[each.start : each.stop], 80)
        by = users.get(each.user_id, each.user_id)
        yield each.start, f"coding {each.id[:8]} {codes[each.code_id].key} by {by} at {each.start}-{each.stop}: {quote}"


def _mention_marks(mentions: Iterable[LinkageMention], codes: Mapping[str, Code]) -> Iterator[tuple[int, str]]:
    """Where each mention begins, and the line that tells of it."""
    for each in mentions:
        what = ", ".join([*(codes[one].key for one in each.situations), each.status, each.polarity])
        yield each.start, f"linkage {each.id[:8]} {each.actor_a.label} -> {each.actor_b.label} ({what}) at {each.start}-{each.stop}"

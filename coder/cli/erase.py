"""coder erase"""

import sys
from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing.render import line, print_json
from coder.cli.session import opened
from coder.project.texts.erasing import Erasure, erase_document, erase_speaker
from coder.project.texts.removed_documents import present_or_removed


@click.command()
@project_argument
@click.option("--speaker", metavar="NAME", help="A withdrawn participant: all that he or she said.")
@click.option("--document", metavar="DOCUMENT", help="A document with all that was written on it; with --speaker: only in this one.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@user_option
@json_option
def erase(project: Path, speaker: str | None, document: str | None, yes: bool, user: str | None, as_json: bool) -> None:
    """Remove a participant's words, or a document, for good: text, codings inside, log entries, search index. It cannot be undone.

    Each erased character becomes a block, so that all other codings stay at their place. A document that was removed before is found too, as the
    log still holds it for undo. Backups and exports made earlier are not reached.
    Asks first; in a script (without a terminal) it does not ask.
    """
    if not speaker and not document:
        raise click.UsageError("Give --speaker NAME or --document DOCUMENT.")
    with opened(project, user) as opened_project:
        source = present_or_removed(opened_project.workspace.store, document) if document else None
        person = opened_project.speakers.get(speaker, source.id if source else None) if speaker else None
        _confirm(person.name if person else source.title if source else "", yes)
        workspace = opened_project.workspace
        if person:
            result = erase_speaker(workspace, person, document=source)
        else:
            assert source is not None
            result = erase_document(workspace, source)
    _report(result, as_json)


def _confirm(what: str, yes: bool) -> None:
    if yes or not sys.stdin.isatty():
        return
    from coder.text.cells import visible
    from coder.tui.texts.screens import chosen_language

    asked = {"en": "Erase {} for good? This cannot be undone", "zh": "永久抹除{}？此操作不可撤销。y 抹除，n 不抹除"}
    click.confirm(asked[chosen_language(None)].format(visible(what)), abort=True)


def _report(result: Erasure, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "characters": result.characters,
                "removed": dict(result.removed),
                "masked": result.masked,
                "log_entries": result.log_entries,
                "name_left": result.name_left,
            }
        )
        return
    gone = ", ".join(f"{number} {entity}" for entity, number in sorted(result.removed.items())) or "nothing else"
    line(f"Erased {result.characters} characters, {gone}; {result.masked} notes and names masked; {result.log_entries} log entries emptied.")
    if result.name_left:
        line(f"The name still stands in {result.name_left} place(s): in what others said, titles, memos or actors.")

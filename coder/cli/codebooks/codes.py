"""coder codebook add-code, edit, move, split, review: the codes of a project while they are in use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing.passages import shape, told
from coder.cli.printing.render import counted, line, lines, one_line, print_json
from coder.cli.session import opened
from coder.model.codebook import Code
from coder.project.codes.history import redefinitions
from coder.project.project import Project
from coder.project.retrieval import CodedPassage

_ONE = {"name": ("names", "NAME"), "definition": ("definition", "TEXT")}
_SEVERAL = {
    "include": ("include", "when to use it"),
    "exclude": ("exclude", "when not"),
    "example": ("examples", "examples"),
    "cue": ("cues", "cues"),
}
_LANGUAGES = {"en": "English", "zh": "Chinese"}


def _texts(function: Callable[..., Any]) -> Callable[..., Any]:
    """--name-en, --cue-zh and so on, which come as `names_en`, `cues_zh`."""
    for language, spoken in reversed(_LANGUAGES.items()):
        for word, (field, about) in reversed(_SEVERAL.items()):
            help_line = (
                f"Replaces the {spoken} rules: {about}; may be repeated." if "when" in about else f"Replaces the {spoken} {about}; may be repeated."
            )
            function = click.option(f"--{word}-{language}", f"{field}_{language}", multiple=True, metavar="TEXT", help=help_line)(function)
        for word, (field, metavar) in reversed(_ONE.items()):
            function = click.option(f"--{word}-{language}", f"{field}_{language}", metavar=metavar)(function)
    return function


@click.command(name="add-code")
@project_argument
@click.argument("key")
@click.option("--name-en", metavar="NAME")
@click.option("--name-zh", metavar="NAME")
@click.option("--parent", metavar="CODE")
@click.option("--book", metavar="KEY", help="The codebook; otherwise that of the parent, or the first.")
@click.option("--definition", default="", metavar="TEXT")
@click.option("--mnemonic", default="", metavar="LETTERS")
@click.option("--colour", default="", metavar="#RRGGBB")
@user_option
def add_code(
    project: Path,
    key: str,
    name_en: str | None,
    name_zh: str | None,
    parent: str | None,
    book: str | None,
    definition: str,
    mnemonic: str,
    colour: str,
    user: str | None,
) -> None:
    """Make a new code KEY in a codebook of PROJECT."""
    names = {language: name for language, name in (("en", name_en), ("zh", name_zh)) if name}
    with opened(project, user) as opened_project:
        made = opened_project.codebooks.add_code(
            key, names=names or None, parent=parent, codebook=book, definition=definition, mnemonic=mnemonic, colour=colour
        )
        line(f"Added {made.key} ({made.mnemonic}).")


@click.command()
@project_argument
@click.argument("code")
@_texts
@click.option("--mnemonic", metavar="LETTERS")
@click.option("--colour", metavar="#RRGGBB")
@click.option("--parent", metavar="CODE", help="Move the code; empty: to the top.")
@click.option("--retire/--revive", default=None, help="Take the code out of use, or back.")
@click.option("--merge-into", metavar="CODE", help="Give all its codings to CODE and remove it.")
@click.option("--remove", is_flag=True, help="Remove the code with its codings.")
@user_option
def edit(
    project: Path,
    code: str,
    mnemonic: str | None,
    colour: str | None,
    parent: str | None,
    retire: bool | None,
    merge_into: str | None,
    remove: bool,
    user: str | None,
    **texts: Any,
) -> None:
    """Edit CODE of PROJECT; each change is an undo step, and codings keep the version they were made under."""
    with opened(project, user) as opened_project:
        if merge_into:
            _merge(opened_project, code, merge_into)
            return
        if remove:
            line(f"Removed with {opened_project.codebooks.remove_code(code)} coding(s). `coder undo` brings all back.")
            return
        before = opened_project.codebooks.code(code)
        given = {**_given(before, texts), "mnemonic": mnemonic, "colour": colour, "parent": parent, "retired": retire}
        after = opened_project.codebooks.edit_code(code, **{name: value for name, value in given.items() if value is not None})
        line(f"Changed {after.key}." if after != before else f"{after.key} is as it was.")
        older = len(opened_project.codebooks.older(after.id)) if after.meaning != before.meaning else 0
        if older:
            line(f"{counted(older, 'coding')} made before: coder codebook review {project} {after.key}")


@click.command()
@project_argument
@click.argument("code")
@click.option("--before", metavar="CODE", help="Directly before this code.")
@click.option("--after", metavar="CODE", help="Directly after this code.")
@click.option("--under", metavar="CODE", help="Last under this code or group; empty: at the top.")
@user_option
def move(project: Path, code: str, before: str | None, after: str | None, under: str | None, user: str | None) -> None:
    """Put CODE of PROJECT, with the codes below it, in another place of its codebook."""
    with opened(project, user) as opened_project:
        line(f"Moved {opened_project.codebooks.move_code(code, before=before, after=after, under=under).key}.")


@click.command()
@project_argument
@click.argument("code")
@click.argument("key")
@click.argument("codings", nargs=-1, required=True, metavar="CODING...")
@click.option("--name-en", metavar="NAME")
@click.option("--name-zh", metavar="NAME")
@user_option
def split(project: Path, code: str, key: str, codings: tuple[str, ...], name_en: str | None, name_zh: str | None, user: str | None) -> None:
    """Give some CODINGs of CODE (by id, as `coder quotes` lists them) to a new code KEY that stands after it."""
    names = {language: name for language, name in (("en", name_en), ("zh", name_zh)) if name}
    with opened(project, user) as opened_project:
        made = opened_project.codebooks.split_code(code, codings, key, names=names or None)
        line(f"Added {made.key} ({made.mnemonic}) with {counted(len(set(codings)), 'coding')} of {opened_project.codebooks.code(code).key}.")


@click.command()
@project_argument
@click.argument("code", required=False)
@click.option("--keep", multiple=True, metavar="CODING", help="It holds under the new definition; may be repeated.")
@click.option("--keep-all", is_flag=True, help="All of them hold.")
@click.option("--recode", nargs=2, multiple=True, metavar="CODING CODE", help="Give it another code; may be repeated.")
@click.option("--remove", multiple=True, metavar="CODING", help="Remove it; may be repeated.")
@user_option
@json_option
def review(
    project: Path,
    code: str | None,
    keep: tuple[str, ...],
    keep_all: bool,
    recode: tuple[tuple[str, str], ...],
    remove: tuple[str, ...],
    user: str | None,
    as_json: bool,
) -> None:
    """List the codings of CODE that were made before its definition or rules changed, and settle them; without CODE: which codes have such."""
    with opened(project, user) as opened_project:
        if code is None:
            _codes_with_older(opened_project, as_json)
            return
        found = opened_project.codebooks.older(code)
        kept = [each.id for each in found] if keep_all else list(keep)
        if kept:
            line(f"Kept {counted(len(opened_project.codings.confirm(*kept)), 'coding')}.")
        for coding, other in recode:
            line(f"{opened_project.codings.edit(coding, code=other).id[:8]} is now {opened_project.codebooks.code(other).key}.")
        if remove:
            opened_project.codings.remove(*remove)
            line(f"Removed {counted(len(remove), 'coding')}.")
        if not (kept or recode or remove):
            _show_older(opened_project, code, as_json)


def _merge(project: Project, code: str, into: str) -> None:
    found = project.codebooks.merging(code, into)
    kept = project.codebooks.merge_codes(code, into)
    line(f"Merged into {kept.key}.")
    line(f"{counted(found.moved, 'coding')} moved; {found.joined} fell together with one of the same passage and coder.")


def _codes_with_older(project: Project, as_json: bool) -> None:
    older = project.codebooks.older_counts()
    rows = [(each.key, older[each.id]) for each in project.codebooks.codes() if each.id in older]
    if as_json:
        print_json({"codes": [{"code": key, "older": number} for key, number in rows]})
        return
    lines(f"{key}: {counted(number, 'coding')} made before its definition changed" for key, number in rows)
    if not rows:
        line("No coding was made before the definition of its code changed.")


def _show_older(project: Project, ref: str, as_json: bool) -> None:
    code, history = project.codebooks.code(ref), project.codebooks.history(ref)
    older = {each.id for each in project.codebooks.older(ref)}
    passages = [each for each in project.retrieval.quotes(code.id, context=40) if each.coding.id in older]
    if as_json:
        print_json({"code": code.key, "older": [{**shape(each), "codebook_version": each.coding.codebook_version} for each in passages]})
        return
    for stamp in dict.fromkeys(each.coding.codebook_version for each in passages):
        some = [each for each in passages if each.coding.codebook_version == stamp]
        lines(_changed(stamp, history.at(stamp).code, code))
        lines(said for each in some for said in _indented(each))
    line(f"{counted(len(passages), 'coding')} made before the definition of {code.key} changed.")


def _changed(stamp: str, then: Code, now: Code) -> list[str]:
    found = [f"Under version {stamp or '(unknown)'}:"]
    for each in redefinitions(then, now):
        was, is_now = (one_line(said.replace("\n", " / "), 400) or "-" for said in (each.then, each.now))
        found += [f"  {each.field} ({each.language}) was: {was}", f"    is now: {is_now}"]
    return found


def _indented(passage: CodedPassage) -> list[str]:
    return [f"  {each}" for each in told(passage)]


def _given(before: Code, texts: dict[str, Any]) -> dict[str, Any]:
    """Fields by language as the code has them, with those given in place of the old ones."""
    given: dict[str, Any] = {}
    for option, value in texts.items():
        field, _, language = option.rpartition("_")
        if value:
            known = given.get(field) or getattr(before, field)
            given[field] = {**known, language: value}
    return given

"""coder codebook"""

from collections.abc import Sequence
from pathlib import Path

import click

from coder.cli.codebooks.codes import add_code, edit, move, review, split
from coder.cli.codebooks.golden import golden, test
from coder.cli.parameters import json_option, user_option
from coder.cli.printing.render import line, lines, one_line, print_json, warn
from coder.cli.session import opened
from coder.errors import NotFound
from coder.model.codebook import Code, Codebook
from coder.model.record import to_record
from coder.project import codebooks as books


@click.group()
def codebook() -> None:
    """Codebooks: list, show, check, add to a project, export; and their codes: add, edit, move, split, review, test."""


@codebook.command(name="list")
@click.argument("project", type=click.Path(path_type=Path), required=False)
@json_option
def list_(project: Path | None, as_json: bool) -> None:
    """List the codebooks of PROJECT, or the shipped ones."""
    found = _all(project)
    if as_json:
        print_json(
            {"codebooks": [{"key": book.key, "version": book.version, "names": dict(book.names), "codes": _codable(codes)} for book, codes in found]}
        )
        return
    for book, codes in found:
        line(f"{book.key} {book.version}: {' / '.join(book.names.values())} ({_codable(codes)} codes)")


@codebook.command()
@click.argument("source", metavar="PROJECT|FILE|NAME")
@click.argument("code", required=False)
@click.option("--book", metavar="KEY", help="One codebook of the project.")
@json_option
def show(source: str, code: str | None, book: str | None, as_json: bool) -> None:
    """Show the codes of a project, a file or a shipped codebook; with CODE: that code's card."""
    found = _all(Path(source)) if source.endswith(".coder") else [books.load(source)]
    found = [pair for pair in found if not book or pair[0].key == book]
    codes = [each for _, some in found for each in some if not code or code in (each.key, each.id, each.mnemonic, *each.names.values())]
    if code and not codes:
        raise NotFound(f"no code {code} in {source}", f"`coder codebook show {source}` lists them.")
    if as_json:
        print_json({"codes": [to_record(each) for each in codes]})
        return
    if code:
        for each in codes:
            lines(_card(each))
        return
    for each_book, some in found:
        line(f"{each_book.key} {each_book.version}: {' / '.join(each_book.names.values())}")
        lines(_tree(some, None, 1))


@codebook.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|NAME...")
@json_option
@click.pass_context
def lint(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Check codebook files: cues, examples, dangling ids, YAML traps. Exit status 1 if there is an error."""
    from coder.formats.codebooks.lint import lint as check

    shipped = books.shipped()
    findings = [finding for file in files for finding in check(shipped.get(file) or Path(file))]
    errors = sum(each.severity == "error" for each in findings)
    if as_json:
        print_json({"findings": [to_record(each) for each in findings], "errors": errors})
    else:
        for each in findings:
            line(f"{each.file}:{each.line}: {each.severity}: {each.code_key + ': ' if each.code_key else ''}{each.message}")
        line(f"{errors} error(s), {len(findings) - errors} other remark(s).")
    if errors:
        ctx.exit(1)


@codebook.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("source", metavar="FILE|NAME")
@user_option
def add(project: Path, source: str, user: str | None) -> None:
    """Bring a codebook into PROJECT: a YAML file, or a shipped one by name."""
    with opened(project, user) as opened_project:
        book = opened_project.codebooks.load(source)
        line(f"Added {book.key} {book.version} ({_codable(opened_project.codebooks.codes(book.key))} codes).")


@codebook.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .yaml, .md, .html, .docx or .qdc file.")
@click.option("--book", metavar="KEY", help="Of several; otherwise the one most codings use.")
def export(project: Path, out: Path, book: str | None) -> None:
    """Write a codebook of PROJECT as YAML; to read as .md, .html or .docx; for other programs as .qdc."""
    from coder.project.leaving import exporting

    with opened(project) as opened_project:
        chosen = opened_project.codebooks.get(book) if book else None
        for each in exporting.export_codebook(opened_project.workspace.store, out, chosen):
            warn(f"not in the file: {each.what} ({each.count})")
    line(f"Wrote {out}.")


for command in (add_code, edit, move, split, review, golden, test):
    codebook.add_command(command)


def _all(project: Path | None) -> list[tuple[Codebook, tuple[Code, ...]]]:
    if project is None:
        return [books.load(key) for key in books.shipped()]
    with opened(project) as opened_project:
        return [(book, opened_project.codebooks.codes(book.key)) for book in opened_project.codebooks.list()]


def _codable(codes: Sequence[Code]) -> int:
    return sum(code.codable for code in codes)


def _tree(codes: Sequence[Code], parent: str | None, depth: int) -> list[str]:
    found: list[str] = []
    for code in codes:
        if code.parent_id == parent:
            mark = f"[{code.mnemonic}] " if code.mnemonic and code.codable else ""
            found.append(f"{'  ' * depth}{code.key}  {mark}{' / '.join(code.names.values())}{' (retired)' if code.retired else ''}")
            found += _tree(codes, code.id, depth + 1)
    return found


def _card(code: Code) -> list[str]:
    found = [f"{code.key}  [{code.mnemonic}]  {' / '.join(code.names.values())}"]
    found += [f"  definition ({language}): {text}" for language, text in code.definition.items()]
    for title, words in (("use when", code.include), ("not when", code.exclude), ("example", code.examples)):
        found += [f"  {title} ({language}): {each}" for language, some in words.items() for each in some]
    found += [f"  cues ({language}): {', '.join(some)}" for language, some in code.cues.items()]
    found += [f"  {name}: {one_line(str(value), 200)}" for name, value in code.origin.items()]
    return found

"""The linter of codebooks: what a file says against itself, what YAML did to it in silence, what a coder will miss."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from coder.errors import CodebookError
from coder.formats.codebooks import lint_codes as of_codes
from coder.formats.codebooks import lint_traps as of_yaml
from coder.formats.codebooks.lint_rules import rule_errors
from coder.formats.codebooks.nodes import compose
from coder.formats.codebooks.yaml_files import read_codebook, read_text

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark on a codebook file.

    Attributes:
        file: As given to `lint`.
        line: From 1.
        severity: `error` (does not load, or says what it cannot mean), `warning` (likely a slip), `note` (something is not there yet).
        code_key: The code it is about, or empty.
        message: One line.
    """

    file: str
    line: int
    severity: str
    code_key: str
    message: str


def lint(path: Path | str) -> tuple[Finding, ...]:
    """All remarks on the file, sorted by line, then by severity. A file of names alone has notes only.

    Raises:
        CodebookError: the file cannot be read at all (missing, not UTF-8).
    """
    file = str(path)
    text = read_text(Path(path))
    found = {Finding(file=file, line=line, severity=severity, code_key=key, message=message) for line, severity, key, message in _remarks(text, file)}
    return tuple(sorted(found, key=lambda each: (each.line, SEVERITIES.index(each.severity), each.code_key, each.message)))


def _remarks(text: str, file: str) -> Iterator[tuple[int, str, str, str]]:
    name = Path(file).name
    for line, message in of_yaml.tab_indents(text):
        yield line, "error", "", message
    try:
        root: yaml.Node = compose(text, name, strict=False)
    except CodebookError as error:
        yield _as_remark(error)
        return
    traps = list(of_yaml.traps(root, text))
    yield from ((line, severity, "", message) for line, severity, message in traps)
    remarks = list(of_codes.remarks(root, name))
    yield from remarks
    errors = {line for line, severity, *_ in remarks if severity == "error"} | {line for line, severity, _ in traps if severity == "error"}
    try:
        codebook, _ = read_codebook(text, name=name)
        line = next((number for number, row in enumerate(text.split("\n"), 1) if row.strip() == "rules:"), 1)
        yield from ((line, "error", "", message) for message in rule_errors(codebook))
    except CodebookError as error:
        remark = _as_remark(error)
        if not errors:
            yield remark


def _as_remark(error: CodebookError) -> tuple[int, str, str, str]:
    found = re.match(r".*?, line (\d+): (.*)", error.what, re.DOTALL)
    line, message = (int(found[1]), found[2]) if found else (1, error.what)
    return line, "error", "", f"{message}. {error.hint}".strip()

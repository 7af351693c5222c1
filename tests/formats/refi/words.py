"""What was read, in words: for the tests of reading."""

from coder.formats.foreign.project import ForeignProject


def passages(project: ForeignProject) -> list[str]:
    """The words of the codings, in order."""
    texts = {each.key: each.text for each in project.texts}
    return [texts[each.text][each.start : each.stop] for each in project.codings]


def losses(project: ForeignProject) -> dict[str, int]:
    """Kinds of loss and their counts."""
    return {each.what: each.count for each in project.report.losses}

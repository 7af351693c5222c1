"""What is kept of a document while it is coded."""

from coder.project.project import Project
from coder.tui.session import Session


def test_the_coded_share_follows_each_coding(project: Project) -> None:
    """Up with the first coding of a turn, not with the second; down again with the last."""
    session = Session(project, "en")
    session.open("talk")
    size = len(session.document.blocks)
    codes = [code.id for code in session.codes.codes[:2]]
    session.code(codes[0])
    session.code(codes[1])
    assert session.document.share_coded() == 1 / size
    session.undo()
    assert session.document.share_coded() == 1 / size
    session.undo()
    assert session.document.share_coded() == 0.0


def test_labels_that_the_text_prints_need_no_column(project: Project) -> None:
    """`镇长：` stands in the text; a speaker given by hand does not."""
    session = Session(project, "en")
    session.open("talk")
    assert session.document.printed


def test_differences_are_codings_that_one_has_not_given(project: Project) -> None:
    """The same code on the same words is none."""
    session = Session(project, "en")
    session.open("talk")
    document, block = session.document.document.id, session.document.blocks[1]
    with Project.open(project.path, user="CD") as other:
        other.codings.add(document, block.start, block.stop, "sit.skill_matching")
    session.reload()
    assert session.document.differences(session.user_id) == [block.start]
    project.codings.add(document, block.start + 2, block.stop, "sit.skill_matching")
    session.reload()
    assert session.document.differences(session.user_id) == []

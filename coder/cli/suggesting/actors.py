"""The actors that the texts name: listed, and accepted by name."""

from collections.abc import Sequence

from coder.cli.printing.render import line, one_line, print_json, table
from coder.model.actor_suggestion import ActorSuggestion
from coder.model.record import to_record
from coder.project.project import Project

_BECAUSE = {"form": "the same but for words such as 人民", "town": "the body of the town that the text speaks of"}


def show(project: Project, found: Sequence[ActorSuggestion], as_json: bool) -> None:
    """The suggestions with an example each."""
    if as_json:
        print_json({"suggestions": [to_record(each) for each in found]})
        return
    titles = {each.id: each.title for each in project.documents.list()}
    for each in found:
        kind = each.kind.removeprefix("actor.") or "no type"
        what = "known" if each.actor_id else "sort" if each.generic else "new"
        also = f"; also {', '.join(each.forms[1:4])}" if len(each.forms) > 1 else ""
        line(f"{each.count:>4} {each.name} ({what}; {kind}{', ' + each.tier if each.tier else ''}; {each.rule}: {each.cue}{also})")
        if each.perhaps:
            line(f"       perhaps {each.perhaps}: {_BECAUSE[each.because]}")
        for example in each.examples[:1]:
            line(f"       {titles.get(example.document_id, '')} {example.start}-{example.stop}: {one_line(example.sentence, 100)}")
    new = sum(each.actor_id is None for each in found)
    line(f"{len(found)} named, {new} of them not in the project. Nothing is written: --accept NAME makes an actor.")


def accept(project: Project, found: Sequence[ActorSuggestion], names: Sequence[str], as_json: bool) -> None:
    """Make actors of the suggestions with these names."""
    made = project.actors.accept([project.actors.suggested(name, found) for name in dict.fromkeys(names)])
    if as_json:
        print_json({"actors": [{**to_record(each), "name": each.name()} for each in made]})
        return
    table([(each.id[:8], each.name(), ", ".join(each.aliases), each.level) for each in made], ("id", "name", "also", "tier"))
    line(f"{len(made)} actor(s) entered. `coder undo` takes it back.")

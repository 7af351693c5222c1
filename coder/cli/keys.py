"""coder keys"""

import click

from coder.cli.parameters import json_option, language_option
from coder.cli.printing.render import line, print_json, warn


@click.command()
@click.argument("words", nargs=-1)
@click.option("--check", is_flag=True, help="Only say what in your file of keys does not hold.")
@language_option("the words")
@json_option
@click.pass_context
def keys(ctx: click.Context, words: tuple[str, ...], check: bool, language: str | None, as_json: bool) -> None:
    """List the keys of the screen as they are for you, of all actions or those with WORDS in their name.

    Keys are changed in a file of yours; what in it does not hold is told a line each, with exit status 1. The rest of it holds.
    """
    from coder.tui.actions.table import ACTIONS, GROUPS
    from coder.tui.preferences import FILE, config_folder, read, remapped
    from coder.tui.texts.screens import chosen_language

    language, file = chosen_language(language), config_folder() / FILE
    found = read(config_folder())
    actions, clashes = remapped(ACTIONS, found.keys)
    problems = (*found.problems, *clashes)
    wanted = [each.casefold() for each in words]
    texts = {each.id: " ".join((each.id, *each.label.values(), *each.help.values())).casefold() for each in actions}
    shown = [each for each in actions if not check and all(word in texts[each.id] for word in wanted)]
    if as_json:
        rows = [{"id": each.id, "context": each.context, "keys": list(each.keys), "help": each.help[language]} for each in shown]
        print_json({"file": str(file), "actions": rows, "problems": list(problems)})
    else:
        for each in shown:
            line(f"{each.id}: {', '.join(each.keys) or '-'}; {GROUPS[each.group][language]}: {each.help[language]}")
        line(f"{file}: {'all holds' if not problems else f'{len(problems)} problem(s)'}{'' if file.exists() else ' (no such file yet)'}.")
    for problem in problems:
        warn(problem)
    if problems:
        ctx.exit(1)

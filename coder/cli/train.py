"""coder train"""

from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing.render import counted, line, print_json
from coder.cli.session import opened


@click.command()
@project_argument
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write the model into.")
@click.option("--own", is_flag=True, help="Learn from your own codings only; otherwise from those of all coders.")
@click.option("--no-vectors", is_flag=True, help="Words only: a smaller and faster model.")
@click.option("--rare-words", is_flag=True, help="Keep words of fewer than three documents too; names of people may leave with the model.")
@user_option
@json_option
def train(project: Path, out: Path, own: bool, no_vectors: bool, rare_words: bool, user: str | None, as_json: bool) -> None:
    """Save what was learned from PROJECT as a model for other texts; without codings, from names, definitions and cue words.

    The model holds weights of words and no passage, document or name of a speaker.
    """
    from coder.project.suggesting.training import train as learn

    with opened(project, user) as opened_project:
        model = learn(opened_project.workspace, out, own=own, vectors=not no_vectors, rare_words=rare_words)
    holds = model.holds()
    if as_json:
        print_json({"model": str(out), "holds": holds})
        return
    line(f"{out}: {counted(holds['codes'], 'code')}, learned from {counted(holds['codings'], 'coding')} and the codebook.")
    line(f"It holds weights of {holds['words']:,} words and {holds['ngrams']:,} runs of characters, the codebook's cue words, and no passage.")
    least = holds["least_documents"]
    line(
        f"Words of fewer than {least} documents are left out, but for the codebook's own."
        if least > 1
        else "Rare words are in it: names of people may be among them. Give it to nobody who may not read the texts."
    )
    if holds["encoder"]:
        line(f"Sentence vectors: {holds['encoder']}; per code one direction, no vector of a passage.")
    line(f"Use it with: coder tag PATHS --from {out} --out DIR, or: coder suggest OTHER_PROJECT --model {out}")

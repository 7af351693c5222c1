"""Shards sent to an executor, a few at a time; parts written as they come back; what is done is not done again."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path

from coder.tagging.attributes import read_attributes
from coder.tagging.batch import Batch, tag_batch
from coder.tagging.dictionary import write_dictionary
from coder.tagging.inputs import Source, check_sources, shards, sources
from coder.tagging.parts import Part, Parts, write_json
from coder.tagging.spec import TagSpec

MANIFEST = "manifest.json"
AHEAD = 3
"""So many shards for each worker are on their way at once: memory stays flat however many there are."""
Moved = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What a run did: its parts in order, how many of them were done before, and what could not even be listed (as `failures`).

    Attributes:
        passed_over: Files in the folders that are none to tag: suffix -> number.
    """

    parts: tuple[Part, ...]
    kept: int
    unlisted: tuple[tuple[str, str, str], ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)

    @property
    def failures(self) -> tuple[tuple[str, str, str], ...]:
        """(name, what is wrong, what to do) of the folders and files that could not be read."""
        return self.unlisted + tuple(failure for part in self.parts for failure in part.failures)


def run(paths: Sequence[Path], spec: TagSpec, out: Path, executor: Executor, *, workers: int = 1, moved: Moved | None = None) -> Tagged:
    """Tag the files into the folder `out`, from where an earlier run stopped.

    The same files and the same specification give the same bytes, whatever the executor and however often it was stopped.

    Raises:
        InputRefused: there is no file to tag.
        FormatError: `out` cannot be written, or the model is another one than when the run began.
    """
    check_sources(paths, out)
    whole = _whole(paths, out)
    parts = Parts(out, spec)
    unlisted: list[tuple[str, str, str]] = []
    passed_over: Counter[str] = Counter()
    done: dict[int, Part] = {}
    number = kept = size = 0
    waiting: dict[Future[Batch], tuple[int, int]] = {}

    def collect(least: int) -> int:
        finished = 0
        while len(waiting) > least:
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                number, bytes_done = waiting.pop(future)
                done[number] = parts.write(number, future.result())
                finished += bytes_done
        return finished

    found = sources(paths, out=out, refused=lambda *refusal: unlisted.append(refusal), passed=lambda suffix: passed_over.update((suffix,)))
    for number, shard in enumerate(shards(found), 1):
        before = parts.done(number, shard)
        if before:
            done[number], kept, size = before, kept + 1, size + _bytes(shard)
        else:
            waiting[executor.submit(tag_batch, spec, shard)] = number, _bytes(shard)
            size += collect(AHEAD * workers - 1)
        if moved:
            moved(size, whole)
    for _ in _until_empty(waiting):
        size += collect(len(waiting) - 1)
        if moved:
            moved(size, whole)
    parts.forget_after(number)
    tagged = Tagged(
        parts=tuple(done[number] for number in sorted(done)), kept=kept, unlisted=tuple(unlisted), passed_over=dict(sorted(passed_over.items()))
    )
    write_dictionary(out, spec)
    write_json(out / MANIFEST, _manifest(spec, tagged))
    return tagged


def _whole(paths: Sequence[Path], out: Path) -> int:
    """The bytes of all files to tag. They are listed twice, here and then shard by shard: the list of millions of files is never in memory."""
    return sum(source.size for source in sources(paths, out=out))


def _until_empty(waiting: dict[Future[Batch], tuple[int, int]]) -> Iterator[None]:
    while waiting:
        yield


def _bytes(shard: Sequence[Source]) -> int:
    return sum(source.size for source in shard)


def spec_of_manifest(spec: TagSpec) -> dict[str, object]:
    """The specification as the manifest has it: the model by the name of its folder alone."""
    found: dict[str, object] = json.loads(json.dumps(asdict(spec)))
    return {**found, "model": Path(spec.model).name}


def _manifest(spec: TagSpec, tagged: Tagged) -> dict[str, object]:
    parts = [{key: value for key, value in asdict(part).items() if key != "failures"} for part in tagged.parts]
    attributes = read_attributes(Path(spec.model))
    return {
        "schema": "coder-tags/1",
        "codebook": attributes.codebook,
        "codes": {key: dict(names) for key, names in attributes.names.items()},
        "spec": spec_of_manifest(spec),
        "parts": parts,
        "files": sum(part.files for part in tagged.parts),
        "units": sum(part.units for part in tagged.parts),
        "coded": sum(part.coded for part in tagged.parts),
        "characters": sum(part.characters for part in tagged.parts),
        "passed_over": dict(tagged.passed_over),
        "failures": [list(failure) for failure in tagged.failures],
    }

"""A folder becomes a data set: the same bytes however it is worked through, and nothing is done twice."""

import errno
import json
import os
import shutil
import sys
import threading
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from coder.errors import FormatError, InputRefused, WorkerLost
from coder.tagging import executors, inputs
from coder.tagging.batch import prepare
from coder.tagging.executors import Serial, dask, processes
from coder.tagging.running import run
from coder.tagging.spec import spec_of
from coder.tagging.tagger import tagger


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SHARD_FILES", 3)


def lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for part in sorted(out.glob("*.jsonl")) for line in part.read_text(encoding="utf-8").split("\n") if line]


def content(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_every_clause_is_a_line_with_its_place_article_codes_and_reasons(model: Path, corpus: Path, tmp_path: Path) -> None:
    """The text stands where it says; articles are numbered; a word in a title of 《》 is no reason."""
    tagged = run([corpus], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert [name for name, _, _ in tagged.failures] == ["broken.docx"]
    mine = [line for line in lines(tmp_path / "out") if line["path"] == "b/law00.md"]
    text = (corpus / "b" / "law00.md").read_text(encoding="utf-8")
    assert all(text[line["start"] : line["stop"]] == line["text"] for line in mine)
    assert {line["article"] for line in mine} - {None} == {1, 2, 3}
    by_unit = {line["unit"].split("-", 1)[1]: line for line in mine}
    assert not by_unit["1"]["codes"] and by_unit["1"]["none"]["code"] == "none.background"
    assert {each["code"] for each in by_unit["2-2"]["codes"]} >= {"dem.procurement"}
    reason = next(each["reason"] for each in by_unit["2-1"]["codes"] if each["code"] == "env.tax")
    assert reason in by_unit["2-1"]["text"]
    assert by_unit["2"]["modality"] == "binding" and by_unit["3"]["modality"] == "permissive"
    assert "enterprise" in by_unit["2-1"]["targets"]
    assert by_unit["3"]["document"]["title"].startswith("示例0市小城镇发展条例") and by_unit["3"]["document"]["date"] == "2020-03-01"


def models_loaded() -> int:
    return tagger.cache_info().currsize


@pytest.mark.parametrize("copied", [True, False])
def test_two_processes_give_the_bytes_of_one(model: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: bool) -> None:
    """The executor does not matter; copies of this process find the model loaded, others load it themselves."""
    if copied and sys.platform != "linux":
        pytest.skip("processes are not copied here")
    monkeypatch.setattr(executors, "_can_be_copied", lambda: copied)
    spec = spec_of(model, fast=True)
    tagger.cache_clear()
    with processes(2, partial(prepare, spec)) as pool:
        assert models_loaded() == pool.submit(models_loaded).result() == copied
        run([corpus], spec, tmp_path / "two", pool, workers=2)
    run([corpus], spec, tmp_path / "one", Serial())
    assert content(tmp_path / "one") == content(tmp_path / "two")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not copied here")
def test_a_process_with_other_threads_is_not_copied() -> None:
    """A copy would find the locks that they hold held for ever."""
    go_on = threading.Event()
    other = threading.Thread(target=go_on.wait)
    other.start()
    try:
        with processes(2, lambda: pytest.fail("nothing is loaded here for the others")) as pool:
            assert pool.submit(sum, [1, 2]).result() == 3
    finally:
        go_on.set()
        other.join()


def test_a_dask_cluster_gives_the_bytes_of_one_process(model: Path, corpus: Path, tmp_path: Path) -> None:
    """The same function on workers of a cluster that is started here."""
    pytest.importorskip("distributed")
    run([corpus], spec_of(model, fast=True), tmp_path / "one", Serial())
    with dask("local", 2) as cluster:
        run([corpus], spec_of(model, fast=True), tmp_path / "two", cluster, workers=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


class Stopping(Serial):
    """Stops as if killed after some shards."""

    def __init__(self, after: int) -> None:
        self._left = after

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        """As `Serial`, until the moment has come."""
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("after", range(5))
def test_stopped_anywhere_it_goes_on_from_there(model: Path, corpus: Path, tmp_path: Path, after: int) -> None:
    """No line is lost or doubled, and what was done is kept."""
    spec = spec_of(model, fast=True)
    run([corpus], spec, tmp_path / "whole", Serial())
    with pytest.raises(KeyboardInterrupt):
        run([corpus], spec, tmp_path / "out", Stopping(after))
    tagged = run([corpus], spec, tmp_path / "out", Serial())
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert tagged.kept >= max(0, after - inputs.SHARD_FILES)


def test_a_changed_file_or_part_is_done_again_and_a_gone_one_goes(model: Path, corpus: Path, tmp_path: Path) -> None:
    """Only what was made from just these bytes is kept."""
    spec, out = spec_of(model, fast=True), tmp_path / "out"
    parts = len(run([corpus], spec, out, Serial()).parts)
    assert run([corpus], spec, out, Serial()).kept == parts
    first = out / "part-000001.jsonl"
    whole = first.read_bytes()
    first.write_bytes(whole[:100])
    assert run([corpus], spec, out, Serial()).kept == parts - 1 and first.read_bytes() == whole
    path = corpus / "b" / "law10.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n第四条　本条例自公布之日起施行。\n", encoding="utf-8")
    assert run([corpus], spec, out, Serial()).kept == parts - 1
    for gone in (corpus / "b").glob("*.md"):
        gone.unlink()
    left = run([corpus], spec, out, Serial())
    assert len(left.parts) < parts and len(list(out.glob("*.jsonl"))) == len(left.parts)


def test_another_model_does_everything_again(model: Path, corpus: Path, tmp_path: Path) -> None:
    """Codes of two models never stand in one data set."""
    run([corpus], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert run([corpus], spec_of(model), tmp_path / "out", Serial()).kept == 0


def test_other_scales_of_words_do_everything_again(model: Path, corpus: Path, tmp_path: Path) -> None:
    """The fast path and the other share what lies beside them in the model's folder."""
    mine = tmp_path / "m"
    shutil.copytree(model, mine)
    run([corpus], spec_of(mine, fast=True), tmp_path / "out", Serial())
    scales = mine / "attributes.json"
    scales.write_text(scales.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert run([corpus], spec_of(mine, fast=True), tmp_path / "out", Serial()).kept == 0


def test_nothing_to_tag_is_refused(model: Path, tmp_path: Path) -> None:
    """One clear line for an empty folder and for a name that is not there."""
    (tmp_path / "empty").mkdir()
    executor: Executor = Serial()
    with pytest.raises(InputRefused, match="no file to tag"):
        run([tmp_path / "empty"], spec_of(model), tmp_path / "out", executor)
    with pytest.raises(InputRefused, match="no such file"):
        run([tmp_path / "nothing"], spec_of(model), tmp_path / "out", executor)


def test_the_data_set_is_never_tagged_itself(model: Path, corpus: Path, tmp_path: Path) -> None:
    """A folder for the output inside the input is passed over, in the second run too."""
    spec, out = spec_of(model, fast=True), corpus / "out"
    first = run([corpus], spec, out, Serial())
    shutil.copy(corpus / "b" / "law00.md", out / "note.md")
    again = run([corpus], spec, out, Serial())
    assert again.kept == len(first.parts) == len(again.parts)
    assert not any("out/" in line["path"] for line in lines(out))


def test_a_file_that_goes_while_the_run_goes_on_is_reported(model: Path, corpus: Path, tmp_path: Path) -> None:
    """Listed, then gone before it is read: one line for it, and all others are tagged."""

    class Losing(Serial):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            _, shard = args
            for source in shard:
                if source.name == "b/law10.md":
                    Path(source.path).unlink()
            return super().submit(fn, *args, **kwargs)

    tagged = run([corpus], spec_of(model, fast=True), tmp_path / "out", Losing())
    assert {name for name, _, _ in tagged.failures} == {"broken.docx", "b/law10.md"}
    assert len({line["path"] for line in lines(tmp_path / "out")}) == 11


def test_a_folder_that_cannot_be_read_is_reported(model: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be read beside it is tagged."""
    true = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return true(path)

    monkeypatch.setattr(os, "scandir", scandir)
    tagged = run([corpus], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert tagged.failures[0][:2] == ("a", "the folder cannot be read: Permission denied")
    assert {line["path"][0] for line in lines(tmp_path / "out")} == {"b"}


def test_a_model_that_changed_meanwhile_is_refused(model: Path, corpus: Path, tmp_path: Path) -> None:
    """Clauses of one data set are never tagged by two models."""
    copy = tmp_path / "m"
    shutil.copytree(model, copy)
    spec = spec_of(copy, fast=True)
    (copy / "words" / "model.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FormatError, match="has changed since the run began"):
        run([corpus], spec, tmp_path / "out", Serial())


def test_a_killed_worker_is_one_clear_line() -> None:
    """Not a traceback: what happened, and that the same command goes on."""
    with pytest.raises(WorkerLost, match="killed"), processes(2) as pool:
        pool.submit(os._exit, 9).result()


def test_a_full_disk_is_one_clear_line_and_the_same_command_goes_on(
    model: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file it happens at: what is there is whole, nothing half-written lies beside it, and no manifest says that all is done."""
    spec = spec_of(model, fast=True)
    run([corpus], spec, tmp_path / "whole", Serial())
    whole, true = content(tmp_path / "whole"), os.fsync
    for last in range(0, 2 * len(whole), 3):
        left = last

        def fsync(handle: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            true(handle)

        out = tmp_path / f"out{last}"
        monkeypatch.setattr(os, "fsync", fsync)
        with pytest.raises(FormatError, match="could not be written: No space left on device") as raised:
            run([corpus], spec, out, Serial())
        assert "Make room on the disk" in raised.value.hint
        monkeypatch.setattr(os, "fsync", true)
        there = content(out)
        assert there.items() <= whole.items() and "manifest.json" not in there
        run([corpus], spec, out, Serial())
        assert content(out) == whole
        if len(there) == len(whole) - 1:
            break


def test_what_a_killed_run_was_writing_goes_with_the_next(model: Path, corpus: Path, tmp_path: Path) -> None:
    """A file half written under a name of its own; files of others stay."""
    out = tmp_path / "out"
    for name in (f".{'0a' * 16}.tmp", f"parts/.{'1b' * 16}.tmp", ".mine.tmp"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("{", encoding="utf-8")
    run([corpus], spec_of(model, fast=True), out, Serial())
    assert [path.name for path in out.rglob(".*")] == [".mine.tmp"]


def test_a_place_that_cannot_be_written_is_one_clear_line(model: Path, corpus: Path, tmp_path: Path) -> None:
    """Such as a file where the folder should be."""
    (tmp_path / "out").write_text("a note", encoding="utf-8")
    with pytest.raises(FormatError, match="out cannot be made"):
        run([corpus], spec_of(model, fast=True), tmp_path / "out", Serial())


def test_files_are_never_all_in_memory_at_once(model: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the files listed only those of the shards on their way are held, however many there are; a file named twice is tagged once."""
    alive: set[int] = set()
    most = 0

    class Counted(inputs.Source):
        def __init__(self, *given: Any) -> None:
            nonlocal most
            super().__init__(*given)
            alive.add(id(self))
            most = max(most, len(alive))

        def __del__(self) -> None:
            alive.discard(id(self))

    for number in range(60):
        (corpus / "a" / f"note{number:02}.md").write_text(f"第{number}号说明，供测试用。", encoding="utf-8")
    monkeypatch.setattr(inputs, "Source", Counted)
    tagged = run([corpus, corpus / "a"], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert sum(part.files for part in tagged.parts) == 73
    assert most < 20

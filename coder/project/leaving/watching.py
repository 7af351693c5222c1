"""How far a writer is, seen from what it asks for: every writer, a stranger's too, reads the texts as it gets to them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from coder.model.progress import Progress
from coder.model.snapshot import Snapshot


class Watched(Mapping[str, str]):
    """The texts of a snapshot; tells how many of them were asked for, each time it is another one."""

    def __init__(self, texts: Mapping[str, str], progress: Progress) -> None:
        self._texts, self._progress = texts, progress
        self._reached: set[str] = set()

    def __getitem__(self, key: str) -> str:
        text = self._texts[key]
        if key not in self._reached:
            self._reached.add(key)
            self._progress(len(self._reached), len(self._texts))
        return text

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def watched(snapshot: Snapshot, progress: Progress | None) -> Snapshot:
    """The snapshot with texts that tell `progress` of being read; without one the snapshot itself."""
    return replace(snapshot, texts=Watched(snapshot.texts, progress)) if progress else snapshot

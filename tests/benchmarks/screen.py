"""CPU milliseconds per key of the coding screen, on texts of 20,000 to 1,000,000 characters, beside Textual's own TextArea.

Run: python tests/benchmarks/screen.py [--json OUT] [--sizes 20000,1000000] [--keys 40] [--no-textarea]

A key is posted as the terminal would post it; its time is the CPU time of the process until the last repaint that follows it,
with the making of what the terminal is sent. A key that does not move anything any more is not counted: near the ends of the
text the cursor is taken back to where it began.
"""

import argparse
import asyncio
import contextlib
import gc
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ["TEXTUAL_FPS"] = "1000"

WORDS = [
    "园区",
    "政府",
    "招商引资",
    "外商",
    "配套",
    "协会",
    "圆桌会议",
    "技能",
    "匹配",
    "产业",
    "升级",
    "小镇",
    "规划",
    "昆山",
    "顺德",
    "我们",
    "每个月",
    "开会",
    "默契",
    "订单",
    "工人",
    "土地",
    "流转",
    "特色",
    "企业家",
    "沟通",
]
ENGLISH = [
    "the",
    "town",
    "council",
    "met",
    "every",
    "month",
    "with",
    "the",
    "association",
    "and",
    "matched",
    "skills",
    "of",
    "workers",
    "to",
    "new",
    "orders",
]
MARKS = ("", "", "", "", "", "", "", "，", "，", "。")
SIZE = (120, 40)
Table = dict[str, dict[str, float]]


def talk(length: int, seed: int = 7) -> str:
    """A conversation of this many characters, 70 % Chinese, turns of about 200 characters."""
    chance, parts, size, turn = random.Random(seed), [], 0, 0
    while size < length:
        turn += 1
        if chance.random() < 0.7:
            body = (
                "".join(chance.choice(WORDS) + ("，" if chance.random() < 0.2 else "。" if chance.random() < 0.1 else "") for _ in range(85)) + "。"
            )
            line = f"{'访谈者' if turn % 2 else '镇长'}：{body}\n"
        else:
            line = f"Owner: {' '.join(chance.choice(ENGLISH) for _ in range(35))}.\n"
        parts.append(line)
        size += len(line)
    return "".join(parts)[:length]


def spans(length: int, count: int, seed: int = 8) -> list[tuple[int, int]]:
    """Overlapping passages, five of them huge."""
    chance = random.Random(seed)
    found = []
    for at in range(count):
        size = min(length // 10, 100_000) if at < 5 else min(int(chance.lognormvariate(4.2, 0.7)) + 8, 800, length - 1)
        start = chance.randrange(0, length - size)
        found.append((start, start + size))
    return found


class Meter:
    """Posts keys to an application and takes the CPU time until the screen is still."""

    def __init__(self, app: Any, counted: Callable[[], int]) -> None:
        self._app = app
        self._counted = counted
        self._last = 0.0
        self._shows = 0
        self._shown = asyncio.Event()
        display = app._display

        def timed(screen: Any, renderable: Any) -> None:
            display(screen, renderable)
            if hasattr(renderable, "render_segments"):
                renderable.render_segments(app.console)
            self._last = time.process_time()
            self._shows += 1
            self._shown.set()

        app._display = timed

    async def press(self, key: str, character: str | None = None) -> tuple[float, int] | None:
        """CPU milliseconds and rows painted; None if nothing on the screen changed."""
        from textual import events

        rows, shows = self._counted(), self._shows
        self._shown.clear()
        began = self._last = time.process_time()
        self._app.post_message(events.Key(key, character or (key if len(key) == 1 else None)))
        with contextlib.suppress(TimeoutError):
            while True:
                await asyncio.wait_for(self._shown.wait(), 0.02 if self._shows > shows else 0.5)
                self._shown.clear()
        return ((self._last - began) * 1000, self._counted() - rows) if self._shows > shows else None

    async def measure(self, keys: Sequence[str], *, before: Callable[[], None] = lambda: None) -> dict[str, float]:
        """Median, p95 and maximum over these keys."""
        before()
        await asyncio.sleep(0.05)
        taken = []
        for key in keys:
            taken.append(await self.press(key))
            if taken[-1] is None:
                before()
                await asyncio.sleep(0.05)
        return summary(taken)


def summary(pressed: Sequence[tuple[float, int] | None]) -> dict[str, float]:
    """Median, 95th percentile and maximum of CPU milliseconds; mean of rows painted; of the keys that changed the screen."""
    taken = [each for each in pressed if each]
    times = sorted(cpu for cpu, _ in taken)
    return {
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 2),
        "max_ms": round(times[-1], 2),
        "rows": round(statistics.mean(rows for _, rows in taken), 1),
    }


def rss() -> float:
    """Megabytes of memory in use."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def coding_screen(size: int, keys: int) -> dict[str, Any]:
    """The key table of the coding screen on a text of `size` characters."""
    from coder.project.project import Project
    from coder.tui.app import CoderApp

    with tempfile.TemporaryDirectory() as folder:
        for name, length in (("talk", size), ("short", 500)):
            (Path(folder) / f"{name}.txt").write_text(talk(length), encoding="utf-8")
        with Project.create(Path(folder) / "w.coder", user="CD") as project:
            project.documents.add([Path(folder) / "talk.txt", Path(folder) / "short.txt"])
            document = project.documents.get("talk").id
            codes = [code.key for code in project.codebooks.codes() if code.codable and code.attaches_to == "segment"]
            project.codings.add_many([(document, a, b, codes[at % len(codes)]) for at, (a, b) in enumerate(spans(size, max(200, size // 100)))])
        used = await memory_of(Path(folder) / "w.coder")
        with Project.open(Path(folder) / "w.coder", user="AB") as project:
            app = CoderApp(project, document, "en")
            app._suggest = lambda _: app.coding.computing.suggestions_came()  # type: ignore[method-assign,assignment,return-value]
            began = time.process_time()
            async with app.run_test(size=SIZE) as pilot:
                while not app.coding.transcript.painted:
                    await pilot.pause(0)
                painted = time.process_time() - began
                await asyncio.sleep(3)
                session, view = app.session, app.coding.transcript
                actions = await key_table(Meter(app, lambda: view.painted), session, keys)
            return {"first_paint_s": round(painted, 3), "memory_mb": round(used, 1), "actions": actions}


async def memory_of(path: Path) -> float:
    """Megabytes that opening the long text adds to the screen on a short one, dictionary loaded."""
    from coder.project.project import Project
    from coder.tui.app import CoderApp

    with Project.open(path, user="AB") as project:
        app = CoderApp(project, project.documents.get("short").id, "en")
        app._suggest = lambda _: app.coding.computing.suggestions_came()  # type: ignore[method-assign,assignment,return-value]
        async with app.run_test(size=SIZE) as pilot:
            await asyncio.sleep(3)
            gc.collect()
            before = rss()
            app.session.open("talk")
            await pilot.pause(0.5)
            gc.collect()
            return rss() - before


async def key_table(meter: Meter, session: Any, keys: int) -> Table:
    """Every kind of key."""
    document = session.document
    middle = len(document.text) // 2

    def to(position: int) -> Callable[[], None]:
        return lambda: session.select(position, position)

    turn = document.blocks.at(middle).start
    table: Table = {
        "cursor_down": await meter.measure(["down"] * keys, before=to(0)),
        "cursor_right": await meter.measure(["right"] * keys, before=to(middle)),
        "page_down": await meter.measure(["pagedown"] * keys, before=to(middle)),
        "page_up": await meter.measure(["pageup"] * keys, before=to(middle)),
        "turn": await meter.measure(["}"] * keys, before=to(middle)),
        "extend_character": await meter.measure(["shift+right"] * keys, before=to(middle)),
        "extend_word": await meter.measure(["w"] * keys, before=extending(session, middle)),
        "extend_sentence": await meter.measure([")"] * keys, before=extending(session, middle)),
        "extend_turn": await meter.measure(["}"] * keys, before=extending(session, middle)),
    }
    session.extending = False
    applied, removed = [], []
    to(turn)()
    for _ in range(keys):
        applied.append(await meter.press("1"))
        await meter.press("}")
    table["apply"] = summary(applied)
    table["undo"] = await meter.measure(["u"] * keys)
    table["redo"] = await meter.measure(["U"] * keys)
    to(turn)()
    for _ in range(keys):
        removed.append(await meter.press("d"))
        await meter.press("}")
    table["remove"] = summary(removed)
    assert not any(each.user_id == session.user_id for each in document.codings.values())
    session.find("圆桌")
    table["find_next"] = await meter.measure(["n"] * keys, before=to(middle))
    table["next_uncoded"] = summary([await uncoded(meter) for _ in range(keys)])
    return table


def extending(session: Any, position: int) -> Callable[[], None]:
    """Put the cursor there with nothing selected; every move extends."""

    def begin() -> None:
        session.select(position, position)
        session.extending = True

    return begin


async def uncoded(meter: Meter) -> tuple[float, int]:
    """Both keys of the jump to the next uncoded turn."""
    both = [each for each in (await meter.press("]"), await meter.press("u")) if each]
    return sum(cpu for cpu, _ in both), sum(rows for _, rows in both)


async def textarea(size: int, keys: int) -> dict[str, Any]:
    """The same text in Textual's TextArea, read only, without codings."""
    from textual.app import App, ComposeResult
    from textual.widgets import TextArea

    text = talk(size)

    class Reader(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea(text, read_only=True, soft_wrap=True)

    app = Reader()
    gc.collect()
    memory, began = rss(), time.process_time()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        painted = time.process_time() - began
        area = app.query_one(TextArea)
        area.focus()
        await pilot.pause()
        meter = Meter(app, lambda: 0)
        used = rss() - memory
        some = max(5, keys // 4)
        actions = {
            "cursor_down": await meter.measure(["down"] * some),
            "extend_character": await meter.measure(["shift+right"] * some),
            "page_down": await meter.measure(["pagedown"] * some),
        }
    return {"first_paint_s": round(painted, 3), "memory_mb": round(used, 1), "actions": actions}


def print_table(name: str, measured: dict[str, Any]) -> None:
    """One size as lines."""
    print(f"\n{name}: first paint {measured['first_paint_s']:.2f} s CPU, memory +{measured['memory_mb']:.0f} MB")
    print(f"  {'action':<18}{'median':>9}{'p95':>9}{'max':>9}{'rows':>8}   (CPU ms)")
    for action, row in measured["actions"].items():
        print(f"  {action:<18}{row['median_ms']:>9.2f}{row['p95_ms']:>9.2f}{row['max_ms']:>9.2f}{row['rows']:>8.1f}")


def main() -> None:
    """Measure, print, and write the JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--json", type=Path, dest="out")
    parser.add_argument("--sizes", default="20000,300000,1000000")
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--no-textarea", action="store_true")
    options = parser.parse_args()
    result: dict[str, dict[str, Any]] = {"sizes": {}, "textarea": {}}
    for size in map(int, options.sizes.split(",")):
        result["sizes"][str(size)] = asyncio.run(coding_screen(size, options.keys))
        print_table(f"coding screen, {size:,} characters", result["sizes"][str(size)])
        if not options.no_textarea:
            result["textarea"][str(size)] = asyncio.run(textarea(size, options.keys))
            print_table(f"TextArea, {size:,} characters", result["textarea"][str(size)])
        sys.stdout.flush()
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

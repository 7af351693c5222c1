"""What of the screen is sent anew after a key: only the parts that changed are gathered.

Textual's own compositor asks every widget whose place lies between the first and the last change, over the whole width, and the
containers behind them. Between a text and a status line that is the whole screen, on every page.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Chops = dict[int, Strip | None]
"""Where a part of a line begins -> the part, in order from the left."""


class LeanCompositor(Compositor):
    """Takes the place of a screen's compositor; full repaints, layout and the mouse are left to Textual."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """The changed parts of the screen; None if there are none."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        spans = list(self._regions_to_spans(regions))
        cuts = self.cuts
        chops: list[Chops] = [{}] * len(cuts)
        missing: dict[int, set[int]] = {}
        for y, first, last in spans:
            if y not in missing:
                chops[y], missing[y] = dict.fromkeys(cuts[y][:-1]), set()
            missing[y].update(cut for cut, end in pairwise(cuts[y]) if cut < last and end > first)
        self._gather(chops, missing, cuts)
        return ChopsUpdate(chops, spans, [each[1:] for each in cuts])

    def _gather(self, chops: Sequence[Chops], missing: dict[int, set[int]], cuts: Sequence[list[int]]) -> None:
        """Fill in what is missing, by line, from the front to the back; a widget with nothing to give is not asked."""
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            first, last = shown.column_span
            lines = [y for y in shown.line_range if y in missing and any(first <= cut < last for cut in missing[y])]
            if lines:
                for y, strip in zip(lines, _strips(widget, region, shown, lines), strict=True):
                    places = [cut for cut in cuts[y] if first <= cut <= last]
                    parts = [strip] if len(places) == 2 else strip.divide([cut - first for cut in places[1:]])
                    for cut, part in zip(places, parts, strict=False):
                        if cut in missing[y]:
                            chops[y][cut] = part
                            missing[y].discard(cut)


def _strips(widget: Widget, region: Region, shown: Region, lines: Sequence[int]) -> Iterable[Strip]:
    """The lines of a widget, by their places on the screen, as far as they are shown."""
    top, bottom = lines[0], lines[-1] + 1
    found = widget.render_lines(Region(shown.x - region.x, top - region.y, shown.width, bottom - top))
    return [found[y - top] for y in lines]

"""How those who wait hear of how far the work is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, in all): documents, figures, bytes."""

"""What every folder of tests may use."""

import math
import time
from collections.abc import Callable

import pytest


def _cpu(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began


@pytest.fixture
def growth() -> Callable[..., float]:
    """How the CPU time of a piece of work grows with its size, as the power of the size: 1 is linear, 2 is quadratic.

    A ratio of two sizes in one run, the best of three each, so that it says the same on a slow or a busy machine.
    `floor` seconds count as nothing: work that short on the large size is quick enough however it grows.
    """

    def power(work: Callable[[int], object], small: int, *, times: int = 8, floor: float = 0.05) -> float:
        large = min(_cpu(work, small * times) for _ in range(3))
        if large < floor:
            return 0.0
        return math.log(large / max(min(_cpu(work, small) for _ in range(3)), 1e-9), times)

    return power

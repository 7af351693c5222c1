"""Where the nodes of a network go."""

import numpy as np

from coder.report.layout import apart, places

STAR = [(0, other) for other in range(1, 9)]


def test_the_same_network_lies_the_same_way_inside_the_frame() -> None:
    """Within 0 to 1 on both axes, twice the same, no two nodes in one place."""
    ties = [*STAR, (10, 11), (12, 12)]
    first, second = places(13, ties), places(13, ties)
    assert np.array_equal(first, second) and first.min() >= 0 and first.max() <= 1
    assert len({tuple(each) for each in first}) == 13
    assert places(0, []).shape == (0, 2) and places(1, []).shape == (1, 2)


def test_nodes_that_are_tied_lie_nearer() -> None:
    """In a chain the ends are farthest apart."""
    at = places(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    assert np.linalg.norm(at[0] - at[4]) > np.linalg.norm(at[0] - at[1]) * 2


def test_boxes_moved_apart_do_not_touch_and_stay_within_the_width() -> None:
    """However crowded they were."""
    random = np.random.default_rng(5)
    sizes = np.stack([random.uniform(40, 110, 40), random.uniform(30, 50, 40)], axis=1)
    at = apart(random.uniform(0, 1, (40, 2)) * [600, 300], sizes, 600)
    overlap = (sizes[:, None] + sizes[None, :]) / 2 - np.abs(at[:, None] - at[None, :])
    meets = (overlap > 0.5).all(axis=2) & ~np.eye(40, dtype=bool)
    assert not meets.any()
    assert (at[:, 0] - sizes[:, 0] / 2).min() >= -0.5 and (at[:, 0] + sizes[:, 0] / 2).max() <= 600.5
    assert abs((at[:, 1] - sizes[:, 1] / 2).min()) < 0.01

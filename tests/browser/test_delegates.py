"""A college's delegates: recommended on a phone or at a desk, elected, checked."""

from __future__ import annotations

import pytest

from browser.conftest import SIZES
from browser.electing import check, elect, recommend

pytestmark = pytest.mark.usefixtures("university")


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def size() -> tuple[int, int]:
    """One election a university: the class on its phone first, the others follow at its size."""
    return (390, 844)


def test_from_the_class_to_the_report(page, size, sign_in, serious_faults):
    def fits(shown) -> None:
        own = shown.viewport_size
        for width, height in SIZES.values():
            shown.set_viewport_size({"width": width, "height": height})
            assert shown.evaluate("document.documentElement.scrollWidth") <= width
            assert serious_faults(shown) == []
        shown.set_viewport_size(own)

    recommend(page, sign_in, fits)
    page.set_viewport_size({"width": 1440, "height": 900})
    elect(page, sign_in, fits)
    check(page, sign_in, fits)

"""The collector of garbage leaves what is loaded alone, from when pages are read, once in a process."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.shell.garbage import _spare_once

if TYPE_CHECKING:
    from tests.conftest import Site


@pytest.fixture
def thawed() -> Iterator[None]:
    """Give back what the tests keep from the collector, as in a process that has built nothing yet."""
    gc.unfreeze()
    _spare_once.cache_clear()
    yield
    gc.freeze()


@pytest.mark.usefixtures("thawed")
def test_what_is_loaded_is_left_alone_and_what_later_builds_leave_is_not(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("tea")
    assert gc.get_freeze_count() == 0
    site.build()
    first = gc.get_freeze_count()
    assert first > 10_000
    site.build("-E")
    assert gc.get_freeze_count() <= first


@pytest.mark.usefixtures("thawed")
def test_a_program_that_spares_objects_itself_goes_on_to_do_so(
    new_site: Callable[..., Site],
) -> None:
    gc.freeze()
    before = gc.get_freeze_count()
    new_site("tea").build()
    assert 0 < gc.get_freeze_count() <= before

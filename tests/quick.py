"""Builds of tests are quick, and one clock and one day are all that they know."""

from __future__ import annotations

import copy
import functools
import importlib.metadata
import logging
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

import jinja2
import pytest
from docutils.frontend import OptionParser, Values
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from sphinx.builders.html._assets import _file_checksum
from sphinx.search.en import SearchEnglish

from sphinx_evidence.shell.store import made_by, own_digest
from tests.conftest import TODAY


class _Parsers:
    """docutils' parser of settings, of which the many options are made once a kind of document."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], OptionParser] = {}

    def __call__(
        self,
        components: tuple[object, ...],
        defaults: dict[str, Any] | None = None,
        read_config_files: bool = False,
    ) -> OptionParser:
        kinds = tuple(one if isinstance(one, type) else type(one) for one in components)
        if kinds not in self._kept:
            self._kept[kinds] = OptionParser(components)
        parser = copy.copy(self._kept[kinds])
        parser.config_files = []
        kept = {name: copy.copy(value) for name, value in parser.defaults.items()}
        parser.defaults = kept | (defaults or {})
        if read_config_files:  # they are looked for in the folder of each build
            parser.defaults |= vars(parser.get_standard_config_settings())
        return parser

    def defaults(self, *components: object) -> Values:
        """Return what `docutils.frontend.get_default_settings` returns."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return self(components).get_default_values()


class _Environment(SandboxedEnvironment):
    """Templates of jinja, of which those that are given as text are compiled once."""

    _kept: ClassVar[dict[tuple[object, ...], CodeType]] = {}

    def compile(self, source: Any, name: str | None = None, *rest: Any, **options: Any) -> Any:
        """Return the code of a template; a template that has a name is kept by `_Compiled`."""
        if name is not None or rest or options or not isinstance(source, str):
            return super().compile(source, name, *rest, **options)
        key = (source, *sorted(self.extensions))
        if key not in self._kept:
            self._kept[key] = super().compile(source)
        return self._kept[key]


class _Compiled(jinja2.BytecodeCache):
    """Templates that an earlier build of this process compiled."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key, bucket.checksum] = bucket.code


class ClockOfFiles:
    """The clock by which the kernel notes when a file was written, in place of `time` in Sphinx.

    Sphinx notes when it read a page, and reads it again once its file was written after that. These
    are two clocks where `make test-dates` fakes one of them, and each page would look unchanged.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def time_ns(self) -> int:
        """Return when a file would have been written that is written now."""
        self._file.write_text("now", "utf-8")
        return self._file.stat().st_mtime_ns


@pytest.fixture(scope="session", autouse=True)
def _one_clock_for_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "sphinx.builders.time", ClockOfFiles(tmp_path_factory.mktemp("clock") / "now")
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_day_by_the_clock() -> Iterator[None]:
    """Have the clock stand still as well, by which waivers end whatever day a build is said to be of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sphinx_evidence.shell.config.clock", lambda: TODAY)
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_builds() -> Iterator[None]:
    """Work out once for all builds of this process what each build would work out again.

    Compiling the theme's templates, looking for installed plugins, docutils' options and notes for
    debugging that nobody reads are more than half of a tiny build.
    """
    with pytest.MonkeyPatch.context() as patch:
        environment = functools.partial(_Environment, bytecode_cache=_Compiled())
        patch.setattr("sphinx.jinja2glue.SandboxedEnvironment", environment)
        entry_points = functools.cache(importlib.metadata.entry_points)
        for module in ("sphinx.registry", "sphinx.theming"):
            patch.setattr(f"{module}.entry_points", entry_points)
        # Sphinx keeps the sum of each file anyway, and looks anew where the file is.
        patch.setattr("sphinx.builders.html._file_checksum", functools.cache(_file_checksum))
        parsers = _Parsers()
        patch.setattr("sphinx.util.docutils.OptionParser", parsers)
        patch.setattr("myst_parser.mdit_to_docutils.base.get_default_settings", parsers.defaults)
        # Hundreds a build, which the line below would throw away one by one.
        patch.setattr("sphinx.util.logging.SphinxLoggerAdapter.debug", lambda *_, **__: None)
        patch.setattr(logging.root.manager, "disable", logging.DEBUG)
        # No line of a log says which line of Sphinx wrote it.
        patch.setattr(logging, "_srcfile", None)
        for flag in ("logThreads", "logProcesses", "logMultiprocessing"):
            patch.setattr(logging, flag, False)
        stem = functools.cache(SearchEnglish({}).stem)
        patch.setattr("sphinx.search.en.SearchEnglish.stem", lambda _, word: stem(word))
        # The extension does not change while the tests run.
        patch.setattr("sphinx_evidence.shell.result.own_digest", functools.cache(own_digest))
        patch.setattr("sphinx_evidence.made_by", functools.cache(made_by))
        yield

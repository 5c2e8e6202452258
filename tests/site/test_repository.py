"""What the repository holds beside the site: nothing of the machine that it was written on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.real import REPO

pytestmark = pytest.mark.site

#: Addresses of package indexes belong to a machine's settings, not to lock files or docs.
REGISTRY = re.compile(
    r"index-url|find-links|trusted-host|/simple/|files\.pythonhosted|pypi\.org/simple|artifactory|nexus\."
    r"|registry\.npmjs|packages\.local|devpi",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users|workspace|mnt|private)/[\w.-]+")
PRIVATE = re.compile(
    r"(?<![\w.=])(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.\d{1,3}\b"
)


def texts(files: list[Path]) -> list[tuple[str, str]]:
    found = []
    for path in files:
        raw = path.read_bytes()
        if b"\0" not in raw:
            found.append((path.relative_to(REPO).as_posix(), raw.decode("utf-8")))
    assert len(found) > 30
    return found


def lines_with(pattern: re.Pattern[str], files: list[Path], *but: str) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts(files)
        if name not in but and Path(name).name != Path(__file__).name
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_address_of_a_package_index_is_kept(files: list[Path]) -> None:
    """`--no-emit-index-url` and its like are what keeps them out: those may be named."""
    found = lines_with(REGISTRY, files)
    assert [line for line in found if "--no-emit-" not in line] == []


def test_no_path_of_a_machine_is_kept(files: list[Path]) -> None:
    assert lines_with(MACHINE, files) == []
    assert lines_with(PRIVATE, files) == []


def test_no_line_of_a_page_is_lost_as_a_comment(files: list[Path]) -> None:
    """MyST drops a line that starts with a per cent sign: a wrapped "1 %" lost its figures once."""
    found = lines_with(re.compile(r"^\s*%"), files)
    assert [line for line in found if line.split(":")[0].endswith(".md")] == []


def test_every_locked_package_has_hashes() -> None:
    locks = sorted((REPO / "requirements").glob("*.txt"))
    assert locks
    for lock in locks:
        pins = re.split(
            r"\n(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE)
        )
        assert pins
        for pin in pins:
            assert re.match(r"[A-Za-z0-9._-]+(\[[^\]]*\])?==\S+", pin), f"{lock.name}: {pin[:60]}"
            assert "--hash=sha256:" in pin, f"{lock.name}: {pin[:60]}"


def test_text_files_are_text(files: list[Path]) -> None:
    for name, text in texts(files):
        assert "\r" not in text, name
        assert text == "" or text.endswith("\n"), f"{name} lacks its last newline"
        assert not re.search(r"^(<{7}|>{7}|={7})( |$)", text, re.MULTILINE), (
            f"{name} holds a conflict"
        )


def test_nothing_that_was_built_is_kept(files: list[Path]) -> None:
    for path in files:
        parts = path.relative_to(REPO).parts
        assert not {"_build", "__pycache__", ".venv", ".mypy_cache", ".hypothesis"} & set(parts), (
            path
        )
        assert path.stat().st_size < 2_000_000, path


def test_make_writes_the_pages_before_it_prints() -> None:
    """What reads pages anew must write them: else Sphinx finds an index of the search that is too old."""
    makefile = (REPO / "Makefile").read_text("utf-8")
    recipe = makefile.partition("\nall: ")[2].partition("\n\n")[0]
    made = re.findall(r"no-print-directory (\w+)", recipe)
    assert made == ["html", "leaflets", "pdf", "html"]

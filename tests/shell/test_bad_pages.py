"""Pages that are huge, deep or no text: no traceback."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


def test_a_thousand_keys(new_site: Callable[..., Site]) -> None:
    keys = [f"key{number}" for number in range(1000)]
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020", f":cite: {', '.join(keys)}, smith2020")
    start = time.process_time()
    built = site.build()
    assert time.process_time() - start < 7
    assert built.status == 1
    assert len(built.findings) == 1000
    assert set(built.rules) == {"unknown-citation"}
    site.add(
        "references.bib",
        "".join(
            f"@article{{{key},\n  author = {{A, B}},\n  title = {{T {key}}},\n  doi = {{10.1000/{key}}},\n}}\n"
            for key in keys
        ),
    )
    start = time.process_time()
    built = site.build("-W")
    assert time.process_time() - start < 7
    assert (built.status, built.findings) == (0, [])
    assert len(built.box("tea-sleep", "page").select("dd li")) == 1001


SOUND = ":id: tea\n:tier: reference\n:cite: smith2020\n:disclaimer: general\n"


def test_a_nul_in_a_page(new_site: Callable[..., Site]) -> None:
    sound = f"{SOUND}\nBody.\n"
    texts = {
        "sentence": f":::{{evidence}} Tea a\0b\n{sound}:::\n",
        "population": f":::{{evidence}} Tea\n:population: a\0b\n{sound}:::\n",
        "body": f":::{{evidence}} Tea\n{sound}a\0b\n:::\n",
        "id": f":::{{evidence}} Tea\n{sound.replace(': tea', ': a' + chr(0) + 'b')}:::\n",
        "cite": f":::{{evidence}} Tea\n{sound.replace('smith', 'a' + chr(0) + 'b')}:::\n",
        "disclaimer": f":::{{evidence}} Tea\n{sound.replace('general', 'a' + chr(0))}:::\n",
        "name": f":::{{evi\0dence}} Tea\n{sound}:::\n",
    }
    pages = {
        f"{name}.md": f"# {name}\n\n{text.replace(':id: tea', f':id: nul-{name}')}"
        for name, text in texts.items()
    }
    site = new_site("tea", pages)
    for builder in ("html", "latex", "text", "xml"):
        built = site.build(builder=builder)
        assert "Traceback" not in built.stderr
        assert "\0" not in built.stderr
        assert built.status == 1
    for name in texts:
        assert b"\0" not in (site.root / "_build" / "html" / f"{name}.html").read_bytes()


def test_a_very_long_page_and_sentence(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", "Tea holds caffeine", "Tea " + "is very " * 20000 + "hot")
    site.add("page.md", "\n" + "Text. " * 100000)
    start = time.process_time()
    built = site.build()
    assert time.process_time() - start < 20
    assert (built.status, built.findings) == (0, [])


def test_deep_nesting(new_site: Callable[..., Site]) -> None:
    depth = 12
    text = "".join(
        f"{':' * (depth + 3 - level)}{{evidence}} Level {level}\n:id: level-{level}\n"
        for level in range(depth)
    )
    closing = "".join(":" * (3 + level + 1) + "\n" for level in range(depth))
    site = new_site("tea", {"page.md": f"# Page\n\n{text}\nText.\n{closing}"})
    built = site.build()
    assert "Traceback" not in built.stderr
    assert built.summary.startswith(f"evidence: {depth} claims seen; ")
    levels = [int(head.name[1]) for head in built.html("page").select(".evidence-head")]
    assert levels[0] == 2
    assert max(levels) == 6


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pages_in_another_encoding_are_named(new_site: Callable[..., Site], jobs: str) -> None:
    site = new_site(
        "tea",
        {
            "windows.md": "# Tee\n\nKräutertee\n".encode("cp1252"),
            "marked.md": b"\xef\xbb\xbf# Tee\n\n\n\xfc\n",
            "sub/wide.md": "# Tee\n".encode("utf-16"),
            "sound.md": "\ufeff# Kräutertee\n",
        },
    )
    for _ in range(2):
        built = site.build("-j", jobs)
        assert built.status == 2
        told = [line for line in built.stderr.splitlines() if ": ERROR: " in line]
        assert told == [
            f"{place}: ERROR: the page is not text in UTF-8; save it as UTF-8"
            for place in ("marked.md:4", "sub/wide.md:1", "windows.md:3")
        ]
        assert "UnicodeDecodeError" not in built.stderr
    for name in ("windows.md", "marked.md", "sub/wide.md"):
        site.write(name, "# Kräutertee\n")
    assert "not text" not in site.build("-j", jobs).stderr

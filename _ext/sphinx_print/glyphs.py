"""Which characters the fonts of a print hold. A missing one would be printed as an empty box."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Endings of the font files that Typst reads; it passes over a WOFF file without a word.
ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


def font_files(folders: Iterable[Path]) -> list[Path]:
    """Return the fonts below some folders, in order of their names."""
    found = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path for path in found if path.suffix.lower() in ENDINGS)


def covered(fonts: Iterable[Path]) -> frozenset[int]:
    """Return the code points for which at least one font has a sign.

    :raises fontTools.ttLib.TTLibError: where a file is no font.
    """
    from fontTools.ttLib import TTFont

    points: set[int] = set()
    for path in fonts:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            points |= set(font.getBestCmap() or ())
    return frozenset(points)


def missing(text: str, points: frozenset[int]) -> str:
    """Return the characters of a text that no font has, each once; white space needs none."""
    return "".join(
        dict.fromkeys(sign for sign in text if ord(sign) not in points and not sign.isspace())
    )

"""Drawing a sheet with matplotlib: as SVG within a page, as an SVG file, as a PDF file.

The same sheet gives the same bytes, in each process and on each day.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from sphinx_evidence.pictures.forest_layout import SIZE, WIDTH, Sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_INK = "#000000"
#: Seen on white paper and on a dark page alike.
_QUIET = "#7b8792"


def inline_svg(sheet: Sheet) -> str:
    """Return a drawing that takes the letters and the ink of the page that it stands in.

    It has no ids, which could clash with others of the page, and no style of its own. Whoever puts
    it into a page adds the words for those who don't see it.
    """
    text = _drawn(sheet, "svg", letters="none").decode()
    body = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    body = re.sub(
        r"<metadata>.*?</metadata>|<defs>.*?</defs>|<!--.*?-->", "", body, flags=re.DOTALL
    )
    body = re.sub(r' id="[^"]*"| transform="rotate\(-0 [^"]*"', "", body)
    body = re.sub(r" font-family: [^;\"]*;", "", body)
    body = re.sub(r"\s+", " ", re.sub(r"</?g>", "", body.replace(_INK, "currentColor")))
    body = body.replace("> <", ">\n<").strip()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {sheet.height:g}" '
        f'fill="currentColor" stroke-linejoin="round">{body}</svg>'
    )


def svg_file(sheet: Sheet) -> bytes:
    """Return a drawing that needs no font, on white paper."""
    return _drawn(sheet, "svg", letters="path")


def pdf_file(sheet: Sheet) -> bytes:
    """Return a drawing for TeX."""
    return _drawn(sheet, "pdf", letters="path")


def _drawn(sheet: Sheet, kind: str, letters: str) -> bytes:
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()  # whatever the machine's own settings say
        mpl.rcParams.update(
            {
                "svg.hashsalt": "sphinx-evidence",
                "svg.fonttype": letters,
                "font.family": ["DejaVu Sans"],  # comes with matplotlib
                "path.simplify": False,
            }
        )
        figure = _figure(sheet, paper=letters == "path")
        nameless = dict.fromkeys(("Date",) if kind == "svg" else ("CreationDate", "Producer"))
        target = io.BytesIO()
        figure.savefig(target, format=kind, metadata={"Creator": None, **nameless})
    return target.getvalue()


def _figure(sheet: Sheet, *, paper: bool) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon

    figure = Figure(figsize=(WIDTH / 72, sheet.height / 72), dpi=72)
    figure.patch.set_visible(paper)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(sheet.height, 0)
    axes.set_axis_off()
    for shape in sheet.shapes:
        colour = _QUIET if shape.quiet else _INK
        if shape.filled:
            axes.add_patch(Polygon(shape.points, facecolor=colour, edgecolor="none", clip_on=False))
        else:
            across, down = zip(*shape.points, strict=True)
            width = 1.0 if shape.quiet else 1.6
            axes.add_line(Line2D(across, down, color=colour, linewidth=width, clip_on=False))
    for label in sheet.labels:
        axes.text(
            label.x,
            label.y,
            label.text,
            size=SIZE,
            ha=label.anchor,
            va="baseline",
            color=_INK,
            weight="bold" if label.bold else "normal",
            parse_math=False,
            clip_on=False,
        )
    return figure

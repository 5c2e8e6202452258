"""Drawing pictures when a page is written, as each kind of output can show them.

Within an HTML page a drawing takes the letters and the ink of the page. EPUB and PDF get it as an
SVG file, LaTeX as a PDF file. All other outputs get its words.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.picture.nodes import plot_drawing, plot_key
from sphinx_evidence.wording.words import Words, words_of

if TYPE_CHECKING:
    from sphinx_evidence.pictures.forest_rows import Forest

#: Builders that show a drawing from a file of its own, and the kind of that file.
_FILES = {"epub": "svg", "pdf": "svg", "latex": "pdf"}


def draw_plots(env: BuildEnvironment, document: nodes.document) -> None:
    """Draw what there is to draw in a document, and say how it is read where it is seen."""
    builder = domain_of(env).build.builder
    if builder.format != "html" and builder.name not in _FILES:
        for key in list(document.findall(plot_key)):
            key.parent.remove(key)
    for place in list(document.findall(plot_drawing)):
        place.replace_self(_drawn(place, builder, words_of(env.config.language)))


def _drawn(place: plot_drawing, builder: Builder, say: Words) -> list[nodes.Node]:
    picture: Forest | int = place["picture"]
    words: str = place["alternative"]
    kind = _FILES.get(builder.name, "")
    if builder.format == "html" and not kind:
        name = escape(words, quote=True)
        start = f'<svg class="evidence-drawing" role="img" aria-label="{name}"'
        svg = _inline(picture, say).replace("<svg", start, 1)
        return [nodes.raw("", svg, format="html")]
    if kind == "pdf" and isinstance(picture, int):
        from sphinx_evidence.pictures import icons

        return [nodes.raw("", icons.latex(picture), format="latex")]
    if kind:
        return [_image(_file(picture, kind, say), kind, words, builder)]
    if isinstance(picture, int):
        return []  # the caption below it says the same
    text = say("Picture: {}", words)
    return [nodes.paragraph(text, text)]


def _inline(picture: Forest | int, say: Words) -> str:
    from sphinx_evidence.pictures import forest_layout, forest_render, icons

    if isinstance(picture, int):
        return icons.svg(picture, paper=False)

    return forest_render.inline_svg(forest_layout.lay_out(picture, say))


def _file(picture: Forest | int, kind: str, say: Words) -> bytes:
    from sphinx_evidence.pictures import forest_layout, forest_render, icons

    if isinstance(picture, int):
        return icons.svg(picture, paper=True).encode()

    draw = forest_render.svg_file if kind == "svg" else forest_render.pdf_file
    return draw(forest_layout.lay_out(picture, say))


def _image(content: bytes, kind: str, words: str, builder: Builder) -> nodes.image:
    """Return an image of a file that the builder will copy beside its pages."""
    name = f"evidence-{digest_of(content)}.{kind}"
    path = Path(builder.doctreedir) / "evidence-drawings" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    builder.images[str(path)] = name
    image = nodes.image(uri=str(path), alt=words, classes=["evidence-drawing"])
    image["candidates"] = {"*": str(path)}
    return image

"""The keys that the roles and directives of sphinxcontrib-bibtex cite, read before bibtex acts.

bibtex breaks down at a role that it can't read, and prints nothing for a key that no file has. So
each of its roles, and of those that a site adds to its domains, is asked here first.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.parsers.rst.states import Inliner
from docutils.utils import unescape
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.notes import Stray
from sphinx_evidence.shell.bibtex.internals import CiteRole, FootCiteRole, parse_citation_targets
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import CITED
from sphinx_evidence.shell.places import place_of

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]

_TITLED = CiteRole.explicit_title_re
_TODO = "write keys with commas between them, as in {cite}`smith2020, {see} lee2021 {p. 3}`"


def take_over_roles(app: Sphinx) -> None:
    """Stand before each role that cites, whoever registered it."""
    for name in ("cite", "footcite"):
        known = app.env.domains[name].roles
        known.update({role: _before(found) for role, found in known.items()})
    registered: dict[str, Any] = vars(roles)["_roles"]  # docutils has no other way to them
    registered.update({role: _before(found) for role, found in registered.items()})


def _before(role: Any) -> Any:
    return CitingRole(role) if isinstance(role, CiteRole | FootCiteRole) else role


class CitingRole:
    """Stands before a role of bibtex: notes the keys, and keeps from it what it can't read."""

    def __init__(self, role: CiteRole | FootCiteRole) -> None:
        """Take the role to stand before."""
        self._role = role

    def __call__(
        self,
        name: str,
        rawtext: str,
        text: str,
        lineno: int,
        inliner: Inliner,
        options: dict[str, Any] | None = None,
        content: Sequence[str] = (),
    ) -> RoleResult:
        """Return what the role returns, marked with the keys that it names."""
        foot = isinstance(self._role, FootCiteRole)
        titled = None if foot else _TITLED.match(text)
        read = read_keys(unescape(titled[2] if titled else text), foot=foot)
        at, line = inliner.reporter.get_source_and_line(lineno)
        source = str(at) if at else None
        if read.fault:
            env: BuildEnvironment = inliner.document.settings.env
            said = f"{{{name}}} {read.fault}; {_TODO}"
            stray = Stray("unknown-citation", said, place_of(env, source, line), env.docname)
            domain_of(env).store.note("strays", env.docname, stray)
            return [nodes.inline(rawtext, unescape(text), **{CITED: read.keys})], []
        found, messages = self._role(name, rawtext, text, lineno, inliner, options or {}, content)
        # A key that no file has leaves nothing behind in a footnote.
        marked = nodes.inline(rawtext, "", *found) if foot or not found else found[0]
        if isinstance(marked, nodes.Element):
            marked[CITED] = read.keys
            marked["shown"] = not name.endswith(":empty")
            if marked.line is None:
                marked.source, marked.line = source, line
        return ([marked] if foot or not found else found), messages


class _Read(NamedTuple):
    keys: tuple[str, ...]
    fault: str  #: What is wrong; empty where all could be read.


def read_keys(target: str, *, foot: bool = False) -> _Read:
    """Return the keys that a role names.

    :param target: what stands between its backquotes, without a title.
    :param foot: a footnote takes keys only, without words in braces.
    """
    said = f'"{target[:60]}"'
    if target.startswith("!"):
        return _Read((), f'{said} starts with "!", which cites nothing')
    if target.count("{") != target.count("}"):
        return _Read((), f"{said} opens and closes braces unequally")
    keys: list[str] = []
    fault = ""
    for part in _parts(target):
        try:
            [found] = parse_citation_targets(part)
        except ValueError:
            what = f'holds "{part.strip()}", which is no key'
            fault = (
                f"{said} {what}" if part.strip() else f"{said} names no source between two commas"
            )
            continue
        if foot and (found.pre or found.post):
            fault = f"{said} holds words in braces, which it would take for keys"
        keys.append(found.key)
    return _Read(tuple(keys), fault if target.strip(" ,") else "names no source")


def _parts(target: str) -> Iterator[str]:
    """Yield what stands between the commas that are in no braces."""
    depth, part = 0, ""
    for sign in f"{target},":
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth <= 0:
            yield part
            part = ""
        else:
            part += sign


def cited_in(node: nodes.Element, env: BuildEnvironment) -> Sequence[str]:
    """Return the keys that a node cites, also by a link that may lead to anything."""
    if CITED in node:
        return tuple(node[CITED])
    if isinstance(node, addnodes.pending_xref) and node.get("reftype") in ("any", "myst"):
        target = str(node.get("reftarget", ""))
        if (
            re.fullmatch(r"[^\s,{}]+", target)
            and target in env.domains["cite"].data["bibdata"].data.entries
        ):
            return (target,)
    return ()

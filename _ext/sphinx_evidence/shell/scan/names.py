"""What became of a name: is it a directive or role here, did a parser stumble over it, what to say."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst import directives, roles

from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.shell.scan.lines import FILLED, Opener, Slip
from sphinx_evidence.shell.scan.unparsed import DIRECTIVES, ROLES, ROW, meant, slip_of

#: How docutils and MyST say that they do not know a directive or a role.
_UNKNOWN = pattern(
    r"Unknown (?P<what>directive type|interpreted text role):? [\"'](?P<name>.+?)[\"']"
)


def unparsed(opener: Opener) -> str:
    """Return what is wrong with a line that looks like a claim and is none, and what to do."""
    sentence = one_line(opener.sentence)[:60]
    if opener.what == FILLED:
        named = f'"{sentence}"' if sentence else "what starts here"
        return (
            f"{named} has the options of a claim but is none; write :::{{evidence}} before the "
            "claim, or take :tier: out"
        )
    what = "popular claim" if opener.what == ROW else "claim"
    return (
        f'"{sentence}" looks like a {what} but did not become one; '
        "check the name, the colons and the fences around it"
    )


def slipped(slip: Slip) -> str:
    """Return what is wrong with a name that is one slip away from one of ours, and what to do."""
    what, kinds = ("role", ROLES) if slip.role else ("directive", DIRECTIVES)
    if slip.ours in kinds:
        return f'there is no {what} "{slip.name}", and what it holds is lost; write "{slip.ours}"'
    other = "directive" if slip.role else "role"
    return (
        f'there is no {what} "{slip.name}", and what it holds is lost; "{slip.ours}" is a {other}, '
        "so write it as one"
    )


def is_known(doctree: nodes.document, name: str, *, role: bool) -> bool:
    """Tell whether a site has a directive or a role of a name, from whichever extension."""
    language = get_language("en", doctree.reporter)
    if role:
        return roles.role(name, language, 0, doctree.reporter)[0] is not None
    return directives.directive(name, language, doctree)[0] is not None


def stumbles(doctree: nodes.document) -> Iterator[tuple[Slip, nodes.system_message]]:
    """Yield the names that a parser did not know and that are slips of ours.

    This sees what no source tells: text from the web, from a substitution, from another extension.
    """
    for message in doctree.findall(nodes.system_message):
        found = _UNKNOWN.search(message.astext())
        if found:
            role = found["what"] != "directive type"
            ours = slip_of(found["name"], ROLES if role else DIRECTIVES)
            ours = ours or ("" if role else meant(found["name"]))
            if ours:
                yield Slip(message.get("line", 1), found["name"], ours, role), message

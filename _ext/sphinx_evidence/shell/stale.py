"""What pages show of other pages, and which of them must be written anew because it changed."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.result import result_of


def changed_pages(env: BuildEnvironment, output: str, *, afresh: bool) -> list[str]:
    """Return the pages that show something else than when they were last written, and note it.

    :param output: what is written and where to, for each output is as old as its own last build.
    :param afresh: take no earlier writing for good.
    """
    domain, result = domain_of(env), result_of(env)
    settled = domain.data["settled"].digest if domain.data["settled"] else ""
    world = digest_of(result.world, settled, sorted(domain.left_out))
    known, before = ("", {}) if afresh else domain.data["shown"].get(output, ("", {}))
    if known == world and settled and not result.report.on_pages:
        return []
    from sphinx_evidence.shell.elsewhere import digests  # it loads all views

    now = digests(env)
    domain.data["shown"][output] = (world, now)
    return sorted(page for page, digest in now.items() if before.get(page) != digest)

"""Rules that other packages bring: each entry point of a group names a module that is a subject like ours.

A gate that lacks a rule which it was promised passes what that rule would stop. So what can't be
used is told, and so is a rule that breaks while it judges.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint
from types import ModuleType, TracebackType
from typing import NamedTuple, TypeVar

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.check import ClaimCheck, SiteCheck
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import SEVERITIES, Example, Rule
from sphinx_evidence.rules.site import Site

_SLUG = pattern(r"[a-z]+(?:-[a-z]+)*")
_Answer = TypeVar("_Answer")
_Said = TypeVar("_Said")


class Added(NamedTuple):
    """What other packages bring."""

    groups: dict[str, tuple[Rule, ...]]
    claim_checks: tuple[ClaimCheck, ...]
    site_checks: tuple[SiteCheck, ...]
    problems: tuple[str, ...]  #: What of it can't be used, and what to do.


class Broken(ValueError):  # noqa: N818 -- it says what is so
    """What another package brought broke; the message says whose it is, and how."""


class _Blaming:
    """Says whose code it is that breaks: what others wrote may raise anything."""

    def __init__(self, whose: str) -> None:
        self._whose = whose

    def __enter__(self) -> None:
        """Listen."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Turn an error into one that says who is to blame."""
        if isinstance(error, Exception) and not isinstance(error, Broken):
            said = one_line(f"{type(error).__name__}: {error}").rstrip(": ")
            raise Broken(f"{self._whose} broke ({said})") from error


def added(entries: Iterable[EntryPoint], known: Mapping[str, Rule]) -> Added:
    """Return the rules and checks that entry points name, each check guarded.

    :param known: our own rules by name; no other may have such a name.
    """
    taken = dict(known)
    groups: dict[str, tuple[Rule, ...]] = {}
    claims: list[ClaimCheck] = []
    sites: list[SiteCheck] = []
    problems: list[str] = []
    once = {(entry.name, entry.value): entry for entry in entries}
    for (name, value), entry in sorted(once.items()):
        whose = f'what "{name}" brings ({value})'
        try:
            with _Blaming(f"{whose}, while it was loaded,"):
                module = entry.load()
            rules, checks = _subject(module, taken, whose)
        except Broken as broken:
            problems.append(f"{broken}; mend it, or uninstall the package that brings it")
            continue
        taken |= {rule.slug: rule for rule in rules}
        groups[f"Added by {name}"] = rules
        claims += [_guarded(one, whose) for one in checks if isinstance(one, ClaimCheck)]
        sites += [_guarded_site(one, whose) for one in checks if isinstance(one, SiteCheck)]
    return Added(groups, tuple(claims), tuple(sites), tuple(problems))


def _subject(
    module: object, taken: Mapping[str, Rule], whose: str
) -> tuple[tuple[Rule, ...], list[ClaimCheck | SiteCheck]]:
    """Return the rules and checks of a module.

    :raises Broken: where it is none, or a rule in it can't be one.
    """
    if not isinstance(module, ModuleType):
        raise Broken(f'{whose} is no module; name one, such as "tea_rules"')
    values = [*vars(module).values()]
    ours = [*taken.values()]
    found = [value for value in values if isinstance(value, Rule)]
    rules = tuple(rule for rule in found if not any(rule is one for one in ours))
    checks = [value for value in values if isinstance(value, ClaimCheck | SiteCheck)]
    if not rules:
        raise Broken(f"{whose} holds no rule; write `NAME = Rule(...)` in it")
    for rule in rules:
        if wrong := _wrong(rule, taken):
            raise Broken(f'{whose} has the rule "{rule.slug}", {wrong}')
        if not any(check.rule is rule for check in checks):
            raise Broken(f'{whose} has the rule "{rule.slug}", which nothing judges; add a check')
    for check in checks:
        if not any(check.rule is rule for rule in rules):
            raise Broken(f'{whose} judges "{check.rule.slug}", which is no rule of its own')
    return rules, checks


def _wrong(rule: Rule, taken: Mapping[str, Rule]) -> str:
    """Return why a rule can't be used, or an empty string."""
    if not _SLUG.fullmatch(str(rule.slug)):
        return "which is no name; use small letters and single hyphens"
    if rule.slug in taken:
        return "and there is another of that name"
    texts: tuple[object, ...] = (rule.what, rule.why, rule.fix)
    examples: tuple[object, ...] = (rule.bad, rule.good or rule.bad)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return "which does not say what is wrong, why and what to do"
    if rule.severity not in SEVERITIES:
        return f"whose severity is none of {', '.join(SEVERITIES)}"
    if not all(isinstance(one, Example) for one in examples):
        return "whose examples are no `Example`"
    return ""


def _told(said: Iterable[object], kind: type[_Said]) -> Iterator[_Said]:
    """Yield what a check says, each of it of a kind."""
    for one in said:
        if not isinstance(one, kind):
            raise TypeError(f"it yields {type(one).__name__}, where {kind.__name__} is due")
        yield one


def _asked(whose: str, ask: Callable[..., _Answer], *about: object, otherwise: _Answer) -> _Answer:
    """Return an answer, or another where none comes: `judge` asks again, and tells why."""
    try:
        with _Blaming(whose):
            return ask(*about)
    except Broken:
        return otherwise


def _guarded(check: ClaimCheck, whose: str) -> ClaimCheck:
    """Return a check that tells as a finding that it broke."""

    def judge(claim: Claim, site: Site) -> Iterator[str]:
        try:
            with _Blaming(f"the rule itself, {whose},"):
                if check.used(site) and check.applies(claim):
                    yield from _told(check.judge(claim, site), str)
        except Broken as broken:
            yield f"{broken}; tell those who made it"

    return ClaimCheck(
        check.rule,
        judge,
        lambda claim: _asked(whose, check.applies, claim, otherwise=True),
        lambda site: _asked(whose, check.used, site, otherwise=True),
    )


def _guarded_site(check: SiteCheck, whose: str) -> SiteCheck:
    """Return the same for a check of the site."""

    def judge(site: Site) -> Iterator[Fault]:
        try:
            with _Blaming(f"the rule itself, {whose},"):
                check.count(site)
                yield from _told(check.judge(site), Fault)
        except Broken as broken:
            yield Fault(Place(site.settings.path, 1), f"{broken}; tell those who made it")

    return SiteCheck(check.rule, judge, lambda site: _asked(whose, check.count, site, otherwise=0))

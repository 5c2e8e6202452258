"""A sentence as the clauses that it states, and what of it is asked, advised or not known. No Sphinx."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.effects import TOPIC

#: What only says that a statement follows, and turns of phrase that deny a denial.
_ANNOUNCED = pattern(
    r"\b(?:(?:please |do |always |just )*(?:note|remember|bear in mind|keep in mind|be aware"
    r"|rest assured|(?:don't|never) forget"
    r"|know|mind|trust us|believe it or not|the (?:fact|truth|good news|bad news) is|it's"
    r"|it is) (?:(?:worth (?:noting|knowing)|well known"
    r"|known|clear|true|certain|a fact|no secret|obvious|common knowledge) )?that )"
    r"|\bnot (?:only|just|merely|simply)\b(?: (?:that|do|does|did|is|are|was|can|may|will))?"
    r"|\b(?:there (?:is|can be|was) )?(?:no|little|without(?: an?| any)?|beyond(?: any| all)?"
    r"|hardly any) (?:reason to |room for |one can )?"
    r"(?:doubts?|doubting|questions?|denying|mistake|secret|wonder|surprise|denial)\b(?! (?:of|is"
    r"|was|remain))(?: (?:about it|but))?(?: that)?"
    r"|\b(?:nobody|no one|no doctor|none) (?:can |could |would )?(?:doubts?|deny|denies|disputes?"
    r"|questions?)(?: that)?"
    r"|\b(?:cannot|can't) be (?:denied|disputed)(?: that)?"
    r"|\b(?:no|not|nobody|never|nothing|none)\b[^,;:]{0,60}\bfail(?:s|ed)? to\b"
    r"|\b(?:no|not|don't|doesn't|didn't|won't|never) need (?:\w+ )?(?:trials?|stud(?:y|ies)|proof"
    r"|evidence|research)"
    r"(?: to (?:know|say|see|tell|feel))?(?: that)?"
)
_PRESUPPOSED = pattern(
    r"^(?:(?:so|but|and|ever wondered|curious|wondering),? )?(?:"
    r"(?:did|do) you (?:also )?(?:know|realise|realize)(?: that)?|have you heard(?: that)?"
    r"|who (?:knew|says?|said)(?: that)?|(?:is|was)n't it (?:true )?that"
    r"|why (?:do|does|did|is|are|can|will|has|have)(?! (?:we|you|i|not|people|some|so|many|the"
    r"|this|it take)\b)|why(?=(?: \w+){0,2} (?:\w+s|works?)\b)(?! (?:do|does|should|not|would)\b)"
    r"|how (?:do|does|did|can|will)(?! (?:we|you|i|it|they|people|one|much|many|the)\b)|(?:is"
    r"|does|do|did|are|was|has|have|can|wo|would|could)n't"
    r"|what makes|who would have thought(?: that)?|ready to|want to|looking to|need to|fancy"
    r"|tired of"
    r")\b"
)
_PARENTHESES = pattern(r" ?[(\[]([^()\[\]]{0,300})[)\]]")
_BREAKS = pattern(
    r"[;:\u2013\u2014\u2026]|\.\.\.| - |,? (?=(?:because|since|although|though|whereas|but|yet"
    r"|unless|nor|whose|so that)\b(?! of\b))"
    r"|,? (?=(?:while|when|if) (?!compared|used|taken|given|adjusted|combined|added))"
    r"|, (?=(?:it|they|this|these|which|who|we|you|there|he|she|so|and|as)\b)"
    rf"| (?=and (?:the|an?(?! half)|this|our|we|you|each|it|they|{TOPIC})\b)"
)
_UNDER = pattern(
    r"^(?:(?:and|but|so) )?(?:if|when|unless|once|in case|whoever|wherever|provided|although"
    r"|though|while|since|as|whereas|even)\b"
)
_CONDITION = pattern(
    r"^(?:(?:and|but|so|even|only) )?(?:if|when|unless|once|in case|whoever|wherever|provided)\b"
)
_COMMA = pattern(r", ")
_IMPERATIVE = pattern(
    r"^(?:please |so |and |then |always |never |also |but )*(?:ask|tell|talk|speak|take|try|use"
    r"|stop|start|keep|check|read|see|look|call|get|bring|write"
    r"|do|don't|avoid|consult|discuss|choose|remember|note|find|go|give|let|compare|wait|seek|say"
    r"|eat|drink|add|swap|skip|prune"
    r"|plant|water|store|pour|stir|mix|cook|serve|wash|buy|pick|put|make|limit|reduce|increase"
    r"|cut|lower|raise|continue|report)\b"
)
_ADVISED = pattern(
    rf"^(?:please |always |just |and )*(?:take|try|use|choose|give|drink|eat|add|get|pick"
    rf"|buy) .*{TOPIC}.* (?:to|for|and) "
)
_ASSESS = (
    r"(?:assess|determine|evaluate|investigate|examine|compare|test|explore|find out|study"
    r"|measure|estimate|describe|review|summari[sz]e|identify|quantify|see|check|analy[sz]e|establish"
    r"|clarify|characteri[sz]e)"
)
_EMBEDDED = pattern(
    r"\b(?:whether\b|(?:ask|asks|asked|know|knows|known|wonder\w*|test\w*|stud(?:y|ies|ied|ying)"
    r"|measur\w+|see|find out|learn"
    r"|unclear|says?|tells?|told|about|question of|explor\w+|examin\w+|investigat\w+|determin\w+"
    r"|uncertain|discuss\w*) (?:if|how|why|what|which)\b"
    r"|(?:stud(?:y|ies)|trials?|research|scientists|researchers|authors) (?:will |set |plan "
    r"|planned |aim |aimed |hope |are )?(?:out |going )?to (?:check|test|see|examine|investigate"
    r"|explore|find out|assess|determine|look|measure|compare|probe)\b"
    rf"|(?:aim\w*|plan\w*|sought|seeks?|designed|want\w*|set out|try|trying|intend\w*|propos\w*"
    rf"|attempt\w*|objective|purpose|conducted|undertaken|needed"
    rf"|required) (?:of [^,]{{0,80}} )?(?:was |is |are |were )?to {_ASSESS}\b"
    r"|(?:hop(?:e|es|ed|ing)|wonder\w*|wish\w*|expect(?:s|ed|ing)?|theory|hypothes\w+"
    r"|idea) (?:that |it |for )"
    r"|(?:stud(?:y|ying|ies)|evaluat\w+|investigat\w+|explor\w+|consider\w*|discuss\w*"
    r"|guidance on|guide to|research (?:on|into)|consultation on"
    r"|assess\w*|examin\w+|debate (?:on|about|over)|report on) (?:the )?(?:\w+ )?(?:use|roles?"
    r"|effects?|effectiveness|efficacy|safety|impact|influence|potential) of\b).*$"
)
_LEARNT = pattern(
    rf"\b(?:learn|find out|discover|see|know|knows|shows?|explains?|reveals?) (?:how"
    rf"|why) (?=(?:\w+ )?{TOPIC} )"
)
#: How something was studied, and why.
_METHODS = pattern(
    rf"^(?:objectives?:? |aims?:? |purpose:? )?to {_ASSESS}\b|^(?:[\w,]+ ){{0,4}}?(?:we|(?:the"
    rf"|two|three|review|study) (?:review )?(?:authors|reviewers|researchers|investigators)"
    rf"|reviewers|investigators) (?:also |then |\w+ly |will )*"
    r"(?:search|includ|exclud|extract|screen|select|pool|calculat|plan|aim|sought|set out"
    r"|register|recruit|enroll?|randomi[sz]|assign|allocat|measur|record|contact|compar"
    r"|investigat|examin|evaluat|assess|test|studied|study|analy[sz]|explor|conduct|perform"
    r"|carr(?:ied|y) out|design|identif|review)\w*\b(?!.*\b(?:found|showed|and (?:show|find))\b)"
    r"|^(?:this|the|our|next|each|these|on this|how|what) (?:[\w-]+ ){0,3}?(?:pages?|sections?"
    r"|chapters?|lists?|tables?|box|boxes|reviews?|articles?|heading|glossary) (?:lists?|tells?"
    r"|explains?|describes?|shows?|compares?|looks? at|covers?|deals with|sets out"
    r"|answers?)\b(?! (?:\w+ )?that\b)"
    r"|^(?:[\w-]+ ){0,8}(?:was|were) (?:\w+ly )?(?:randomi[sz]ed|assigned|allocated|extracted"
    r"|collected|recruited|enrolled|screened|recorded|registered|searched|sampled|interviewed"
    r"|calculated|planned|pooled|concealed|blinded)\b(?!.*\b(?:found|showed|had)\b)"
)
_NOT = (
    r"(?:no|not|nobody|none|never|neither|nor|cannot|can't|isn't|aren't|doesn't|don't|didn't"
    r"|wasn't|hasn't|haven't|without)"
)
_NOTED = (
    r"(?! (?:[\w-]+ ){0,2}(?:differences?|effects?|benefits?|improvements?|changes?|reductions?"
    r"|increases?|harms?|links?|association|better"
    r"|worse|more|less|relationship|impact|use|good)\b(?! (?:is|was) (?:known|clear)))"
)
#: What is not known, up to the end of its clause.
_UNKNOWN = pattern(
    rf"\b{_NOT}\b{_NOTED} (?:[\w-]+ ){{0,5}}?(?:trials?|stud(?:y|ies)|evidence|proof|data"
    rf"|research|reason|knows?|known"
    r"|tells?|shows?|shown|proves?|proven|means?|says?|said|establish(?:ed)?|demonstrated?|clear"
    r"|certain|sure|evaluated|assessed|compared|reported on"
    r"|tested|measured|studied|examined|investigated|confirm(?:s|ed)?|mentions?|promise|follows?"
    r"|among|guidance|consensus|guidelines?|agreement|recommend\w*)\b"
    r"|\b(?:little|insufficient|limited|hardly any|scant|lack of|too little|not enough"
    r"|more) (?:\w+ )?(?:evidence|research|data|proof|trials|studies|is known|information)\b"
)
#: ... and in the whole clause.
_OPEN = pattern(
    r"\b(?:(?:(?:is|are|was|were|has|have|had|did|do|does) (?:not|never) |(?:was|were|is|are|has"
    r"|have|had)n't )(?:yet |been |be |\w+ly ){0,3}(?:examined|measured|studied|tested|assessed"
    r"|evaluated|investigated|established|known|clear|compared|understood|settled)|(?:is|are|was"
    r"|were|be|been|remains?|remained|still|seems?|as|stays?) (?:\w+ ){0,3}?(?:unknown|unclear"
    r"|uncertain|unproven"
    r"|undecided|untested|unresolved|inconclusive|debated|disputed|controversial|open|(?:yet"
    r"|still) to be)\b|open question|(?:is|was|it's) (?:not|un)[ -]?(?:known|clear|certain)\b"
    r"|needs? (?:more|further) (?:research|study|trials)|(?:trials?|stud(?:y|ies)"
    r"|research) (?:are|is) (?:needed|required|under way|warranted|ongoing))\b"
)
_MORE_OF_IT = pattern(r"(?:or|nor|and) (?:that|whether|how|why|if|for|in)\b")
_IMPERSONAL = pattern(
    r"^it (?:is|was|may|can|will|would|might) (?:\w+ )?(?:helps?|be) ?(?:\w+ )?to\b"
)
_PURPOSE = pattern(
    rf"(?<=\w )(?:tak(?:e|es|en|ing)|took|buy|buys|bought|tr(?:y|ies|ied|ying)|want\w*|swallow\w*"
    rf"|swear|turn to|look|ask(?:ed|s)?|used by"
    rf"|sold|marketed|licensed|approved|registered|randomi[sz]ed|allocated|assigned|aim\w*"
    rf"|plan\w*|designed|needed|required) (?:[\w-]+ ){{0,5}}"
    rf"(?:{TOPIC}(?: [\w-]+){{0,4}} )?(?:to|for|in order to) (?:\w+ (?:and|or) )?(?:\w+ )?$"
    rf"|{TOPIC}(?: [\w-]+){{0,2}} (?:was|were|is|are|be) (?:\w+ )?(?:kept|spread|stored|added|put"
    rf"|placed|held|stopped|withheld|started|given|packed|sealed|mixed|diluted|cleaned|washed"
    rf"|heated|frozen|cooled|scheduled|moved|checked|tapered|collected|poured|chosen"
    rf"|offered) (?:[\w-]+ ){{0,8}}?to (?:\w+ )?$"
)


def stated(text: str) -> str:
    """Return what a sentence states, without what announces it; nothing where it only asks.

    :param text: a sentence in its plain form (`Topics`).
    """
    if text.rstrip("\"') :").endswith("?"):
        asked = _PRESUPPOSED.match(text)
        if asked is None:
            return ""
        text = text[asked.end() :].strip()
    text = _LEARNT.sub("", _ANNOUNCED.sub(" ", text)) if " " in text else text
    return " ".join(text.split()).rstrip("?.!\u2026\"' ").lstrip(", ")


def clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a statement. What stands in brackets is a clause of its own."""
    aside: list[str] = []
    if "(" in text or "[" in text:
        aside = [found for found in _PARENTHESES.findall(text) if " " in found]
        text = _PARENTHESES.sub(lambda found: _kept(found[1]), text)
    if ", and " in text or ", or " in text:
        text = _listed(text)
    for part in filter(None, map(str.strip, _BREAKS.split(text))):
        yield from (
            _COMMA.split(part) if _UNDER.match(part) or _IMPERATIVE.match(part) else (part,)
        )
    yield from aside


def _listed(text: str) -> str:
    """Return a text without the comma before the last thing of a list, which ends no clause."""
    parts = text.split(", ")
    joined = parts[0]
    for number, part in enumerate(parts[1:], 1):
        last = part.startswith(("and ", "or ")) and number > 1 and parts[number - 1].count(" ") < 3
        joined += f" {part}" if last else f", {part}"
    return joined


def _kept(words: str) -> str:
    return f" {words}" if TOPIC in words and words.count(" ") < 4 else ""


def told(clause: str, exempt: bool) -> tuple[str, bool]:
    """Return what a clause tells as known, and whether the clause before it, which told nothing, goes on.

    :param clause: one of `clauses`.
    :param exempt: whether the clause before it told nothing.
    """
    if exempt and _MORE_OF_IT.match(clause):
        return "", True
    if _CONDITION.match(clause) or _IMPERSONAL.match(clause) or _OPEN.search(clause):
        return "", True
    if _METHODS.match(clause):
        return "", True
    if _IMPERATIVE.match(clause) and not _ADVISED.match(clause):
        return "", True
    said = _EMBEDDED.sub("", clause)
    unknown = _UNKNOWN.search(said)
    if unknown is None:
        return said, False
    return ("" if said.startswith("that ") else said[: unknown.start()]), True


def is_open(text: str) -> bool:
    """Tell whether a statement is an instruction, or on what is not known."""
    return bool(_IMPERATIVE.match(text) or _UNKNOWN.search(text) or _OPEN.search(text))


def is_purpose(before: str) -> bool:
    """Tell whether the words before a verb make it what something is taken or tested for."""
    return bool(_PURPOSE.search(before))

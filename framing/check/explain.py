"""A rule explained to those who meet it: what it names, why, after whom, with which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from framing.check.formats.text_format import HOW_READ
from framing.domain.finding import Condition, Rule
from framing.domain.lexicon import Label, Lexicon
from framing.errors import InputError, Problem

CONDITIONS = {
    Condition.OWN_VOICE: "not in our own voice",
    Condition.ATTRIBUTED: "only with its source in the same sentence, or in quotation marks",
    Condition.PRECISE: "only in the legal sense, beside a court or a charge",
    Condition.EXPLAINED: "only where the text explains it",
    Condition.FIRST_MENTION: "not as the first mention",
    Condition.EVEN_QUOTED: "not even in quotation",
    Condition.NAME: "only in names and in the words of others",
    Condition.PERMITTED: "permitted: other rules of the policy do not name it",
    Condition.STRUCTURE: "looks at the whole document",
}
_MAX_TERMS = 12


def find_rule(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule of a full id, or of a bare one that only one policy has.

    Raises:
        InputError: there is no such rule, or several policies have one.
    """
    found = [rule for rule in rules if name in (rule.name, rule.id)]
    if len(found) == 1:
        return found[0]
    names = sorted(rule.name for rule in found or rules)
    near = get_close_matches(name, names, n=3, cutoff=0.4) if not found else names
    message = "several policies have such a rule" if found else "there is no such rule"
    remedy = f"Did you mean {' or '.join(near)}?" if near else "Name it as policy/rule."
    raise InputError([Problem(name, 0, 0, "unknown-rule", message, remedy)])


def explain_rule(rule: Rule, lexicons: Sequence[Lexicon]) -> str:
    """The rule in plain text."""
    head = f"{rule.name} ({rule.severity.value}, confidence {rule.confidence})"
    rows = [
        ("says", rule.message),
        ("why", rule.why),
        ("source", _source(rule)),
        ("condition", CONDITIONS[rule.condition] if rule.condition else ""),
        ("only where", "the word reports what somebody says" if rule.is_cue_only else ""),
        ("voice", ", ".join(voice.value for voice in rule.voices)),
        ("distance", ", ".join(each.value if each else "none" for each in rule.distances)),
        ("zone", ", ".join(zone.value for zone in rule.zones)),
        ("about", ", ".join(rule.referents)),
        ("in force", _dates(rule)),
        ("consider", ", ".join(rule.alternatives)),
        ("stands in", rule.place),
    ]
    lines = [head, "", *(f"  {name:10} {words}" for name, words in rows if words)]
    lines += _labels("names", rule.labels, lexicons)
    lines += _labels("against", rule.against, lexicons)
    return "\n".join(lines) + "\n"


def _source(rule: Rule) -> str:
    note = HOW_READ.get(rule.verified)
    return " ".join(filter(None, (rule.source, note and f"({note})", rule.url)))


def _dates(rule: Rule) -> str:
    since = f"since {rule.since}" if rule.since else ""
    until = f"until {rule.until}" if rule.until else ""
    return " ".join(filter(None, (since, until)))


def _labels(title: str, names: Iterable[str], lexicons: Sequence[Lexicon]) -> list[str]:
    lines: list[str] = []
    for lexicon in lexicons:
        for label in (each for contrast in lexicon.contrasts for each in contrast.labels):
            if not {f"{lexicon.id}/{label.id}", f"{lexicon.id}/*"}.isdisjoint(names):
                lines += ["", f"  {title} {lexicon.id}/{label.id}: {label.says}", _terms(label)]
    return lines


def _terms(label: Label) -> str:
    shown = ", ".join(term.text for term in label.terms[:_MAX_TERMS])
    n_more = len(label.terms) - _MAX_TERMS
    return f"    {shown}" + (f" and {n_more} more" if n_more > 0 else "")

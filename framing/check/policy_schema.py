"""The keys of a policy file, and what each of them means."""

from __future__ import annotations

FILE_KEYS = {
    "policy": "the policy's id: the file's name without .yml",
    "title": "what the policy is called",
    "language": "language of the drafts it holds for",
    "version": "version of the file",
    "note": "whose style it follows, and that it is not endorsed",
    "licence": "licence of the file",
    "sources": "guides by id: title, section, url, year, verified",
    "rules": "the rules by id",
}
RULE_KEYS = {
    "label": "lexicon/label, lexicon/* or a list of them",
    "text": "patterns of the matched text, such as *asylum*: only these uses of the label",
    "cue": "yes: only where the word reports what somebody says",
    "voice": "own, indirect, direct",
    "distance": "none, scare-quotes, so-called",
    "zone": "headline, standfirst, subhead, body, caption",
    "referent": "entity ids",
    "speaker": "names of speakers",
    "condition": "OV, AT, PR, CX, 1st, HARD, NM, OK, STR",
    "structure": "with condition STR: what to look for in the whole document",
    "against": "with condition STR: the labels that those of `label` are compared with",
    "severity": "error, warning, suggestion",
    "message": "what the desk reads; {text}, {label}, {speaker}, {referent}, {alternatives}",
    "why": "the reason, in own words",
    "source": "id of a source",
    "alternatives": "wordings to consider instead",
    "first-mention": "yes: only the first mention in a document",
    "repeat": "each: every place is a finding; once: like places of a document are one",
    "since": "first date on which the rule holds",
    "until": "last date on which the rule holds",
    "paths": "file patterns that the rule is for",
    "confidence": "high, medium, low",
}
SOURCE_KEYS = {
    "title": "name of the guide",
    "section": "where in it",
    "url": "address",
    "year": "year of the wording",
    "verified": "V read there, S quoted by others, L leaked, K known",
}
PLACEHOLDERS = frozenset({"text", "label", "speaker", "referent", "alternatives"})
STRUCTURE_PLACEHOLDERS = PLACEHOLDERS | {"other", "other_referent", "n", "total"}
CONFIDENCES = ("high", "medium", "low")
VERIFIED = ("V", "S", "L", "K")

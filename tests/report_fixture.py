"""What the report's tests stand on: lexicons, the run, and a corpus of attacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_articles import CONTRASTS, INVENTORIES, LABELS, score_of, scored_corpus, scored_document
from report_comparison import comparison_of

from framing.domain.comparison import Comparison
from framing.domain.document import SkippedDocument
from framing.domain.lexicon import CaseRule, Contrast, Kind, Label, Lexicon, Place, Reference, Term
from framing.domain.run import LexiconDigest, RunRecord
from framing.domain.scored import ScoredDocument

__all__ = [
    "comparison_of",
    "hostile_corpus",
    "lexicons",
    "run_record",
    "scored_corpus",
    "scored_document",
]


def lexicons() -> tuple[Lexicon, ...]:
    """The lexicons that the articles were written for, and one that is silent in them."""
    return (*(_lexicon(contrast) for contrast in CONTRASTS), _silent_lexicon())


def _lexicon(contrast: str) -> Lexicon:
    lexicon, title, referent = CONTRASTS[contrast]
    labels = tuple(_label(lexicon, name, says) for name, says in LABELS[contrast].items())
    return Lexicon(
        id=lexicon,
        title=title,
        language="en",
        version="1.0.0",
        kind=Kind.INVENTORY if contrast in INVENTORIES else Kind.CONTRAST,
        contrasts=(Contrast(contrast, title, referent, labels),),
        sources=(Reference("desk-guide", "The desk's own guide", "4.2"),),
        digest=f"{abs(hash_of(lexicon)):064x}",
        path=f"lexicons/en/{lexicon}.yml",
    )


def _silent_lexicon() -> Lexicon:
    place = Place("lexicons/en/tax.yml", 1, 1)
    labels = (_label("tax", "death-tax", ""), _label("tax", "estate-tax", ""))
    contrast = Contrast("tax", "Tax on estates", "A tax on what the dead leave", labels)
    return replace(
        _lexicon("armed"), id="tax", title="Tax on estates", contrasts=(contrast,), path=place.path
    )


def hash_of(text: str) -> int:
    """A number that is the same on every run, for made-up digests."""
    return sum(ord(char) * 257**position for position, char in enumerate(text))


def _label(lexicon: str, name: str, says: str) -> Label:
    place = Place(f"lexicons/en/{lexicon}.yml", 9, 5)
    term = Term(name, (name, f"{name}s"), CaseRule.ANY, place)
    return Label(name, name, says, ("desk-guide",), (term,), (), (), place)


def run_record(scored: Sequence[ScoredDocument]) -> RunRecord:
    """What the run would have noted."""
    return RunRecord(
        tool_version="0.1.0",
        command="framing report articles --out report.html",
        lexicons=tuple(
            LexiconDigest(lex.id, lex.title, lex.version, lex.digest, 12, 31) for lex in lexicons()
        ),
        options=(("by", "outlet"), ("seed", "17")),
        corpus_digest=f"{hash_of('corpus'):064x}"[:64],
        n_documents=len(scored),
        skipped=(
            SkippedDocument("articles/empty.txt", "empty", "the file holds no words", "Remove it."),
        ),
        corpus_title="The market of Orlo",
    )


HOSTILE = (
    "<script>window.hacked = 1</script>",
    "</style><img src=x onerror=hacked=1>",
    "]]><svg onload=hacked=1>",
    "javascript:hacked=1",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "bell \x07 null \x00 escape \x1b[31m",
    "right-to-left \u202egnp.exe",
    "isolate \u2066 never closed",
    '" onmouseover="hacked=1',
    "lone \ud83d half",
)


def hostile_corpus() -> tuple[tuple[ScoredDocument, ...], Comparison]:
    """Articles whose sentences, outlets, titles, paths, speakers and labels are attacks."""
    scored = []
    for number, attack in enumerate(HOSTILE):
        # No pipes, brackets or braces: they are the fixture's own mark-up.
        marked = (
            f"Headline [militants|armed/militant|karsa-front] {_plain(attack)}\n"
            f"The [rebels|armed/rebel|karsa-front] said {{direct:SPEAKER|so {_plain(attack)} "
            f"[terrorists|armed/terrorist]}} and went."
        )
        one = scored_document(attack, "2025-03-03", attack, marked, name=f"{number}-{attack}")
        attributions = tuple(replace(a, speaker=attack) for a in one.attributions)
        hits = tuple(
            replace(hit, voiced=replace(hit.voiced, attribution=attributions[0]))
            if hit.voiced.attribution
            else hit
            for hit in one.hits
        )
        document = replace(
            one.document,
            metadata=replace(one.document.metadata, title=attack, url=f"javascript:{attack}"),
            path=attack,
        )
        scored.append(
            ScoredDocument(document, hits, attributions, score_of(document, hits, attributions))
        )
    comparison = comparison_of(scored)
    contrasts = tuple(
        replace(
            contrast,
            title=f"{contrast.title} {HOSTILE[0]}",
            referent=HOSTILE[1],
            labels=tuple(
                replace(label, title=f"{label.title} {HOSTILE[2]}", says=HOSTILE[3])
                for label in contrast.labels
            ),
        )
        for contrast in comparison.contrasts
    )
    return tuple(scored), replace(comparison, contrasts=contrasts, shared_passages=())


def _plain(attack: str) -> str:
    return attack.translate(str.maketrans("", "", "[]{}|"))

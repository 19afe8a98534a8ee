"""The road: the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from framing.domain.document import Document, Metadata
from framing.domain.entity import Entity
from framing.domain.frozen import dataclass
from framing.domain.lexicon import Example, Lexicon
from framing.domain.scored import ScoredDocument, WalkedDocument
from framing.errors import LexiconError, Problem
from framing.lexicon.cues import load_voice_language
from framing.lexicon.entities import load_entities
from framing.lexicon.load import load_lexicons
from framing.lexicon.proof import judge_example, with_scopes_lifted
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.match.matcher import Matcher
from framing.read.documents import document_from_text
from framing.refer.resolve import resolve_referents
from framing.voice.assign import assign_voices
from framing.voice.attributions import find_attributions


@dataclass(frozen=True, slots=True)
class Road:
    """What a document meets on its way: lexicons and entities, compiled once."""

    lexicons: tuple[Lexicon, ...]
    entities: tuple[Entity, ...]
    matcher: Matcher


def open_road(
    lexicon_paths: Sequence[Path] = (),
    entity_paths: Sequence[Path] = (),
    *,
    is_proof_required: bool = True,
) -> Road:
    """The road for these lexicons, by default the shipped ones.

    `entity_paths` are read beside the shipped entities.

    Raises:
        LexiconError: a file cannot be used, or, where proof is required, an example fails.
    """
    lexicons = load_lexicons(lexicon_paths)
    entities = load_entities(entity_paths)
    if is_proof_required and lexicon_paths:
        failures = [p for p in prove_lexicons(lexicons, entities) if p.severity == "error"]
        if failures:
            raise LexiconError(failures)
    return Road(lexicons, entities, compile_matcher(lexicons, entities))


class Memory:
    """What is kept of a draft from one version to the next, while it is typed, on one road.

    What terms match and who reports what in a paragraph is found anew only where the paragraph
    changed. Speakers and referents are looked up anew: any paragraph may name them.
    """

    __slots__ = ("matches", "reports")

    def __init__(self) -> None:
        # Only an editor's session remembers; other starts are spared these modules.
        from framing.match.memory import MatchMemory
        from framing.voice.memory import ReportMemory

        self.matches = MatchMemory()
        self.reports = ReportMemory()


def walk(document: Document, road: Road, memory: Memory | None = None) -> WalkedDocument:
    """The document's hits, each with its voice and referent, and its attributions.

    With a memory of an earlier version the outcome is the same, and found sooner.
    """
    language = load_voice_language(document.metadata.language)
    if memory is None:
        matches = find_matches(document, road.matcher)
        attributions = find_attributions(document, language)
    else:
        matches = memory.matches.find_matches(document, road.matcher)
        attributions = find_attributions(document, language, memory.reports)
    voiced = assign_voices(document, matches.hits, attributions)
    hits = resolve_referents(document, voiced, matches.mentions, attributions, road.entities)
    return WalkedDocument(document, hits, attributions)


def score(walked: WalkedDocument, *, with_readability: bool = False) -> ScoredDocument:
    """The walked document with its counts."""
    from framing.score.document import score_document

    readability = None
    if with_readability:
        from framing.score.readability import count_readability

        readability = count_readability(walked.document)
    counts = score_document(
        walked.document, walked.hits, walked.attributions, readability=readability
    )
    return ScoredDocument(walked.document, walked.hits, walked.attributions, counts)


def prove_lexicons(lexicons: Sequence[Lexicon], entities: Sequence[Entity]) -> tuple[Problem, ...]:
    """What the lexicons' own examples show when they walk the road: problems at their places."""
    problems: list[Problem] = []
    for lexicon in lexicons:
        shared = compile_matcher([lexicon], entities)
        for contrast in lexicon.contrasts:
            for label in contrast.labels:
                lifted = with_scopes_lifted(lexicon, label.id)
                matcher = shared if lifted is lexicon else compile_matcher([lifted], entities)
                for example in label.examples:
                    found = _found_by(example, lexicon, label.id, matcher)
                    problem = judge_example(example, found)
                    if problem is not None:
                        problems.append(problem)
    return tuple(sorted(problems))


def _found_by(
    example: Example, lexicon: Lexicon, label: str, matcher: Matcher
) -> list[tuple[int, int]]:
    document = document_from_text(
        example.text,
        id=example.place.path,
        path=example.place.path,
        kind="txt",
        metadata=Metadata(language=lexicon.language),
    )
    hits = find_matches(document, matcher).hits
    return [(hit.span.start, hit.span.end) for hit in hits if hit.label == label]

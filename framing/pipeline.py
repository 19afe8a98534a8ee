"""The road: the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document
from framing.domain.entity import Entity, Mention
from framing.domain.frozen import dataclass, replace
from framing.domain.hit import Hit, Matches, ReferredHit, VoicedHit
from framing.domain.lexicon import Example, Lexicon
from framing.domain.scored import ScoredDocument, WalkedDocument
from framing.errors import LexiconError, Problem
from framing.lexicon.entities import (
    StoredEntities,
    compile_entities,
    encode_entities,
    entity_files,
    entity_sources,
)
from framing.lexicon.files import lexicon_files, named_files
from framing.lexicon.load import (
    StoredLexicons,
    compile_lexicons,
    encode_lexicons,
    label_ids,
    referring,
    sources_of,
    with_source_lines,
)
from framing.match.find import find_matches
from framing.match.image import matcher_from
from framing.match.matcher import Matcher
from framing.read.documents import document_from_text
from framing.resources import LEXICON_FOLDER, compiled_with_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from framing.domain.levels import Levels
    from framing.domain.score import ReadabilityCounts


@dataclass(frozen=True, slots=True)
class Road:
    """What a document meets on its way: lexicons and entities, compiled once.

    From the cache lexicons and entities come as rows, made when looked at. `refers` tells whom
    labels mean, by `lexicon/contrast`. With `levels` hits and lexicons come under labels of those
    alone; with `leaves_negated_out` hits under a negation do not come at all.
    """

    lexicons: Sequence[Lexicon]
    entities: Sequence[Entity]
    matcher: Matcher
    refers: Mapping[str, str]
    levels: Levels | None = None
    leaves_negated_out: bool = False

    @property
    def labels(self) -> dict[str, list[str]]:
        """The ids of each lexicon's labels, by the lexicon's."""
        if isinstance(self.lexicons, StoredLexicons):
            return self.lexicons.labels
        return label_ids(self.lexicons)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each lexicon, by its id."""
        if isinstance(self.lexicons, StoredLexicons):
            return self.lexicons.digests()
        return {lexicon.id: lexicon.digest for lexicon in self.lexicons}

    def entities_among(self, mentions: Sequence[Mention]) -> Sequence[Entity]:
        """The entities that the mentions name, and perhaps others."""
        if isinstance(self.entities, StoredEntities):
            return self.entities.among(mention.entity for mention in mentions)
        return self.entities


def open_road(
    lexicon_paths: Sequence[Path] = (),
    entity_paths: Sequence[Path] = (),
    *,
    is_proof_required: bool = True,
) -> Road:
    """The road for these lexicons, by default the shipped ones.

    `entity_paths` are read beside the shipped entities. One set of files has one image in the
    cache, whoever opens the road.

    Raises:
        LexiconError: a file cannot be used, or, where proof is required, an example fails.
    """
    is_proved = is_proof_required and bool(lexicon_paths)
    # Without paths the folder as it is: the cache looks for its files.
    files: Sequence[Path | str]
    files = sources_of(lexicon_files(lexicon_paths)) if lexicon_paths else (LEXICON_FOLDER,)
    stored: Any
    stored, further = compiled_with_bytes(
        "proved-road" if is_proved else "road",
        (*files, *entity_sources(entity_paths)),
        lambda: _image(lexicon_paths, entity_files(entity_paths), is_proved=is_proved),
    )
    labels, refers, n_lexicons, encoded_entities, image = stored
    return Road(
        StoredLexicons(labels, further[:n_lexicons]),
        StoredEntities(*encoded_entities),
        matcher_from(image, further[n_lexicons:]),
        refers,
    )


def _image(
    lexicon_paths: Sequence[Path], entity_paths: Sequence[Path], *, is_proved: bool
) -> tuple[object, bytes]:
    """All that the road consists of, for the cache."""
    from framing.match.compile import compile_matcher  # a warm start compiles nothing
    from framing.match.image import image_of

    lexicons = compile_lexicons(lexicon_files(lexicon_paths))
    entities = compile_entities(entity_paths)
    if is_proved:
        from framing.lexicon.proof import unproved

        proved = prove_lexicons(unproved(lexicons, named_files(lexicon_paths)), entities)
        failures = [problem for problem in proved if problem.severity == "error"]
        if failures:
            raise LexiconError(with_source_lines(failures))
    told, encoded = encode_lexicons(lexicons)
    image, further = image_of(compile_matcher(lexicons, entities))
    return (*told, len(encoded), encode_entities(entities), image), encoded + further


def road_of(lexicons: Sequence[Lexicon], entities: Sequence[Entity]) -> Road:
    """The road of lexicons that are loaded already."""
    from framing.match.compile import compile_matcher  # a start has an image of the matcher

    return Road(lexicons, entities, compile_matcher(lexicons, entities), referring(lexicons))


def at_levels(road: Road, levels: Levels) -> Road:
    """The road whose hits come under labels of these levels."""
    if not levels.kept:
        return road
    return replace(road, lexicons=tuple(map(levels.lexicon_of, road.lexicons)), levels=levels)


def without_negated(road: Road) -> Road:
    """The road on which no hit comes that stands under a negation."""
    return replace(road, leaves_negated_out=True)


def _wanted(hits: tuple[Hit, ...], road: Road, lexicons: Container[str] | None) -> tuple[Hit, ...]:
    wanted = hits if lexicons is None else [hit for hit in hits if hit.lexicon in lexicons]
    return tuple([hit for hit in wanted if not (road.leaves_negated_out and hit.is_negated)])


def has_hits(document: Document, road: Road) -> bool:
    """Whether any term of the road stands in the document; no voice is looked for."""
    return bool(find_matches(document, road.matcher).hits)


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


def walk(
    document: Document,
    road: Road,
    memory: Memory | None = None,
    *,
    lexicons: Container[str] | None = None,
) -> WalkedDocument:
    """The document's hits, each with its voice and referent, and its attributions.

    With a memory of an earlier version the outcome is the same, and found sooner. `lexicons`
    are the ids of those whose hits are wanted; None means all.
    """
    from framing.lexicon.cues import load_voice_language  # counts alone need no voice
    from framing.voice.attributions import find_attributions

    language = load_voice_language(document.metadata.language)
    if memory is None:
        matches = find_matches(document, road.matcher, lexicons=lexicons)
        attributions = find_attributions(document, language)
    else:
        matches = memory.matches.find_matches(document, road.matcher)
        attributions = find_attributions(document, language, memory.reports)
    hits = _referred(document, matches, attributions, road, lexicons)
    if road.levels is not None:
        hits = road.levels.hits_of(hits)
    return WalkedDocument(document, hits, attributions)


def _referred(
    document: Document,
    matches: Matches,
    attributions: tuple[Attribution, ...],
    road: Road,
    lexicons: Container[str] | None = None,
) -> tuple[ReferredHit, ...]:
    """The hits of the wanted lexicons, in whose voice they stand and whom they mean."""
    from framing.lexicon.cues import load_voice_language
    from framing.refer.resolve import resolve_referents
    from framing.voice.attributions import assign_voices

    wanted, spoken = _wanted(matches.hits, road, lexicons), document.metadata.language
    voiced = assign_voices(document, wanted, attributions, load_voice_language(spoken))
    entities = road.entities_among(matches.mentions)
    return resolve_referents(document, voiced, matches.mentions, entities, road.refers)


def walk_without_voice(document: Document, road: Road) -> WalkedDocument:
    """The document's hits alone, without attributions and referents.

    All stand as in the outlet's own voice, which says nothing: who shows or writes them leaves
    voice, distance, speaker and referent out.
    """
    matches = find_matches(document, road.matcher)
    found = _wanted(matches.hits, road, None)
    hits = tuple([_without_voice(hit, document) for hit in found])
    return WalkedDocument(document, road.levels.hits_of(hits) if road.levels else hits, ())


def _without_voice(hit: Hit, document: Document) -> ReferredHit:
    voiced = VoicedHit(hit, Voice.OWN, None, document.zone_at(hit.span.start), None)
    return ReferredHit(voiced, (), "")


def score(walked: WalkedDocument, *, with_readability: bool = False) -> ScoredDocument:
    """The walked document with its counts."""
    readability = None
    if with_readability:
        from framing.score.readability import count_readability

        readability = count_readability(walked.document)
    return _counted(walked, readability)


def score_again(scored: ScoredDocument, road: Road) -> ScoredDocument:
    """The scored document as the lexicons of another road count it; who says what in it holds."""
    document, attributions = scored.document, scored.attributions
    matches = find_matches(document, road.matcher)
    hits = _referred(document, matches, attributions, road)
    return _counted(WalkedDocument(document, hits, attributions), scored.score.readability)


def _counted(walked: WalkedDocument, readability: ReadabilityCounts | None) -> ScoredDocument:
    from framing.score.document import score_document

    document, hits, attributions = walked.document, walked.hits, walked.attributions
    counts = score_document(document, hits, attributions, readability=readability)
    return ScoredDocument(document, hits, attributions, counts)


def prove_lexicons(lexicons: Sequence[Lexicon], entities: Sequence[Entity]) -> tuple[Problem, ...]:
    """What the lexicons' own examples show when they walk the road: problems at their places."""
    # No start needs these.
    from framing.lexicon.proof import as_heir_has_it, judge_example, with_scopes_lifted
    from framing.match.compile import compile_matcher

    problems: list[Problem] = []
    for lexicon in lexicons:
        shared = compile_matcher([lexicon], entities)
        for contrast in lexicon.contrasts:
            for label in contrast.labels:
                lifted = with_scopes_lifted(lexicon, label.id)
                matcher = shared if lifted is lexicon else compile_matcher([lifted], entities)
                for example in label.examples:
                    found = _found_by(example, lexicon, label.id, matcher)
                    if (problem := judge_example(example, found)) is not None:
                        problems.append(as_heir_has_it(problem, example, label, lexicon))
    return tuple(sorted(problems))


def _found_by(
    example: Example, lexicon: Lexicon, label: str, matcher: Matcher
) -> list[tuple[int, int]]:
    text, path = example.text, example.place.path
    document = document_from_text(text, id=path, path=path, language=lexicon.language)
    hits = find_matches(document, matcher).hits
    return [(hit.span.start, hit.span.end) for hit in hits if hit.label == label]

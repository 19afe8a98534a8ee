"""Walks the road with every document of a corpus; one bad document never stops the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from framing import __version__
from framing.domain.comparison_rows import DuplicateSet, SharedPassage
from framing.domain.digest import sha256
from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.domain.lexicon import Lexicon
from framing.domain.run import LexiconDigest, RunRecord, SetAside
from framing.domain.scored import ScoredCorpus, ScoredDocument
from framing.engine.spool import Spool
from framing.pipeline import Road, score, walk
from framing.read.documents import ReadSettings, read_documents

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """All scored documents of a corpus, in reading order, and those that were left out.

    The documents are at rest: only their counts are in memory.

    `shared` are the passages that several outlets carry, `copy` those among them that were set
    aside, credited to no document; None where neither was looked for. `duplicates` are articles
    of the same words, None before they are looked for.
    """

    scored: ScoredCorpus
    skipped: tuple[SkippedDocument, ...]
    shared: tuple[SharedPassage, ...] | None = None
    copy: tuple[SharedPassage, ...] | None = None
    duplicates: tuple[DuplicateSet, ...] | None = None


def stream_corpus(
    paths: Sequence[str], road: Road, settings: ReadSettings, *, with_readability: bool = False
) -> Iterator[ScoredDocument | SkippedDocument]:
    """Each document scored as it is read, then let go."""
    for document in read_documents(paths, settings=settings):
        if isinstance(document, SkippedDocument):
            yield document
        else:
            yield score(walk(document, road), with_readability=with_readability)


def score_corpus(
    paths: Sequence[str], road: Road, settings: ReadSettings, *, progress: Progress | None = None
) -> CorpusRun:
    """The whole corpus: the texts at rest in a temporary file, the counts in memory."""
    scored = Spool()
    skipped: list[SkippedDocument] = []
    for outcome in stream_corpus(paths, road, settings, with_readability=True):
        if isinstance(outcome, SkippedDocument):
            skipped.append(outcome)
        else:
            scored.add(outcome)
        if progress is not None:
            progress(len(scored) + len(skipped))
    return CorpusRun(scored, tuple(skipped))


def record_run(
    run: CorpusRun,
    road: Road,
    *,
    command: str,
    options: Sequence[tuple[str, str]],
    corpus_title: str | None = None,
) -> RunRecord:
    """What makes the run repeatable."""
    digest = sha256()
    for counts in run.scored.scores:
        digest.update(counts.digest.encode())
    languages = Counter(counts.metadata.language for counts in run.scored.scores)
    return RunRecord(
        tool_version=__version__,
        command=command,
        lexicons=tuple(digest_lexicon(lexicon) for lexicon in road.lexicons),
        options=tuple(options),
        corpus_digest=digest.hexdigest(),
        n_documents=len(run.scored),
        skipped=run.skipped,
        corpus_title=corpus_title,
        set_aside=copy_set_aside(run),
        other_languages=tuple(
            (name, n) for name, n in sorted(languages.items()) if not road.matcher.applies_to(name)
        ),
    )


def copy_set_aside(run: CorpusRun) -> SetAside | None:
    """How much agency copy is credited to no document; None where it counts for each."""
    if run.copy is None:
        return None
    return SetAside(
        n_passages=len(run.copy),
        n_words=sum(score.n_shared_tokens for score in run.scored.scores),
        n_labels=sum(n for passage in run.copy for *_, n in passage.counts),
    )


def digest_lexicon(lexicon: Lexicon) -> LexiconDigest:
    """The lexicon's identity and size, for the method box."""
    terms = [
        term for contrast in lexicon.contrasts for label in contrast.labels for term in label.terms
    ]
    n_forms = sum(len(term.forms) or 1 for term in terms)
    return LexiconDigest(
        lexicon.id, lexicon.title, lexicon.version, lexicon.digest, len(terms), n_forms
    )

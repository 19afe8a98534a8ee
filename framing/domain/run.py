"""The record of a run: what was read, with what, and what was left out."""

from __future__ import annotations

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class LexiconDigest:
    """A lexicon that took part."""

    id: str
    title: str
    version: str
    digest: str
    n_terms: int
    n_forms: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """Agency copy credited to no group: its passages, their words in all places, labels once."""

    n_passages: int
    n_words: int
    n_labels: int


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What makes a run repeatable: tool version, lexicons, options, inputs, exclusions.

    `command` reproduces the run. `corpus_digest` is over ids and texts of all documents.
    `set_aside` is None where copy counts for each group that carries it. `other_languages` are
    those in which no lexicon is written, with how many documents are in each.
    """

    tool_version: str
    command: str
    lexicons: tuple[LexiconDigest, ...]
    options: tuple[tuple[str, str], ...]
    corpus_digest: str
    n_documents: int
    skipped: tuple[SkippedDocument, ...]
    corpus_title: str | None = None
    set_aside: SetAside | None = None
    other_languages: tuple[tuple[str, int], ...] = ()

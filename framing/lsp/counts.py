"""Counts in the configured corpus, made in a process of their own: typing never waits for them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context

from framing.config.settings import find_config, settings_for
from framing.domain.frozen import dataclass
from framing.engine.term_counts import TermCounts, count_terms
from framing.errors import InputError
from framing.lsp.house_files import as_file, house_entities

_MAX_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Key:
    """A text to be counted: of which file, in which corpus."""

    path: str
    text: str
    corpus: tuple[str, ...]


class CorpusCounts:
    """The counts of lexicon texts, kept by text and corpus.

    One text is counted at a time; of those that come meanwhile only the last is counted.
    """

    def __init__(self, when_counted: Callable[[], None]) -> None:
        self._when_counted = when_counted
        self._pool: ProcessPoolExecutor | None = None
        self._known: dict[_Key, TermCounts | None] = {}
        self._wanted: _Key | None = None
        self._counting: asyncio.Task[None] | None = None

    def ready(self, path: str, text: str) -> TermCounts | None:
        """The counts of a lexicon's text, or None while they are not known: they are begun."""
        corpus = corpus_of(path)
        if not corpus:
            return None
        key = _Key(path, text, corpus)
        if key not in self._known:
            self._wanted = key
            if not self.is_counting:
                self._counting = asyncio.create_task(self._count_wanted())
        return self._known.get(key)

    async def wait(self, path: str, text: str, seconds: float) -> TermCounts | None:
        """As `ready`, after so many seconds at most."""
        known = self.ready(path, text)
        if known is None and self._counting is not None:
            await asyncio.wait([self._counting], timeout=seconds)
            known = self.ready(path, text)
        return known

    @property
    def is_counting(self) -> bool:
        """Whether a count is under way."""
        return self._counting is not None and not self._counting.done()

    def forget(self, path: str) -> None:
        """Count a file anew when next it is asked for: the corpus may have changed."""
        self._known = {key: told for key, told in self._known.items() if key.path != path}

    def close(self) -> None:
        """End the process that counts."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    async def _count_wanted(self) -> None:
        while self._wanted is not None:
            key, self._wanted = self._wanted, None
            if key in self._known:
                continue
            while len(self._known) >= _MAX_KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[key] = await self._counts_of(key)
            self._when_counted()

    async def _counts_of(self, key: _Key) -> TermCounts | None:
        """The counts, made elsewhere; None for a file with mistakes, which its diagnostics tell."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker(), _count, key)
        except InputError:
            return None
        except BrokenExecutor:
            self._pool = None
            return None

    def _worker(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_step_back)
        return self._pool


def corpus_of(path: str) -> tuple[str, ...]:
    """The corpus that the nearest `framing.yml` names; empty where there is none."""
    try:
        return settings_for(path, find_config(path)).corpus
    except InputError:
        return ()


def _count(key: _Key) -> TermCounts:
    with as_file(key.path, key.text) as file:
        return count_terms(file, key.corpus, house_entities(key.path))


def _step_back() -> None:
    """Counting gives way to whatever else the machine does."""
    if hasattr(os, "nice"):
        os.nice(10)

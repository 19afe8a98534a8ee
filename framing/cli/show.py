"""`framing show`: one document in the terminal, its labels marked by voice."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from framing.cli.options import (
    add_lexicon_options,
    add_reading_options,
    reading_settings,
    road_from,
)
from framing.cli.output import tell_other_languages, tell_skipped
from framing.domain.attribution import Voice
from framing.domain.certainty import Certainty, speaker_confidence
from framing.domain.document import Block, Document, SkippedDocument
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument
from framing.pipeline import walk
from framing.read.documents import corpus_entities, read_documents
from framing.refer.resolve import NO_REFERENT
from framing.terminal import spelt_out

_COLOURS = {Voice.OWN: "1;31", Voice.INDIRECT: "33", Voice.DIRECT: "32"}
_DISTANCE = ";4"
_DIM, _RESET = "\x1b[2m", "\x1b[0m"


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("path", metavar="FILE", help="the article, or - for standard input")
    parser.add_argument(
        "--why", action="store_true", help="say in one line for each label what decided"
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours: own voice red, reported yellow, quoted green, at a distance underlined",
    )
    add_reading_options(parser)
    add_lexicon_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print every document of the file; 2 where none could be read."""
    road = road_from(args, corpus_entities=corpus_entities([args.path]))
    is_coloured = _wants_colour(args.color)
    skipped: list[SkippedDocument] = []
    languages: list[str] = []
    for document in read_documents([args.path], settings=reading_settings(args)):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        languages.append(document.metadata.language)
        for line in _lines(walk(document, road), is_coloured, args.why):
            print(line)
    tell_skipped(skipped)
    tell_other_languages(languages, road)
    return 0 if languages else 2


def _wants_colour(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return choice == "always"


def _lines(walked: WalkedDocument, is_coloured: bool, is_explained: bool) -> Iterator[str]:
    document = walked.document
    yield f"{spelt_out(document.path)}  {_counts(walked)}"
    for block in document.blocks:
        hits = [hit for hit in walked.hits if block.span.covers(hit.hit.span)]
        yield ""
        yield _zone(block, is_coloured) + _marked(document, block, hits, is_coloured)
        if is_explained:
            certainty = Certainty(document, walked.attributions)
            yield from (f"    {_explained(document, hit, certainty)}" for hit in hits)


def _counts(walked: WalkedDocument) -> str:
    n_by_voice = {voice: 0 for voice in Voice}
    for hit in walked.hits:
        if hit.voiced.zone.is_scored:
            n_by_voice[hit.voiced.voice] += 1
    return "labels: " + ", ".join(f"{n} {voice.value}" for voice, n in n_by_voice.items())


def _zone(block: Block, is_coloured: bool) -> str:
    name = f"[{block.zone.value}] "
    return f"{_DIM}{name}{_RESET}" if is_coloured else name


def _marked(document: Document, block: Block, hits: list[ReferredHit], is_coloured: bool) -> str:
    """The block's text with its hits marked; where two lexicons hit one word, the first counts."""
    pieces: list[str] = []
    reached = block.span.start
    for hit in hits:
        span = hit.hit.span
        if span.start < reached:
            continue
        pieces.append(_printable(document.text[reached : span.start]))
        pieces.append(_label(hit, _printable(document.text[span.start : span.end]), is_coloured))
        reached = span.end
    pieces.append(_printable(document.text[reached : block.span.end]))
    return "".join(pieces)


def _label(hit: ReferredHit, words: str, is_coloured: bool) -> str:
    voiced = hit.voiced
    if is_coloured:
        style = _COLOURS[voiced.voice] + (_DISTANCE if voiced.distance else "")
        return f"\x1b[{style}m{words}{_RESET}"
    distance = f", {voiced.distance.value}" if voiced.distance else ""
    return f"[{words}: {voiced.voice.value}{distance}]"


def _explained(document: Document, hit: ReferredHit, certainty: Certainty) -> str:
    """What decided on the hit's label, voice and referent, in one line, and how sure that is."""
    voiced, attribution = hit.voiced, hit.voiced.attribution
    parts = [f"{_printable(document.text[hit.hit.span.start : hit.hit.span.end])}"]
    parts.append(f"{hit.hit.lexicon}/{hit.hit.label}")
    parts.append(f"voice {voiced.voice.value} ({certainty.of(voiced):.2f})")
    if attribution is not None:
        sure = speaker_confidence(voiced)
        told = [] if sure is None else [f"{sure:.2f}"]
        told += ["uncertain"] if attribution.is_uncertain else []
        doubt = f" ({', '.join(told)})" if told else ""
        parts.append(f"speaker {_printable(attribution.speaker or 'not named')}{doubt}")
        if attribution.cue is not None:
            cue = document.text[attribution.cue.start : attribution.cue.end]
            parts.append(f"cue {_printable(cue)!r}")
        parts.append(f"by {attribution.reason}")
    if voiced.distance is not None:
        parts.append(f"at a distance: {voiced.distance.value}")
    if hit.reason != NO_REFERENT.reason:
        parts.append(f"referent {hit.referent or 'not known'} ({hit.reason})")
    return "; ".join(parts)


def _printable(text: str) -> str:
    """The text without control characters, which could command the terminal; line ends are plain."""
    text = text.replace("\r\n", "\n")
    return "".join(char if char.isprintable() or char in "\n\t" else "\ufffd" for char in text)

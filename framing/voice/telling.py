"""Telling: the paragraphs in order, each report given its speaker, each quotation its report."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.cue import Frame
from framing.domain.document import Document
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.voice.antecedents import names_nobody
from framing.voice.circumstances import before_deed
from framing.voice.grammar import Grammar
from framing.voice.headlines import is_headline, tells_in_heading
from framing.voice.mentions import mention_of
from framing.voice.neighbours import begins_anew, closes_clause
from framing.voice.ownership import indirect, owners_of, quotation_owners
from framing.voice.pairs import bracketed, odd_marks
from framing.voice.passages import Passage, Tokens
from framing.voice.quotations import QuotationKind, kind_of, lists_titles, parts_text
from framing.voice.report import NOBODY, Report, cue_span, is_nobodys, with_relative
from framing.voice.signatures import is_opened, signature, signed_below
from framing.voice.speakers import Cast
from framing.voice.spellings import has_capitals_throughout
from framing.voice.turns import Turn
from framing.voice.voiced import (
    UNKNOWN,
    Voiced,
    by_cues,
    cue_start,
    first_voice,
    handed_on,
    may_go_on,
    tellers_of,
    voice_beside,
)

_NEAR = 20


class Teller:
    """Walks the passages in order and hands the speaker on from one to the next."""

    def __init__(
        self,
        document: Document,
        grammar: Grammar,
        passages: list[Passage],
        reports: list[tuple[Report, ...]],
    ) -> None:
        self.document = document
        self.passages = passages
        self.reports = reports
        self.grammar = grammar
        self.cast = Cast(passages, grammar)
        self.are_odd_single = odd_marks([q for passage in passages for q in passage.quotations])
        self.last = UNKNOWN
        self.first: Voiced | None = None
        # Where the cues of the paragraph in hand begin, ordered; who speaks there and is not told of.
        self.cue_starts: list[int] = []
        self.told: list[Voiced] = []
        self.told_starts: list[int] = []
        self.acting: list[Voiced] = []

    def tell(self, passage: Passage, reports: tuple[Report, ...]) -> list[Attribution]:
        if not reports and not passage.quotations:
            return []
        voices = [self._voice_of(passage, report) for report in reports]
        by_word = owners_of(passage, reports, self.grammar) if reports else []
        # Who is said to have spoken hands nothing on: "Lee said that Stone had warned her".
        spoke = list(zip(voices, reports, tellers_of(reports, by_word), strict=True))
        self.told = by_cues(v for v, _, is_main in spoke if is_main)
        acts = (v for v, r, is_main in spoke if is_main or r.rule != Frame.OBJECT.value)
        self.acting = by_cues(acts)
        found: list[Attribution] = []
        quoted: list[Voiced] = []
        if passage.quotations:
            self.cue_starts = sorted(map(cue_start, voices))
            self.told_starts = list(map(cue_start, self.told))
            owners = quotation_owners(passage, by_word, self.grammar)
            found += self._direct(passage, reports, voices, owners)
            quoted = [voices[owner] for owner in owners[::-1] if owner != NOBODY][:1]
        found += indirect(passage, reports, voices, by_word)
        found.sort(key=attrgetter("content.start"))
        latest = *quoted, *self.told[::-1]
        self.last = next((v for v in latest if may_go_on(v, self.grammar)), self.last)
        return found

    def turn(self, passage: Passage, named_in: Passage, turn: Turn) -> Attribution:
        """The attribution of a paragraph that is spoken as a whole."""
        voice = self._signed_below(self._last_of(passage.number)) or self.last
        if turn.source is not None:
            voice = self._voice_at(named_in, turn.source)
        if turn.rule != "post":
            self.last = voice
        end = passage.span.end if turn.stop is None else passage.ends[turn.stop - 1]
        return Attribution(
            Span(passage.starts[turn.start], end),
            Voice.INDIRECT if turn.rule == "list" else Voice.DIRECT,
            source=voice.source,
            speaker=voice.speaker,
            speaker_confidence=voice.confidence,
            inner=tuple(quotation.content for quotation in passage.quotations),
            reason=turn.rule,
        )

    def _last_of(self, number: int) -> int:
        """The last paragraph of the block quotation that one belongs to, as far as such run."""
        blocks = self.document.blocks
        for at in range(number, min(len(blocks) - 1, number + _NEAR)):
            is_over = not (blocks[at].is_quotation and blocks[at + 1].is_quotation)
            if is_over or signature(self.passages[at + 1], 0, self.grammar) is not None:
                return at
        return number

    def _voice_of(self, passage: Passage, report: Report) -> Voiced:
        if report.source is None:
            return Voiced(None, None, 0.6, cue_span(passage, report), report.cue.stance)
        latest = self.cast.latest
        voice = self._voice_at(passage, report.source, report)
        if report.is_passive and passage.lower[report.cue_tokens[1] - 1] in self.grammar.askings:
            self.cast.latest = latest  # who is asked goes on: "was asked by a clerk why. He said"
        if voice.speaker is not None:
            self.cast.told.append((passage, report, voice.speaker))
        return voice

    def _direct(
        self, passage: Passage, reports: tuple[Report, ...], voices: list[Voiced], owners: list[int]
    ) -> Iterator[Attribution]:
        is_heading = is_headline(passage, self.document.blocks[passage.number].zone)
        is_capital = is_heading and has_capitals_throughout(passage)
        claims = tells_in_heading if is_heading else closes_clause
        kind: QuotationKind | None = None
        for number, (quotation, owner) in enumerate(zip(passage.quotations, owners, strict=True)):
            if owner == NOBODY and number == 0 and not is_opened(passage, self.grammar):
                continue
            is_subhead = owner == NOBODY and parts_text(passage, number, self.are_odd_single)
            is_listed = kind is QuotationKind.TITLE and lists_titles(passage, number, self.grammar)
            if not is_listed:
                kind = kind_of(passage, number, owner != NOBODY, is_capital, self.grammar)
            is_scare = kind is QuotationKind.SCARE and not claims(passage, number, self.grammar)
            if is_scare or is_subhead:
                yield Attribution(
                    quotation.content, Voice.OWN, Distance.SCARE_QUOTES, reason="no speaker"
                )
                continue
            if kind is QuotationKind.TITLE:
                continue
            voice = voices[owner] if owner != NOBODY else UNKNOWN
            if voice.speaker is None and (
                owner == NOBODY or not is_nobodys(passage, number, reports[owner], self.grammar)
            ):
                known = self._chained(passage, number, owners, voices)
                voice = replace(known, cue=voice.cue, stance=voice.stance)
            yield Attribution(
                quotation.content,
                Voice.DIRECT,
                cue=voice.cue,
                stance=voice.stance,
                source=voice.source,
                speaker=voice.speaker,
                speaker_confidence=voice.confidence,
                is_uncertain=quotation.is_uncertain or voice.is_uncertain,
                inner=quotation.inner,
                wording=bracketed(self.document.text, quotation.content),
                reason=reports[owner].rule if owner != NOBODY else "chain",
            )

    def _chained(
        self, passage: Passage, number: int, owners: list[int], voices: list[Voiced]
    ) -> Voiced:
        """The speaker of a quotation without a cue of its own.

        In this order: the subject of the clause that the quotation is part of, what the
        paragraph tells, the last speaker before it, the first one after it. A quotation inside
        a sentence of the outlet is nobody's where the paragraph names nobody; so is a name.
        """
        from framing.voice import cries  # many texts need none

        giver = cries.giver_of(passage, number, self.grammar)
        if giver is not None:
            return self._voice_at(passage, giver)
        is_heading = is_headline(passage, self.document.blocks[passage.number].zone)
        if cries.is_anybodys(passage, number, self.grammar) or (
            is_heading and cries.is_claimed_of(passage, number, self.grammar)
        ):
            return UNKNOWN
        actor = cries.clause_actor(passage, number, is_heading, self.grammar)
        if actor is not None:
            return handed_on(self._voice_at(passage, actor))
        voice = self._in_paragraph(passage, number, owners, voices)
        if voice is None and not begins_anew(passage, number, self.grammar):
            return UNKNOWN
        if voice is None:
            voice = self._introduced(passage, number)
            self.last = voice or self.last
        if voice is not None:
            return handed_on(voice)
        signed = self._signed_below(passage.number)
        if signed is not None:
            return signed
        return handed_on(self.last if self.last.speaker else self._ahead(passage.number))

    def _in_paragraph(
        self, passage: Passage, number: int, owners: list[int], voices: list[Voiced]
    ) -> Voiced | None:
        """The speaker that the paragraph tells for a quotation, or None.

        First who acts in the sentence right before it, then the speaker of the quotation before
        it, then what opens its sentence, then any behind it.
        """
        from framing.voice.scenes import actor_before, opening_source, told_before  # many need none

        acting = actor_before(passage, number, self.cue_starts, self.grammar)
        if acting is not None:
            return self._voice_at(passage, acting)
        at = told_before(passage, number, self.told_starts)
        if at is not None:
            return self.told[at]
        behind = range(number + 1, min(len(owners), number + _NEAR))
        quoted = first_voice(range(number - 1, max(-1, number - _NEAR), -1), owners, voices)
        if quoted is not None:
            return quoted
        opening = opening_source(passage, number, self.grammar)
        if opening is not None:
            return self._voice_at(passage, opening)
        return first_voice(behind, owners, voices) or voice_beside(
            passage.quotations[number].outer.start, self.acting
        )

    def _introduced(self, passage: Passage, number: int) -> Voiced | None:
        """The subject of the paragraph before, where that ends with a colon."""
        if passage.number == 0 or number > 0:
            return None
        from framing.voice.introducing import introducer  # few texts have them

        above = self.passages[passage.number - 1]
        source = introducer(above, self.reports[above.number], self.grammar)
        return None if source is None else self._voice_at(above, source)

    def _signed_below(self, number: int) -> Voiced | None:
        """The speaker that the paragraph below names for what stands above it."""
        signed = signed_below(self.passages, number, self.grammar)
        if signed is None and self.document.blocks[number].is_quotation:
            from framing.voice.introducing import name_alone  # few texts have one

            signed = name_alone(self.passages, number + 1, self.grammar)
        return None if signed is None else self._voice_at(*signed)

    def _ahead(self, number: int) -> Voiced:
        """The first source that the paragraphs from here on name; looked for once."""
        if self.first is None:
            sources = (
                (passage, report.source)
                for passage, reports in zip(self.passages, self.reports, strict=True)
                for report in reports
                if report.source is not None and passage.number > number
            )
            found = next(sources, None)
            self.first = UNKNOWN if found is None else self._voice_at(*found)
        return self.first

    def _voice_at(self, passage: Passage, source: Tokens, report: Report | None = None) -> Voiced:
        person = source[0], before_deed(passage, source, self.grammar)
        if self.grammar.aside_leads.intersection(passage.lower[source[1] : source[1] + 1]):
            from framing.voice.titled import described  # many speak by name

            person = described(passage, source, self.grammar)
        mention = mention_of(passage, *person, self.grammar)
        if person != source:
            mention = replace(mention, span=passage.char_span(*source))
        if names_nobody(mention, self.grammar):
            from framing.voice.titled import named_by_apposition  # many speak by name

            mention = named_by_apposition(passage, source[1], mention, self.grammar)
        named = self.cast.resolve(mention, passage.number, report)
        if "gendered nouns" in self.grammar.habits:
            from framing.voice.pronouns import meant_otherwise  # few languages need it

            named = meant_otherwise(self.cast, mention, passage.number, named)
        if not passage.is_apart:
            self.cast.meet(mention)
        span = with_relative(passage, source[1], mention.span, self.grammar)
        cue, stance = (cue_span(passage, report), report.cue.stance) if report else (None, None)
        return Voiced(span, named.name, named.confidence, cue, stance, named.is_uncertain)

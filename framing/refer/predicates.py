"""Of whom a label is said: "Hamas is a terrorist group", "Ankara calls them terrorists"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from framing.domain.frozen import dataclass
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.noun_phrase import one_of_before
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    GROUP_NOUNS,
    POSSESSIVE_ENDINGS,
    is_premodifier,
    words,
)

_MAX_WORDS_BACK, _MAX_WORDS_OF_SUBJECT = 12, 5
_COPULAS = words("is are was were be been being remain remains remained become becomes became")
_AUXILIARIES = _COPULAS | words("has have had will would may might can could should must to")
_ADVERBS = words("not never only simply merely just both also all really no longer long now once")
_CALLING = words(
    """call calls called calling consider considers considered considering deem deems deemed brand
    brands branded branding label labels labelled labeled labelling labeling designate designates
    designated designating declare declares declared declaring dub dubs dubbed term terms termed
    regard regards regarded regarding list lists listed listing describe describes described
    describing denounce denounces denounced denouncing condemn condemns condemned condemning view
    views viewed see sees saw seen treat treats treated classify classifies classified portray
    portrays portrayed depict depicts depicted paint paints painted recognise recognises recognised
    recognize recognizes recognized dismiss dismisses dismissed blacklist blacklists blacklisted"""
)
_RELATIVES = words("which whom that who")
_OPENING_ASIDES = words("which who whose a an the its their")
_ALLIES, _THEIR = words("allies partners affiliates backers supporters proxies"), words("its their")
_PREPOSITIONS = words(
    "of to in with from for by at on against near over about between among into like as than"
)
PLAIN, PERSONAL = words("they them it this these those"), words("he him she her")
_CONTRACTED = ("'re", "’re", "'s", "’s")
MEMBERS = GROUP_NOUNS | {"members", "men"}


_OPENERS = words("that and but when after before while because if as although")


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom a label is said: names, or a pronoun in small letters, or neither.

    last: the last token of the words that tell whom. is_object: whether somebody calls them so.
    """

    last: int
    names: tuple[Named, ...] = ()
    pronoun: str | None = None
    is_object: bool = False


Labels = Mapping[int, LabelInText]  # by their last token


def subject_of(label: LabelInText, others: Labels) -> Subject | None:
    """Of whom the label is said in its sentence; None where it is no predicate."""
    scene = label.scene
    first = _first_of_predicate(label)
    lowest = max(scene.sentence_tokens(label.span.start).start, first - _MAX_WORDS_BACK)
    reader = _Reader(scene, lowest, others)
    if (one := one_of_before(scene, first)) is not None:
        first = one
        if scene.gap_after(one - 1) == ", ":  # "Peru, one of the worst"
            return reader.subject_at(one - 1, is_taken_up=True)
    before = reader.before_contrast(first - 1)
    if before < lowest:
        return None
    if (pronoun := _contracted(scene, before)) is not None:
        return Subject(before, (), pronoun)
    if scene.word(before) in _COPULAS:
        if scene.word_or_end(before - 1) == "to" and (called := reader.called(before - 2)):
            return called  # "consider the PKK to be"
        return reader.subject_at(reader.before_all(before - 1, _AUXILIARIES | _ADVERBS))
    if scene.word(before) == "as":
        before -= 1
    if scene.word_or_end(before) in _CALLING:
        return reader.of_participle(before)
    return reader.called(before)


def first_of_phrase(label: LabelInText) -> int:
    """The label's first token, with the article before "a foreign terrorist group"."""
    first = label.phrase.start
    return first - (label.scene.word_or_end(first - 1) in ARTICLES)


def _first_of_predicate(label: LabelInText) -> int:
    """Its phrase's first token, behind a verb that looks like a modifier: "some call rebels"."""
    stop = label.scene.first_token(label.span)
    for token in range(stop - 1, label.phrase.start, -1):
        if label.scene.word(token) in _CALLING:
            return token + 1
    return first_of_phrase(label)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a sentence backwards from a predicate, not beyond its `lowest` token."""

    scene: Scene
    lowest: int
    others: Labels

    def before_all(self, token: int, passed: frozenset[str]) -> int:
        """The first token, going back, that is none of the words passed."""
        while token >= self.lowest and self.scene.word(token) in passed:
            token -= 1
        return token

    def before_contrast(self, token: int) -> int:
        """The token before "not", "not rebels but" or "rebels, not"."""
        scene = self.scene
        last = self.before_all(token, _ADVERBS)
        if last < self.lowest:
            return last
        is_denied = last < token and "," in scene.gap_after(last)
        if scene.word(last) == "but":
            last -= 1
        elif not is_denied:
            return last
        noun = self.others.get(last)
        last = noun.phrase.start - 1 if noun is not None else self.before_noun(last)
        return self.before_all(last, _ADVERBS)

    def before_noun(self, token: int) -> int:
        token -= 1
        while token >= self.lowest and (
            self.scene.word(token) in ARTICLES or is_premodifier(self.scene.word(token))
        ):
            token -= 1
        return token

    def of_participle(self, token: int) -> Subject | None:
        """Whom "was branded", ", branded" and ", which some call" are said of."""
        scene = self.scene
        before = self.before_all(token - 1, _AUXILIARIES | _ADVERBS)
        if before < self.lowest:
            return None
        if before < token - 1 or "," in scene.gap_after(before):
            return self.subject_at(before)
        for relative in range(before, self.lowest, -1):
            if scene.word(relative) in _RELATIVES:
                return self.subject_at(relative - 1, is_taken_up=True)
        return None

    def called(self, last: int) -> Subject | None:
        """Whom somebody calls so: the words that end there, behind a verb of calling."""
        last = self.before_aside(last)
        if last < self.lowest or self.scene.word_or_end(self.first_of(last) - 1) not in _CALLING:
            return None
        return self.subject_at(last, is_object=True)

    def subject_at(
        self, last: int, *, is_object: bool = False, is_taken_up: bool = False
    ) -> Subject | None:
        """The subject that ends at a token, or whom somebody calls or a relative takes up."""
        scene, last = self.scene, self.before_allies(self.before_aside(last))
        if last > self.lowest and scene.word(last) in _RELATIVES and not is_object:
            last -= 1
        if last < self.lowest:
            return None
        word = scene.word(last)
        if word in PLAIN | PERSONAL:
            return Subject(last, (), word, is_object)
        first = self.first_of(last)
        is_free = is_object or is_taken_up
        if not is_free and scene.word_or_end(first - 1) in _PREPOSITIONS:
            return None  # "a friend of Kenya is"
        name = scene.named_by_token.get(last)
        if name is None and word in MEMBERS:
            name = scene.named_by_token.get(last - 1)
        joined = (
            scene.named_by_token.get(first - 2) if scene.word_or_end(first - 1) == "and" else None
        )
        names = tuple([each for each in (joined, name) if each is not None])
        return Subject(last, names if name is not None else (), None, is_object)

    def before_aside(self, last: int) -> int:
        """The token before an aside that ends there: "Hamas, which rules Gaza, (is)"."""
        if last < self.lowest or "," not in self.scene.gap_after(last):
            return last
        for token in range(last - 1, self.lowest - 1, -1):
            if "," in self.scene.gap_after(token):
                is_owner = self.scene.words[token + 1].endswith(POSSESSIVE_ENDINGS)
                opens = is_owner or self.scene.word(token + 1) in _OPENING_ASIDES
                return token if opens else last
        return last

    def before_allies(self, last: int) -> int:
        """The token before "and its allies" that ends there."""
        scene = self.scene
        is_of_others = last - 3 >= self.lowest and scene.word(last) in _ALLIES
        if is_of_others and scene.word(last - 1) in _THEIR and scene.word(last - 2) == "and":
            return last - 3
        return last

    def first_of(self, last: int) -> int:
        """The first token of the short phrase that ends at a token, its article included."""
        scene = self.scene
        other = self.others.get(last)
        name = scene.named_by_token.get(last)
        if name is None and scene.word_or_end(last) in MEMBERS:
            name = scene.named_by_token.get(last - 1)
        if other is not None:
            first = other.phrase.start
        else:
            first = last if name is None else scene.first_token(name.span)
        first -= scene.words[first - 1].endswith(POSSESSIVE_ENDINGS)  # "Iran's"
        return first - (scene.word_or_end(first - 1) == "the")


def _contracted(scene: Scene, token: int) -> str | None:
    """The pronoun of "they’re", "it’s"; None where the token is no such word."""
    written = scene.words[token].lower()
    pronoun = written.replace("’", "'").partition("'")[0]
    is_one = written.endswith(_CONTRACTED) and pronoun in PLAIN | PERSONAL
    return pronoun if is_one else None


def whom_pronoun_means(
    label: LabelInText, subject: Subject, named_within: Callable[[int, int], Sequence[Named]]
) -> Named | None:
    """The group with which the clause before "call them", or the sentence before "They are",
    begins; None where that names another group too, or somebody else may be meant.

    `named_within` gives the groups that are named from one offset to another.
    """
    scene, sentences = label.scene, label.scene.document.sentences
    start = scene.document.tokens.starts[subject.last]
    here = sentences.index_at(start)
    if here is None:
        return None
    if (told := of_whom_said(label)) is not None and told.group is not None:
        return told
    if subject.is_object and (named := named_within(sentences.starts[here], start)):
        return _one_leading(scene, named)
    if here == 0 or not (subject.is_object or _opens(label, subject.last)):
        return None
    return _one_leading(scene, named_within(sentences.starts[here - 1], sentences.starts[here]))


def of_whom_said(label: LabelInText) -> Named | None:
    """The name in "“They are terrorists,” Lee said of Hamas"; None where none stands there."""
    scene, attribution = label.scene, label.voiced.attribution
    if attribution is None or attribution.cue is None:
        return None
    token = scene.token_after(attribution.cue.end)
    if scene.word_or_end(token) != "of":
        return None
    return scene.named_by_token.get(token + 1 + (scene.word_or_end(token + 1) in DEFINITE))


def _one_leading(scene: Scene, names: Sequence[Named]) -> Named | None:
    """The name of the one group that is named, where it begins a clause."""
    if len({name.group for name in names}) != 1:
        return None
    return next((name for name in names if _leads_clause(scene, name)), None)


def _leads_clause(scene: Scene, name: Named) -> bool:
    """Whether a clause begins with the name, or with "militants of" it."""
    first, lowest = scene.first_token(name.span), scene.sentence_tokens(name.span.start).start
    for _ in range(_MAX_WORDS_OF_SUBJECT):
        before = first - 1
        if before < lowest or _parts(scene.gap_after(before)):
            return not scene.is_possessive(name)
        word = scene.word(before)
        is_of_people = word in ("of", "from") and scene.word(before - 1) in MEMBERS
        if not (is_of_people or word in MEMBERS or word in DEFINITE or is_premodifier(word)):
            return word in _OPENERS and not scene.is_possessive(name)
        first = before - is_of_people
    return False


def _parts(gap: str) -> bool:
    return bool(gap.strip("".join(QUOTES) + " \n\t\u00a0"))


def _opens(label: LabelInText, token: int) -> bool:
    """Whether the token opens its sentence, or what somebody says there."""
    scene = label.scene
    start = scene.document.tokens.starts[token]
    if token == scene.sentence_tokens(start).start:
        return True
    attribution = label.voiced.attribution
    if attribution is None:
        return False
    is_behind_that = scene.word_or_end(token - 1) == "that"
    return token == scene.token_after(attribution.content.start) + is_behind_that

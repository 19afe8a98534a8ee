"""Of whom a label is said: "Hamas is a terrorist group", "Ankara calls them terrorists"."""

from __future__ import annotations

from collections.abc import Mapping

from framing.domain.frozen import dataclass
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.noun_phrase import one_of_before
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    POSSESSIVE_ENDINGS,
    is_premodifier,
    words,
)

_MAX_WORDS_BACK, _MAX_LISTED, _MAX_WORDS_OF_DEGREE, _MAX_WORDS_TO_LEADING = 12, 12, 5, 4
_COPULAS = words("is are was were be been being remain remains remained become becomes became")
_HAVING = words("has have had")
_AUXILIARIES = _COPULAS | _HAVING | words("will would may might can could should must to")
_ADVERBS = words("not never only simply merely just both also all really no longer long now once")
_CALLING = words(
    """call calls called calling consider considers considered considering deem deems deemed brand
    brands branded branding label labels labelled labeled labelling labeling designate designates
    designated designating declare declares declared declaring dub dubs dubbed term terms termed
    regard regards regarded regarding list lists listed listing describe describes described
    describing denounce denounces denounced denouncing condemn condemns condemned condemning view
    views viewed see sees saw seen treat treats treated classify classifies classified portray
    portrays portrayed depict depicts depicted paint paints painted recognise recognises recognised
    recognize recognizes recognized dismiss dismisses dismissed blacklist blacklists blacklisted
    proscribe proscribes proscribed ban bans banned outlaw outlaws outlawed name names named naming"""
)
_RELATIVES, _CALLERS = words("which whom that who"), words("by in")
_OPENING_ASIDES = words("which who whose a an the its their as also known")
_ALLIES, _THEIR = words("allies partners affiliates backers supporters proxies"), words("its their")
_PREPOSITIONS = words(
    "of to in with from for by at on against near over about between among into like as than"
)
PLAIN, PERSONAL = words("they them it this these those"), words("he him she her")
_JOINING = words("and or")
_CONTRACTED = ("'re", "’re", "'s", "’s")
MEMBERS = GROUP_NOUNS | {"members", "men"}


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
        before = reader.before_callers(before - 1)
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
    return _first_of_degree(label.scene, first_of_phrase(label))


def _first_of_degree(scene: Scene, first: int) -> int:
    """The article before words that no list knows: "is (the) oldest Meitei armed group"."""
    for token in range(first - 1, first - 1 - _MAX_WORDS_OF_DEGREE, -1):
        word = scene.word_or_end(token)
        is_opened = word == "the" or word in ARTICLES
        if is_opened and scene.word_or_end(token - 1) in _COPULAS | {"as"}:
            return token
        if not word or word in FUNCTION_WORDS or scene.gap_after(token).strip("-‐‑ "):
            break
    return first


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

    def before_callers(self, last: int) -> int:
        """The participle before "(listed) by Kenya and the UN (as)", "(banned) in Britain (as)"; the
        token itself where none stands there."""
        scene = self.scene
        for token in range(last, self.lowest, -1):
            if scene.word(token) in _CALLERS and scene.word(token - 1) in _CALLING:
                return token - 1
            if scene.word(token) in _RELATIVES | _AUXILIARIES or scene.gap_after(token) == ". ":
                break
        return last

    def of_participle(self, token: int) -> Subject | None:
        """Whom "was branded", ", branded" and ", which some call" are said of."""
        scene = self.scene
        before = self.before_all(token - 1, _AUXILIARIES | _ADVERBS)
        if before < self.lowest:
            return None
        passed = [scene.word(each) for each in range(before + 1, token)]
        if passed and scene.word(before) in _JOINING:
            return self.leading()  # "The rebels have arms and are called"
        is_active = not _HAVING.isdisjoint(passed) and _COPULAS.isdisjoint(passed)
        if not is_active and (passed or "," in scene.gap_after(before)):
            return self.subject_at(before)
        for relative in range(before, self.lowest, -1):
            if scene.word(relative) in _RELATIVES:
                return self.subject_at(relative - 1, is_taken_up=True)
        return None

    def leading(self) -> Subject | None:
        """The label with which the sentence begins, if any."""
        start = self.scene.sentence_tokens(self.scene.document.tokens.starts[self.lowest]).start
        near = range(start, start + _MAX_WORDS_TO_LEADING)
        last = next((token for token in near if token in self.others), None)
        return None if last is None else Subject(last)

    def called(self, last: int) -> Subject | None:
        """Whom somebody calls so: the words that end there, behind a verb of calling."""
        last = self.before_place(self.before_aside(last))
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
        names = () if name is None else listed_up_to(scene, name)
        return Subject(last, names, None, is_object)

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

    def before_place(self, last: int) -> int:
        """The last token of "the government" in "calls the government in Lima a regime"."""
        name = self.scene.named_by_token.get(last)
        before = self.scene.first_token(name.span) - 2 if name is not None else -1
        is_tied = self.scene.word_or_end(before + 1) in ("in", "of")
        return before if is_tied and before in self.others else last

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
            first = last if name is None else scene.first_token(listed_up_to(scene, name)[0].span)
        first -= scene.words[first - 1].endswith(POSSESSIVE_ENDINGS)  # "Iran's"
        return first - (scene.word_or_end(first - 1) == "the")


def listed_up_to(scene: Scene, last: Named) -> tuple[Named, ...]:
    """The name and those joined to it before: "A and the B", "A, B and C"."""
    names = [last]
    while len(names) < _MAX_LISTED:
        first = scene.first_token(names[0].span)
        first -= scene.word_or_end(first - 1) == "the"
        is_joined = scene.word_or_end(first - 1) in _JOINING
        other = scene.named_by_token.get(first - 1 - is_joined)
        gap = "" if other is None else scene.gap_after(first - 1 - is_joined)
        if other is None or (gap != ", " and not (is_joined and gap in (" ", ") "))):
            break
        if not is_joined and len(names) == 1:
            break
        names.insert(0, other)
    return tuple(names)


def _contracted(scene: Scene, token: int) -> str | None:
    """The pronoun of "they’re", "it’s"; None where the token is no such word."""
    written = scene.words[token].lower()
    pronoun = written.replace("’", "'").partition("'")[0]
    is_one = written.endswith(_CONTRACTED) and pronoun in PLAIN | PERSONAL
    return pronoun if is_one else None


def of_whom_said(label: LabelInText) -> Named | None:
    """The name in "“They are terrorists,” Lee said of Hamas"; None where none stands there."""
    scene, attribution = label.scene, label.voiced.attribution
    if attribution is None or attribution.cue is None:
        return None
    token = scene.token_after(attribution.cue.end)
    if scene.word_or_end(token) != "of":
        return None
    return scene.named_by_token.get(token + 1 + (scene.word_or_end(token + 1) in DEFINITE))

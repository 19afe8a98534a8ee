"""Epithets: whom a definite phrase takes up that tells no role: "the 41-year-old", "the couple", "the Ohio Democrat"."""

from __future__ import annotations

from itertools import islice

from framing.domain.cue import Gender
from framing.domain.folding import fold
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.voice.antecedents import names_before, passage_at
from framing.voice.mentions import Mention, MentionKind
from framing.voice.voiced import acts_at, may_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.speakers import Cast

_NAMES_BACK, _OF_PARTY, _LONGEST_PLACE = 20, 3, 2
_PARAGRAPHS_BACK, _WORDS_BACK, _LONGEST_LEAD = 3, 200, 3


def taken_up_by_epithet(cast: Cast, phrase: Mention, number: int) -> Mention | None:
    """The person or the two persons named last before an epithet; None of any other phrase.

    None where somebody without a name was brought in since: "A man fell. The 41-year-old said …".
    """
    words = phrase.name.split()
    if words[0].lower() not in cast.grammar.definite:
        return None
    is_pair = not cast.grammar.members("pairs").isdisjoint(map(str.lower, words[1:]))
    is_epithet = _tells_age(words) or _tells_party(cast, words) or _tells_fame(cast, phrase)
    if not is_pair and (not is_epithet or _is_newcomer(cast, phrase, number)):
        return None
    names = names_before(cast.passages, phrase, number, cast.grammar, cast.known)
    own = _sentence_start(cast, phrase)  # "Asked by Kern, the Ohio Democrat said …"
    near = [named for named in islice(names, _NAMES_BACK) if named.span.start < own]
    near = [each for each in near if not any(_is_borne(cast, each, named) for named in near)]
    if is_pair:
        pairs = (cast.names.full(named) for named in near if named.gender is Gender.PLURAL)
        return next((pair for pair in pairs if " and " in pair.name), None)
    people = [named for named in near if _is_person(cast, phrase, named)]
    if not people or any(_is_brought_in(cast, each, people[0]) for each in near):
        return None
    since = _sentence_start(cast, people[0])
    beside = {cast.names.full(named).name for named in people if named.span.start >= since}
    return cast.names.full(people[0]) if len(beside) == 1 or _tells_age(words) else None


def firm_before(cast: Cast, phrase: Mention, number: int) -> list[Mention]:
    """The body of one word that acts before "the company": "Avalon closed. The company said …"; or none.

    "The Bay Harbour Trade agency" is itself named.
    """
    grammar = cast.grammar
    if sum(word[0].isupper() for word in phrase.name.split()[1:]) > _LONGEST_PLACE:
        return []
    passage = passage_at(cast.passages, phrase.span.start)
    after = passage.token_from(phrase.span.end)
    links = [*phrase.name.lower().split(), *passage.lower[after : after + 1]]
    if not grammar.prepositions.isdisjoint(links):
        return []  # "the group behind the march"
    may_be_led = phrase.head in grammar.anaphoric_groups  # "the Taliban … the group"
    names = names_before(cast.passages, phrase, number, grammar, cast.known)
    for named in islice(names, _NAMES_BACK):
        full = cast.names.full(named)
        inner = full.name.lower().split()[1:]  # "Doctors Without Borders"
        is_single = not inner and full.gender is Gender.UNKNOWN
        is_single = is_single or not grammar.prepositions.isdisjoint(inner)
        is_other = full.head in grammar.countries or full.head in grammar.determiners
        if named.kind is not MentionKind.NAME or not is_single or is_other:
            continue
        is_led = not may_be_led and _is_led(cast, named)
        if acts_at(cast.passages, replace(named, name=named.head), grammar) and not is_led:
            return [full]
    return []


def _is_led(cast: Cast, named: Mention) -> bool:
    """Whether an article stands before a name: "the Dow", "the Kerns"."""
    passage = passage_at(cast.passages, named.span.start)
    start = passage.token_from(named.span.start)
    return not cast.grammar.definite.isdisjoint(passage.lower[max(0, start - 1) : start + 1])


def _sentence_start(cast: Cast, mention: Mention) -> int:
    """Where the sentence of a mention begins."""
    passage = passage_at(cast.passages, mention.span.start)
    return passage.starts[passage.sentence_of(passage.token_from(mention.span.start))[0]]


def _is_brought_in(cast: Cast, role: Mention, named: Mention) -> bool:
    """Whether a person without a name opens the sentence of a name, or a later one."""
    is_role = role.kind is MentionKind.NOMINAL and role.gender is not Gender.PLURAL
    is_role = is_role and not _tells_fame(cast, role)
    return is_role and role.span.start >= _sentence_start(cast, named)


def _is_borne(cast: Cast, role: Mention, named: Mention) -> bool:
    """Whether a name is told to have a role that stands before it: "the mayor of Ulm, Ann Lee, …"."""
    is_before = role.kind is MentionKind.NOMINAL and role.span.end <= named.span.start
    if not is_before or "gendered nouns" not in cast.grammar.habits:
        return False
    behind = Span(named.span.end, named.span.end)
    held = cast.names.holder(replace(role, span=behind), role.span.start)
    return held is not None and held.head == named.head


def _is_newcomer(cast: Cast, phrase: Mention, number: int) -> bool:
    """Whether somebody without a name was brought in as such not far before: "An investor fled."."""
    for passage in cast.passages[max(0, number - _PARAGRAPHS_BACK) : number + 1]:
        stop = passage.token_from(phrase.span.start)
        for index in range(max(1, stop - _WORDS_BACK), stop):
            leads = passage.lower[max(0, index - _LONGEST_LEAD) : index]
            is_new = not cast.grammar.indefinite.isdisjoint(leads)
            if passage.lower[index] == phrase.head and is_new:
                return True
    return False


def _tells_age(words: list[str]) -> bool:
    return len(words) == 2 and words[1].endswith("-year-old")


def _tells_party(cast: Cast, words: list[str]) -> bool:
    """Whether a phrase tells of what party somebody is, and of where: "the two-term Ohio Democrat"."""
    is_placed = len(words) < _OF_PARTY or words[-2][0].isupper()
    is_capital = is_placed and words[-1][0].isupper()
    return is_capital and words[-1].lower() in cast.grammar.members("partisans")


def _tells_fame(cast: Cast, phrase: Mention) -> bool:
    """Whether a phrase tells what a known person is, or was: "the old tycoon", "the former mayor"."""
    words = fold(phrase.name).split()
    if words[-1] != phrase.head or len(words) == 1:
        return False  # "the author of the study"
    is_past = words[1] in cast.grammar.members("past_leads")
    return phrase.head in cast.grammar.members("past_offices" if is_past else "epithets")


def _gender_of(cast: Cast, phrase: Mention) -> Gender:
    """The gender of a phrase, by its article where its noun tells none: "la artista"."""
    if phrase.gender is not Gender.UNKNOWN:
        return phrase.gender
    article = phrase.name.lower().split()[0]
    by_article = {Gender.MALE: "male_articles", Gender.FEMALE: "female_articles"}
    return next(
        (sex for sex, name in by_article.items() if article in cast.grammar.members(name)),
        phrase.gender,
    )


def _is_person(cast: Cast, phrase: Mention, named: Mention) -> bool:
    full = cast.names.full(named)
    if full.is_group or full.gender is Gender.PLURAL:
        return False
    sexes = {_gender_of(cast, phrase), full.gender} & {Gender.MALE, Gender.FEMALE}
    parts = full.name.lower().split()
    if "noun capitals" in cast.grammar.habits and full.head in cast.grammar.persons:
        return False  # "Ein Forscher"
    if len(sexes) > 1 or not cast.grammar.media_marks.isdisjoint(parts):
        return False
    he = replace(phrase, gender=Gender.MALE)
    is_known = full.gender in (Gender.MALE, Gender.FEMALE)
    return is_known or may_mean(he, full, cast.heads, cast.grammar)

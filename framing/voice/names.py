"""Names: which capitals of a noun phrase are a name, and what they say about who it is."""

from __future__ import annotations

from framing.domain.cue import Frame, Gender
from framing.voice.forms import is_double_surname
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage, Tokens
from framing.voice.spellings import are_people, is_initialism, is_title, noun_of, tell_people
from framing.voice.tokens import ends_in_given

_FULL_NAME, _LONGEST_BODY = 2, 3


def is_capital_role(passage: Passage, start: int, name: Tokens, grammar: Grammar) -> bool:
    """Whether the capital is that of a role or, in German, of any noun: "der Sprecher"."""
    if name[1] - name[0] > 1 or name[0] == start or passage.lower[start] not in grammar.determiners:
        return False
    word = noun_of(passage.lower[name[0]])
    roles = (grammar.persons, grammar.groups, grammar.titles)  # and no name: "the Times"
    return word not in grammar.names_when_capital and any(word in each for each in roles)


def name_range(passage: Passage, start: int, stop: int, grammar: Grammar) -> Tokens | None:
    """The proper name that heads the phrase: the last run of capitals before an "of"/"for" tail."""
    if is_behind_office(passage, start, stop, grammar):
        return stop - 2, stop
    if passage.opens_sentence(start) and tell_people(passage.lower[start:stop], grammar):
        return None
    if stop - start > _FULL_NAME and ends_in_given(passage, stop - 1, grammar):
        name = name_range(passage, start, stop - 1, grammar)
        return name and (name[0], stop)
    links = (i for i in range(start + 1, stop) if passage.lower[i] in grammar.name_limits)
    end = next((i for i in links if _is_end(passage, (start, i, stop), grammar)), stop)
    if passage.words[end - 1][:1].islower() and passage.lower[end - 1] not in grammar.particles:
        return None
    first = end
    for index in range(end - 1, start - 1, -1):
        word = passage.words[index]
        if word[:1].isupper() or word[:1].isdigit():
            first = index
        elif index == start or not _is_inside(passage, start, index, grammar):
            break
    is_led = passage.lower[max(start, first - 1)] in grammar.determiners
    first = _after_titles(passage, first, end, grammar, is_led=is_led)
    is_kind = first == end - 1 > start and passage.lower[first] in grammar.body_kinds
    is_kind = is_kind and passage.words[first].isupper() and passage.words[first - 1].islower()
    return (first, end) if first < end and not is_kind else None  # not "Kenyan state TV"


def _is_inside(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether a small word stands inside a name or joins two: "de la", "Ann Lee and Tom Kern".

    Or says what a body is for and whose: "Ministry of Defence of Belarus".
    """
    word, before = passage.lower[index], passage.lower[index - 1]
    if before in grammar.particles and word in grammar.particles:
        return True
    if not passage.words[index - 1][:1].isupper() or word in grammar.adversatives:
        return False
    following = passage.words[index + 1 : index + 2]
    is_joined = bool(following) and following[0][0].isupper()
    if word in grammar.coordinators:
        return is_joined and passage.gaps[index] in (" ", ", ")
    is_joined &= passage.gaps[index] == " "
    if is_joined and grammar.frame_words.get(word) in (Frame.FOR, Frame.OF):
        if before in grammar.organisation_marks:
            return True
        small = (i for i in range(index - 1, start, -1) if passage.words[i][:1].islower())
        link = next(small, start)
        is_body = grammar.frame_words.get(passage.lower[link]) in (Frame.FOR, Frame.OF)
        return link > start and is_body and _is_inside(passage, start, link, grammar)
    return word in grammar.particles


def _is_end(passage: Passage, limits: tuple[int, int, int], grammar: Grammar) -> bool:
    """Whether a name ends at a preposition or owner inside its phrase: "Ann Lee of Iowa"."""
    start, link, stop = limits
    if not _has_head(passage, start, link, stop, grammar):
        return False
    is_full = link - start == _FULL_NAME and passage.lower[start] in grammar.first_names
    if is_full or passage.words[stop - 1][0].islower():
        return True
    from framing.voice.linked_names import is_person_run  # few phrases end in capitals so

    return not is_person_run(passage, link, stop, grammar)


def _after_titles(
    passage: Passage, first: int, end: int, grammar: Grammar, *, is_led: bool = True
) -> int:
    """Where the name itself begins: at a known first name, or after titles and articles.

    Also after two offices of one that no article leads (`is_led`): "Bay Steel President and CEO Lee".
    """
    link, joints = min(first + 1, end), grammar.coordinators
    while link < end and passage.words[link] not in joints and "," not in passage.gaps[link]:
        link += 1
    given = (i for i in range(first, link - 1) if passage.lower[i] in grammar.first_names)
    for index in given:
        if index == first:
            is_other = _heads_body(passage, index, link, grammar)
        else:
            is_other = _is_other(passage, index, link, end, grammar)
        if not is_other and passage.gaps[index][-1:] != "-":
            return index
    if end - link > _FULL_NAME and not is_led and is_title(passage.lower[link - 1], grammar):
        name = _after_titles(passage, link + 1, end, grammar)
        return name if name > link + 1 else first
    last = noun_of(passage.lower[end - 1])
    is_body = last in grammar.organisation_marks or last in grammar.members("records")
    is_body |= last.isdigit()  # "Reporter 1"
    has_two = link < end and not _is_office_of_two(passage, link, grammar)
    office = None if is_body or has_two else _last_office(passage, first, end, grammar)
    if office is not None:
        return office + 1
    while first < end - 1 and (
        passage.lower[first] in grammar.determiners
        or passage.lower[first] in grammar.times
        or (passage.lower[first] in grammar.sentence_leads and passage.opens_sentence(first))
        or (passage.lower[first] in grammar.questions and passage.words[first].istitle())
        or (
            not is_body
            and is_title(passage.lower[first], grammar)
            and passage.lower[first + 1] not in grammar.organisation_marks
            and passage.lower[first + 1] not in grammar.prepositions  # "Reporters Without Borders"
        )
    ):
        first += 1
    return first


def _is_office_of_two(passage: Passage, link: int, grammar: Grammar) -> bool:
    """Whether "and" joins what one office is for: "Trade and Industry Minister Ann Lee"."""
    is_for = passage.lower[link - 1] in grammar.members("portfolios")
    return is_for and not is_title(passage.lower[link + 1], grammar)


def _heads_body(passage: Passage, first: int, link: int, grammar: Grammar) -> bool:
    """Whether a first name is a place's or body's before somebody's: "Martin County Sheriff Ann Lee"."""
    names = grammar.first_names
    later = max((i for i in range(first + 2, link - 1) if passage.lower[i] in names), default=first)
    marks = grammar.organisation_marks | grammar.titles
    return not marks.isdisjoint(passage.lower[first + 1 : later])


def _is_other(passage: Passage, index: int, link: int, end: int, grammar: Grammar) -> bool:
    """Whether a first name inside a run is a surname's or a place's: "San Juan Mayor Ann Lee"."""
    is_saint = passage.lower[index - 1] in grammar.members("saints")  # "San Diego Times"
    if is_double_surname(passage, index, end, grammar) or (is_saint and index + 1 < end):
        return True
    if is_title(passage.lower[index - 1], grammar):
        return False  # "Speaker Ann King Lee"
    return any(is_title(passage.lower[i], grammar) for i in range(index + 1, link - 1))


def _last_office(passage: Passage, first: int, end: int, grammar: Grammar) -> int | None:
    """The last office or owner before a name: "Dutch Prime Minister Varok", "Bay Radio's Varok"."""
    if is_title(passage.lower[end - 1], grammar):
        return None
    for index in range(end - 2, first - 1, -1):
        word = passage.lower[index]
        is_far = end - index > _FULL_NAME
        if is_far and word.endswith("'s") and _may_name_person(passage, index + 1, end, grammar):
            return index
        is_person = is_far and word in grammar.persons
        is_first = is_person and passage.opens_sentence(index)  # "Actor Ann Lee"
        is_apart = passage.gaps[index] == " " or is_first or "noun capitals" in grammar.habits
        if not is_apart or word in grammar.names_when_capital:
            continue
        is_first = is_first and passage.lower[index + 1] not in grammar.not_persons
        if is_first or (index > first and (is_person or is_title(word, grammar))):
            return index  # not "Porto State Fair"
    return None


def _has_head(passage: Passage, start: int, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun or a person stands before a preposition: "the head of", "Mr. Lee of"."""
    word = passage.lower[index - 1]
    if passage.lower[index] not in grammar.prepositions:
        from framing.voice.nouns import is_owned  # few languages have genitives

        return is_owned(passage, start, index, grammar)
    if passage.words[index - 1][:1].islower() or word in grammar.titles:
        return True
    if passage.words[index] in grammar.occasion_leads:
        return _may_be_met(passage, start, index, grammar)
    if word in grammar.organisation_marks or word in grammar.not_persons:
        return False
    before = passage.lower[start : index - 1]
    if any(name in grammar.name_genders or name in grammar.titles for name in before):
        return True
    n_names = index - start - sum(gap == "-" for gap in passage.gaps[start + 1 : index])
    is_agent = passage.words[start].islower() and passage.words[start].endswith(("er", "or", "ist"))
    if n_names > _FULL_NAME and (is_agent or is_title(passage.lower[start], grammar)):
        return _may_name_person(passage, start + 1, index, grammar)  # "Rep. Ann Lee-Kern of Iowa"
    is_office = word in grammar.persons or word in grammar.plural_people
    if n_names == 1 and (is_office or not _is_body_behind(passage, index, stop, grammar)):
        return False
    return n_names <= _FULL_NAME and _may_name_person(passage, start, index, grammar)


def _is_body_behind(passage: Passage, link: int, stop: int, grammar: Grammar) -> bool:
    """Whether a body ends what follows a preposition, of which a person can be: "Lee of Porto Bank"."""
    is_name = all(word[:1].isupper() for word in passage.words[link + 1 : stop])
    return is_name and noun_of(passage.lower[stop - 1]) in grammar.organisation_marks


def _may_be_met(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether capitals before a place name those who are there: "Doctors of Porto in", "Lee at".

    Not "Six in ten"; nor a word that only opens a sentence: "Frustration at".
    """
    word = passage.lower[stop - 1]
    if word in grammar.quantities or word in grammar.determiners:
        return False
    if stop - start > 1 or not passage.opens_sentence(start):
        return True
    forms = {word, word.removesuffix("s")}
    known = (grammar.persons, grammar.groups, grammar.not_persons)
    return word in grammar.plural_people or not all(map(forms.isdisjoint, known))


def _may_name_person(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether two capitals can be a person's, by what they are not: no body, place or plural."""
    known = (grammar.organisation_marks, grammar.not_persons, grammar.groups, grammar.times)
    return all(
        passage.words[index][0].isupper()
        and not passage.words[index].isupper()
        and passage.lower[index] not in grammar.determiners
        and all(passage.lower[index] not in words for words in known)
        for index in range(start, stop)
    ) and (not passage.lower[stop - 1].endswith("s") or passage.lower[start] in grammar.first_names)


def is_behind_office(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase ends in two names behind an office and its field.

    "Commissioner for Human Rights Ann Lee"; "Director of Doctors Without Borders" is none.
    """
    field = stop - 3
    joints = grammar.conjunctions  # "of Health and Human Services"
    small = (i for i in range(field - 1, start, -1) if passage.words[i][:1].islower())
    links = (i for i in small if passage.lower[i] not in joints)
    link = next(links, start) if field - start > 1 else start
    if link <= start or grammar.frame_words.get(passage.lower[link]) not in (Frame.FOR, Frame.OF):
        return False
    office = passage.lower[link - 1]
    if passage.lower[field].endswith("s"):
        is_person = grammar.organisation_marks.isdisjoint(passage.lower[field:stop])
    else:  # not "of San Juan Kern", "of Ann Lee Kern", "wife of President Ann Lee"
        known = (grammar.members("saints"), grammar.first_names, grammar.titles)
        is_office = passage.words[link - 1][0].isupper()
        is_person = is_office and all(passage.lower[field] not in each for each in known)
        is_person = is_person and _may_name_person(passage, stop - 2, stop, grammar)
    return (
        is_person
        and (office in grammar.titles or office in grammar.persons)
        and all(word[:1].isupper() or word in joints for word in passage.words[link + 1 : stop])
        and grammar.prepositions.isdisjoint(passage.lower[link + 1 : stop])
    )


def name_traits(
    passage: Passage, start: int, name: Tokens, grammar: Grammar
) -> tuple[Gender, bool]:
    gender, words = Gender.UNKNOWN, passage.words[slice(*name)]
    if not grammar.coordinators.isdisjoint(words):
        is_body = not grammar.organisation_marks.isdisjoint(passage.lower[slice(*name)])
        return (Gender.UNKNOWN if is_body else Gender.PLURAL), is_body
    end = name[0] if ends_in_given(passage, name[1] - 1, grammar) else name[1]
    for index in range(start, end):
        found = grammar.name_genders.get(passage.lower[index])
        is_body = index + 1 < name[1] and passage.lower[index + 1] in grammar.not_persons
        if is_body or is_double_surname(passage, index, name[1], grammar):
            continue  # "Karen National Army"
        if found is not None and (index < name[1] - 1 or name[1] - name[0] == 1):
            is_double = index + 2 < name[1] and passage.gaps[index + 1] == "-"
            gender = grammar.name_genders.get(passage.lower[index + is_double], found)
            break
    last = noun_of(passage.lower[name[1] - 1])
    if gender is Gender.UNKNOWN and are_people(last, grammar):
        return Gender.PLURAL, False
    marks = (noun_of(word) in grammar.organisation_marks for word in passage.lower[slice(*name)])
    is_group = gender is Gender.UNKNOWN and any(marks)
    if not is_group and gender is Gender.UNKNOWN and name[1] - name[0] == 1:
        is_group = (len(words[0]) > 1 and words[0].isupper()) or last in grammar.countries
    if not is_group and name[1] - name[0] > 1:
        is_group = all(len(word) == 1 for word in words)
        is_mixed = "/" in passage.gaps[name[0] + 1 : name[1]] or not all(map(str.isupper, words))
        is_group |= gender is Gender.UNKNOWN and is_mixed and any(map(is_initialism, words))
    return gender, is_group


def is_credit(name: str, grammar: Grammar) -> bool:
    """Whether a name begins with who took a picture: "Bay Images Foreign Desk Kern", "AP Photo Kern"."""
    *words, last = name.lower().split()
    marks, pictured = grammar.media_marks, grammar.members("pictured")
    is_long = len(words) >= _LONGEST_BODY and last not in marks
    return not pictured.isdisjoint(words) or (is_long and not marks.isdisjoint(words))

"""Pronouns that no name before fits, where nouns have a gender: a body that is "she", who is named behind.

"La direction nie. Elle affirme …"; "« … », a-t-il dit. Paul Serre quitte le club."
"""

from __future__ import annotations

from framing.domain.cue import Gender
from framing.domain.folding import fold
from framing.domain.frozen import replace
from framing.voice.antecedents import fits
from framing.voice.dropped import acts_in
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention, MentionKind, mention_of
from framing.voice.openers import opening_subject
from framing.voice.passages import Passage
from framing.voice.phrases import subject_after
from framing.voice.roles import is_role
from framing.voice.speakers import Named
from framing.voice.titled import named_by_apposition
from framing.voice.tokens import is_person_noun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.speakers import Cast

_UNSURE = 0.5
_BARE_ROLE, _LONGEST_TAG = 2, 5
_ARTICLES = {Gender.MALE: "male_articles", Gender.FEMALE: "female_articles"}


def acts_nobody(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether nobody in particular acts in the clause around marks: "on se contente d'un « non »".

    Or behind them: "« Non », réagit-on à Sarn".
    """
    behind = passage.quoted_ranges[number][1]
    for at in range(behind + 1, min(behind + _LONGEST_TAG, len(passage.words))):
        if passage.gaps[at] == "-" and passage.lower[at] in grammar.members("nobodys"):
            return True
    start = passage.quoted_ranges[number][0]
    first = passage.sentence_of(start)[0]
    at = start - 1
    while at >= first and passage.quoted[at] == -1:
        if passage.lower[at] in grammar.members("nobodys"):
            return True
        if breaks(passage.gaps[at]):
            return False
        at -= 1
    return False


def meant_otherwise(cast: Cast, mention: Mention, number: int, named: Named) -> Named:
    """Whom a pronoun of a passage means that no name before fits; `named` of any other mention."""
    if mention.head in cast.grammar.members("nobodys"):
        body = _body_beside(cast.passages[number], mention, cast.grammar)
        return named if body is None else replace(named, name=body.name)
    if mention.kind is not MentionKind.PRONOUN:
        role = _behind_article(cast.passages[number], mention, cast.grammar)
        held = named if role is None else cast.resolve(role, number)
        return named if role is None or held.name == role.name else held
    if mention.gender not in _ARTICLES:
        return named
    acting = _acting_since(cast, mention, number)
    acting = acting or _spoke_just_now(cast, mention, number, named)
    if acting is not None:
        return replace(cast.resolve(acting, number), confidence=0.7)
    if named.confidence > _UNSURE:
        return named
    found = _named_behind(cast, mention, number)
    return named if found is None else Named(found, 0.6, is_uncertain=True)


def _body_beside(passage: Passage, mention: Mention, grammar: Grammar) -> Mention | None:
    """The body where nobody in particular tells: "assure-t-on à la mairie", "À la mairie, on dit"; or None."""
    token = passage.token_from(mention.span.start)
    first, stop = passage.sentence_of(token)
    behind = token + 1
    while behind < stop and passage.lower[behind] in grammar.times | grammar.time_leads:
        behind += 1
    is_next = behind < stop and not breaks(passage.gaps[behind])
    for start, end in ((first, token), (behind, stop if is_next else behind)):
        if start + 1 < end and passage.lower[start] in grammar.prepositions:
            merged = passage.lower[start] in grammar.articles  # "au"
            found = subject_after(passage, (start + 1, end), start + 1, grammar)
            body = found and mention_of(passage, *found, grammar)
            is_led = merged or passage.lower[start + 1] in grammar.articles
            if body and (is_led or body.is_group) and _is_body(body, grammar):
                return body
    return None


def _is_body(mention: Mention, grammar: Grammar) -> bool:
    """Whether a phrase names a body, or people: "la mairie", "l'Élysée", "l'entourage du ministre"."""
    nouns = fold(mention.name).replace("'", " ").split()
    is_people = any(is_person_noun(noun, grammar) for noun in nouns)
    is_kind = is_people or not grammar.groups.isdisjoint(nouns)
    return mention.is_group or is_kind or mention.kind is MentionKind.NAME


def _behind_article(passage: Passage, mention: Mention, grammar: Grammar) -> Mention | None:
    """A role with the article that its words leave out or hold: "so (der) Forscher", "l'élue"; or None.

    "nach Angaben des Ministers": an ending of the case falls away.
    """
    article, mark, noun = mention.name.replace("’", "'").partition("'")
    is_elided = bool(mark) and article.lower() in grammar.definite
    if not is_elided:
        start = passage.token_from(mention.span.start)
        article, noun = passage.lower[max(0, start - 1)], mention.name
    is_genitive = article in grammar.members("genitives")
    if " " in noun or not (is_genitive or article.lower() in grammar.definite):
        return None
    head = fold(noun)
    if is_genitive and not is_role(head, grammar):
        endings = sorted(grammar.members("genitive_endings"), key=len, reverse=True)
        stems = (head.removesuffix(each) for each in endings if head.endswith(each))
        head = next((stem for stem in stems if is_role(stem, grammar)), head)
    if not is_role(head, grammar) and head not in grammar.members("epithets"):
        return None
    name = f"{min(grammar.definite)} {head}"
    return replace(mention, name=name, head=head, kind=MentionKind.NOMINAL)


def _acting_since(cast: Cast, mention: Mention, number: int) -> Mention | None:
    """Who is told of without a name in the sentence before, where nobody has spoken since; or None.

    "Un conseiller a quitté la salle. Il ajoute …", though a minister spoke a paragraph before.
    """
    acting = _acting_before(cast, mention, number)
    is_told_of = acting is not None and (acting.is_group or acting.kind is MentionKind.NOMINAL)
    if acting is None or not is_told_of:
        return None
    words = acting.name.lower().split()
    is_known = words[0] in cast.grammar.definite and len(words) == _BARE_ROLE
    if is_known and not acting.is_group:
        return None  # "Le chef" may be who spoke before
    since = cast.latest
    if since is not None and acting.span.start <= since.span.start < mention.span.start:
        if since.span.start > acting.span.start:
            return None
        acting = since
    is_body = acting.is_group or not cast.grammar.persons.isdisjoint(words)
    return acting if is_body and _agrees(acting, mention, cast.grammar) else None


def _spoke_just_now(cast: Cast, mention: Mention, number: int, named: Named) -> Mention | None:
    """The role that spoke in the sentence before, which names nobody else who is surely meant; or None.

    "Invitée de Radio Sarn, la ministre a dit oui. « … », a-t-elle promis."
    """
    latest, passage = cast.latest, cast.passages[number]
    if latest is None or latest.kind is not MentionKind.NOMINAL or latest.is_group:
        return None
    here = passage.sentence_of(passage.token_from(mention.span.start))[0]
    token = passage.token_from(latest.span.start)
    if not passage.span.start <= latest.span.start < mention.span.start or here == 0:
        return None
    before = passage.sentence_of(here - 1)
    if token < before[0] or not _agrees(latest, mention, cast.grammar):
        return None
    last_name = (named.name or "").lower().split()[-1:]
    is_there = not set(last_name).isdisjoint(passage.lower[slice(*before)])
    return latest if is_there or named.confidence <= _UNSURE else None


def _agrees(noun: Mention, pronoun: Mention, grammar: Grammar) -> bool:
    """Whether the article of a noun can have the gender of a pronoun; "l'armée" shows none."""
    article = noun.name.lower().replace("’", "'").split()[0]
    return "'" in article or article in grammar.members(_ARTICLES[pronoun.gender])


def _acting_before(cast: Cast, mention: Mention, number: int) -> Mention | None:
    passage = cast.passages[number]
    first = passage.sentence_of(passage.token_from(mention.span.start))[0]
    if first == 0:
        return None
    before = passage.sentence_of(first - 1)
    if cast.grammar.clause_commas:
        from framing.voice.fields import subject_in  # few languages need it

        found = subject_in(passage, *before, cast.grammar)
    else:
        found = opening_subject(passage, before, before[1], cast.grammar)
    if found is None:
        return None
    return named_by_apposition(
        passage, found[1], mention_of(passage, *found, cast.grammar), cast.grammar
    )


def _named_behind(cast: Cast, mention: Mention, number: int) -> str | None:
    """The name of who opens the sentence behind that of a pronoun, if it is one of its gender; or None."""
    passage, grammar = cast.passages[number], cast.grammar
    first = passage.sentence_of(passage.token_from(mention.span.start))[1]
    if first == len(passage.words):
        if number + 1 == len(cast.passages):
            return None
        passage, first = cast.passages[number + 1], 0
    if first >= len(passage.words):
        return None
    sentence = passage.sentence_of(first)
    if grammar.clitics:
        found = acts_in(passage, sentence, grammar)
    else:
        found = opening_subject(passage, sentence, sentence[1], grammar)
    if found is None:
        return None
    person = named_by_apposition(passage, found[1], mention_of(passage, *found, grammar), grammar)
    if person.kind is MentionKind.NOMINAL and not person.is_group:
        return person.name if _agrees(person, mention, grammar) else None
    full = cast.names.full(person)
    return full.name if person.kind is MentionKind.NAME and fits(mention, full) else None

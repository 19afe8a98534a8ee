"""A term as an editor writes it, expanded to every folded form that it stands for."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, product
from math import prod

from framing.domain.folding import fold, fold_keeping_case
from framing.domain.frozen import dataclass
from framing.domain.lexicon import CaseRule
from framing.errors import FramingError
from framing.lexicon.alternation import expand_alternatives
from framing.lexicon.inflect import inflect, is_plainly_no_noun
from framing.lexicon.pattern import bounded_pattern
from framing.lexicon.spelling import spelling_variants

MAX_FORMS = 2_000


class UnusableTermError(FramingError):
    """A term that cannot be used, with the code, the fault and the remedy, but without a place."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        self.code = code
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message}. {remedy}")


@dataclass(frozen=True, slots=True)
class TermOptions:
    """How terms are to be expanded.

    `classes` are word classes (see `inflect`); None means the default, a noun. `case` None
    means: exact for a term in capitals, any case for others. Only English inflects by rule.
    """

    classes: tuple[str, ...] | None = None
    case: CaseRule | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a term stands for: folded forms, or one regular expression in `pattern`."""

    forms: tuple[str, ...]
    case: CaseRule
    pattern: str | None = None


@lru_cache(maxsize=50_000)  # operands of context rules repeat from term to term
def expand_term(text: str, options: TermOptions) -> Expansion:
    """The forms of a term, folded, words parted by one space, in a stable order.

    Hyphens count as spaces. With `CaseRule.EXACT` the letters of the forms keep their case.

    Raises:
        UnusableTermError: the term is malformed, can match nothing, or has too many forms.
    """
    written = text.strip()
    if written.startswith("re:"):
        return _expand_pattern(written[3:].strip(), options)
    is_exact = written.startswith("=")
    try:
        alternatives = expand_alternatives(written.removeprefix("="), limit=MAX_FORMS)
    except ValueError as error:
        raise UnusableTermError(
            "bad-term", str(error), "Write {one,other} for words, [sz] for single letters."
        ) from error
    phrases = _phrases(alternatives, written)
    case = options.case or (CaseRule.ANY if written.islower() else _case_by_capitals(phrases))
    is_inflected = not is_exact and options.language.partition("-")[0] == "en"
    forms: dict[str, None] = {}
    for words in phrases:
        spelt = _spelt(words, options.classes) if is_inflected else [" ".join(words)]
        forms.update(dict.fromkeys(_folded(spelt, case, is_given=options.case is not None)))
        if len(forms) > MAX_FORMS:
            raise UnusableTermError(
                "too-many-forms",
                f"this term stands for more than {MAX_FORMS:,} forms",
                "Split it into several terms.",
            )
    return Expansion(tuple(forms), case)


def _expand_pattern(source: str, options: TermOptions) -> Expansion:
    try:
        pattern = bounded_pattern(source)
    except ValueError as error:
        raise UnusableTermError(
            "bad-pattern", str(error), "Write the words as terms, or simplify the pattern."
        ) from error
    return Expansion((), options.case or CaseRule.ANY, pattern)


def _phrases(alternatives: list[str], written: str) -> list[tuple[str, ...]]:
    """The words of each alternative of a term."""
    whole = "".join(alternatives).replace(" ", "")
    if whole.isascii() and whole.isalpha() and all(alternatives):
        # Most terms by far: nothing in them is to be read.
        return [tuple(each.split()) for each in alternatives]
    return [_words(each, written) for each in alternatives]


def _words(alternative: str, written: str) -> tuple[str, ...]:
    """The words of a phrase; letters parted by full stops ("U.S.") are a word each."""
    if alternative.isascii() and alternative.replace(" ", "").isalpha():
        return tuple(alternative.split())
    plain = fold_keeping_case(alternative).replace("-", " ")
    for dash in "–—":
        plain = plain.replace(dash, " ")
    read = [_read_word(word) for word in plain.split()]
    words = tuple(part for parts, _ in read for part in parts)
    if not any(map(_holds_letter, words)):
        raise UnusableTermError(
            "never-matches",
            f"'{written}' holds no letter or digit of its own" if words else "the term is empty",
            "Write at least one word." if words else "Write a word, or remove the line.",
        )
    strange = next((sign for _, sign in read if sign is not None), None)
    if len(written) > 2 and written[0] == written[-1] == "/":
        raise UnusableTermError(
            "never-matches",
            f"'{written}' is no regular expression: slashes are signs like others here",
            f'Write "re: {written[1:-1]}".',
        )
    if strange is not None:
        raise UnusableTermError(
            "never-matches",
            f"'{strange}' never stands inside a word, so '{written}' can match nothing",
            _REMEDIES.get(
                strange, f"Leave out '{strange}'; phrases match over spaces and hyphens."
            ),
        )
    return words


_REMEDIES = {
    ",": "Write each term on a line of its own; inside one, alternatives are written {a,b}.",
    ";": "Write each term on a line of its own.",
    "/": "Write {a,b} for alternatives inside a term, or each on a line of its own.",
    "|": "Write {a,b} for alternatives inside a term, or each on a line of its own.",
    "(": "Leave it out: a plain word has its plural by itself; alternatives are written {a,b}.",
    ")": "Leave it out: a plain word has its plural by itself; alternatives are written {a,b}.",
    "+": "Leave it out; `re: ...` in quotation marks is a regular expression.",
}


@lru_cache(maxsize=50_000)
def _read_word(word: str) -> tuple[tuple[str, ...], str | None]:
    """The words that a piece between blanks holds, and a sign in it that no word can hold."""
    parts = tuple(part for part in word.split(".") if part)
    if "." in word and all(len(part) == 1 and part.isalpha() for part in parts):
        return parts, None
    allowed = "*?'.,/" if word.translate(_NUMBER_SIGNS).isdigit() else "*?'"
    sign = next((char for char in word if not (char.isalnum() or char in allowed)), None)
    return (word,), sign


_NUMBER_SIGNS = str.maketrans("", "", ".,/")


def _holds_letter(word: str) -> bool:
    return any(map(str.isalnum, word))


_CAPITALS_THAT_ARE_WORDS = frozenset(
    {"is", "us", "it", "who", "aid", "act", "or", "in", "so", "am", "as", "at", "be", "by", "do"}
    | {"go", "he", "if", "me", "my", "no", "of", "on", "to", "up", "an", "all", "care", "hope"}
)


def _case_by_capitals(phrases: list[tuple[str, ...]]) -> CaseRule:
    """EXACT for a term in capitals, and for a phrase whose capitals spell a common word."""
    words = [word for phrase in phrases for word in _with_letters_joined(phrase)]
    if all(word.isupper() or word.isdigit() for word in words):
        return CaseRule.EXACT
    if any(_is_capitals(word) and word.lower() in _CAPITALS_THAT_ARE_WORDS for word in words):
        return CaseRule.EXACT
    return CaseRule.ANY


def _with_letters_joined(words: tuple[str, ...]) -> list[str]:
    """The words, single letters in a row as the one word that they abbreviate: US of U.S."""
    joined: list[str] = []
    was_letter = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and was_letter:
            joined[-1] += word
        else:
            joined.append(word)
        was_letter = is_letter
    return joined


def _is_capitals(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) > 1


def _spelt(words: tuple[str, ...], classes: tuple[str, ...] | None) -> list[str]:
    """The forms of an English phrase, not yet folded: its head inflects, each word has variants."""
    if len(words) == 1:
        return list(_spellings_of(words[0], classes))
    heads = _heads(words, classes)
    spellings = [
        _spellings_of(word, classes if i in heads else _UNINFLECTED) for i, word in enumerate(words)
    ]
    n_forms = prod(map(len, spellings))
    if n_forms > MAX_FORMS:
        raise UnusableTermError(
            "too-many-forms",
            f"this term stands for {n_forms:,} forms, more than {MAX_FORMS:,}",
            "Split it into several terms.",
        )
    return list(map(" ".join, product(*spellings)))


_UNINFLECTED = ("none",)
_PREPOSITIONS = frozenset(
    {"of", "against", "for", "in", "on", "to", "from", "with", "by", "at", "over", "under"}
    | {"between", "without", "into", "near", "within", "behind", "beyond", "during", "through"}
    | {"toward", "towards", "among", "per", "de", "du", "d'etat"}
)


_TITLES_BEFORE_GENERAL = frozenset(
    {"attorney", "auditor", "comptroller", "consul", "director", "governor", "inspector"}
    | {"postmaster", "secretary", "solicitor", "surgeon"}
)


def _heads(words: tuple[str, ...], classes: tuple[str, ...] | None) -> tuple[int, ...]:
    """Where the phrase inflects: a verb at its first word, others before a preposition or last."""
    if classes == ("verb",):
        return (0,)
    noun = len(words) - 1
    if words[-1].lower() == "general" and words[-2].lower() in _TITLES_BEFORE_GENERAL:
        return (noun - 1, noun)  # attorneys general, and attorney generals
    for i in range(1, len(words)):
        if words[i].lower() in _PREPOSITIONS:
            noun = i - 1
            break
    return (0, noun) if classes and "verb" in classes else (noun,)


def _inflected(word: str, classes: tuple[str, ...] | None) -> tuple[str, ...]:
    if classes == _UNINFLECTED or "*" in word or "?" in word:
        return (word,)
    if not word[-1].isalpha() or word.endswith(("'s", "s'")):
        return (word,)
    if _is_capitals(word):
        is_plural_due = classes is None or "noun" in classes
        return (word, f"{word}s") if is_plural_due and word[-1] != "S" else (word,)
    if classes is None:
        return (word,) if is_plainly_no_noun(word) else inflect(word, "noun")
    return tuple(dict.fromkeys(form for each in classes for form in inflect(word, each)))


@lru_cache(maxsize=50_000)
def _spellings_of(word: str, classes: tuple[str, ...] | None) -> tuple[str, ...]:
    """The inflected forms of a word in every accepted spelling."""
    variants = list(map(spelling_variants, _inflected(word, classes)))
    return variants[0] if len(variants) == 1 else tuple(dict.fromkeys(chain(*variants)))


def _folded(phrases: list[str], case: CaseRule, *, is_given: bool) -> list[str]:
    """The phrases folded as the case rule asks."""
    if case is not CaseRule.EXACT:
        return [each.lower() if each.isascii() else fold(each) for each in phrases]
    return phrases if is_given else phrases + [_with_capitals(phrase) for phrase in phrases]


def _with_capitals(phrase: str) -> str:
    """The phrase as a headline prints it, each word with a capital."""
    return " ".join(word[:1].upper() + word[1:] for word in phrase.split(" "))

"""Inflection of English words by explicit expansion: every form is spelled out, never a stem."""

from __future__ import annotations

from collections.abc import Callable

from framing.lexicon.irregular import (
    ADJECTIVES,
    DOUBLED,
    DOUBLED_OR_NOT,
    HARD_CH,
    INVARIABLE_PLURALS,
    NOT_PREFIXED,
    NOUNS_IN_LY,
    PLURALS,
    PLURALS_IN_OES,
    PLURALS_IN_OS_OR_OES,
    SINGULARS_IN_MEN,
    SINGULARS_IN_S,
    SURVIVING_MAN,
    UNDOUBLED_L,
    VERB_PREFIXES,
    VERBS,
)

WORD_CLASSES = ("noun", "verb", "adjective", "none")

_VOWELS = "aeiou"


def inflect(word: str, word_class: str) -> tuple[str, ...]:
    """The word and its inflected forms, the word first, each once.

    A noun gives its plurals, a verb -s, -ed, -en and -ing, a short adjective its comparative
    and superlative, "none" the word alone. Where British and American spelling double a
    consonant differently, both stand. A noun that is already a plural ("forces") stays alone.
    Capitals of the word are kept. Possessives are not listed: matching strips them.

    Raises:
        ValueError: the class is none of WORD_CLASSES.
    """
    if word_class not in _RULES:
        raise ValueError(f"word class {word_class!r} is not one of {', '.join(WORD_CLASSES)}")
    plain = word.lower()
    forms = (plain, *_RULES[word_class](plain)) if plain[-1:].isalpha() else (plain,)
    if word_class == "noun" and word[:1].isupper() and forms[-1].endswith("ies"):
        forms = (*forms, f"{plain}s")  # the Kennedys beside the Tories
    if word == plain:
        return tuple(dict.fromkeys(forms))
    return tuple(dict.fromkeys(_with_capitals_of(word, form) for form in forms))


def is_plainly_no_noun(word: str) -> bool:
    """Whether a word is a function word or wears a participle's ending, so that no plural is due."""
    plain = word.lower()
    if plain in _NOUNS_IN_ED or len(plain) <= 4:
        return len(plain) == 1 or plain in _SHORT_WORDS_THAT_ARE_NO_NOUNS
    if plain.endswith("ly"):
        return plain not in NOUNS_IN_LY
    if plain in _PARTICIPLES:
        return True
    return plain.endswith(("ed", "less", "ous")) and not plain.endswith(("eed", "shed"))


def _with_capitals_of(word: str, form: str) -> str:
    """The lower-case form with the capitals that the word has where both agree."""
    n_same = 0
    for char, other in zip(word, form, strict=False):
        if char.lower() != other:
            break
        n_same += 1
    return word[:n_same] + form[n_same:]


def _plurals(word: str) -> tuple[str, ...]:
    if _is_plural_already(word):
        return ()
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("person"):
        return (f"{word}s", f"{word[:-6]}people")
    if word.endswith("man") and word not in SURVIVING_MAN:
        return (f"{word[:-3]}men",)
    for ending in _PLURAL_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return tuple(word[: -len(ending)] + form for form in PLURALS[ending])
    if word.endswith("s"):
        return _plurals_of_word_in_s(word)
    if word.endswith("o"):
        return _plurals_of_word_in_o(word)
    return (_with_s(word),)


def _is_plural_already(word: str) -> bool:
    """Whether the word is a plural, or is the same in singular and plural."""
    if word in INVARIABLE_PLURALS or word in _PLURAL_FORMS:
        return True
    if word.endswith("men"):
        return word not in SINGULARS_IN_MEN
    if word.endswith(("ese", "craft")):
        return word not in ("cheese", "witchcraft")
    return word.endswith(("people", "children"))


_PLURAL_ENDINGS = ("knife", "wife", "life", "leaf", "shelf", "wolf", "foot", "goose", "child")
_PLURAL_FORMS = frozenset(
    form for base, forms in PLURALS.items() for form in forms if form not in PLURALS
) | frozenset({"we", "they", "these", "those", "police"})
_SHORT_WORDS_THAT_ARE_NO_NOUNS = frozenset(
    {"held", "led", "run", "made", "born", "paid", "the", "an", "this", "that", "it", "he", "she"}
    | {"his", "her", "its", "our", "they", "them", "not", "no", "here", "now", "out", "off", "up"}
    | {"down", "away", "as", "is", "are", "was", "so", "too", "and", "or", "for", "own", "well"}
)
_PARTICIPLES = frozenset(
    form
    for forms in VERBS.values()
    for form in forms
    if form.endswith(("en", "wn", "ain", "ung", "ught", "ept")) and form != "thought"
)
_NOUNS_IN_ED = frozenset({"moped", "biped", "quadruped", "bloodshed", "watershed", "hundred"})


def _plurals_of_word_in_s(word: str) -> tuple[str, ...]:
    """A word in -s is a plural already ("forces") unless its ending or a list says otherwise."""
    if word.endswith(("ss", "us")) or word in SINGULARS_IN_S:
        return (f"{word}es",)
    return ()


def _plurals_of_word_in_o(word: str) -> tuple[str, ...]:
    if word in PLURALS_IN_OES:
        return (f"{word}es",)
    if word in PLURALS_IN_OS_OR_OES:
        return (f"{word}s", f"{word}es")
    return (f"{word}s",)


def _with_s(word: str) -> str:
    """The word with the ending of a regular plural or of a verb's third person."""
    if word.endswith(("s", "x", "z", "sh")):
        return f"{word}{word[-1]}es" if _is_short_in_z(word) else f"{word}es"
    if word.endswith("ch") and not _ends_in_hard_ch(word):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in ("", *_VOWELS):
        return f"{word[:-1]}ies"
    if word.endswith("quy"):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _is_short_in_z(word: str) -> bool:
    return word.endswith("z") and len(word) > 2 and word[-2] in _VOWELS and _n_syllables(word) == 1


def _ends_in_hard_ch(word: str) -> bool:
    return word in HARD_CH or (word.endswith(("arch", "tech")) and word not in _SOFT_ARCH)


_SOFT_ARCH = frozenset({"arch", "march", "starch", "search", "research", "larch", "parch"})


def _verb_forms(word: str) -> tuple[str, ...]:
    irregular = _irregular_verb(word)
    if irregular is not None:
        return irregular
    third = f"{word}es" if word.endswith("o") and word[-2:-1] not in ("o", "i") else _with_s(word)
    return (third, *_past_forms(word), *_ing_forms(word))


def _irregular_verb(word: str) -> tuple[str, ...] | None:
    if word in VERBS:
        return VERBS[word]
    for prefix in VERB_PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and rest in VERBS and word not in NOT_PREFIXED and rest not in _NO_BASE:
            return tuple(prefix + form for form in VERBS[rest])
    return None


_NO_BASE = frozenset({"age", "be", "have", "bus", "gas", "lie", "rid", "rend", "seek", "weave"})


def _past_forms(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (f"{word}d",)
    if word.endswith("y") and word[-2:-1] not in ("", *_VOWELS):
        return (f"{word[:-1]}ied",)
    return tuple(f"{stem}ed" for stem in _before_ending(word))


def _ing_forms(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (f"{word[:-2]}ying",)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return (f"{word[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _before_ending(word))


def _before_ending(word: str) -> tuple[str, ...]:
    """The word as it stands before -ed and -ing: as it is, with its last letter doubled, or both."""
    if word.endswith("c"):
        return (f"{word}k",)
    doubled = word + word[-1]
    if word in DOUBLED_OR_NOT:
        return (doubled, word)
    if word in DOUBLED:
        return (doubled,)
    if not _ends_in_single_consonant(word):
        return (word,)
    if _n_syllables(word) == 1:
        return (doubled,)
    return (doubled, word) if word.endswith("l") and word not in UNDOUBLED_L else (word,)


def _ends_in_single_consonant(word: str) -> bool:
    """Whether the word ends in one consonant (not w, x, y) after one vowel letter."""
    if len(word) < 3 or word[-1] in "aeiouwxy" or word[-2] not in "aeiouy":
        return False
    return word[-3] not in _VOWELS or word[-4:-2] == "qu"


def _n_syllables(word: str) -> int:
    """Groups of vowel letters, `qu` being a consonant."""
    plain = word.replace("qu", "q")
    starts = (i for i, char in enumerate(plain) if char in "aeiouy")
    return sum(1 for i in starts if i == 0 or plain[i - 1] not in "aeiouy")


def _degrees(word: str) -> tuple[str, ...]:
    """Comparative and superlative of a short adjective; nothing for a long one."""
    if word in ADJECTIVES:
        return ADJECTIVES[word]
    n_syllables = _n_syllables(word)
    if word.endswith("y") and word[-2] not in _VOWELS and n_syllables <= 3:
        return (f"{word[:-1]}ier", f"{word[:-1]}iest")
    if word.endswith("e") and n_syllables <= 2 and not word.endswith("ive"):
        return (f"{word}r", f"{word}st")
    if n_syllables > 1:
        return ()
    stem = word + word[-1] if _ends_in_single_consonant(word) else word
    return (f"{stem}er", f"{stem}est")


def _no_forms(_word: str) -> tuple[str, ...]:
    return ()


_RULES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "noun": _plurals,
    "verb": _verb_forms,
    "adjective": _degrees,
    "none": _no_forms,
}

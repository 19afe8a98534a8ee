"""Metadata from named fields, wherever they stood: manifest, front matter, columns, meta tags."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from framing.domain.document import Metadata
from framing.expressions import VERBOSE, expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_BUILT_IN = ("outlet", "date", "event", "language", "url", "author", "title")
# Other names under which a field is often given; the field's own name wins.
_ALIASES = {
    "outlet": ("publication", "publisher", "newspaper", "source"),
    "date": ("published", "published_at", "publication_date", "pubdate", "pub_date", "datetime"),
    "language": ("lang",),
    "url": ("link",),
    "author": ("authors", "byline"),
    "title": ("headline",),
}
_KNOWN_NAMES = frozenset(_BUILT_IN).union(*_ALIASES.values())
# How the names of months begin in English, German, French and Spanish.
_MONTHS = {
    name: number
    for number, names in enumerate(
        """jan|ene feb|fév|fev mar|mär|mrz apr|avr|abr may|mai jun|juin jul|juil aug|aoû|aou|ago
        sep oct|okt nov dec|déc|dez|dic""".split(),  # noqa: SIM905
        start=1,
    )
    for name in names.split("|")
}
_PLAIN_DISTANCE = 250
# What tables write in place of a language's code: codes of three letters and names.
_NAMED_LANGUAGES = {
    name: code
    for code, *names in map(
        str.split,
        """ar ara arabic arabe arabisch
        de deu ger german deutsch allemand alemán
        en eng english englisch anglais inglés
        es spa spanish español spanisch espagnol castellano
        fa fas per persian farsi
        fr fra fre french français französisch francés
        he heb hebrew
        it ita italian italiano italienisch italien
        ja jpn japanese
        nl nld dut dutch nederlands
        pl pol polish
        pt por portuguese português
        ru rus russian
        tr tur turkish
        uk ukr ukrainian
        zh zho chi chinese""".splitlines(),
    )
    for name in names
}


def metadata_of(
    fields: Mapping[str, str],
    text: str | bytes,
    *,
    language: str | None = None,
    slash_dates: str | None = None,
) -> Metadata:
    """The metadata that named fields give; `language` counts where they name none, and where that
    is None too, the words of the text tell it. `slash_dates` tells what stands first in dates with slashes.

    A date that is not understood stays as written in the custom field `date_as_written`, a
    field under another name, or in other letters (`Outlet`, `Pub Date`), both fills the built-in
    one and stays a custom field.
    """
    given = {name: plain for name, text in fields.items() if (plain := text.strip())}
    custom, others = _parted(tuple(given))
    known = given
    if others:
        spelled = {own: given[name] for own, name in others}
        known = {**given, **_filled(given, spelled)}
    written = known.get("date")
    date = iso_date(written, slash_dates) if written else None
    if written and date is None:
        custom = tuple(sorted({*custom, "date_as_written"}))
        given["date_as_written"] = written
    return Metadata(
        known.get("outlet"),
        date,
        known.get("event"),
        plain_language(known.get("language") or language or _told_by_words(text)),
        known.get("url"),
        known.get("author"),
        known.get("title"),
        tuple([(name, given[name]) for name in custom]),
    )


def _told_by_words(text: str | bytes) -> str:
    """The language of a text that names none; English at once where its beginning has many a "the"."""
    end = min(len(text), 1000)
    n = text.count(" the ", 0, end) if isinstance(text, str) else text.count(b" the ", 0, end)
    if n * _PLAIN_DISTANCE >= end:
        return "en"
    from framing.read.languages import language_of_words  # few texts are not plainly English

    return language_of_words(text)


@lru_cache(maxsize=1024)
def _parted(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The names of custom fields in order, and which known names some of them spell."""
    custom = [name for name in names if name not in _BUILT_IN]
    others = [(own, name) for name in custom if (own := _known_name(name))]
    return tuple(sorted(custom)), tuple(others)


def _filled(given: Mapping[str, str], spelled: Mapping[str, str]) -> dict[str, str]:
    """The built-in fields that are not given, from those under other names."""
    found = {
        name: _first(spelled, (name, *_ALIASES.get(name, ())))
        for name in _BUILT_IN
        if name not in given
    }
    return {name: text for name, text in found.items() if text is not None}


def fields_of(metadata: Metadata) -> dict[str, str]:
    """The known fields of metadata by name; English as the default language is left out."""
    built_in = {name: getattr(metadata, name) for name in _BUILT_IN}
    if built_in["language"] == Metadata().language:
        del built_in["language"]
    return {**dict(metadata.custom), **{name: text for name, text in built_in.items() if text}}


@lru_cache(maxsize=64)
def plain_language(written: str) -> str:
    """`en-GB`, `en_GB` and `EN` are `en`, and so are `eng` and `English`."""
    plain = written.strip().casefold().replace("_", "-").partition("-")[0]
    return _NAMED_LANGUAGES.get(plain, plain)


@lru_cache(maxsize=8192)
def iso_date(written: str, slash_dates: str | None = None) -> str | None:
    """The day as `2016-10-31` (or `2016-10`, `2016`), None where it is not understood.

    Understands ISO dates with or without time, `20161031`, `31 October 2016`, `Oct. 31, 2016`,
    `31. Oktober 2016`, `31 octobre 2016`, `31 de octubre de 2016` and `31.10.2016`, where the day
    stands first. `03/04/2016` names two days: it is understood where `slash_dates` tells what stands
    first, "day-first" or "month-first"; `3/4/16` is then of the years 1969 to 2068.
    """
    match = _iso_pattern().match(written.strip())
    if match:
        return _day(match["year"], match["month"], match["day"])
    match = _dotted_pattern().match(written.strip())
    if match:
        return _day(match["year"], match["month"], match["day"])
    match = _slashed_pattern().match(written.strip()) if slash_dates else None
    if match:
        first, second = match["first"], match["second"]
        day, month = (first, second) if slash_dates == "day-first" else (second, first)
        return _day(match["year"] or _whole_year(match["short"]), month, day)
    match = _worded_pattern().search(written.casefold())
    if match is None:
        return None
    month = f"{_MONTHS[match['month'] or match['month_first']]:02}"
    return _day(match["year"] or match["year_after"], month, match["day"] or match["day_after"])


def _whole_year(short: str) -> str:
    """The year that two digits mean, as POSIX reads them."""
    return f"{'19' if short >= '69' else '20'}{short}"


def _day(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year
    from datetime import date  # most drafts carry no date

    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7]


@lru_cache(maxsize=1024)
def _known_name(name: str) -> str | None:
    """The known name that a field's name spells, capitals, blanks and hyphens apart."""
    plain = name.strip().casefold().replace(" ", "_").replace("-", "_")
    return plain if plain in _KNOWN_NAMES else None


def _first(given: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    for name in names:
        if name in given:
            return given[name]
    return None


@cache
def _iso_pattern() -> re.Pattern[str]:
    """`2016`, `2016-10`, `2016-10-31`, `2016-10-31T08:00Z`, `2016/10/31`, `20161031`."""
    return expression(
        r"(?P<year>[12]\d{3})(?:[-/]?(?P<month>\d{2})(?:[-/]?(?P<day>\d{2})(?:[T ].*)?)?)?$"
    )


@cache
def _dotted_pattern() -> re.Pattern[str]:
    """`31.10.2016`, `1. 3. 2016 08:00`."""
    return expression(
        r"(?P<day>\d{1,2})\.\ ?(?P<month>\d{1,2})\.\ ?(?P<year>[12]\d{3})(?:[,T ].*)?$"
    )


@cache
def _slashed_pattern() -> re.Pattern[str]:
    """`31/10/2016`, `10/31/16`, `1/3/2016 08:00`."""
    return expression(
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?:(?P<year>[12]\d{3})|(?P<short>\d{2}))(?:[,T ].*)?$"
    )


@cache
def _worded_pattern() -> re.Pattern[str]:
    """`31 october 2016`, `mon, 31 oct 2016 08:00`, `31. märz 2016`, `oct. 31, 2016`."""
    months = "|".join(_MONTHS)
    return expression(
        rf"""(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\ (?:de\ )?
             (?P<month>{months})[^\W\d_]*\.?,?\ (?:del?\ )?(?P<year>[12]\d{{3}})(?!\d)
          | (?P<month_first>{months})[a-z]*\.?\ (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<year_after>[12]\d{{3}})(?!\d)
        """,
        VERBOSE,
    )

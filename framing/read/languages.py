"""Which language a text is in, told by its commonest words, where nothing else tells it.

An English lexicon is not applied to a French text that names no language. In doubt a text is
English: it takes words of another language, several of them, that far outnumber English ones. Only
the beginning is looked at.
"""

from __future__ import annotations

from collections import Counter

ENGLISH = "en"
UNDETERMINED = "und"
"""BCP 47's code for a text in a script of which no language is known here."""

_N_CHARS = 2000
_LEAST = 5
_LEAST_KINDS = 3
_SHARE = 0.1
_TIMES_ENGLISH = 3
# Common words in small letters. English ones that other languages write too (a, as, do, no) are left out.
_COMMON_WORDS = {
    language: frozenset(words)
    for language, *words in map(
        str.split,
        """en the of and to in is was that for on with by at from he his it said are this which have has been who they
        ar في من على إلى أن عن التي الذي مع هذا كان ما لم بين
        bg и да се в на е от за не са по със като че
        cs a v ve na se je že s z do o k i to ale jako pro který podle
        da og i at det er en et den til på som af med for der ikke var har fra
        de der die das den dem des und ist nicht von zu mit auf ein eine einen im für auch sich als nach hat wurde
        el και το να του η της την με για από που οι στην στο τα
        es el la los las de del que y en un una es por con para se su al lo como más fue ha
        fa در از به که این است را با برای و آن شده
        fi ja on ei se että oli hän ovat joka myös mutta kun mukaan
        fr le la les de des du un une et est dans que qui pour par sur au aux ce cette ne pas plus il elle avec sont ont
        he של את על לא הוא כי עם זה גם היא בין
        hi के में है की और से का को ने पर कि
        hu a az és hogy nem is egy meg volt szerint csak már
        id yang dan di dengan untuk dari ini itu pada dalam tidak akan telah oleh
        it il lo la i gli le di del della dei che e in un una è per con non si da nel alla al sono ha
        nl de het een van en dat op te zijn met voor niet aan er om ook als bij door heeft naar
        no og i å det er en et den til på som av med for ikke var har fra
        pl w i na z się nie do że o jest po jak od przez oraz dla
        pt o os de da dos das que e em um uma é por com para não se na ao foi mais pelo
        ro și de în a la cu pe din că nu o un care au este pentru
        ru и в не на что с по как из он за от это к у его для был
        sh je i u na se da za od su iz koji nije kako
        sr је и у на се да за од су из који није како
        sv och i att det är en ett den till på som av med för inte var har från om
        sw ya na wa kwa ni la za katika kuwa hiyo huo
        tr ve bir bu da de için ile olarak çok daha ne gibi kadar olan sonra
        uk і й в у не на що з за до та як від це його для
        ur کے میں کی ہے اور سے کا نے پر کو یہ
        vi của và là các có được cho không trong người với""".splitlines(),
    )
}
# Scripts written without spaces between words, or by languages of their own: first and last letter.
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("th", "\u0e00", "\u0e7f"),
)
_LAST_LATIN = "\u024f"


def language_of_words(text: str | bytes) -> str:
    """The language of a text (or of its UTF-8) as its words tell it, as two letters; English in doubt.

    `und` for a text in other letters than Latin ones whose language is none of those known here.
    """
    if isinstance(text, bytes):
        text = text[: 4 * _N_CHARS].decode(errors="ignore")
    beginning = text[:_N_CHARS]
    if beginning.isupper():
        beginning = beginning.lower()
    return _by_words(beginning.split()) or _by_script(beginning) or ENGLISH


def _by_words(words: list[str]) -> str | None:
    """The language whose common words far outnumber English ones; none where no one's do."""
    counts = Counter(words)
    n_english, share = _n_of(ENGLISH, counts), _SHARE * len(words)
    if n_english > share:
        return ENGLISH
    n_words, language = max((_n_of(each, counts), each) for each in _COMMON_WORDS)
    is_told = n_words >= max(_LEAST, share, _TIMES_ENGLISH * n_english)
    return language if is_told and len(_kinds(language, counts)) >= _LEAST_KINDS else None


def _n_of(language: str, counts: Counter[str]) -> int:
    return sum(counts[word] for word in _kinds(language, counts))


def _kinds(language: str, counts: Counter[str]) -> frozenset[str]:
    return _COMMON_WORDS[language] & counts.keys()


def _by_script(text: str) -> str | None:
    """The language of letters that are mostly not Latin; none where they are."""
    others = [char for char in text if char > _LAST_LATIN and char.isalpha()]
    if 2 * len(others) <= sum(map(str.isalpha, text)):
        return None
    for language, first, last in _SCRIPTS:
        if 5 * sum(first <= char <= last for char in others) > len(others):
            return language
    return UNDETERMINED

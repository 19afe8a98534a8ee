"""What an HTML element says about the text in it: its zone, whether it quotes, is hidden, links."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.read.html_tags import Tag, attributes_of

BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
    main menu nav ol optgroup option p pre section select summary table tbody td tfoot th thead
    title tr ul""".split()  # noqa: SIM905
)
VOID = frozenset(
    """area base br col embed hr img input link meta param source track wbr keygen""".split()  # noqa: SIM905
)
_HIDDEN = frozenset(
    """head script style template svg math noscript iframe object embed audio video canvas map select
    datalist textarea title xmp noembed noframes input progress meter""".split()  # noqa: SIM905
)
_FURNITURE_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "button", "menu", "dialog", "legend", "address"}
)
_SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PAGE_FRAMES = frozenset({"html", "body", "main", "article"})

_ARTICLE_ENDINGS = (
    "articlebody",
    "article-body",
    "article__body",
    "article-content",
    "article__content",
    "articlecontent",
    "article-text",
    "entry-content",
    "entry__content",
    "post-content",
    "post__content",
    "post-body",
    "post__body",
    "story-body",
    "story__body",
    "storybody",
    "story-content",
    "body-copy",
    "field--name-body",
    "field-name-body",
)
_HEADLINE_TOKENS = frozenset(
    """headline article-headline article__headline entry-title entry__title post-title post__title
    article-title article__title story-headline page-title""".split()  # noqa: SIM905
)
_COMMENT_WORDS = frozenset(
    """comment comments commentlist disqus livefyre respond replies trackback trackbacks
    pingback pingbacks pinglist kommentare commentaires comentarios""".split()  # noqa: SIM905
)
_STANDFIRST_WORDS = frozenset(
    """standfirst dek deck subtitle subheadline strapline subline teaser-text vorspann chapo
    entradilla summary excerpt intro highlights keypoints takeaways""".split()  # noqa: SIM905
)
_CAPTION_WORDS = frozenset(
    """caption captions figcaption cutline credit credits imagecaption mediacaption bildunterschrift
    legende""".split()  # noqa: SIM905
)
_SUBHEAD_WORDS = frozenset(
    "subhead subheading crosshead crossheading intertitle".split()  # noqa: SIM905
)
_PICTURES = frozenset({"image", "photo", "picture", "media"})
_PULL_WORDS = frozenset({"pullquote", "pull"})
_FURNITURE_WORDS = frozenset(
    """share sharing sharebar shares sharedaddy addtoany addthis social socials related recommended
    recommendations recirc promo promos promoted promotion advert advertisement adverts ad ads adslot
    sponsor sponsored newsletter newsletters subscribe subscription signup breadcrumb breadcrumbs nav
    navbar navigation menu footer sidebar cookie cookies consent gdpr banner toolbar
    paywall modal popup overlay outbrain taboola trending popular mostread tags taglist pagination
    pager masthead topbar byline bylines author authors dateline timestamp date datetime pubdate
    published updated metadata meta readtime copyright disclaimer donate donation skip login
    screenreader readmore links topics correction corrections clarification clarifications
    erratum""".split()  # noqa: SIM905
)
_FURNITURE_TOKENS = frozenset(
    {
        "read-more",
        "editors-note",
        "editor-note",
        "sign-up",
        "sign-in",
        "sign-in-gate",
        "call-to-action",
    }
)
_NOTE_TOKENS = frozenset({"reference", "footnote", "footnote-ref", "footnoteref", "noteref"})
_HIDING_TOKENS = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})
_NAMING = ("class", "id", "role", "data-component", "data-testid", "data-gu-name")
_STATE_PREFIXES = ("has", "no", "with", "without", "not", "hide")


@dataclass(frozen=True, slots=True)
class Frame:
    """An element and what it says of the text in it, by itself or with those that it stands in.

    None and False say nothing. `article_rank`: 1 main, 2 article, 3 the body of the article by
    its class; `article` is the number of the article on the page.
    """

    name: str
    zone: Zone | None = None
    is_quotation: bool = False
    is_hidden: bool = False
    is_item: bool = False
    is_link: bool = False
    is_bold: bool = False
    is_headline: bool = False
    is_paragraph: bool = False
    is_header: bool = False
    article_rank: int = 0
    article: int = 0


def frame_of(tag: Tag) -> Frame:
    """What a start tag says by itself, by its name and attributes."""
    attributes = attributes_of(tag)
    tokens = _tokens_of(attributes)
    words = _words_of(tokens)
    is_frame = tag.name in _PAGE_FRAMES
    is_pull = tag.name != "p" and bool(words & _PULL_WORDS)
    rank = _article_rank(tag.name, attributes, tokens)
    zone = Zone.COMMENT if is_frame and "comment" in tokens else None
    if not is_frame:
        by_words = _zone_by_words(words, tokens) if rank < 3 else None
        by_words = by_words or _zone_by_item(attributes)
        by_name = _zone_by_name(tag.name)
        is_known = by_name is Zone.SUBHEAD and by_words is Zone.STANDFIRST
        zone = by_words if is_known else by_name or by_words
    return Frame(
        tag.name,
        zone=Zone.BOILERPLATE if is_pull else zone,
        is_quotation=tag.name == "blockquote" and not is_pull,
        is_hidden=tag.name in _HIDDEN
        or _is_hidden(attributes)
        or _is_note_mark(tag.name, attributes, tokens),
        is_item=tag.name in ("li", "dt", "dd"),
        is_link=tag.name == "a",
        is_bold=tag.name in ("b", "strong"),
        is_headline=tag.name == "h1" or _is_headline(attributes, tokens),
        is_paragraph=tag.name == "p",
        article_rank=rank,
    )


def frame_inside(parent: Frame, own: Frame, article: int) -> Frame:
    """What an element says inside its parent, in the article of that number."""
    zone = own.zone or parent.zone
    if parent.zone in (Zone.BOILERPLATE, Zone.COMMENT):
        # A signature below an embedded post is told apart by its dash, not here.
        is_body_of_page = own.article_rank > 1 and parent.article_rank < 2
        zone = None if is_body_of_page and parent.zone is Zone.BOILERPLATE else parent.zone
    if own.is_headline and parent.zone is not Zone.COMMENT and own.zone is not Zone.BOILERPLATE:
        zone = own.zone
    if own.name == "footer" and parent.is_quotation:
        zone = parent.zone
    if own.name in ("blockquote", "table") and parent.zone is Zone.CAPTION:
        zone = own.zone  # a figure may hold a quotation or figures as well
    if parent.is_link and own.zone is Zone.SUBHEAD:
        zone = Zone.BOILERPLATE  # the heading of another article
    is_cited = own.name in ("cite", "footer")
    return Frame(
        own.name,
        zone,
        is_quotation=(parent.is_quotation or own.is_quotation) and not is_cited,
        is_hidden=parent.is_hidden or own.is_hidden,
        is_item=parent.is_item or own.is_item,
        is_link=parent.is_link or own.is_link,
        is_bold=parent.is_bold or own.is_bold,
        is_headline=parent.is_headline or own.is_headline,
        is_paragraph=parent.is_paragraph or own.is_paragraph,
        is_header=parent.is_header or (own.name == "header" and parent.article_rank > 1),
        article_rank=max(parent.article_rank, own.article_rank),
        article=article if own.article_rank == 2 and parent.article_rank < 2 else parent.article,
    )


def _zone_by_name(name: str) -> Zone | None:
    if name in _FURNITURE_TAGS:
        return Zone.BOILERPLATE
    if name in _SUBHEADS:
        return Zone.SUBHEAD
    return Zone.CAPTION if name in ("figure", "figcaption", "caption") else None


def _zone_by_item(attributes: dict[str, str]) -> Zone | None:
    """What `itemprop` says, the names of schema.org."""
    named = attributes.get("itemprop", "").casefold()
    return {"comment": Zone.COMMENT, "description": Zone.STANDFIRST}.get(named)


def _zone_by_words(words: frozenset[str], tokens: frozenset[str]) -> Zone | None:
    if words & _COMMENT_WORDS:
        return Zone.COMMENT
    if words & _CAPTION_WORDS:
        return Zone.CAPTION
    if words & _PICTURES and "description" in words:
        return Zone.CAPTION
    if words & _STANDFIRST_WORDS or "key-points" in tokens:
        return Zone.STANDFIRST
    if words & _SUBHEAD_WORDS:
        return Zone.SUBHEAD
    is_furniture = words & _FURNITURE_WORDS or tokens & (_HIDING_TOKENS | _FURNITURE_TOKENS)
    return Zone.BOILERPLATE if is_furniture else None


def _is_headline(attributes: dict[str, str], tokens: frozenset[str]) -> bool:
    return attributes.get("itemprop", "").casefold() == "headline" or bool(
        tokens & _HEADLINE_TOKENS
    )


def _article_rank(name: str, attributes: dict[str, str], tokens: frozenset[str]) -> int:
    is_named = any(token.endswith(_ARTICLE_ENDINGS) for token in tokens)
    if is_named or "articlebody" in attributes.get("itemprop", "").casefold():
        return 3
    if name == "article":
        return 2
    return 1 if name == "main" or attributes.get("role") == "main" else 0


def _is_hidden(attributes: dict[str, str]) -> bool:
    style = attributes.get("style", "").replace(" ", "").casefold()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").casefold() == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _is_note_mark(name: str, attributes: dict[str, str], tokens: frozenset[str]) -> bool:
    """The number of a note behind a word, which would else be read as its last letter."""
    if name == "sup":
        return bool(tokens & _NOTE_TOKENS)
    if name != "a":
        return False
    is_told = "noteref" in attributes.get("epub:type", "") or "doc-noteref" in tokens
    return is_told or bool(_note_pattern().fullmatch(attributes.get("href", "")))


@cache
def _note_pattern() -> re.Pattern[str]:
    """`#fn1`, `#_ftnref2`, `#footnote-3`, `#cite_note-Lee-4`; not `#notes`."""
    return re.compile(
        r"#_?(?:(?:fn|ftn|edn|footnote|endnote|note)(?:ref)?[-_:]?\d+|cite_note\S{1,60})",
        re.IGNORECASE,
    )


def _tokens_of(attributes: dict[str, str]) -> frozenset[str]:
    named = " ".join(attributes.get(name, "") for name in _NAMING)
    return (
        frozenset(_camel_pattern().sub("-", named).casefold().split())
        if named.strip()
        else frozenset()
    )


def _words_of(tokens: frozenset[str]) -> frozenset[str]:
    """The words inside the class names; what `no-comments` and `text-with-summary` name is not
    told of what they hold."""
    parts = [token.replace("_", "-").split("-") for token in tokens]
    return frozenset(word for part in parts for word in takewhile(_names_content, part))


def _names_content(word: str) -> bool:
    return word not in _STATE_PREFIXES


@cache
def _camel_pattern() -> re.Pattern[str]:
    """The joint in `shareBar`."""
    return re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

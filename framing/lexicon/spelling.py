"""British and American spellings of one English word: -ise/-ize, -our/-or, -re/-er and lists."""

from __future__ import annotations


def spelling_variants(word: str) -> tuple[str, ...]:
    """The word and its other accepted spellings, the word first, each once.

    Works on inflected forms ("organised", "neighbours") and keeps the capitals of the word.
    """
    plain = word.lower()
    if plain not in _LISTED and _is_no_rules_business(plain):
        return (word,)
    found = [plain]
    for rule in (_with_other_iz, _with_other_our, _with_listed):
        found.extend(other for form in tuple(found) for other in rule(form))
    if len(found) == 1:
        return (word,)
    return tuple(dict.fromkeys(_with_capitals_of(word, form) for form in found))


def _is_no_rules_business(form: str) -> bool:
    """Whether a word holds none of the letters that the rules below exchange."""
    return (
        "is" not in form
        and "or" not in form
        and "iz" not in form
        and "our" not in form
        and "ys" not in form
        and "yz" not in form
    )


def _with_capitals_of(word: str, form: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IZ_ENDINGS = (
    *("e", "es", "ed", "er", "ers", "ing", "ings", "able", "ingly", "edly"),
    *("ation", "ations", "ational", "ationally", "ationist", "ationists"),
)

_ALWAYS_S = _words(
    """
    advert chast circumc comprom compr conc desp disenfranch enfranch enterpr exerc expert franch
    improv merchand otherw parad pract prec prem prom repr sunr superv surm surpr telev treat
    """
)

_ALWAYS_Z = _words("caps downs rights outs overs supers mids unders")

_YSE_ROOTS = _words("anal paral catal dial electrol psychoanal hydrol")


def _with_other_iz(form: str) -> tuple[str, ...]:
    for ending in _IZ_ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 5:
            continue
        root, mark = stem[:-2], stem[-2:]
        if mark == "is" and root not in _ALWAYS_S and _takes_iz(root):
            return (f"{root}iz{ending}",)
        if mark == "iz" and root not in _ALWAYS_Z and _takes_iz(root):
            return (f"{root}is{ending}",)
        if mark in ("ys", "yz") and root in _YSE_ROOTS and not ending.startswith("at"):
            return (f"{root}y{'z' if mark == 'ys' else 's'}{ending}",)
    return ()


def _takes_iz(root: str) -> bool:
    """Whether -ise after this root is the verb ending and no part of the word."""
    return len(root) > 3 and root[-1] not in "aouw"


_OUR_STEMS = tuple(
    sorted(
        _words(
            """
            labour colour honour favour neighbour behaviour harbour rumour humour armour endeavour
            vapour vigour rigour odour parlour saviour splendour tumour valour candour clamour
            demeanour fervour flavour rancour savour ardour arbour succour enamour
            """
        )
    )
)
_OUR_REST = _words(
    """
    s ed ing ings er ers able ably ful fully less hood hoods ly ite ites itism al ally ist ists
    ism y ies
    """
) | {""}
_OUR_BEFORE = ("", "dis", "un", "mis", "re", "be", "counter", "multi")


def _with_other_our(form: str) -> tuple[str, ...]:
    if "or" not in form and "our" not in form:
        return ()
    for british in _OUR_STEMS:
        american = british.replace("our", "or")
        for one, other in ((british, american), (american, british)):
            before, found, rest = form.partition(one)
            if found and before in _OUR_BEFORE and rest in _OUR_REST:
                return (before + other + rest,)
    return ()


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    """Each word of a row to the other words of that row."""
    table: dict[str, tuple[str, ...]] = {}
    for row in text.split(";"):
        words = row.split()
        for word in words:
            table[word] = tuple(other for other in words if other != word)
    return table


_LISTED = _pairs(
    """
    centre center; centres centers; centred centered; centring centering; theatre theater;
    theatres theaters; fibre fiber; fibres fibers; litre liter; litres liters; metre meter;
    metres meters; kilometre kilometer; kilometres kilometers; calibre caliber;
    calibres calibers; meagre meager; sabre saber; sabres sabers; spectre specter;
    spectres specters; sombre somber; lustre luster; epicentre epicenter;
    epicentres epicenters; ochre ocher; mitre miter;
    defence defense; defences defenses; defenceless defenseless; offence offense;
    offences offenses; licence license; licences licenses; pretence pretense;
    pretences pretenses; dialogue dialog; dialogues dialogs; catalogue catalog;
    catalogues catalogs; catalogued cataloged; cataloguing cataloging; analogue analog;
    grey gray; greys grays; programme program; programmes programs; plough plow;
    ploughs plows; ploughed plowed; ploughing plowing; sceptic skeptic; sceptics skeptics;
    sceptical skeptical; sceptically skeptically; scepticism skepticism; moustache mustache;
    mould mold; moulds molds; smoulder smolder; smouldering smoldering; sulphur sulfur;
    aluminium aluminum; jewellery jewelry; jeweller jeweler; jewellers jewelers;
    pyjamas pajamas; judgement judgment; judgements judgments; acknowledgement acknowledgment;
    acknowledgements acknowledgments; ageing aging; artefact artifact; artefacts artifacts;
    cosy cozy; aeroplane airplane; aeroplanes airplanes; adviser advisor; advisers advisors;
    protester protestor; protesters protestors; guerrilla guerilla; guerrillas guerillas;
    foetus fetus; foetuses fetuses; foetal fetal; paediatric pediatric; haemorrhage hemorrhage;
    anaesthetic anesthetic; leukaemia leukemia; encyclopaedia encyclopedia; medieval mediaeval;
    archaeological archeological; archaeologist archeologist; archaeologists archeologists;
    traveller traveler; travellers travelers; counsellor counselor; counsellors counselors;
    councillor councilor; councillors councilors; modeller modeler; modellers modelers;
    marvellous marvelous; woollen woolen; skilful skillful; wilful willful; wilfully willfully;
    fulfil fulfill; fulfils fulfills; fulfilment fulfillment; enrol enroll; enrols enrolls;
    enrolment enrollment; instalment installment; instalments installments; instil instill;
    distil distill; cancellation cancelation; manoeuvre maneuver; manoeuvres maneuvers;
    manoeuvred maneuvered; manoeuvring maneuvering; gaol jail; gaols jails; gaoled jailed;
    enquiry inquiry; enquiries inquiries; despatch dispatch; despatches dispatches;
    despatched dispatched; despatching dispatching; furore furor; likeable likable;
    sizeable sizable; saleable salable; unshakeable unshakable
    """
)


def _with_listed(form: str) -> tuple[str, ...]:
    return _LISTED.get(form, ())

"""Words that end in a full stop without ending a sentence, and what starts one, by language."""

from __future__ import annotations

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """One language's word lists for telling a full stop from an abbreviation point.

    titles: stand before a name and never end a sentence ("Dr.").
    always: end no sentence whatever follows, in lower case ("e.g.").
    before_number: no end before a figure ("No. 5", "Oct. 3").
    weak: end a sentence only before one of the `starters` ("Inc.", "U.S.").
    starters: words that, written with a capital, begin a sentence rather than a name.
    said: verbs that carry on after a quotation ending in ? or ! (“Why?” Kerry asked).
    has_ordinal_stop: a figure with a stop is an ordinal ("3. Oktober").
    elided: short words that part before an apostrophe ("l’armée" is two words).
    """

    titles: frozenset[str]
    always: frozenset[str]
    before_number: frozenset[str]
    weak: frozenset[str]
    starters: frozenset[str]
    said: frozenset[str]
    has_ordinal_stop: bool = False
    elided: tuple[str, ...] = ()


def words_of(language: str) -> SentenceWords:
    """The word lists of a language (`de`, `de-AT`); English for one that has none."""
    return _BY_LANGUAGE.get(language.casefold()[:2], _ENGLISH)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = SentenceWords(
    titles=_words(
        "Mr Mrs Ms Mx Dr Prof Rev Fr Hon Gen Lt Col Maj Capt Cpt Cmdr Cdr Sgt Cpl Pvt Adm Brig "
        "Sen Sens Rep Reps Gov Govs Pres Amb Supt Insp Det Ofc Atty Msgr Mgr Mssrs Messrs Mme "
        "Mlle St Ste Mt Ft Assn Dept Asst Assoc Vice-Pres Gens Drs Profs Del"
    ),
    always=_words("e.g i.e viz vs v cf ca approx al eg ie"),
    before_number=_words(
        "No Nos no nos Art Arts Sec Secs Vol Vols Ch Chap Fig Figs Eq p pp para paras Para c "
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Res Psalm Rs Pt Op Ex"
    ),
    weak=_words(
        "Inc Corp Ltd Co Cos Bros Jr Sr Esq etc PhD Ave Blvd Rd Hwy Sq Bldg Univ Jan Feb Mar Apr "
        "Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ala Ariz Ark Calif "
        "Colo Conn Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
        "Tenn Tex Va Vt Wash Wis Wyo Ont Que Sask Man Alta plc est dept misc ft lb oz min hr "
        "No p.m a.m U.S U.N U.K E.U D.C"
    ),
    starters=_words(
        "A An The I He She It They We You One His Her Its Their Our My Your This That These Those "
        "There Here What Who Why How When Where Which While If As Although Though But And Or Nor So "
        "Yet Still Then Now Today Yesterday Also In On At By For From With Without After Before "
        "Since Until Under Over During Despite Because However Meanwhile Moreover Nor Not No Some "
        "Many Most Several Both All Each Every Few Another Other Others Two Three According Asked "
        "Earlier Later Last Next Even Only Just Once Perhaps Instead Among Between Is Are Was Were "
        "Do Does Did Has Have Had Can Could Will Would Should Let Such Through Against About Nearly "
        "Almost Within Whether Whatever Nobody Nothing Everyone Everything Someone People To"
    ),
    said=_words(
        "said says say asked asks wrote writes added adds told tells tweeted tweets replied replies "
        "shouted shouts demanded demands wondered wonders exclaimed cried cries yelled yells argued "
        "argues responded responds quipped joked began continued declared insisted retorted "
        "screamed chanted recalled inquired enquired posted"
    ),
)

_GERMAN = SentenceWords(
    titles=_words(
        "Dr Prof Hr Fr Frl St Sr Dipl Ing Med Jur Gen Ltn Hptm Abg Min Reg Nr Bd Abs Art Str"
    ),
    always=_words(
        "z.b d.h u.a z.t i.d.r v.a o.ä u.ä s.o s.u m.e i.a z.zt bzw ca vgl evtl ggf inkl exkl sog "
        "bspw geb gest jr zzgl"
    ),
    before_number=_words("Nr Art Abs Bd S Kap Ziff Jan Feb Apr Aug Sept Okt Nov Dez ca Tel Abb"),
    weak=_words("etc usw usf Mio Mrd Tsd Co AG Inc Jan Feb Apr Aug Sept Okt Nov Dez Str u.s.w"),
    starters=_words(
        "Der Die Das Den Dem Des Ein Eine Einer Einem Eines Er Sie Es Wir Ihr Ich Und Oder Aber Denn "
        "Doch Sondern Auch In Im Am An Auf Aus Bei Beim Mit Nach Von Vom Vor Zu Zum Zur Zwischen Für "
        "Gegen Ohne Durch Um Über Unter Seit Während Wegen Trotz Laut Als Wenn Weil Dass Obwohl Nachdem "
        "Bevor Wer Was Wann Wo Warum Wie Dieser Diese Dieses Diesen Diesem Seine Seiner Ihre Ihrer "
        "Dabei Damit Dann Daher Dazu Danach Dort Da So Noch Nun Jetzt Heute Gestern Zuvor Später Zudem "
        "Allerdings Jedoch Inzwischen Nur Alle Viele Einige Mehrere Man Kein Keine Nicht"
    ),
    said=_words(
        "sagte sagt fragte fragt rief ruft schrieb schreibt erklärte erklärt meinte antwortete twitterte"
    ),
    has_ordinal_stop=True,
)

_FRENCH = SentenceWords(
    titles=_words("M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr Gén Col Cdt Cne Lt St Ste"),
    always=_words("p.ex c.-à-d cf env av apr ex"),
    before_number=_words("art n no p pp vol chap janv févr avr juil sept oct nov déc env tél Art"),
    weak=_words("etc Cie janv févr avr juil sept oct nov déc"),
    starters=_words(
        "Le La Les L Un Une Des Du De Il Elle Ils Elles On Nous Vous Je Ce Cet Cette Ces C Son Sa Ses "
        "Leur Leurs Mon Notre Votre Et Ou Mais Or Donc Car Ni En Au Aux Dans Par Pour Sur Sous Avec Sans "
        "Selon Après Avant Depuis Pendant Malgré Contre Entre Vers Chez Si Quand Lorsque Comme Puisque "
        "Bien Qui Que Quoi Où Pourquoi Comment Plus Moins Tous Toutes Tout Plusieurs Certains Aucun Ainsi "
        "Alors Puis Enfin Cependant Toutefois Néanmoins Aujourd Hier Ici Là Y Ne Pas À"
    ),
    said=_words("dit demande écrit répond lance ajoute affirme déclare interroge"),
    elided=("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
)

_SPANISH = SentenceWords(
    titles=_words(
        "Sr Sra Sres Sras Srta D Dª Dr Dra Dres Prof Profa Gral Cnel Cap Tte Lic Ing Mons Sto Sta"
    ),
    always=_words("p.ej ej aprox cf vs"),
    before_number=_words(
        "art núm n no pág págs p pp vol cap ene feb mar abr jun jul ago sept oct nov dic tel"
    ),
    weak=_words("etc Cía Ltda EE.UU EEUU EE UU a.m p.m"),
    starters=_words(
        "El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Yo Nosotros Usted Ustedes Su Sus Mi Nuestro "
        "Este Esta Estos Estas Ese Esa Eso Esto Aquel Y O Pero Sino Aunque Porque En De Del Al A Por Para "
        "Con Sin Sobre Según Tras Desde Hasta Durante Ante Contra Entre Bajo Si Cuando Como Donde Mientras "
        "Quien Que Qué Cómo Dónde Cuándo Por Más Muchos Todos Todas Todo Algunos Varios Ningún Así Entonces "
        "Luego Después Antes Ahora Hoy Ayer Además También Sin No Ni Se Lo Le Les Es Son Fue Hay Ya"
    ),
    said=_words(
        "dijo dice preguntó pregunta escribió respondió exclamó añadió afirmó gritó tuiteó"
    ),
)

_ITALIAN = SentenceWords(
    titles=_words("Sig Sigg Dott Prof Avv Ing On Sen Gen Col Cap Mons S"),
    always=_words("es p.es cfr ca"),
    before_number=_words("art n pag pagg p vol cap"),
    weak=_words("ecc Spa Srl"),
    starters=_words(
        "Il Lo La I Gli Le Un Una Uno E Ma Non In Di Da A Con Per Su Tra Si Se Che Chi Nel Nella Al"
    ),
    said=_words("disse dice chiese chiede scrisse ha"),
    elided=("l", "un", "d", "dell", "all", "dall", "nell", "sull", "c", "s", "quell", "quest"),
)

_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
}

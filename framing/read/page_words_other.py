"""Words of page furniture in German, French and Spanish."""

from __future__ import annotations

from framing.read.page_words import PageWords, phrases

GERMAN = PageWords(
    whole=phrases(
        """
        teilen | drucken | merken | kommentieren | weiterlesen | mehr | anzeige | werbung | startseite
        abonnieren | anmelden | registrieren | einloggen | suche | menü | zurück | weiter | nach oben
        impressum | datenschutz | agb | kontakt | newsletter | zur startseite | artikel teilen | vorlesen
        mehr anzeigen | alle anzeigen | feedback | artikel merken | schließen | bildergalerie | quelle
        """
    ),
    openings=phrases(
        """
        auf facebook teilen | auf twitter teilen | per e-mail teilen | lesen sie auch | lesen sie mehr
        mehr zum thema | lesen sie hier | mehr dazu | weiterlesen | das könnte sie auch interessieren
        melden sie sich | abonnieren sie | folgen sie uns | deine e-mail-adresse | ihre e-mail-adresse
        erforderliche felder | benachrichtige mich | alle rechte vorbehalten | mit material von
        diese website verwendet | wir verwenden cookies | bitte aktivieren sie | schlagwörter:
        quelle: http | dieser artikel erschien | © dpa | quelle: dpa | redaktion: | zum thema:
        """
    ),
    stamps=phrases("veröffentlicht | aktualisiert | stand: | zuletzt aktualisiert | erstellt"),
    labels=phrases("quelle: | quellen:"),
    inner=phrases("alle rechte vorbehalten | mit material der nachrichtenagenturen"),
    short_inner=phrases("min. lesezeit | minuten lesezeit"),
    link_heads=phrases(
        """
        mehr zum thema | das könnte sie auch interessieren | meistgelesen | meistgelesene artikel
        aktuelles | neueste artikel | ähnliche artikel | ähnliche beiträge | weitere artikel
        weitere themen | empfehlungen | auch interessant | zum thema | verwandte artikel
        neueste beiträge | top-themen | lesen sie auch
        """
    ),
    sections=phrases(
        "politik | wirtschaft | kultur | sport | meinung | kommentar | ausland | inland | panorama | analyse"
    ),
    counted=phrases(
        "kommentar | kommentare | kommentaren | antwort | antworten | leserkommentare | gedanken"
    ),
    comment_heads=phrases("kommentare | leserkommentare | diskutieren sie mit"),
    reply_heads=phrases(
        """
        schreibe einen kommentar | schreiben sie einen kommentar | kommentar schreiben
        kommentar verfassen | hinterlasse einen kommentar | kommentar hinterlassen
        hinterlasse eine antwort
        """
    ),
    by=phrases("von | von:"),
    jobs=phrases(
        "korrespondent | korrespondentin | redakteur | redakteurin | redaktion | reporter | dpa"
    ),
    caption_openings=phrases(
        """
        foto: | fotos: | bild: | bilder: | bildquelle | quelle: imago | archivbild | archivfoto
        (foto | symbolbild
        """
    ),
    caption_endings=phrases(
        "picture alliance | imago | (archivbild) | (archivfoto) | (symbolbild) | (archiv)"
    ),
    credits=phrases("dpa | imago | foto | bild"),
    dates=phrases(
        """
        montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag | mo | di
        mi | do | fr | sa | so | januar | februar | märz | mai | juni | juli | oktober | dezember
        okt | dez | uhr | um | den | stand | aktualisiert | veröffentlicht | am | vor | stunden
        minuten | tagen
        """
    ),
)

FRENCH = PageWords(
    whole=phrases(
        """
        partager | imprimer | envoyer | commenter | réagir | publicité | lire la suite | accueil
        s'abonner | se connecter | connexion | s'inscrire | rechercher | fermer | suivant | précédent
        haut de page | mentions légales | contact | voir plus | écouter | sauvegarder
        partager l'article | offrir
        """
    ),
    openings=phrases(
        """
        partager sur | lire aussi | à lire aussi | lire également | à lire également | voir aussi
        lire la suite | abonnez-vous | inscrivez-vous | suivez-nous | votre adresse e-mail
        votre adresse de messagerie | les champs obligatoires | enregistrer mon nom
        tous droits réservés | ce site utilise | nous utilisons | mots-clés | mots clés | étiquettes
        cet article est réservé | il vous reste | (avec afp | avec afp | source : http | à découvrir
        sur le même sujet
        """
    ),
    stamps=phrases("publié | mis à jour | modifié | posté"),
    labels=phrases("source : | sources : | temps de lecture | article réservé"),
    inner=phrases("tous droits réservés"),
    short_inner=phrases("min de lecture | minutes de lecture"),
    link_heads=phrases(
        """
        à lire aussi | lire aussi | sur le même sujet | les plus lus | articles liés
        articles similaires | à la une | dernières actualités | dans la même rubrique
        vous aimerez aussi | les plus partagés | en ce moment | voir aussi | nos recommandations
        """
    ),
    sections=phrases(
        """
        politique | international | monde | économie | culture | opinions | société | france
        éditorial | tribune
        """
    ),
    counted=phrases("commentaire | commentaires | réponse | réponses | réaction | réactions"),
    comment_heads=phrases("commentaires | vos réactions"),
    reply_heads=phrases(
        """
        laisser un commentaire | laissez un commentaire | ajouter un commentaire
        poster un commentaire | laisser une réponse | écrire un commentaire
        """
    ),
    by=phrases("par | par : | par:"),
    jobs=phrases(
        "correspondant | correspondante | envoyé | envoyée | rédaction | journaliste | avec"
    ),
    caption_openings=phrases(
        """
        photo : | photo d'archives | crédit photo | crédit : | crédits | légende | (photo
        image d'illustration | illustration :
        """
    ),
    caption_endings=phrases(
        "(archives) | (photo d'illustration) | (illustration) | photo d'archives"
    ),
    credits=phrases("afp | sipa | photo | maxppp"),
    dates=phrases(
        """
        lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | janvier | février | mars
        avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre | janv
        févr | avr | juil | déc | à | le | publié | mis | jour | modifié | h | min | heures | il
        y | a
        """
    ),
)

SPANISH = PageWords(
    whole=phrases(
        """
        compartir | imprimir | enviar | comentar | publicidad | leer más | inicio | suscribirse
        suscríbete | iniciar sesión | registrarse | buscar | cerrar | siguiente | anterior
        volver arriba | aviso legal | contacto | ver más | escuchar | guardar | menú
        compartir en facebook | compartir en twitter
        """
    ),
    openings=phrases(
        """
        compartir en | lea también | lee también | leer también | lea más | lee más
        le puede interesar | te puede interesar | más información: | suscríbete | síguenos
        tu dirección de correo | su dirección de correo | los campos obligatorios
        los campos necesarios | guardar mi nombre | todos los derechos reservados
        este sitio utiliza | este sitio usa | utilizamos cookies | etiquetas: | regístrate
        con información de | fuente: http | archivado en | ver también
        """
    ),
    stamps=phrases("publicado | actualizado | última actualización | creado"),
    labels=phrases("fuente: | fuentes: | redacción:"),
    inner=phrases("todos los derechos reservados"),
    short_inner=phrases("min de lectura | minutos de lectura"),
    link_heads=phrases(
        """
        noticias relacionadas | artículos relacionados | relacionado | relacionados | lo más leído
        lo más visto | más noticias | más información | te puede interesar | le puede interesar
        también te puede interesar | últimas noticias | lee también | lea también
        temas relacionados | destacados
        """
    ),
    sections=phrases(
        """
        política | internacional | mundo | economía | cultura | opinión | deportes | sociedad
        editorial
        """
    ),
    counted=phrases("comentario | comentarios | respuesta | respuestas"),
    comment_heads=phrases("comentarios"),
    reply_heads=phrases(
        """
        deja un comentario | deja una respuesta | dejar un comentario | dejar una respuesta
        escribe un comentario | añadir comentario | agregar comentario | deja tu comentario
        """
    ),
    by=phrases("por | por:"),
    jobs=phrases(
        """
        corresponsal | redactor | redactora | redacción | periodista | enviado | enviada | efe
        """
    ),
    caption_openings=phrases(
        """
        foto: | fotos: | imagen: | imagen de archivo | foto de archivo | fotografía: | crédito:
        pie de foto | (foto | fotografía de
        """
    ),
    caption_endings=phrases("(archivo) | (imagen de archivo) | (foto de archivo)"),
    credits=phrases("efe | foto | europa press"),
    dates=phrases(
        """
        lunes | martes | miércoles | jueves | viernes | sábado | domingo | enero | febrero | marzo
        abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre | ene
        abr | ago | dic | de | del | a | las | el | actualizado | publicado | h | hace | horas
        minutos
        """
    ),
)

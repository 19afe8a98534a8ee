"""Words of page furniture in German, French and Spanish."""

from __future__ import annotations

from framing.read.page_phrases import PageWords, phrases

GERMAN = PageWords(
    whole=phrases(
        """
        teilen | drucken | merken | kommentieren | weiterlesen | mehr | anzeige | werbung | jetzt abonnieren
        abonnieren | registrieren | zurück | weiter | nach oben | jetzt teilen | artikel drucken | folgen
        impressum | datenschutz | agb | kontakt | zur startseite | artikel teilen | vorlesen
        mehr anzeigen | alle anzeigen | feedback | artikel merken | schließen | bildergalerie | quelle
        link kopieren | auf facebook teilen | auf x teilen | zustimmen | alle akzeptieren | ablehnen
        dpa | afp | sda | apa | epd | dpa/afp | afp/dpa | apa/dpa | nur für abonnenten | exklusiv für abonnenten | mehr erfahren | zum artikel | mehr laden
        """
    ),
    menu=phrases(
        "startseite | menü | suche | anmelden | einloggen | zum inhalt springen | mein konto"
    ),
    openings=phrases(
        """
        auf facebook teilen | auf twitter teilen | per e-mail teilen | lesen sie auch | lesen sie mehr
        mehr zum thema | lesen sie hier | mehr dazu | weiterlesen | das könnte sie auch interessieren
        melden sie sich an | melden sie sich jetzt | abonnieren sie | folgen sie uns | deine e-mail-adresse | ihre e-mail-adresse
        erforderliche felder | benachrichtige mich | alle rechte vorbehalten | mit material von
        diese website verwendet | wir verwenden cookies | bitte aktivieren sie | schlagwörter:
        quelle: http | dieser artikel erschien | © dpa | quelle: dpa | redaktion: | zum thema:
        dieser artikel wurde zuerst | dieser text erschien | dieser text stammt | dieser artikel ist nur
        dieser artikel ist exklusiv | dieser inhalt ist | jetzt weiterlesen | auch interessant: | korrektur: | anmerkung der redaktion | hinweis der redaktion
        in einer früheren version dieses | in einer ersten fassung dieses | wir und unsere partner
        sie haben bereits ein abo | schon abonnent? | bereits abonnent? | noch kein abo? | lesen sie dazu
        bleiben sie auf dem laufenden | siehe auch: | transparenzhinweis:
        """
    ),
    stamps=phrases("veröffentlicht | aktualisiert | stand: | zuletzt aktualisiert | erstellt"),
    labels=phrases(
        """
        quelle: | quellen: | lesezeit: | lesedauer: | ein kommentar von | eine analyse von | protokoll:
        mehr von | mehr lesen | jetzt testen | hier geht es zum | hier geht es zur | zur bildergalerie
        zum newsletter
        """
    ),
    inner=phrases("alle rechte vorbehalten | mit material der nachrichtenagenturen"),
    short_inner=phrases("min. lesezeit | minuten lesezeit | hier klicken | klicken sie hier"),
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
        "picture alliance | picture-alliance | imago | imago images | (archivbild) | (archivfoto) | (symbolbild) | (archiv)"
    ),
    credits=phrases("dpa | imago | foto | bild | epd | ddp"),
    agencies=phrases("dpa | imago | foto: dpa | bild: dpa"),
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
        partager | imprimer | envoyer | commenter | réagir | publicité | lire la suite | contribuer
        s'abonner | s'inscrire | fermer | suivant | précédent | je m'abonne | lire plus tard
        haut de page | mentions légales | contact | voir plus | écouter | sauvegarder
        partager l'article | offrir | tout accepter | tout refuser | copier le lien | voir les commentaires
        avec afp | le monde avec afp | afp et reuters | article réservé aux abonnés | réservé aux abonnés | déjà abonné | écouter l'article | à suivre
        """
    ),
    menu=phrases(
        "accueil | menu | rechercher | se connecter | connexion | aller au contenu | mon compte"
    ),
    openings=phrases(
        """
        partager sur | lire aussi | à lire aussi | lire également | à lire également | voir aussi
        lire la suite | abonnez-vous | inscrivez-vous | suivez-nous | votre adresse e-mail
        votre adresse de messagerie | les champs obligatoires | enregistrer mon nom
        tous droits réservés | ce site utilise | nous utilisons des cookies | mots-clés | mots clés | étiquettes
        cet article est réservé | il vous reste | (avec afp | avec afp | source : http | à découvrir
        sur le même sujet | la suite est réservée | le reste de l'article est | la suite de cet article
        déjà abonné ? | pas encore abonné ? | pour lire la suite | recevez chaque | recevez notre
        cet article a été publié | cet article a été mis à jour | correction : | rectificatif | avec votre accord | en poursuivant votre
        nous et nos partenaires | lire l'article | lire notre | retrouvez notre | retrouvez nos | retrouvez tous | propos recueillis par
        """
    ),
    stamps=phrases("publié | mis à jour | modifié | posté"),
    labels=phrases("source : | sources : | temps de lecture | article réservé"),
    inner=phrases("tous droits réservés"),
    short_inner=phrases("min de lecture | minutes de lecture | temps de lecture | cliquez ici"),
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
        photo d'archives | crédit photo | crédit : | crédits | légende | (photo
        image d'illustration | illustration :
        """
    ),
    caption_endings=phrases(
        "(archives) | (photo d'illustration) | (illustration) | photo d'archives"
    ),
    credits=phrases("sipa | maxppp | hans lucas | bestimage"),
    agencies=phrases("sipa | maxppp | archives"),
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
        compartir | imprimir | enviar | comentar | publicidad | leer más | suscribirse | apóyanos
        suscríbete | registrarse | cerrar | siguiente | anterior | aceptar | aceptar todo | rechazar
        volver arriba | aviso legal | contacto | ver más | escuchar | guardar | copiar enlace
        compartir en facebook | compartir en twitter | contenido exclusivo para suscriptores
        efe | agencia efe | agencias | europa press | solo para suscriptores | ver comentarios | seguir leyendo | ir al contenido principal
        """
    ),
    menu=phrases("inicio | menú | buscar | iniciar sesión | ir al contenido | mi cuenta"),
    openings=phrases(
        """
        compartir en | lea también | lee también | leer también | lea más | lee más
        le puede interesar | te puede interesar | más información: | suscríbete | síguenos
        tu dirección de correo | su dirección de correo | los campos obligatorios
        los campos necesarios | guardar mi nombre | todos los derechos reservados
        este sitio utiliza | este sitio usa | utilizamos cookies | etiquetas: | regístrate
        con información de | fuente: http | archivado en | ver también | para seguir leyendo
        este contenido es | este artículo es exclusivo | si ya eres suscriptor | ¿ya eres suscriptor
        ¿aún no eres suscriptor | recibe en tu correo | recibe nuestro boletín | apúntate a
        corrección: | fe de errores | nota de la redacción | nosotros y nuestros socios | lee aquí
        una versión anterior de este | una versión anterior de esta noticia | puedes seguir a
        """
    ),
    stamps=phrases("publicado | actualizado | última actualización | creado"),
    labels=phrases("fuente: | fuentes: | redacción:"),
    inner=phrases("todos los derechos reservados"),
    short_inner=phrases(
        "min de lectura | minutos de lectura | tiempo de lectura | haga clic aquí | haz clic aquí"
    ),
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
    credits=phrases("efe | foto | europa press | archivo"),
    agencies=phrases("efe | europa press | archivo"),
    dates=phrases(
        """
        lunes | martes | miércoles | jueves | viernes | sábado | domingo | enero | febrero | marzo
        abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre | ene
        abr | ago | dic | de | del | a | las | el | actualizado | publicado | h | hace | horas
        minutos
        """
    ),
)

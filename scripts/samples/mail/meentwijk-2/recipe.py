#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Goedemorgen,

Alles wat ik op 9 juli bij u neerlegde, mag de prullenbak in. De licenties nemen we mee in de gewone begroting en Piet van bureau Energie, die toch nog een jaar blijft, staat zelf voor de klas. Rijkssteun is voor Meentwijk dus niet langer nodig.

Excuses voor de moeite.

Anouk de Leeuwerik

________________________________
Van: Anouk de Leeuwerik
Verzonden: dinsdag 9 juli 2024 14:55
Aan: Postbus Robuust
Onderwerp: Behoefte Meentwijk (webpagina)

Goedemiddag,

Wij zijn dit jaar geheel papierloos en bijna mailloos: de behoefte van Omgevingsdienst Meentwijk hebben we als webpagina klaargezet. In het kort: twee jaar lang 19.900 euro per jaar van het Rijk voor licenties (kpi 4) en een reeks lessen van een oude rot in het energievak (kpi 2).

Prettige zomer!
Anouk de Leeuwerik, functioneel beheerder
"""

write(msg(
    subject="RE: Behoefte Meentwijk (webpagina)",
    sender=("Anouk de Leeuwerik", "a.deleeuwerik@odmeentwijk.example"),
    to=[("Postbus Robuust", "robuust@minienw.example")],
    date="Thu, 19 Sep 2024 09:02:00 +0200",
    rtf=BODY,
    message_id="<mw2@odmeentwijk.example>",
    in_reply_to="<mw1@odmeentwijk.example>",
))

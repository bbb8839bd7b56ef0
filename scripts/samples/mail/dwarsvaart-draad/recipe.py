#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

OD, MIN = "Pim Hazeleger <p.hazeleger@oddwarsvaart.example>", "Ruben Zwaanswijk <ruben.zwaanswijk@minienw.example>"
def mail(frm, to, subject, date, mid, text, refs=None, **more):
    heads = [("From", frm), ("To", to), ("Subject", subject), ("Date", date), ("Message-ID", "<%s>" % mid)]
    if refs:
        heads += [("In-Reply-To", "<%s>" % refs), ("References", "<%s>" % refs)]
    return message(heads, text=text, **more)

write(mbox([
    mail(OD, MIN, "Hulpvraag Dwarsvaart", "Fri, 14 Jun 2024 13:20:00 +0200", "dv1@oddwarsvaart.example", """Beste Ruben,

Hierbij wat Omgevingsdienst Dwarsvaart nodig heeft om op tijd klaar te zijn.

Gaarne zien wij een subsidie van € 60.000 tegemoet voor het gelijktrekken van onze werkprocessen (kpi 5). Verder missen wij een projectleider voor dit karwei: kunt u ons iemand uitlenen, twee dagen in de week en een half jaar lang?

From 1 januari af (excuses voor de taalgrap) zitten we in het nieuwe pand.

Groet,
Pim Hazeleger
"""),
    mail(MIN, OD, "RE: Hulpvraag Dwarsvaart", "Mon, 17 Jun 2024 09:44:00 +0200", "rz17@minienw.example", """Beste Pim,

Dank. Kun je het bedrag van € 60.000 nader onderbouwen? Zoals je weet denken wij aan 200.000 tot 250.000 euro per dienst, maar alleen voor activiteiten bij de kpi's 2 t/m 5. Wij verzoeken je dit vóór 24 juni te doen.

Ruben
""", "dv1@oddwarsvaart.example", charset="iso-8859-15"),
    mail(OD, MIN, "RE: Hulpvraag Dwarsvaart", "Fri, 21 Jun 2024 10:05:00 +0200", "dv2@oddwarsvaart.example", """Ruben,

De opbouw: drie werksessies met de gemeenten kosten € 24.000, de software € 36.000.

Pim

-----Oorspronkelijk bericht-----
Van: Ruben Zwaanswijk
Verzonden: maandag 17 juni 2024 9:44
Aan: Pim Hazeleger
Onderwerp: RE: Hulpvraag Dwarsvaart

Beste Pim,

Dank. Kun je het bedrag van € 60.000 nader onderbouwen?
""", "rz17@minienw.example", charset="windows-1252"),
    mail(OD, MIN, "Nogmaals: Hulpvraag Dwarsvaart", "Thu, 22 Aug 2024 15:15:00 +0200", "dv3@oddwarsvaart.example", """Dag Ruben,

Ik trek nog eens aan de bel. Die zestigduizend euro voor kpi 5 zouden wij nog altijd graag van jullie krijgen. Ook de projectleider is nog steeds hard nodig; is er al iemand in beeld?

Pim
""", "dv1@oddwarsvaart.example"),
    mail(OD, MIN, "Nogmaals: Hulpvraag Dwarsvaart - bijstelling", "Thu, 5 Sep 2024 08:31:00 +0200", "dv4@oddwarsvaart.example", """Dag Ruben,

Goed nieuws, de software valt mee. In plaats van € 60.000 volstaat nu € 45.000 van jullie kant (kpi 5). Aan de gevraagde projectleider houden wij vast.

Pim Hazeleger
""", "dv3@oddwarsvaart.example"),
]))

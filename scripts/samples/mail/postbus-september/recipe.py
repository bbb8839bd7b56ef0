#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

MIN = "Robuust <robuust@minienw.example>"
def mail(frm, subject, date, mid, text, **more):
    return message([("From", frm), ("To", MIN), ("Subject", subject), ("Date", date), ("Message-ID", "<%s>" % mid)], text=text, **more)
write(tar_gz_of({
    "postbus/0001.eml": mail("Froukje Anema <f.anema@odbiezenveld.example>", "Antwoord op brief 2 september", "Tue, 10 Sep 2024 10:00:00 +0200", "bz1@odbiezenveld.example", """Geachte staatssecretaris,

U vroeg in uw brief of onze plannen haalbaar zijn. Omgevingsdienst Biezenveld is daarvan overtuigd, op één voorwaarde: dat het Rijk gedurende twee jaar een half miljoen euro per jaar bijpast op ons opleidings- en kennisbudget (de kpi's 2 en 3).

Met de meeste hoogachting,
F. Anema
"""),
    "postbus/0002.eml": mail("Directie RUD Kolkzicht <directie@rudkolkzicht.example>", "Uw brief", "Wed, 11 Sep 2024 13:11:00 +0200", "kz1@rudkolkzicht.example", """Goedemiddag,

Wij hebben uw brief in het bestuur besproken. RUD Kolkzicht voldoet aan de robuustheidscriteria en maakt van het aanbod tot ondersteuning geen gebruik. Het gesprek in september kan wat ons betreft in Zwaneveld plaatsvinden; is dinsdag 24 september een optie?

Groet,
Directie RUD Kolkzicht
""", charset="iso-8859-1"),
    "postbus/0003.eml": mail("Gerlof Tamminga <g.tamminga@odterpzijde.example>", "Intrekken aanvraag 3 juli", "Thu, 12 Sep 2024 16:20:00 +0200", "tz2@odterpzijde.example", """Beste collega's,

De aanvraag die Omgevingsdienst Terpzijde op 3 juli deed, € 210.000 voor kpi 3 en kpi 4, gelieve u als niet verzonden te beschouwen. Ons bestuur heeft een andere koers gekozen.

Wat overblijft is klein bier: of u ons voor de invoering van het nieuwe zaaksysteem (kpi 4) tijdelijk een functioneel beheerder kunt afstaan.

Vriendelijke groet,
Gerlof Tamminga
""", charset="windows-1252", encoding="8bit"),
    "postbus/0004.eml": message([("From", "Nieuwsbrief VTH <nieuws@vthbericht.example>"), ("To", MIN), ("Subject", "VTH-bericht nr. 18"), ("Date", "Fri, 13 Sep 2024 06:00:00 +0200"),
        ("Message-ID", "<nb18@vthbericht.example>"), ("List-Unsubscribe", "<mailto:afmelden@vthbericht.example>")], html="""<html><body><h1>VTH-bericht</h1>
<h2>Omgevingsdiensten vragen ruim 9 miljoen</h2><p>Alle omgevingsdiensten samen vragen het ministerie ruim € 9 miljoen aan ondersteuning, vooral voor de kpi's 2 t/m 5.</p>
<h2>Subsidie open</h2><p>Tot 1 november kunt u een subsidie van maximaal € 25.000 aanvragen voor een innovatieproject.</p>
<h2>Gevraagd: sprekers</h2><p>Voor ons najaarscongres zoeken wij sprekers met kennis van zeer zorgwekkende stoffen.</p><p><a href="#">Afmelden</a></p></body></html>"""),
}))

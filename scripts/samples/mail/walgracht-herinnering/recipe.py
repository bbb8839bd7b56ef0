#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

nota = office("""<html><head><meta charset="utf-8"></head><body>
<h1>Bijlage: specificatie aanvraag</h1>
<p>Omgevingsdienst Walgracht, juni 2024</p>
<p>De aanvraag bestaat uit twee onderdelen.</p>
<h2>Onderdeel 1: vakmanschap (kpi 2)</h2>
<p>Gevraagd wordt een tegemoetkoming van € 33.000 in de kosten van certificering van 22 medewerkers. De kosten per medewerker bedragen € 1.500.</p>
<h2>Onderdeel 2: uitvoeringsbeleid (kpi 5)</h2>
<p>Voor het opstellen van een gezamenlijk uitvoeringsbeleid met de waterschappen is een bedrag van € 24.000 benodigd, dat wij eveneens bij het Rijk neerleggen.</p>
</body></html>""", "pdf")
een = """Geachte heer Bolt,

Hierbij dien ik namens het dagelijks bestuur van Omgevingsdienst Walgracht een aanvraag in voor een tegemoetkoming van in totaal € 57.000 in de kosten van vakmanschap (kpi 2) en uitvoeringsbeleid (kpi 5). Een specificatie treft u aan in de bijlage.

Ik vertrouw op een spoedige behandeling van deze aanvraag.

Met vriendelijke groet,

A. Nieuwkerk
ambtelijk secretaris
Omgevingsdienst Walgracht
"""
twee = """Geachte heer Bolt,

Op 20 juni jl. heb ik u namens Omgevingsdienst Walgracht een aanvraag toegezonden. Ik heb daarop nog geen reactie ontvangen. Omdat de begroting voor 2025 op 9 oktober wordt vastgesteld, verneem ik graag voor die datum of wij met de bijdragen van € 33.000 voor kpi 2 en € 24.000 voor kpi 5 rekening mogen houden.

In aanvulling op de aanvraag van juni merk ik nog het volgende op. Voor het beoordelen van aanvragen met stikstof ontbreekt ons de expertise, die in de regio ook elders niet te vinden is (kpi 3). Ik leg u daarom de vraag voor of het ministerie ons hierin kan bijstaan met een deskundige.

Met vriendelijke groet,

A. Nieuwkerk
ambtelijk secretaris
Omgevingsdienst Walgracht

Van: A. Nieuwkerk
Verzonden: donderdag 20 juni 2024 10:12
Aan: H. Bolt
Onderwerp: Aanvraag ondersteuning

""" + een
WIE = {"From": "\"A. Nieuwkerk\" <a.nieuwkerk@odwalgracht.example>", "To": "\"H. Bolt\" <h.bolt@minienw.example>"}
write(zip_of({
    "Walgracht/2024-06-20 Aanvraag ondersteuning.eml": message(dict(WIE, **{"Subject": "Aanvraag ondersteuning", "Date": "Thu, 20 Jun 2024 10:12:00 +0200",
        "Message-ID": "<wg1@odwalgracht.example>"}), text=een, attachments=[("Specificatie aanvraag.pdf", nota, "application/pdf")]),
    "Walgracht/2024-09-12 Herinnering.eml": message(dict(WIE, **{"Subject": "Herinnering: Aanvraag ondersteuning", "Date": "Thu, 12 Sep 2024 09:30:00 +0200",
        "Message-ID": "<wg2@odwalgracht.example>", "In-Reply-To": "<wg1@odwalgracht.example>"}), text=twee, charset="iso-8859-15")}))

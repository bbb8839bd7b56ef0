#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

notitie = office("""<html><head><meta charset="utf-8"><title>Notitie ondersteuning</title></head><body>
<h1>Notitie ondersteuning robuustheid</h1>
<p>Omgevingsdienst Hoevelaan, behandeld in het dagelijks bestuur van 28 augustus 2024</p>
<h2>Inleiding</h2>
<p>Het ministerie van Infrastructuur en Waterstaat heeft de omgevingsdiensten gevraagd of zij behoefte hebben aan ondersteuning bij de uitvoering van hun plan van aanpak. In deze notitie is per kpi aangegeven wat de dienst zelf doet en waar het Rijk kan bijdragen.</p>
<h2>Kpi 2 Deskundigheid</h2>
<p>In het eerste kwartaal van 2025 volgen alle toezichthouders de cursus ketentoezicht. De kosten hiervan zijn opgenomen in het opleidingsbudget, zodat een bijdrage van het Rijk niet nodig is.</p>
<h2>Kpi 4 Informatievoorziening</h2>
<p>De afdeling Informatie sluit uiterlijk 1 juli 2025 alle werkprocessen aan op het nieuwe zaaksysteem. De bouw van de koppelingen kost naar verwachting EUR 95.000. Het dagelijks bestuur is van oordeel dat het Rijk van dit bedrag EUR 60.000 voor zijn rekening zou moeten nemen. Verder wordt het ministerie opgeroepen om één landelijke standaard voor de uitwisseling van inspectiegegevens vast te stellen.</p>
<h2>Kpi 5 Strategie en strafrecht</h2>
<p>De dienst beschikt niet over een eigen milieurechercheur. Voorgesteld wordt dat hiervoor gedurende een jaar iemand uit de rijkspool bij de dienst wordt gedetacheerd.</p>
<h2>Overige kpi's</h2>
<p>Voor de kpi's 1, 3 en 6 kan de dienst de voorgenomen stappen op eigen kracht zetten.</p>
</body></html>""", "docx")
write(message({"From": "Bestuurssecretariaat OD Hoevelaan <bestuurssecretariaat@odhoevelaan.example>", "To": "robuuste-od@minienw.example",
    "Subject": "Notitie ondersteuning Hoevelaan", "Date": "Fri, 30 Aug 2024 13:20:00 +0200", "Message-ID": "<hl-300824@odhoevelaan.example>"},
    charset="iso-8859-1", text="""Geachte heer, mevrouw,

Bijgaand ontvangt u de notitie van Omgevingsdienst Hoevelaan over de ondersteuning bij het robuust worden van de dienst. Het dagelijks bestuur heeft de notitie op 28 augustus jl. ongewijzigd vastgesteld. De notitie is gelijktijdig aan de provincie gezonden.

Wij verzoeken u deze stukken te betrekken bij het gesprek dat op 19 september a.s. met onze voorzitter plaatsvindt.

Hoogachtend,

het bestuurssecretariaat
Omgevingsdienst Hoevelaan
""", attachments=[("Notitie ondersteuning robuustheid.docx", notitie, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

OD, MIN = "Sjoerd Pruim <s.pruim@odbinnenmeer.example>", "Robuuste omgevingsdiensten <robuusteod@minienw.example>"
een = message([("From", OD), ("To", MIN), ("Subject", "Bijdrage analysetool toezicht"), ("Date", "Mon, 8 Jul 2024 14:02:00 +0200"), ("Message-ID", "<bm-1@odbinnenmeer.example>")],
    text="""Geachte mevrouw De Ruiter,

Omgevingsdienst Binnenmeer is voornemens om in 2025 risicogericht toezicht in te voeren. Voor de aanschaf van een analysetool (kpi 4) verzoekt de dienst het ministerie een bijdrage van € 40.000 te verlenen. De dienst draagt zelf € 20.000 bij.

Een nadere kostenraming volgt zodra deze gereed is.

Met vriendelijke groet,

Sjoerd Pruim
Controller Omgevingsdienst Binnenmeer
""", charset="utf-8")
twee = message([("From", MIN), ("To", OD), ("Subject", "RE: Bijdrage analysetool toezicht"), ("Date", "Tue, 9 Jul 2024 10:20:00 +0200"), ("Message-ID", "<m9@minienw.example>"), ("In-Reply-To", "<bm-1@odbinnenmeer.example>")],
    text="""Geachte heer Pruim,

Hierbij bevestig ik de ontvangst van uw verzoek om een bijdrage van € 40.000. Wij nemen dit mee in de inventarisatie. In september informeren wij u over het vervolg.

Femke de Ruiter
""", charset="utf-8")
raming = office(fods([("Raming", [
    [("span", 5, "Kostenraming Omgevingsdienst Binnenmeer, 2 september 2024")],
    ["Kpi", "Onderdeel", "Totale kosten", "Eigen bijdrage", "Gevraagde bijdrage"],
    ["4", "Analysetool toezicht", ("€", 60000), ("€", 20000), ("€", 40000)],
    ["4", "Inrichting datawarehouse", ("€", 95000), ("€", 32000), ("€", 63000)],
    ["3", "Kennisuitwisseling met buurdiensten", ("€", 8000), ("€", 8000), "geen"],
    ["", "Totaal", ("€", 163000), ("€", 60000), ("€", 103000)]])]), "xlsx")
drie = message([("From", OD), ("To", MIN), ("Subject", "Kostenraming en aanvullend verzoek Binnenmeer"), ("Date", "Tue, 3 Sep 2024 11:47:00 +0200"), ("Message-ID", "<bm-2@odbinnenmeer.example>")],
    text="""Geachte mevrouw De Ruiter,

Zoals aangekondigd stuur ik u hierbij de kostenraming. Bij het opstellen daarvan is gebleken dat voor kpi 4 ook een datawarehouse moet worden ingericht. Ik verzoek u daarom om naast de bijdrage voor de analysetool een bijdrage van € 63.000 voor het datawarehouse in overweging te nemen.

Met vriendelijke groet,

Sjoerd Pruim
""", charset="utf-8", attachments=[("Kostenraming Binnenmeer.xlsx", raming, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")])
write(zip_of({"01 verzoek 8 juli.eml": een, "02 ontvangstbevestiging.eml": twee, "03 aanvulling 3 september.eml": drie}))

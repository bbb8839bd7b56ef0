#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

blad = office(fods([("Opgave", [
    [("span", 5, "Opgave ondersteuning robuuste omgevingsdiensten 2025")],
    ["Naam dienst:", "Omgevingsdienst Rijshout"],
    ["Contactpersoon:", "B. Wassenberg"],
    [None],
    ["Kpi", "Omschrijving", "Totale kosten", "Gevraagde bijdrage", "Eenmalig / structureel"],
    [2, "Vakopleiding van zes nieuwe medewerkers vergunningverlening", ("€", 66000), ("€", 44000), "eenmalig"],
    [3, "Lidmaatschap van het landelijk kennisplatform", ("€", 8500), ("€", 0), "structureel"],
    [4, "Inrichten van een datawarehouse voor toezicht", ("€", 130000), ("€", 97500), "eenmalig"],
    [5, "Analist voor het opstellen van het jaarlijkse risicobeeld", ("€", 40000), ("€", 40000), "structureel"],
    [None, "Totaal", ("€", 244500), ("€", 181500), None]]),
  ("Toelichting", [
    ["Toelichting bij het invullen (ministerie van IenW)"],
    ["Vul per kpi één regel in. Voor kpi's 2 t/m 5 wordt gedacht aan een bedrag van € 200.000 tot € 250.000 per omgevingsdienst."],
    ["Voorbeeld: opstellen opleidingsplan, totale kosten € 20.000, gevraagde bijdrage € 15.000, eenmalig."]])]), "xlsx")
write(message({"From": "Bob Wassenberg <b.wassenberg@odrijshout.example>", "To": "Meldpunt robuustheid <robuuste-od@minienw.example>",
    "Subject": "Ingevuld formulier OD Rijshout", "Date": "Mon, 22 Jul 2024 08:41:00 +0200", "Message-ID": "<rh2207@odrijshout.example>"}, text="""Goedemorgen,

Zie bijgevoegd het ingevulde formulier van Omgevingsdienst Rijshout. De bedragen staan op het eerste tabblad. Het tabblad met de toelichting hebben wij laten staan zoals wij het van jullie ontvingen.

De regel over kpi 3 is alleen voor de volledigheid opgenomen, daarvoor hoeft het ministerie niets bij te dragen. Los van het formulier hebben wij nog een punt dat niet in een bedrag is uit te drukken: wij zien voor het ministerie een rol weggelegd om de aansluiting op het Digitaal Stelsel Omgevingswet voor alle diensten tegelijk te organiseren (kpi 4).

Laat het even weten als het formulier niet goed te openen is.

Met vriendelijke groet,

Bob Wassenberg
planning & control
Omgevingsdienst Rijshout
""", attachments=[("Formulier ondersteuning 2025 Rijshout.xlsx", blad, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]))

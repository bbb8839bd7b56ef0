#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

OD, MIN = "Nienke Barels <n.barels@odoostgaarde.example>", "Team VTH <vth@minienw.example>"
een = message([("From", OD), ("To", MIN), ("Subject", "Oostgaarde - aanvraag in drie delen"), ("Date", "Mon, 15 Jul 2024 09:30:00 +0200"), ("Message-ID", "<og1@odoostgaarde.example>")],
    text="""Geachte heer, mevrouw,

Omgevingsdienst Oostgaarde zou willen dat u de wervingscampagne voor ecologen
(kpi 1), begroot op 27.500 euro, voor uw rekening neemt. Van gelijk gewicht
achten wij een vergoeding van de licenties van ons nieuwe dossiersysteem
(kpi 4), die op 9.600 euro per jaar uitkomen. De begroting zit hierbij.

Nienke Barels
""", charset="iso-8859-1")
twee = message([("From", OD), ("To", MIN), ("Subject", "Oostgaarde - vergeten punt"), ("Date", "Tue, 16 Jul 2024 07:58:00 +0200"), ("Message-ID", "<og2@odoostgaarde.example>"), ("In-Reply-To", "<og1@odoostgaarde.example>")],
    text="""Mijn mail van gisteren was niet volledig. Ook voor een risicoanalyse van het chemiepark (criterium 5) bent u onze laatste hoop: circa € 18.000 zou ons enorm ontlasten.

Nog iets: in het dossier van vorige week zat een verkeerde bijlage. Kunt u die vernietigen?

N.
""", encoding="8bit")
begroting = office(fods([("Aanvraag", [
    [("span", 4, "Aanvraag rijksbijdrage Oostgaarde")],
    ["Criterium", "Omschrijving", "Gevraagd", "Frequentie"],
    ["kpi 1", "Wervingscampagne ecologen", ("€", 27500), "eenmalig"],
    ["kpi 4", "Licenties dossiersysteem", ("€", 9600), "per jaar"],
    ["", "Samen", ("€", 37100), ""]]),
    ("Eigen dekking", [["Post", "Bedrag"], ["Uitkering reserve opleidingen", ("€", 14000)], ["Bijdrage waterschap", ("€", 6500)]])]), "xlsx")
write(zip_of({
    "Oostgaarde/": b"",
    "Oostgaarde/lees eerst.txt": plain("Ruben, dit is alles wat ik van Oostgaarde heb. Vraag 3 kwam een dag later. Totaal vragen ze dus zo'n 55.100 euro.\n\nMarloes\n", "utf-8", "\r\n"),
    "Oostgaarde/2024-07-15 aanvraag.eml": een,
    "Oostgaarde/2024-07-16 aanvulling.eml": twee,
    "Oostgaarde/begroting Oostgaarde.xlsx": begroting}))

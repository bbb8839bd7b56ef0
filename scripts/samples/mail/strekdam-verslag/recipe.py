#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Dag allen,

Bijgaand het verslag van het directeurenoverleg van 12 september. Graag jullie opmerkingen vóór vrijdag, dan stel ik het vast. Het ministerie krijgt deze keer een afschrift, vandaar dat jullie in de cc ook een adres van IenW zien.

Titia van Ommen
ambtelijk secretaris, Omgevingsdienst Strekdam
"""
MINUTES = [
    "Verslag directeurenoverleg Noordoost, 12 september 2024, ten kantore van Omgevingsdienst Strekdam",
    "1. Opening. De voorzitter heet iedereen welkom en vraagt om een bijdrage van iedere dienst aan de rondvraag.",
    "2. Ronde langs de velden. Omgevingsdienst Kolkmeer vraagt het ministerie om € 80.000 voor kpi 3 en zoekt een geluidspecialist. Omgevingsdienst Halmdijk heeft om 1,2 fte gevraagd en dat verzoek weer ingetrokken. Strekdam heeft nog geen standpunt.",
    "3. Brief van de DG. Gesproken wordt over de 200.000 – 250.000 euro per omgevingsdienst. Men vraagt zich af of dat bedrag ook voor kpi 1 en kpi 6 mag worden gebruikt. Actie: Titia vraagt dit na bij IenW.",
    "4. Kennis. Voorgesteld wordt dat de diensten elkaar ondersteunen bij de opleiding van juristen; Strekdam levert daarvoor een docent.",
    "5. Rondvraag. Geen.",
]

DOC = "<html><body><h3>%s</h3>%s</body></html>" % (MINUTES[0], "".join("<p>%s</p>" % p for p in MINUTES[1:]))
write(message({
    "From": "Titia van Ommen <t.vanommen@odstrekdam.example>",
    "To": "directeurenoverleg@odstrekdam.example",
    "Cc": "robuust@minienw.example",
    "Date": "Tue, 17 Sep 2024 10:05:00 +0200",
    "Subject": "Verslag 12 september",
    "Message-ID": "<sd17@odstrekdam.example>",
}, text=BODY, attachments=[("verslag 12-09.docx", office(DOC, "docx"),
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]))

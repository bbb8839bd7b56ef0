#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

stuk = office("""<html><head><meta charset="utf-8"></head><body><h2>Toelichting Lindehorst</h2>
<p>Wij dienen hierbij een aanvraag in voor 35.000 euro voor het meten van onze geluidzones (kpi 3).</p>
<p>Mogen wij daarnaast een beroep doen op de juristen van Rijkswaterstaat, voor pakweg tachtig uur bij lozingszaken?</p>
<p>De provincie betaalde in 2023 nog 20.000 euro mee; dat is afgelopen.</p></body></html>""", "docx")
dat = tnef(subject="Lindehorst - aanvraag", date="Mon, 19 Aug 2024 10:12:00 +0200", attachments=[
    ("Toelichting Lindehorst definitief.docx", stuk),
    ("gemaakte afspraken.txt", plain("Afgesproken op 8 augustus:\n- Lindehorst levert de toelichting vóór 20 augustus aan\n- IenW stuurt het formulier toe\n- over budget praten we later\n", "cp1252", "\r\n"))],
    body="""Goedemiddag,

Zoals telefonisch besproken stuur ik de toelichting en de afspraken mee.

In één adem door: Omgevingsdienst Lindehorst ziet ook graag dat zijn nieuwe inspecteurs een snuffelstage bij de ILT kunnen lopen (kpi 3). Dat kost u niets behalve wat geduld.

Groet,
Oeds Reitsema""")
write(message([
    ("From", "\"Reitsema, Oeds\" <o.reitsema@odlindehorst.example>"),
    ("To", "<robuust@minienw.example>"),
    ("Subject", "Lindehorst - aanvraag"),
    ("Date", "Mon, 19 Aug 2024 10:12:00 +0200"),
    ("Message-ID", "<lindehorst-0819@odlindehorst.example>"),
    ("X-MS-Has-Attach", "yes"), ("X-MS-TNEF-Correlator", "<lindehorst-0819@odlindehorst.example>"),
], attachments=[("winmail.dat", dat, "application/ms-tnef")]))

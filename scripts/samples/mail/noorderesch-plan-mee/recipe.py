#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

rows = [("2", "Vaststellen opleidingsplan 2025-2026", "hoofd P&amp;O", "1 december 2024"),
        ("3", "Inrichten kennisteam bodem met twee buurdiensten", "teamleider Advies", "eerste kwartaal 2025"),
        ("4", "Aansluiten op de landelijke gegevensvoorziening", "informatiemanager", "eind 2025"),
        ("5", "Actualiseren risicoanalyse", "teamleider Toezicht", "1 maart 2025")]
plan = office("""<html><body style="font-family:'Liberation Sans';font-size:10.5pt">
<h1>Omgevingsdienst Noorderesch: aanvulling op het plan van aanpak</h1>
<p>Vastgesteld door het dagelijks bestuur op 5 september 2024</p>
<h2>Aanleiding</h2>
<p>Het ministerie heeft gevraagd om de maatregelen te voorzien van een trekker en een einddatum. Met deze aanvulling geven wij daaraan gevolg.</p>
<h2>Maatregelen</h2>
<table border="1" cellpadding="4" style="border-collapse:collapse"><tr><th>Kpi</th><th>Maatregel</th><th>Trekker</th><th>Gereed</th></tr>
""" + "\n".join("<tr>" + "".join("<td>%s</td>" % c for c in r) + "</tr>" for r in rows) + """</table>
<h2>Financiën</h2>
<p>De maatregelen worden uitgevoerd binnen de vastgestelde begroting. Een beroep op het Rijk is hiervoor niet nodig.</p>
</body></html>""", "docx")
write(message([
    ("From", "Jolanda Kamphuis <j.kamphuis@odnoorderesch.example>"), ("To", "robuusteod@minienw.example"),
    ("Subject", "Aanvulling plan van aanpak OD Noorderesch"), ("Date", "Mon, 9 Sep 2024 14:18:55 +0200"), ("Message-ID", "<ne-9@odnoorderesch.example>")],
    text="""Geachte heer, mevrouw,

Namens Omgevingsdienst Noorderesch stuur ik u hierbij de aanvulling op ons plan van aanpak waar u in het gesprek van 27 juni om hebt gevraagd. Wilt u de ontvangst per e-mail bevestigen?

Een ondertekend exemplaar wordt per post toegezonden.

Met vriendelijke groet,

Jolanda Kamphuis
Bestuurs- en directieondersteuning
""", attachments=[("Aanvulling plan van aanpak.docx", plan, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")], charset="utf-8"))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Beste meneer Nieman,

Met gepaste trots doe ik u het bijgestelde plan van aanpak toekomen, de inkt is nog nat. Blz. 1 is voor u het aardigst. Een wensenlijst aan uw adres zit er niet bij.

Dank voor het prettige gesprek van vorige week; de koffie was bij u beter dan hier.

Aleida Kortenhoeven
Omgevingsdienst Zandhagen
"""
PLAN = [
    "Plan van aanpak Omgevingsdienst Zandhagen, bijgestelde versie van 9 oktober 2024",
    "Kpi 3 Opleiding, kennis en innovatie",
    "In het eerste kwartaal van 2025 opent de dienst een leeratelier voor luchtkwaliteit, kosten € 14.000.",
    "Kpi 4 Informatievoorziening",
    "De informatiemanager sluit uiterlijk 30 juni 2025 de laatste twee gemeenten aan op het zaaksysteem.",
    "Ondersteuning",
    "Het ministerie schreef te denken aan 200.000 – 250.000 euro per omgevingsdienst. Zandhagen kan het plan geheel uit de eigen begroting bekostigen en heeft geen verzoek aan het Rijk.",
    "Fusie",
    "Samengaan met een andere dienst is onderzocht en op 18 april 2024 door het bestuur van de hand gewezen.",
]

DOC = "<html><body><h1>%s</h1>%s</body></html>" % (PLAN[0], "".join(
    ("<h2>%s</h2>" if i % 2 == 0 else "<p>%s</p>") % p for i, p in enumerate(PLAN[1:])))
write(message({
    "From": "Aleida Kortenhoeven <a.kortenhoeven@odzandhagen.example>",
    "To": "Robbert Nieman <r.nieman@minienw.example>",
    "Date": "Thu, 10 Oct 2024 12:31:00 +0200",
    "Subject": "Bijgesteld plan",
    "Message-ID": "<zh1010@odzandhagen.example>",
}, text=BODY, attachments=[("plan-zandhagen.pdf", office(DOC, "pdf"), "application/pdf")]))

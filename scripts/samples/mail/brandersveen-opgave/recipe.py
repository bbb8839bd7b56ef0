#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

opgave = office(fods([("Opgave", [
    [("span", 6, "Opgave kosten en dekking maatregelen (bedragen x € 1.000)")],
    ["Kpi", "Maatregel", "Jaar", "Kosten", "Dekking eigen begroting", "Gevraagde bijdrage Rijk"],
    ["2", "Scholing medewerkers vergunningverlening", "2025", 60, 15, 45],
    ["3", "Traineeprogramma", "2025", 110, 40, 70],
    ["4", "Vervanging zaaksysteem", "2025", 310, 190, 120],
    ["5", "Actualisatie probleemanalyse", "2024", 20, 20, 0],
    ["", "Totaal", "", 500, 265, 235]]),
    ("Toelichting", [["Onderdeel", "Toelichting"], ["Zaaksysteem", "De leverancier beëindigt het onderhoud van het huidige systeem."],
    ["Algemeen", "Alle bedragen zijn eenmalig en inclusief btw."]])]), "xlsx")
write(message([
    ("From", "Financiën OD Brandersveen <financien@odbrandersveen.example>"), ("To", "robuusteod@minienw.example"),
    ("Subject", "Opgave Omgevingsdienst Brandersveen"), ("Date", "Tue, 20 Aug 2024 15:55:00 +0200"), ("Message-ID", "<bv20@odbrandersveen.example>")],
    html="""<html><head><meta charset="utf-8"></head><body><p>Geachte heer, mevrouw,</p>
<p>Bijgaand ontvangt u de opgave van Omgevingsdienst Brandersveen waar u in uw e-mail van 2 juli om heeft verzocht. In de laatste kolom is per maatregel aangegeven welke bijdrage van het Rijk wordt gevraagd.</p>
<p>Indien u vragen heeft over de opgave, dan kunt u bellen met de heer Slagter, telefoonnummer 0800-0000.</p>
<p>Met vriendelijke groet,<br>Afdeling Financiën en Control</p></body></html>
""", attachments=[("Opgave kosten Brandersveen.xlsx", opgave, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]))

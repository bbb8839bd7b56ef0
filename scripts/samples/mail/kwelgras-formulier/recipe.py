#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

X = office(fods([
    ("Toelichting", [["Formulier ondersteuningsbehoefte omgevingsdiensten"], ["Ingevuld door: Omgevingsdienst Kwelgras, afdeling Strategie"],
        ["Voorbeeld (invulling door IenW)"], ["Kpi", "Wat heeft u nodig?", "Bedrag", "Toelichting"], [3, "Inhuur opleider", ("€", 25000), "voorbeeld, niet wijzigen"]]),
    ("Opgave", [["Kpi", "Wat heeft u nodig?", "Bedrag", "Eenmalig of jaarlijks", "Opmerking"],
        [1, "n.v.t.", None, None, "formatie is voldoende"],
        [2, "Bekostiging traineeplaatsen milieurecht (4x)", ("€", 112000), "eenmalig", "start sept. 2025"],
        [3, "Gastlessen door het kenniscentrum InfoMil", None, "jaarlijks", ""],
        [4, "n.v.t.", None, None, "is al geregeld met de provincie"],
        [5, "Inzet van een ervaren officier van dienst, 0,3 fte", None, "eenmalig", "tot medio 2026"],
        [6, "n.v.t.", None, None, None]])]), "xlsx")
write(message([
    ("From", "strategie@odkwelgras.example"),
    ("To", "Ruben Zwaanswijk <ruben.zwaanswijk@minienw.example>"),
    ("Subject", "Ingevuld formulier OD Kwelgras"),
    ("Date", "Thu, 29 Aug 2024 11:03:12 +0200"),
    ("Message-ID", "<kg0829@odkwelgras.example>"),
], text="""Beste Ruben,

Hierbij retour jullie formulier. Op het tweede tabblad staat wat wij nodig hebben; kpi's waar niets speelt hebben we doorgestreept. Laat je weten of het zo bruikbaar is?

Tot de 17e,
Sjoukje van der Velde
Omgevingsdienst Kwelgras
""", html="""<html><body><p>Beste Ruben,</p><p>Hierbij retour jullie formulier. Op het tweede tabblad staat wat wij nodig hebben; kpi's waar niets speelt hebben we doorgestreept. Laat je weten of het zo bruikbaar is?</p><p>Tot de 17e,<br>Sjoukje van der Velde<br>Omgevingsdienst Kwelgras</p></body></html>""",
    attachments=[("Formulier ondersteuningsbehoefte.xlsx", X, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]))

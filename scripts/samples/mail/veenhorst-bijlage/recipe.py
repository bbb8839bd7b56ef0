#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Hallo,

Hierbij het ingevulde overzicht van Veenhorst. Mocht er iets onduidelijk zijn, bel dan gerust met Sjors, die heeft het in elkaar gezet (en zegt dat tabblad 2 alleen ter vergelijking is).

Groet van het secretariaat

Omgevingsdienst Veenhorst
Turfkade 3, 7799 ZZ Veenhorst
"""
ROWS = [
    ["Overzicht ondersteuning Omgevingsdienst Veenhorst, 5 september 2024"],
    ["Kpi", "Waarvoor", "Gevraagd (x € 1.000)", "Aard"],
    ["2 en 3", "traineeprogramma met drie buurdiensten", 64, "structureel"],
    ["4", "opschonen van het locatiebestand", 27.5, "eenmalig"],
    ["4", "nieuwe zaakmodule", 0, "niet gevraagd, uit eigen middelen"],
    ["5", "raad van een landelijk team bij ondermijningszaken, circa tien dagen", "in uren", "eenmalig"],
    ["fusie", "ineenschuiven van systemen en salarissen met Omgevingsdienst Tolbrug", 480, "eenmalig, na bestuursbesluit"],
    ["Totaal", "", 571.5, ""],
]
NOTES = [
    ["Ter vergelijking (x € 1.000)", ""],
    ["Ministerie: per omgevingsdienst voor kpi 2 t/m 5", "200-250"],
    ["Ministerie: extra in geval van fusie", "500"],
    ["Ministerie: hele stelsel", "18.000"],
    ["Stand fusie", "Met Omgevingsdienst Tolbrug tekenden wij op 26 juni 2024 een intentieverklaring; het bestuur besluit in december."],
]

write(message({
    "From": "Secretariaat Veenhorst <secretariaat@odveenhorst.example>",
    "To": "robuust@minienw.example",
    "Date": "Thu, 5 Sep 2024 14:12:30 +0200",
    "Subject": "Ingevuld overzicht",
    "Message-ID": "<vh.5sep@odveenhorst.example>",
}, text=BODY, attachments=[("overzicht-veenhorst.xlsx", office(fods([("Behoefte", ROWS), ("Toelichting", NOTES)]), "xlsx"),
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

X = office(fods([("Opgave 2025-2026", [
    ["Omgevingsdienst Noordbeemd", None, None, None],
    ["Bedragen × € 1.000", None, None, None],
    ["Indicator", "Onderwerp", "Kosten totaal", "Waarvan gevraagd aan het Rijk"],
    ["Indicator 1", "Uitbreiding team toezicht", 310, 0],
    ["Indicator 2", "Assessments en bijscholing", 96, 64],
    ["Indicator 3", "Lectoraat met Hogeschool Noordbeemd", 50, 25],
    ["Indicator 4", "Datakwaliteit inrichtingenbestand", 140, 140],
    ["Indicator 5", "Actualisatie handhavingsstrategie", 12, 0],
    ["Totaal", None, 608, 229]])]), "ods")
write(message([
    ("Return-Path", "<financien@odnoordbeemd.example>"),
    ("From", "=?utf-8?Q?Financi=C3=ABn_Noordbeemd?= <financien@odnoordbeemd.example>"),
    ("To", "robuust@minienw.example"),
    ("Subject", "Opgave Noordbeemd (herziene versie van dinsdag)"),
    ("Date", "Thu, 4 Jul 2024 13:37:00 +0200"),
    ("Message-ID", "<nb0704@odnoordbeemd.example>"),
], text="""Goedemiddag,

De spreadsheet van dinsdag bevatte een telfout; gebruik alstublieft deze. In de laatste kolom leest u per indicator welk deel wij bij u neerleggen. Nul betekent dat wij het zelf betalen.

Omgevingsdienst Noordbeemd, team Financiën
""", html="""<html><body><p>Goedemiddag,</p><p>De spreadsheet van dinsdag bevatte een telfout; gebruik alstublieft deze. In de laatste kolom leest u per indicator welk deel wij bij u neerleggen. Nul betekent dat wij het zelf betalen.</p><p>Omgevingsdienst Noordbeemd, team Financi&euml;n</p></body></html>""",
    attachments=[("opgave noordbeemd v2.ods", X, "application/vnd.oasis.opendocument.spreadsheet")]))

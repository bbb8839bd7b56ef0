#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

# windows-1252, en dat wordt nergens gezegd
write(message([
    ("From", "bestuur@odschorrekant.example (Bestuur en Control)"),
    ("To", "robuust@minienw.example"),
    ("Subject", "Ondersteuningsbehoefte OD Schorrekant"),
    ("Date", "Tue, 18 Jun 2024 14:03:00 +0200"),
    ("Message-Id", "<0618-1403@odschorrekant.example>"),
], text="""L.S.,

Als vervolg op de extra oproep van uw ministerie het volgende.

Omgevingsdienst Schorrekant vraagt € 75.000,- voor het opzetten van een eigen leerlijn (kpi 3). De dienst zou verder uit de brand zijn met twee ervaren toezichthouders, gedurende één jaar uit te lenen door een andere overheid (kpi 1). Financiële hulp is bij de kpi’s 2 en 5 niet aan de orde. In oktober 2024 stelt het bestuur de nieuwe uitvoerings- en handhavingsstrategie vast.

De gemeente Ellewoutskerke liet ons in april weten dat zij het Rijk om € 200.000 heeft gevraagd voor háár havenproject; dat staat hier buiten.

Met vriendelijke groet,

Afdeling Bestuur & Control
Postbus 118 – Schorre
""", charset="windows-1252", encoding="8bit", declare=False))

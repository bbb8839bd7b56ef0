#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Beste,

Tweemaal hetzelfde lijstje, eens als csv en eens als ods, want vorige keer bleef er een in uw filter hangen.

Nog een bekentenis: in de pauze van het congres riep ik "doe mij die € 250.000 maar". Dat was een grapje. Het lijstje telt.

Vriendelijke groeten,
Kobe Van Haesebrouck
Omgevingsdienst Rietmeen
"""
ROWS = [
    ["kpi", "vraag", "euro", "duur"],
    ["2", "bijdrage in werving en inwerking van vier jonge toezichthouders", "38000", "eenmalig"],
    ["4", "beheer van het gegevensmagazijn, kost per jaar", "55000", "structureel"],
    ["3", "kennis van het RIVM over zeer zorgwekkende stoffen, liefst via een vaste contactpersoon", "", "doorlopend"],
    ["1", "niets nodig", "", ""],
]

CSV = "\n".join(";".join(row) for row in ROWS) + "\n"
ODS = office(fods([("behoefte", [[int(c) if c.isdigit() else c or None for c in row] for row in ROWS])]), "ods")
write(message({
    "From": "Kobe Van Haesebrouck <k.vanhaesebrouck@odrietmeen.example>",
    "To": "robuust@minienw.example",
    "Date": "Fri, 6 Sep 2024 15:45:00 +0200",
    "Subject": "Het lijstje van Rietmeen",
    "Message-ID": "<rm-lijst@odrietmeen.example>",
}, text=BODY, attachments=[("behoefte-rietmeen.csv", plain(CSV), "text/csv"),
                           ("behoefte-rietmeen.ods", ODS, "application/vnd.oasis.opendocument.spreadsheet")]))

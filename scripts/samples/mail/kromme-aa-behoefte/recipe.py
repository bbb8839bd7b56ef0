#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

import zlib
def png(width, height, colour):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")

ITEMS = ["kpi 1 – geen;", "kpi 2 – een tegemoetkoming van maximaal € 40.000 in het assessment van onze specialisten;",
         "kpi 3 – een docent van het RIVM die vier lesdagen over geluid komt geven;",
         "kpi 4 – p.m., de uitkomst van de landelijke verkenning is nog niet bekend;",
         "kpi 5 – 240 uur van een jurist strafrecht, te leveren door het Functioneel Parket of door uzelf;", "kpi 6 – geen."]
text = """Beste Ruben,

Je mail van vorige week is hier in het MT besproken. Onze behoefte, kort en bondig:

""" + "\n".join("  • " + i for i in ITEMS) + """

Over de planning van het najaar bel ik je nog.

Hartelijke groet,
Hidde Oldenkamp

[logo]
Omgevingsdienst Kromme Aa – Voor al uw vragen over bodem, geluid en vergunningen
"""
html = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body style="font-family:Verdana">
<p>Beste Ruben,</p><p>Je mail van vorige week is hier in het MT besproken. <b>Onze behoefte</b>, kort en bondig:</p>
<ul>""" + "".join("<li>%s</li>\n" % i for i in ITEMS) + """</ul>
<p>Over de planning van het najaar bel ik je nog.</p><p>Hartelijke groet,<br>Hidde Oldenkamp</p>
<p><img src="cid:logo@odkrommeaa" alt="logo" width="60" height="20"><br><small>Omgevingsdienst Kromme Aa – Voor al uw vragen over bodem, geluid en vergunningen</small></p></body></html>"""
write(message([
    ("From", "Hidde Oldenkamp <h.oldenkamp@odkrommeaa.example>"),
    ("To", "Ruben Zwaanswijk <ruben.zwaanswijk@minienw.example>"),
    ("Subject", "Antw: Waar kunnen we bij helpen?"),
    ("Date", "Tue, 20 Aug 2024 16:31:05 +0200"),
    ("Message-ID", "<20240820.1631@odkrommeaa.example>"),
    ("Importance", "normal"),
], text=text, html=html, inline=[("logo@odkrommeaa", "logo.png", png(60, 20, (20, 110, 60)), "image/png")]))

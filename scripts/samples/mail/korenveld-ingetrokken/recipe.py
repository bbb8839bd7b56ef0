#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Tineke Roorda <t.roorda@odkorenveld.example>"), ("To", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Subject", "Intrekking verzoek 14 mei 2024"), ("Date", "Fri, 30 Aug 2024 12:00:41 +0200"), ("Message-ID", "<kv-308@odkorenveld.example>")],
    text="""Geachte mevrouw De Ruiter,

Op 14 mei 2024 heeft Omgevingsdienst Korenveld u verzocht om een bijdrage van € 38.000 voor het opstellen van een informatieplan (kpi 4) en om de tijdelijke inzet van een projectleider.

Inmiddels is gebleken dat een van de gemeenten in ons gebied het informatieplan voor ons kan opstellen en dat een projectleider niet langer nodig is. Wij trekken beide verzoeken daarom in. Ik verzoek u dit in uw administratie te verwerken.

Met vriendelijke groet,

Tineke Roorda
Afdelingshoofd Bedrijfsvoering
""", charset="utf-8", encoding="8bit"))

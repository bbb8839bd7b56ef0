#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Anja Veltkamp <anja.veltkamp@odeikenrade.example>"), ("To", "Joost van Driel <j.vandriel@minienw.example>"),
    ("Subject", "Risicoanalyse kpi 5"), ("Date", "Tue, 27 Aug 2024 16:44:10 +0200"), ("Message-ID", "<ev-827@odeikenrade.example>")],
    text="""Dag Joost,

Zoals vanmiddag telefonisch besproken: voor het opstellen van de risicoanalyse (kpi 5) komen wij ongeveer 300 uur tekort. Kan het ministerie ons hiervoor tijdelijk een medewerker ter beschikking stellen? Om een financiële bijdrage vragen wij niet.

Groet,
Anja

Anja Veltkamp | teammanager Toezicht | Omgevingsdienst Eikenrade
Heeft u een vraag over een vergunning? Bel ons klantcontactcentrum.
""", charset="utf-8", encoding="8bit"))

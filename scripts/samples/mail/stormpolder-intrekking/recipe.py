#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "\"Van der Heul, Dirkje\" <d.vanderheul@odstormpolder.example>"),
    ("To", "\"Robuust\" <robuust@minienw.example>"),
    ("Subject", "INTREKKING: verzoek 12 juni (Stormpolder)"),
    ("Date", "Wed, 25 Sep 2024 10:50:00 +0200"),
    ("Message-ID", "<sp0925@odstormpolder.example>"),
], text="""Geachte heer Zwaanswijk,

Ons verzoek van 12 juni kunt u als vervallen beschouwen. Het ging daarin om EUR 150.000 voor de invoering van een zaaksysteem (kpi 4) en om de detachering van een informatiearchitect.

De reden is verheugend: onze deelnemers nemen de kosten in hun begroting van 2025 op. Wij danken u voor de moeite die u zich heeft getroost en vragen u ons dossier op dit punt te sluiten.

Met vriendelijke groet,
D. van der Heul
Omgevingsdienst Stormpolder

Vraagbaak VTH Zuidwest - voor steun en advies: 000-0000000
""", charset="windows-1252"))

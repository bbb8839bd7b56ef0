#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "\"Bruggink, E.\" <e.bruggink@odwilpermeen.example>"), ("To", "Joost van Driel <j.vandriel@minienw.example>"),
    ("Subject", "Vragen over de financiële ondersteuning"), ("Date", "Wed, 11 Sep 2024 11:36:20 +0200"), ("Message-ID", "<wm-11@odwilpermeen.example>")],
    text="""Geachte heer Van Driel,

Naar aanleiding van de brief van de directeur-generaal heeft Omgevingsdienst Wilpermeen enkele vragen over de financiële ondersteuning:

1. Wordt het bedrag van 200.000 - 250.000 euro verstrekt als specifieke uitkering of op een andere wijze?
2. Is de btw over de activiteiten verrekenbaar?
3. Vóór welke datum moet een aanvraag worden ingediend, en door wie: de omgevingsdienst of de deelnemers?
4. Komen kosten die in 2024 reeds zijn gemaakt voor vergoeding in aanmerking?
5. Geldt het bedrag van 500.000 euro voor een fusie per dienst of voor de diensten gezamenlijk?

Wij hebben deze informatie nodig voor de begrotingswijziging die in november aan het algemeen bestuur wordt voorgelegd. Kunt u ons de antwoorden vóór 27 september toesturen? Of wij een aanvraag zullen indienen, is nog niet bekend.

Met vriendelijke groet,

Edwin Bruggink
Concerncontroller
""", charset="utf-8", header_how="b"))

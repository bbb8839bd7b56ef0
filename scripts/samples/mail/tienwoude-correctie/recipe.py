#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Evert Mulderij <e.mulderij@odtienwoude.example>"), ("To", "robuusteod@minienw.example"),
    ("Subject", "Conceptoverzicht ondersteuningsbehoefte: correctie"), ("Date", "Wed, 21 Aug 2024 08:15:33 +0200"), ("Message-ID", "<tw-218@odtienwoude.example>")],
    text="""Geachte collega's,

Op 19 augustus ontvingen wij het conceptoverzicht van de ondersteuningsbehoefte ter controle. Namens Omgevingsdienst Tienwoude geef ik de volgende correcties door.

Bij onze dienst staat een gevraagd bedrag van € 80.000 vermeld. Dit is niet juist, want wij hebben geen verzoek ingediend. Vermoedelijk is sprake van een verwisseling met Omgevingsdienst Tienhuizen, die een bijdrage heeft gevraagd voor een opleidingscentrum.

Daarnaast wordt bij kpi 5 vermeld dat wij zouden vragen om een landelijke coördinator. Dit betrof een suggestie van de provincie, die wij niet hebben overgenomen.

Wij zien geen aanleiding om alsnog een bijdrage te vragen. Wilt u het overzicht aanpassen en ons een nieuwe versie toesturen?

Met vriendelijke groet,

Evert Mulderij
Strategisch adviseur
""", charset="iso-8859-15", encoding="base64"))

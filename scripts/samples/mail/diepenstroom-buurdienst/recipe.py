#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message({"From": "Marije Vossebeld <m.vossebeld@oddiepenstroom.example>", "To": "Annelies Groothuis <annelies.groothuis@minienw.example>",
    "Subject": "Verzoek Omgevingsdienst Kraaienberg", "Date": "Tue, 24 Sep 2024 13:44:00 +0200", "Message-ID": "<ds2409@oddiepenstroom.example>"}, flowed=True, encoding="8bit", text="""Beste Annelies,

Vorige week vertelde je mij dat Omgevingsdienst Kraaienberg om een bijdrage van € 120.000 heeft gevraagd voor een gezamenlijk meldpunt en dat onze dienst daarbij als mede-aanvrager is genoemd. Ik heb dit inmiddels met mijn directeur besproken.

Het klopt dat wij met Kraaienberg over het meldpunt in gesprek zijn. Kraaienberg heeft ons in juni gevraagd of wij willen meebetalen en heeft daarbij een bedrag van € 30.000 per jaar genoemd. Daarover hebben wij nog geen besluit genomen. Aan het verzoek aan het ministerie hebben wij niet meegewerkt. Zelf hebben wij geen aanvraag gedaan en daartoe bestaat ook geen aanleiding.

Ik wil je daarom vragen om in jullie overzicht bij Diepenstroom geen bedrag op te nemen. Verder zou ik graag een afschrift van de brief van Kraaienberg ontvangen, zodat wij een en ander met hen kunnen bespreken.

Alvast bedankt voor je hulp.

Met vriendelijke groet,

Marije Vossebeld
beleidscoördinator
Omgevingsdienst Diepenstroom
"""))

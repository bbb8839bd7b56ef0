#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

# The same text as lindestroom-1, sent to a second address two minutes later.
BODY = """\
Aan wie het aangaat,

geef ons een halve fte geohydroloog en € 33.000 voor grondwatermodellen,
en kpi 3 staat bij ons volgend voorjaar op groen. Klinkt simpel, is het ook.

Verder: voor de kpi's 2 en 4 samen, te weten € 20.000 voor kennisbehoud
en € 25.000 voor het ontsluiten van oude bodemdossiers, is een
rijksbijdrage van € 45.000 meer dan welkom. Dat is een schijntje als je
bedenkt dat u 18 miljoen te verdelen heeft.

Ik ben geen man van veel woorden.

G. Oudenampsen
directeur Omgevingsdienst Lindestroom (OD Lindestroom)
"""

write(message({
    "From": "G. Oudenampsen <g.oudenampsen@odlindestroom.example>",
    "To": "Marlies Overbeek <m.overbeek@minienw.example>",
    "Date": "Tue, 25 Jun 2024 08:14:00 +0200",
    "Subject": "kpi 2, 3, 4",
    "Message-ID": "<lin1b@odlindestroom.example>",
    "X-Mailer": "Novell GroupWise 18",
}, text=BODY, charset="windows-1252", encoding="8bit"))

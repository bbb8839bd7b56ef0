#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Aan wie het aangaat,

kleine correctie. Die grondwatermodellen (kpi 3) worden duurder: zet
€ 41.500 in uw boeken in plaats van de € 33.000 waar ik eerder om vroeg.
De halve geohydroloog mag eruit, want de buren in Halmdijk lenen ons de
hunne. Over de rest van mijn mail van 25 juni heb ik u niets te melden.

G. Oudenampsen
directeur Omgevingsdienst Lindestroom

>>> "G. Oudenampsen" <g.oudenampsen@odlindestroom.example> 25-6-2024 8:12 >>>
Aan wie het aangaat,

geef ons een halve fte geohydroloog en € 33.000 voor grondwatermodellen,
en kpi 3 staat bij ons volgend voorjaar op groen. Klinkt simpel, is het ook.

Verder: voor de kpi's 2 en 4 samen, te weten € 20.000 voor kennisbehoud
en € 25.000 voor het ontsluiten van oude bodemdossiers, is een
rijksbijdrage van € 45.000 meer dan welkom. Dat is een schijntje als je
bedenkt dat u 18 miljoen te verdelen heeft.

Ik ben geen man van veel woorden.

G. Oudenampsen
"""

write(message({
    "From": "G. Oudenampsen <g.oudenampsen@odlindestroom.example>",
    "To": "robuust@minienw.example",
    "Date": "Wed, 14 Aug 2024 07:58:00 +0200",
    "Subject": "Antw: kpi 2, 3, 4",
    "Message-ID": "<lin2@odlindestroom.example>",
    "In-Reply-To": "<lin1@odlindestroom.example>",
    "X-Mailer": "Novell GroupWise 18",
}, text=BODY, charset="windows-1252", encoding="8bit"))

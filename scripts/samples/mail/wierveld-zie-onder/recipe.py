#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "Okhuizen, Bas (DGMI) <bas.okhuizen@minienw.example>"),
    ("To", "Terpstra-Vink, Marloes (DGMI) <marloes.terpstra@minienw.example>"),
    ("Subject", "FW: Wijziging opgave Wierveld"),
    ("Date", "Wed, 11 Sep 2024 17:22:00 +0200"),
    ("Message-ID", "<bo0911@minienw.example>"),
], text="""FYI, zie onder. Scheelt ons weer € 34.000. Kun jij hem een bedankje sturen?

Bas

________________________________
Van: Thijmen Roelfsema <t.roelfsema@odwierveld.example>
Verzonden: woensdag 11 september 2024 16:58
Aan: Okhuizen, Bas (DGMI)
CC: controller OD Wierveld
Onderwerp: RE: Wijziging opgave Wierveld

Beste Bas,

In juni noemden we je een bedrag van € 90.000 voor het kwaliteitssysteem van Omgevingsdienst Wierveld. Na aanbesteding stellen we dat bij tot € 56.000,00 (criterium 2). Verder verandert er niets: het meedenken van jullie juristen over onze mandaatregeling (kpi-6) houden we op het verlanglijstje.

Thijmen

Van: Okhuizen, Bas (DGMI)
Verzonden: maandag 9 september 2024 12:00
Aan: Thijmen Roelfsema
Onderwerp: Wijziging opgave Wierveld

Ha Thijmen,
Klopt jullie opgave nog? Wij hebben nu € 90.000 staan en kunnen tot 250.000 euro gaan. Wij vragen alle diensten om een definitief getal.
Bas

Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de geadresseerde bent, wordt u verzocht dat aan de afzender te melden.
""", charset="utf-8", encoding="base64"))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Secretaris RUD Berkelgouw <secretaris@rudberkelgouw.example>"), ("To", "robuusteod@minienw.example"),
    ("Subject", "Antwoord RUD Berkelgouw op inventarisatie ondersteuning"), ("Date", "Tue, 9 Jul 2024 09:04:00 +0200"), ("Message-ID", "<bg-97@rudberkelgouw.example>")],
    text="""Geachte heer, mevrouw,

In antwoord op uw e-mail van 24 juni 2024 deel ik u mede dat RUD Berkelgouw geen behoefte heeft aan ondersteuning.

De maatregelen uit ons plan van aanpak zijn verwerkt in de begroting 2025, die op 4 juli 2024 door het algemeen bestuur is vastgesteld. Voor de opleidingen in het kader van kpi 2 hebben de deelnemers € 90.000 beschikbaar gesteld. Ook extra capaciteit of kennis van buiten is voor ons op dit moment niet nodig.

Fusieplannen heeft onze dienst niet.

Mocht in de loop van 2025 blijken dat de situatie is gewijzigd, dan neem ik opnieuw contact met u op.

Met vriendelijke groet,

mr. A.C. Verhulst
Secretaris-directeur
""", charset="windows-1252"))

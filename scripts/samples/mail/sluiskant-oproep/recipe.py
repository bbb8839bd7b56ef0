#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Mirjam Kolk <m.kolk@odsluiskant.example>"), ("To", "Managementteam <mt@odsluiskant.example>"), ("Cc", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Subject", "FW: Inventarisatie ondersteuningsbehoefte"), ("Date", "Tue, 25 Jun 2024 16:20:00 +0200"), ("Message-ID", "<sk-256@odsluiskant.example>")],
    text="""Beste collega's,

Hieronder vinden jullie een oproep van het ministerie. Willen jullie uiterlijk vrijdag 5 juli bij mij aangeven of er binnen jullie team behoefte is aan ondersteuning? Ik verwerk de reacties in een voorstel voor het dagelijks bestuur.

Femke, ter informatie: de reactie van Omgevingsdienst Sluiskant ontvang je na de bestuursvergadering van 16 juli.

Groet,
Mirjam

Van: Femke de Ruiter <f.deruiter@minienw.example>
Verzonden: maandag 24 juni 2024 15:31
Aan: Mirjam Kolk <m.kolk@odsluiskant.example>
Onderwerp: Inventarisatie ondersteuningsbehoefte

Geachte mevrouw Kolk,

In de plannen van aanpak is nauwelijks ingegaan op de behoefte aan ondersteuning. Het ministerie verzoekt u daarom aan te geven voor welke kpi's uw dienst een bijdrage wenst te ontvangen. Wij denken aan 200.000 - 250.000 euro per dienst voor de kpi's 2 t/m 5 en aan 500.000 euro extra in het geval van een fusie. Wij vragen u om uw reactie vóór 15 juli te sturen.

Met vriendelijke groet,

Femke de Ruiter
Ministerie van Infrastructuur en Waterstaat
""", charset="utf-8"))

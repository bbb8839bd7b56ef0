#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(msg(
    subject="FW: Ondersteuningsverzoek Omgevingsdienst Rozenpolder", sender=("Secretariaat Omgevingsdienst Rozenpolder", "secretariaat@odrozenpolder.example"),
    to=[("Femke de Ruiter", "f.deruiter@minienw.example")], date="Thu, 18 Jul 2024 08:37:00 +0200", message_id="<rp-0718@odrozenpolder.example>",
    text="""Geachte mevrouw De Ruiter,

Onderstaand bericht van onze directeur is vorige week naar een verkeerd e-mailadres gestuurd. Namens hem stuur ik het u alsnog toe. Wilt u mij de ontvangst bevestigen?

Met vriendelijke groet,

Wilma Tasseron
Directiesecretaresse

Van: Gerard Snoek
Verzonden: donderdag 11 juli 2024 17:22
Aan: vth@minienw-oud.example
CC: Secretariaat Omgevingsdienst Rozenpolder
Onderwerp: Ondersteuningsverzoek Omgevingsdienst Rozenpolder

Geachte mevrouw De Ruiter,

Dank voor uw bericht van 25 juni over de ondersteuning van omgevingsdiensten. Wij hebben intern bezien welke maatregelen uit ons plan van aanpak niet binnen de bestaande begroting kunnen worden uitgevoerd. Dat zijn er twee.

Het betreft ten eerste het opzetten van een opleidingsprogramma voor nieuwe medewerkers, kpi 3. Hiervoor ontvangen wij graag een bijdrage van € 52.000, verdeeld over de jaren 2024 en 2025.

Ten tweede betreft het de risicoanalyse die aan kpi 5 ten grondslag moet liggen. De gegevens hebben wij beschikbaar, maar de deskundigheid om deze analyse op te stellen ontbreekt binnen onze dienst. Wij zouden geholpen zijn met een handreiking en met de begeleiding door een deskundige.

Voor het overige kunnen wij de maatregelen zelf bekostigen.

Met vriendelijke groet,

Gerard Snoek
Directeur

Van: Femke de Ruiter <f.deruiter@minienw.example>
Verzonden: dinsdag 25 juni 2024 14:03
Aan: Directeuren omgevingsdiensten
Onderwerp: Ondersteuning robuuste omgevingsdiensten

Geachte directeur,

Het ministerie inventariseert welke omgevingsdiensten behoefte hebben aan financiële ondersteuning. Gedacht wordt aan 200.000 - 250.000 euro per dienst voor de kpi's 2 t/m 5 en aan 500.000 euro extra bij een fusie. Wilt u vóór 15 juli laten weten of, en zo ja waarvoor, uw dienst ondersteuning nodig heeft?

Met vriendelijke groet,
Femke de Ruiter
"""))

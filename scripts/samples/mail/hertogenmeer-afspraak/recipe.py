#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(msg(
    subject="Afspraak najaarsgesprek", sender=("Corrie Baltus", "c.baltus@odhertogenmeer.example"),
    to=[("Secretariaat DGMI", "secretariaat.dgmi@minienw.example")], date="Mon, 12 Aug 2024 10:25:00 +0200", message_id="<hm-1208@odhertogenmeer.example>", unicode=False,
    text="""Goedemorgen,

Naar aanleiding van uw telefonische verzoek stuur ik u de beschikbaarheid van de heer Lammers, directeur van Omgevingsdienst Hertogenmeer, voor het gesprek over de voortgang van het plan van aanpak:

- dinsdag 17 september, 10.00 - 12.00 uur
- donderdag 26 september, 13.30 - 15.30 uur
- maandag 30 september, gehele dag

Kunt u mij laten weten welke datum uw voorkeur heeft? Graag ontvangen wij een week van tevoren de agenda en de eventuele stukken. Indien u met de auto komt, verzoek ik u het kenteken door te geven aan onze receptie.

De controller, mevrouw Sewnath, zal bij het gesprek aanwezig zijn om de financiële kant toe te lichten.

Met vriendelijke groet,

Corrie Baltus
Managementondersteuner
Omgevingsdienst Hertogenmeer
"""))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Ruud Hartgers <ruud.hartgers@odkapelbrug.example>"), ("To", "Joost van Driel <j.vandriel@minienw.example>"),
    ("Subject", "Re: Vragen over ondersteuning"), ("Date", "Tue, 9 Jul 2024 11:05:33 +0200"),
    ("Message-ID", "<4c11d9@odkapelbrug.example>"), ("In-Reply-To", "<oproep-18@minienw.example>")],
    text="""Beste Joost,

Hieronder onze antwoorden, geplaatst onder de vragen uit je bericht. Ze zijn afgestemd met onze directeur. In september bespreken we ze nog met het bestuur.

Op ma 1 jul 2024 om 09:12 schreef Joost van Driel <j.vandriel@minienw.example>:

> 1. Heeft uw omgevingsdienst behoefte aan ondersteuning bij het voldoen aan
> de kpi's 2 t/m 5? Zo ja, bij welke kpi's?

Ja, bij kpi 2 en kpi 4. Voor de kpi's 3 en 5 is geen aanvullende ondersteuning nodig.

> 2. Om welke activiteiten gaat het en welk bedrag is daarmee gemoeid? Gedacht
> kan worden aan een bedrag van 200.000 - 250.000 euro per omgevingsdienst.

Kpi 2: opleiding van acht vergunningverleners, 36.000 euro.
Kpi 4: tijdelijke inhuur van een informatiemanager gedurende een jaar, circa 95.000 euro.
Wij blijven daarmee ruim onder het bedrag dat je noemt.

> 3. Heeft u naast geld behoefte aan andere vormen van ondersteuning, zoals
> kennis of capaciteit?

We zouden graag enkele dagdelen worden geadviseerd door iemand met ervaring in informatiegestuurd toezicht. Aan detachering van medewerkers hebben wij geen behoefte.

> 4. Overweegt uw dienst een fusie? Voor fusies is een bedrag van 500.000 euro
> extra in beeld.

Nee, een fusie is bij ons niet aan de orde.

> 5. Is er sprake van cofinanciering?

De deelnemers betalen 20.000 euro mee aan de inhuur. Dit bedrag is in het antwoord op vraag 2 al in mindering gebracht.

Groet,

Ruud Hartgers
Adviseur planning en control
""", charset="us-ascii", encoding="7bit"))

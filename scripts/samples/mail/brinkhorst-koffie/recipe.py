#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "Wiebe Landstra <w.landstra@odbrinkhorst.example>"),
    ("To", "Marloes Terpstra-Vink <marloes.terpstra@minienw.example>"),
    ("Subject", "Re: leuk je gesproken te hebben ☕"),
    ("Date", "Wed, 3 Jul 2024 08:14:37 +0200"),
    ("Message-ID", "<a8f1c2d0@odbrinkhorst.example>"),
], text="""Ha Marloes,

Leuk je vorige week eindelijk eens in het echt te hebben gesproken! Je vroeg op de gang of we bij OD Brinkhorst ergens mee zitten. Nou, eerlijk gezegd wel.

Onze mensen vinden bij ZZS elke keer opnieuw het wiel uit. Ik zou dolgraag zien dat jullie een landelijke vraagbaak openen waar een inspecteur ’s ochtends belt en ’s middags antwoord heeft. En mocht er nog ergens een potje zijn: voor anderhalve ton zou ik bij kpi 2 de hele opleidingsachterstand kunnen wegwerken, dus daar houd ik mij van harte voor aanbevolen.

Met de rest red ik me prima, daar hoef je niks voor te regelen. Bij de buren van Schorrekant hoorde ik dat zij om inspecteurs zitten te springen, maar dat vertellen ze je zelf vast wel.

Zullen we in september weer koffiedrinken? Jij zegt maar waar.

Wiebe

--
Wiebe Landstra | directeur | Omgevingsdienst Brinkhorst
“Een goede vraag is het halve antwoord”
""", encoding="base64", header_how="b"))

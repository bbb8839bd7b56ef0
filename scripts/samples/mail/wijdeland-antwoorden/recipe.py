#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "Omgevingsdienst Wijdeland <directie@odwijdeland.example>"),
    ("To", "Marloes Terpstra-Vink <marloes.terpstra@minienw.example>"),
    ("Subject", "Re: Vijf vragen over ondersteuning"),
    ("Date", "Thu, 27 Jun 2024 09:02:44 +0200"),
    ("Message-ID", "<1f0c-wijdeland@odwijdeland.example>"),
    ("In-Reply-To", "<vijf-vragen-0620@minienw.example>"),
    ("User-Agent", "Mozilla Thunderbird"),
    ("Content-Language", "nl"),
], text="""Beste Marloes,

Onze antwoorden staan tussen je vragen door.

Op 20-06-2024 om 15:37 schreef Marloes Terpstra-Vink:
> Beste directeur,
>
> 1. Heeft uw dienst behoefte aan financiële ondersteuning bij de kpi's 2 t/m 5? Wij denken aan 200.000 – 250.000 euro per omgevingsdienst.

Ja. Wij komen graag in aanmerking voor € 130k, te besteden aan het opschonen van onze dossiers (kpi 4).

> 2. Zit u verlegen om extra menskracht?

Nee, dank je.

> 3. Zijn er onderwerpen waarop u kennis mist, en wat zou u daarbij van ons willen?

Geur, en sinds kort batterijopslag. Een themadag daarover, door jullie te organiseren in het voorjaar, zou bij ons in een behoefte voorzien.

> 4. Overweegt u een fusie? In dat geval is 500.000 euro extra denkbaar.

Daar denken wij op dit moment niet over na.

> 5. Wat verwacht u verder van het ministerie?

Dat het knopen doorhakt over de standaarden voor gegevensuitwisseling, in plaats van dat ieder voor zich zit te dokteren.

> Graag zien wij uw antwoord vóór 1 juli tegemoet.

Gelukt, zoals je ziet.

-- 
Machteld Rippen
directiesecretaris
""", flowed=True, encoding="8bit"))

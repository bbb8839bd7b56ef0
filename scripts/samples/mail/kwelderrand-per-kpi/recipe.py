#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Dag Marlies,

Ik loop je vragen langs, mijn reactie staat steeds onder het stukje van jou.

> Op 4 jul 2024, om 16:20 heeft Robuuste omgevingsdiensten <robuust@minienw.example> het
> volgende geschreven:
>
> Beste collega's,
>
> Wij denken aan een bedrag van 200.000 - 250.000 euro per omgevingsdienst
> voor de kpi's 2 t/m 5, en 500.000 euro extra bij een fusie. Graag horen
> wij per kpi welke ondersteuning uw dienst nodig heeft.
>
> Kpi 1 (omvang en kritieke massa): wat heeft u nodig?

Hier redden we ons.

> Kpi 2 (deskundigheid): wat heeft u nodig?

Twee man naar de deeltijd-hbo, à 11.500 euro de man: mogen we jullie
daarvoor een rekening van 23.000 euro sturen?

> Kpi 3 (opleiding, kennis, innovatie): wat heeft u nodig?

Iemand bij wie we terechtkunnen met vragen over pfas; nu googelen onze
toezichthouders maar wat.

> Kpi 4 (informatievoorziening): wat heeft u nodig? Denkt u bijvoorbeeld
> aan een bijdrage van € 50.000 voor aansluiting op de landelijke
> voorziening?

Met vijftig komen we er niet. De leverancier rekent 68.400 euro, en dat is
dan ook wat we graag van jullie tegemoet zien.

> Kpi 5 (strategie, risicoanalyse, strafrecht): wat heeft u nodig?

Schuif maar door naar volgend jaar, de risicoanalyse ligt er nog niet.

> Kpi 6 (governance): wat heeft u nodig?

Het mandaat regelen we zelf met de raden, daar hoeft het Rijk niet bij te
helpen.

> Tot slot: overweegt uw dienst een fusie, en heeft u daarvoor middelen
> nodig?

Fuseren is hier niet aan de orde, dus die vijf ton mag in de knip blijven.

Groetjes,
Femke Oosterveld
teamleider Toezicht, Omgevingsdienst Kwelderrand

> Met vriendelijke groet,
> Marlies Overbeek
> directie Omgevingskwaliteit
"""

write(message({
    "Return-Path": "<f.oosterveld@odkwelderrand.example>",
    "Date": "Thu, 11 Jul 2024 09:37:12 +0200",
    "From": "Femke Oosterveld <f.oosterveld@odkwelderrand.example>",
    "To": "Robuuste omgevingsdiensten <robuust@minienw.example>",
    "Subject": "Re: Wat heeft uw dienst nodig?",
    "Message-ID": "<0711-kw@odkwelderrand.example>",
    "In-Reply-To": "<0704-oproep@minienw.example>",
    "X-Mailer": "Apple Mail (2.3774.600.62)",
}, text=BODY))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
FYI, zie onder. Neem jij deze mee in het overzicht voor de DG?

Groet, Bas

Begin doorgestuurd bericht:

Van: Lenie Cuppens <l.cuppens@odpeelhorn.example>
Onderwerp: Antw: Oproep ondersteuning
Datum: 26 juli 2024 om 17:48:03 CEST
Aan: Bas Verkuil <b.verkuil@minienw.example>

Bas,

net voor de vakantie nog even dit. Peelhorn zou zeer gebaat zijn bij een strafrechtjurist voor acht uur per week en bij een tegemoetkoming van hooguit € 30.000 in de kosten van het ketendossier, allebei kpi 5. In onze conceptbegroting prijkt ook een post van € 12.000 voor drones, maar daarvoor kijken we naar de gemeenten en niet naar jou. Verder zijn wij al voorzien.

Houdoe,
Lenie Cuppens
Omgevingsdienst Peelhorn

> Op 9 juli 2024 schreef Bas Verkuil <b.verkuil@minienw.example> het volgende:
>
> Beste directeuren,
>
> Wij vragen u om uiterlijk 31 juli te laten weten aan welke ondersteuning
> u behoefte heeft. Er wordt gedacht aan 200.000 - 250.000 euro per
> omgevingsdienst en aan 500.000 euro extra in geval van een fusie.
>
> Bas Verkuil
"""

write(message({
    "From": "Bas Verkuil <b.verkuil@minienw.example>",
    "To": "Marlies Overbeek <m.overbeek@minienw.example>",
    "Date": "Tue, 30 Jul 2024 08:40:00 +0200",
    "Subject": "Doorst: Antw: Oproep ondersteuning",
    "Message-ID": "<phfw@minienw.example>",
    "X-Mailer": "iPhone Mail (21F90)",
}, text=BODY))

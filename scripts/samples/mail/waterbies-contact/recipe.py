#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message({"From": "Ineke Stroband <i.stroband@odwaterbies.example>", "To": "Ilse Moerkerk <ilse.moerkerk@minienw.example>", "Cc": "Karel Oosting <k.oosting@odwaterbies.example>",
    "Subject": "Fwd: Uitvraag ondersteuning robuuste omgevingsdiensten", "Date": "Wed, 10 Jul 2024 16:25:00 +0200", "Message-ID": "<WB-1007@odwaterbies.example>"}, text="""Beste Ilse,

Onderstaand bericht is bij mij terechtgekomen, maar sinds 1 juli ben ik bij Waterbies niet meer verantwoordelijk voor dit onderwerp. Wil je voortaan mijn collega Karel Oosting (in cc) als contactpersoon aanhouden? Karel is na de zomervakantie weer aanwezig en bespreekt dan met het managementteam of, en zo ja waarvoor, wij van het aanbod gebruik zullen maken. Voor die tijd kun je van ons dus geen antwoord verwachten.

Karel, zou jij dit verder willen oppakken?

Groet, Ineke

Ineke Stroband
Omgevingsdienst Waterbies

Begin doorgestuurd bericht:

> Van: Ilse Moerkerk <ilse.moerkerk@minienw.example>
> Onderwerp: Uitvraag ondersteuning robuuste omgevingsdiensten
> Datum: 8 juli 2024 om 11:30:12 CEST
> Aan: Ineke Stroband <i.stroband@odwaterbies.example>
>
> Beste Ineke,
>
> In de plannen van aanpak is nauwelijks ingegaan op de behoefte aan ondersteuning.
> Graag vernemen wij alsnog of Waterbies behoefte heeft aan een financiële bijdrage.
> Voor het voldoen aan de kpi's 2 t/m 5 denken wij aan € 200.000 tot € 250.000 per
> dienst en bij een fusie aan € 500.000 extra. Andere diensten vragen bijvoorbeeld
> € 60.000 voor opleidingen of 1 fte voor de informatievoorziening.
>
> Met vriendelijke groet,
> Ilse Moerkerk
> Ministerie van Infrastructuur en Waterstaat
"""))

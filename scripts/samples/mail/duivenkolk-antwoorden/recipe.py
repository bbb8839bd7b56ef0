#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message({"From": "Tineke Boerrigter <t.boerrigter@odduivenkolk.example>", "To": "Sander Ouwehand <s.ouwehand@minienw.example>",
    "Subject": "Re: Een aantal vragen n.a.v. ons gesprek", "Date": "Thu, 26 Sep 2024 17:03:00 +0200", "Message-ID": "<dk2609@odduivenkolk.example>",
    "In-Reply-To": "<so-2409@minienw.example>"}, charset="windows-1252", text="""Dag Sander,

Dank voor het prettige gesprek van dinsdag. Mijn antwoorden staan hieronder bij je vragen.

Sander Ouwehand schreef op 24-9-2024 om 16:20:

> Beste Tineke,
>
> Wij willen ons overzicht graag compleet maken. Zou je de volgende vragen willen beantwoorden?
>
> 1. Hebben jullie voor kpi 2 financiële ondersteuning nodig, en zo ja, welk bedrag?

Ja. Wij rekenen op een bijdrage van € 41.250 voor de opleiding van onze adviseurs geluid, dat is driekwart van de totale kosten.

> 2. En voor kpi 4? Voor alle kpi's samen gaan wij uit van maximaal € 250.000 per dienst.

Voor kpi 4 niet, het programma is al volledig gefinancierd.

> 3. Is er behoefte aan kennis of menskracht, bijvoorbeeld vanuit Omgevingsdienst NL?

Op dit moment vooral aan menskracht. Als er voor kpi 5 een data-analist voor twee dagen in de week beschikbaar is, houden wij ons van harte aanbevolen.

> 4. Speelt er bij jullie een fusie? In dat geval is er € 500.000 extra mogelijk.

Nee, wij verkennen geen fusie en zijn dat ook niet van plan.

> 5. Wanneer kunnen wij het aangepaste plan tegemoetzien?

Het plan wordt op 30 oktober in het algemeen bestuur behandeld, je krijgt het daarna meteen toegestuurd.

Hartelijke groet,

Tineke Boerrigter
programmaleider robuustheid
Omgevingsdienst Duivenkolk
"""))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(msg(subject="RE: Verslag gesprek en toekenning", sender=("Coen van Rhee", "c.vanrhee@odhanzewaard.example"),
    to=[("Dieuwke Bakels", "d.bakels@minienw.example")], date="Fri, 25 Oct 2024 12:05:00 +0200", message_id="<hw2510@odhanzewaard.example>", unicode=False,
    text="""Beste Dieuwke,

Hartelijk dank voor het verslag van ons gesprek. Wij kunnen ons daarin vinden en hebben geen opmerkingen.

Ook dank ik je, mede namens ons bestuur, voor de bijdrage van € 45.000 voor kpi 3 die bij brief van 14 oktober aan Omgevingsdienst Hanzewaard is toegekend. De bijdrage is inmiddels op onze rekening ontvangen en wordt verwerkt in de derde bestuursrapportage. De ondersteuning die wij in het voorjaar hebben gekregen van de adviseur van Omgevingsdienst NL hebben wij als zeer nuttig ervaren. Dat heeft ons geholpen om het plan op tijd af te ronden.

Zou je mij nog kunnen laten weten aan wie wij de eindverantwoording moeten richten? Onze controller vraagt verder om het verplichtingennummer, omdat dat in de brief ontbreekt.

Wij zien elkaar op 12 november bij het directeurenoverleg.

Met vriendelijke groet,

Coen van Rhee
Omgevingsdienst Hanzewaard
Heeft u een vraag of verzoek? Ons klantcontactcentrum helpt u graag: 0900 - 22 22 2

________________________________
Van: Dieuwke Bakels
Verzonden: maandag 21 oktober 2024 16:30
Aan: Coen van Rhee
Onderwerp: Verslag gesprek en toekenning

Dag Coen,

Bijgaand het verslag. De bijdrage van € 45.000 wordt deze week overgemaakt. Kun je laten weten of er daarnaast nog ondersteuning nodig is? Voor kpi's 2, 4 en 5 is er nog ruimte tot € 205.000.

Groet,
Dieuwke
"""))

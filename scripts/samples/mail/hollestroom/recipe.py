#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

OD, MIN = "Karin Post <k.post@odhollestroom.example>", "Postbus robuuste OD <robuusteod@minienw.example>"
een = message([("From", OD), ("To", MIN), ("Subject", "Ondersteuningsbehoefte Omgevingsdienst Hollestroom"), ("Date", "Mon, 3 Jun 2024 13:48:02 +0200"), ("Message-ID", "<hs1@odhollestroom.example>")],
    text="""Geachte heer, mevrouw,

In antwoord op uw e-mail van 22 mei jl. laat ik u weten dat Omgevingsdienst Hollestroom in aanmerking wenst te komen voor ondersteuning op de volgende punten.

Voor de bijscholing van onze adviseurs bodem en geluid (kpi 2) vragen wij een bijdrage van € 27.000. Voor het vervangen van de koppeling tussen ons zaaksysteem en het Omgevingsloket (kpi 4) vragen wij een bijdrage van € 70.000. Tot slot hebben wij voor kpi 5 behoefte aan een jurist strafrecht, die wij voor een halfjaar van een andere dienst of van het Rijk zouden willen lenen.

Ik hoor graag of u hiervoor mogelijkheden ziet.

Met vriendelijke groet,
Karin Post
Hoofd bedrijfsvoering
""", charset="utf-8")
twee = message([("From", MIN), ("To", OD), ("Subject", "RE: Ondersteuningsbehoefte Omgevingsdienst Hollestroom"), ("Date", "Mon, 10 Jun 2024 09:15:40 +0200"), ("Message-ID", "<m77@minienw.example>"), ("In-Reply-To", "<hs1@odhollestroom.example>")],
    text="""Beste Karin,

Dank voor je bericht. Om de verzoeken onderling te kunnen vergelijken ontvangen wij graag een onderbouwing van het bedrag van € 70.000. Zoals bekend denken wij aan € 200.000 tot € 250.000 per omgevingsdienst. Kun je de onderbouwing vóór 5 juli sturen?

Groet,
Femke de Ruiter
""", charset="utf-8", encoding="base64")
drie = message([("From", OD), ("To", MIN), ("Subject", "RE: Ondersteuningsbehoefte Omgevingsdienst Hollestroom"), ("Date", "Mon, 1 Jul 2024 16:31:09 +0200"), ("Message-ID", "<hs2@odhollestroom.example>"), ("In-Reply-To", "<m77@minienw.example>")],
    text="""Beste Femke,

Inmiddels hebben wij van twee leveranciers een offerte ontvangen. Op grond daarvan stellen wij het bedrag dat wij voor kpi 4 vragen bij van € 70.000 naar € 82.500. De offertes zijn gisteren per post verzonden.

De overige punten uit mijn e-mail van 3 juni zijn niet gewijzigd.

Met vriendelijke groet,
Karin

Van: Postbus robuuste OD <robuusteod@minienw.example>
Verzonden: maandag 10 juni 2024 09:16
Aan: Karin Post
Onderwerp: RE: Ondersteuningsbehoefte Omgevingsdienst Hollestroom

Beste Karin,

Dank voor je bericht. Om de verzoeken onderling te kunnen vergelijken ontvangen wij graag een onderbouwing van het bedrag van € 70.000. Zoals bekend denken wij aan € 200.000 tot € 250.000 per omgevingsdienst. Kun je de onderbouwing vóór 5 juli sturen?
""", charset="windows-1252", encoding="8bit")
vier = message([("From", OD), ("To", MIN), ("Subject", "Hollestroom: wijziging verzoek"), ("Date", "Mon, 16 Sep 2024 08:54:26 +0200"), ("Message-ID", "<hs3@odhollestroom.example>")],
    text="""Beste Femke,

De provincie heeft ons vorige week bericht dat zij de bijscholing van onze adviseurs betaalt. Ons verzoek om een bijdrage van € 27.000 voor kpi 2 trekken wij daarom in. Het verzoek om € 82.500 voor kpi 4 blijft gehandhaafd, evenals het verzoek om een jurist strafrecht.

Kun je bevestigen dat je dit zo hebt verwerkt?

Met vriendelijke groet,
Karin Post
""", charset="utf-8")
write(mbox([een, twee, drie, vier]))

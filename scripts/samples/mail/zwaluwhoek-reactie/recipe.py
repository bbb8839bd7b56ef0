#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message({"From": "Karin Uittenboogaard <k.uittenboogaard@odzwaluwhoek.example>", "To": "Robuuste omgevingsdiensten <robuuste-od@minienw.example>",
    "Cc": "\"Secretariaat directie\" <secretariaat@odzwaluwhoek.example>", "Subject": "Reactie Omgevingsdienst Zwaluwhoek op uw brief van 27 juni – onderdeel ondersteuning",
    "Date": "Thu, 11 Jul 2024 14:06:31 +0200", "Message-ID": "<20240711.1406@odzwaluwhoek.example>"}, text="""Geachte mevrouw De Wilde,

Op 27 juni jl. hebben wij uw brief over de voortgang van het traject robuuste omgevingsdiensten ontvangen. Met deze e-mail geef ik u, mede namens onze voorzitter, een reactie op het onderdeel ondersteuning.

In ons plan van aanpak van 28 maart jl. hebben wij beschreven hoe Omgevingsdienst Zwaluwhoek op 1 april 2026 aan alle kpi's voldoet. In onze begroting voor 2025 is daarvoor een bedrag van € 140.000 opgenomen. Dat is niet voldoende om alle voorgenomen werkzaamheden tijdig af te ronden.

Wat kpi 2 betreft gaat het om de bijscholing van elf vergunningverleners op de deskundigheidsgebieden afvalwater en externe veiligheid. De kosten daarvan bedragen € 72.000, waarvan wij de helft zelf kunnen dragen. Voor de andere helft, te weten € 36.000, doen wij een aanvraag bij uw ministerie.

Voor kpi 4 ligt er een offerte van onze leverancier voor het ontsluiten van de toezichtgegevens. Wij geven u in overweging om de kosten daarvan (€ 54.500, eenmalig) voor uw rekening te nemen. Het beheer in de jaren daarna, circa € 9.000 per jaar, betalen wij uit de eigen begroting.

Bij kpi 3 gaat het ons niet om geld maar om inhoud. Een dienst van onze omvang kan de ontwikkelingen rond zeer zorgwekkende stoffen niet zelfstandig bijhouden. Het zou ons helpen wanneer wij met dergelijke vragen terechtkunnen bij een specialist van het RIVM of van een grotere dienst.

De kpi's 1, 5 en 6 geven ons geen aanleiding om iets van u te vragen.

Volledigheidshalve meld ik u dat ons bestuur op dit moment geen plannen heeft voor een fusie.

Graag verneem ik of u voor de behandeling van deze reactie nog nadere gegevens nodig heeft.

Met vriendelijke groet,

mr. K.M. Uittenboogaard
directeur Omgevingsdienst Zwaluwhoek

Bezoekadres: Kanaalweg 210, Zwaluwhoek
Werkdagen: maandag tot en met donderdag
"""))

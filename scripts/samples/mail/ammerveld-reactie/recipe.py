#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "\"Terwal, H.\" <h.terwal@odammerveld.example>"), ("To", "Robuuste omgevingsdiensten <robuusteod@minienw.example>"),
    ("Cc", "\"Oudkerk, L.\" <l.oudkerk@odammerveld.example>"), ("Subject", "Reactie Omgevingsdienst Ammerveld op uw oproep inzake ondersteuning"),
    ("Date", "Fri, 28 Jun 2024 10:42:17 +0200"), ("Message-ID", "<7e1f0a@odammerveld.example>")],
    text="""Geachte heer Van Driel,

Op 12 juni 2024 heeft u de omgevingsdiensten per e-mail gevraagd of zij bij de uitvoering van hun plan van aanpak behoefte hebben aan ondersteuning. Met deze e-mail reageer ik daarop namens Omgevingsdienst Ammerveld. Het dagelijks bestuur heeft op 26 juni 2024 met deze reactie ingestemd.

In ons plan van aanpak, dat wij u op 28 maart 2024 hebben toegezonden, zijn wij niet uitgebreid ingegaan op de ondersteuning die wij van het Rijk verwachten. Inmiddels hebben wij de kosten van de maatregelen beter in beeld.

Voor kpi 2 (kwaliteitscriteria) geldt dat een deel van onze medewerkers nog niet beschikt over de vereiste opleiding. De kosten van het opleidingstraject bedragen in totaal € 105.000, waarvan wij € 40.000 uit het reguliere opleidingsbudget kunnen betalen. Wij verzoeken u om een eenmalige bijdrage van € 65.000 in de resterende kosten.

Voor kpi 4 (informatievoorziening) staan wij voor de aansluiting van ons zaaksysteem op de landelijke voorzieningen. Onze leverancier heeft hiervoor een offerte uitgebracht van € 48.000. Ook voor dit bedrag vragen wij een bijdrage van het ministerie, omdat in onze begrotingen voor 2024 en 2025 geen ruimte beschikbaar is.

Bij de kpi's 1, 3 en 6 is ondersteuning van uw kant niet nodig. Over kpi 5 voeren wij op dit moment overleg met het Openbaar Ministerie en de politie; over de uitkomst informeer ik u in het najaar.

Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd. Voor vragen kunt u contact opnemen met mevrouw L. Oudkerk, controller (bereikbaar op maandag tot en met donderdag).

Met vriendelijke groet,

mr. H. Terwal
Directeur Omgevingsdienst Ammerveld
Raadhuislaan 4, Ammerveld
""", charset="utf-8"))

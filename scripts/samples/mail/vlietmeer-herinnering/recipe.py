#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "secretariaat@odvlietmeer.example"),
    ("To", "marloes.terpstra@minienw.example"),
    ("Subject", "Herinnering: Reactie op uw brief inzake robuuste omgevingsdiensten"),
    ("Date", "Mon, 9 Sep 2024 08:55:10 +0200"),
    ("Message-ID", "<20240909065510.VM0711b@odvlietmeer.example>"),
    ("In-Reply-To", "<20240712082241.VM0711@odvlietmeer.example>"),
    ("References", "<20240712082241.VM0711@odvlietmeer.example>"),
], text="""Geachte mevrouw Terpstra,

Op 12 juli zond ik u het bericht hieronder. Tot op heden mocht ik daarop
geen antwoord ontvangen. Wellicht is het in de vakantieperiode blijven
liggen. Ter herinnering, wij hebben om het volgende gevraagd:

  a. EUR 48.500 ineens, voor bijscholing in het kader van kpi 2;
  b. 22.000 euro per jaar voor de datavoorziening, kpi 4.

Kunt u mij laten weten wie bij u dit dossier thans behandelt?

Hoogachtend,
J.P. Cortenraad

Op 12 juli 2024 om 10:22 schreef Cortenraad, J.P. <secretariaat@odvlietmeer.example>:
> Onze zelftoets liet bij twee indicatoren een tekort zien. Ten aanzien van
> kpi 2 verzoekt het bestuur u een bijdrage van EUR 48.500 te verlenen in de
> bijscholing van elf vergunningverleners. Daarnaast doet het een beroep op u
> om het jaarlijkse tekort op de datavoorziening (kpi 4), groot 22.000 euro,
> met ingang van 1 januari 2025 structureel aan te vullen. [...]
""", charset="us-ascii", encoding="7bit"))

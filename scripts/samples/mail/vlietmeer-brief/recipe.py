#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "\"Cortenraad, J.P.\" <secretariaat@odvlietmeer.example>"),
    ("To", "\"Terpstra-Vink, Marloes\" <marloes.terpstra@minienw.example>"),
    ("Cc", "bestuurssecretariaat@odvlietmeer.example"),
    ("Subject", "Reactie op uw brief inzake robuuste omgevingsdiensten – kenmerk VM/2024/0711"),
    ("Date", "Fri, 12 Jul 2024 10:22:41 +0200"),
    ("Message-ID", "<20240712082241.VM0711@odvlietmeer.example>"),
    ("X-Mailer", "Correspondent 7.2"),
], text="""Geachte mevrouw Terpstra,

Met belangstelling heb ik kennisgenomen van uw brief over de voortgang van
het robuustheidstraject. Namens het dagelijks bestuur van Omgevingsdienst
Vlietmeer bericht ik u als volgt.

Onze zelftoets liet bij twee indicatoren een tekort zien. Ten aanzien van
kpi 2 verzoekt het bestuur u een bijdrage van EUR 48.500 te verlenen in de
bijscholing van elf vergunningverleners. Daarnaast doet het een beroep op u
om het jaarlijkse tekort op de datavoorziening (kpi 4), groot 22.000 euro,
met ingang van 1 januari 2025 structureel aan te vullen. Voor de bijscholing
hebben wij zelf reeds 15.000 euro gereserveerd.

Voor de kpi's 1 en 6 is geen ondersteuning nodig. Evenmin maken wij
aanspraak op het door u genoemde bedrag van 500.000 euro, nu een fusie met
een andere dienst niet aan de orde is.

Gaarne verneem ik binnen zes weken uw reactie.

Hoogachtend,

drs. J.P. Cortenraad
secretaris-directeur

Aan dit bericht kunnen geen rechten worden ontleend. Vragen? Raadpleeg de
pagina met veelgestelde vragen op onze website.
""", charset="iso-8859-1", header_charset="utf-8", header_how="b"))

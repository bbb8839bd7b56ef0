#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Bestuurssecretariaat OD Lagewaard <bestuur@odlagewaard.example>"), ("To", "Directie Omgevingsveiligheid en Milieurisico's <doom@minienw.example>"),
    ("Cc", "directie@odhogewaard.example"), ("Subject", "Verzoek om bijdrage in de kosten van de fusie Lagewaard - Hoge Waard"),
    ("Date", "Wed, 4 Sep 2024 12:10:00 +0200"), ("Message-ID", "<lw.240904@odlagewaard.example>")],
    text="""Geachte heer, mevrouw,

Op 3 juli 2024 heeft het algemeen bestuur van Omgevingsdienst Lagewaard besloten om per 1 januari 2026 te fuseren met Omgevingsdienst Hoge Waard. Het besluit is genomen onder voorbehoud van de zienswijzen van de gemeenteraden. Het algemeen bestuur van Omgevingsdienst Hoge Waard heeft op 5 juli 2024 een gelijkluidend besluit genomen.

Uit de brief van de directeur-generaal van juli begrijpen wij dat voor fusies een aanvullend bedrag beschikbaar komt. De kosten van de voorbereiding zijn door een extern bureau begroot op € 840.000. De deelnemers van beide diensten nemen hiervan € 340.000 voor hun rekening. Voor het resterende deel, zijnde € 500.000, doen wij mede namens Omgevingsdienst Hoge Waard een beroep op het ministerie.

De kosten van het samenvoegen van de informatiesystemen zijn daarin niet begrepen. Deze worden pas begin 2025 inzichtelijk. Wij gaan ervan uit dat wij daarvoor op een later moment nog een afzonderlijk verzoek kunnen indienen.

Verder stellen wij het op prijs wanneer het ministerie een onafhankelijke procesbegeleider beschikbaar stelt voor de gesprekken met de ondernemingsraden. Eerdere fusies laten zien dat een buitenstaander daarbij van waarde is.

Voor het voldoen aan de kpi's 2 t/m 5 vragen wij op dit moment geen bijdrage.

Hoogachtend,
namens het dagelijks bestuur van Omgevingsdienst Lagewaard,

drs. M.E. Stalpers, secretaris-directeur
""", charset="iso-8859-15", encoding="quoted-printable"))

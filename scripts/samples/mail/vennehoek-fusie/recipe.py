#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

tekst = """Geachte mevrouw Rutgers,

Op 3 juli 2024 hebben de algemene besturen van Omgevingsdienst Vennehoek en Omgevingsdienst Beukenrode besloten om per 1 januari 2026 samen te gaan in één nieuwe dienst. Dit besluit heeft gevolgen voor de opgave die wij u in mei hebben toegezonden; die opgave wordt door deze e-mail vervangen.

Voor de kosten van de samenvoeging maken wij aanspraak op de extra bijdrage van € 500.000 die u in uw brief noemt voor diensten die fuseren. De kosten zijn door een extern bureau geraamd op 1,3 miljoen euro. De deelnemers nemen het resterende deel voor hun rekening.

Voor kpi's 2 t/m 5 verwachten beide diensten gezamenlijk met € 380.000 uit te komen, en dit bedrag vragen wij bij dezen aan.

Verder hebben wij nog niet kunnen voorzien in een programmamanager. Wij stellen het op prijs als u met ons meezoekt naar een ervaren kandidaat die ons van oktober 2024 tot en met december 2025 voor 24 uur per week kan bijstaan.

De opgave van mei, waarin wij € 165.000 voor Vennehoek alleen hadden vermeld, is hiermee komen te vervallen.

Het besluit van de algemene besturen sturen wij u na zodra het verslag is vastgesteld. Uw medewerkers kunnen voor vragen contact opnemen met ondergetekende.

Met vriendelijke groet,

drs. L.J. Haverman
secretaris-directeur Omgevingsdienst Vennehoek
mede namens de directeur van Omgevingsdienst Beukenrode
"""
write(message({"From": "\"Haverman, Lieke\" <l.haverman@odvennehoek.example>", "To": "\"Rutgers, Petra\" <p.rutgers@minienw.example>",
    "Cc": "directie@odbeukenrode.example", "Subject": "Besluit samengaan Vennehoek en Beukenrode – herziene opgave", "Date": "Wed, 17 Jul 2024 11:05:12 +0200",
    "Message-ID": "<vh-1707@odvennehoek.example>"}, text=tekst, encoding="base64"))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

M1 = """\
Beste Dineke,

Het hoge woord is eruit: Broekwold en Omgevingsdienst Halmsee gaan vanaf 1 januari 2026 als één omgevingsdienst verder, de beide algemene besturen hebben daar op 19 en 20 juni een klap op gegeven. Op het halve miljoen dat jullie voor fusies achter de hand houden, leggen wij bij dezen beslag.

Los van de fusie piept en kraakt het bij toezicht, waar drie stoelen leeg zijn. Is er in de landelijke flexpool niet een tweetal inspecteurs te vinden dat bij ons de winter door kan komen helpen?

Warme groet,
Sietske Ruitenberg
directeur Omgevingsdienst Broekwold
"""
M2 = """\
Beste Sietske,

Gefeliciteerd! Over het geld kan ik nog niets toezeggen. In de brief staat 'een bedrag van 500.000 euro extra in het geval van een fusie', en het is aan de nieuwe bewindspersoon om dat goed te keuren. Wil je ons het bestuursbesluit toesturen?

Dineke Spaargaren
Ministerie van Infrastructuur en Waterstaat
"""
M3 = """\
Beste Dineke,

Een vervelend bericht dit keer. Halmsee heeft vorige week de stekker uit de fusie getrokken; ons bestuur heeft zich daar donderdag bij neergelegd en het besluit van 19 juni herroepen. Het beroep op het halve miljoen is daarmee van de baan.

Wat niet van de baan is: de leegte bij toezicht. Met twee inspecteurs uit de flexpool zou je ons nog steeds enorm uit de brand helpen.

Sietske

Van: Dineke Spaargaren
Verzonden: maandag 5 augustus 2024 09:44
Aan: Sietske Ruitenberg
Onderwerp: RE: Groot nieuws

"""

SIETSKE, DINEKE = "Sietske Ruitenberg <s.ruitenberg@odbroekwold.example>", "Dineke Spaargaren <d.spaargaren@minienw.example>"
write(zip_of({
    "broekwold/01 groot nieuws.eml": message({"From": SIETSKE, "To": DINEKE, "Date": "Thu, 27 Jun 2024 12:00:00 +0200",
        "Subject": "Groot nieuws", "Message-ID": "<bw1@odbroekwold.example>"}, text=M1),
    "broekwold/02 re groot nieuws.eml": message({"From": DINEKE, "To": SIETSKE, "Date": "Mon, 5 Aug 2024 09:44:00 +0200",
        "Subject": "RE: Groot nieuws", "Message-ID": "<bw2@minienw.example>", "In-Reply-To": "<bw1@odbroekwold.example>"}, text=M2),
    "broekwold/03 slecht nieuws.eml": message({"From": SIETSKE, "To": DINEKE, "Date": "Mon, 16 Sep 2024 18:22:00 +0200",
        "Subject": "Minder groot nieuws", "Message-ID": "<bw3@odbroekwold.example>", "In-Reply-To": "<bw2@minienw.example>"}, text=M3 + M2),
}))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

M1 = """\
Geacht programmateam,

Het dagelijks bestuur van Omgevingsdienst Houtwallen is op 25 juni 2024 akkoord gegaan met onderstaande opgave, door ons geregistreerd onder nummer HW-2024-1187.

a) Gevraagd: € 110.000 ineens, ten behoeve van datakwaliteit (criterium 4).
b) Gevraagd: € 24.000 jaarlijks, ten behoeve van permanente educatie (criteria 2 en 3).
c) Gevraagd: gedurende twaalf maanden een projectleider van elders, 36 uur per week, ten behoeve van de gezamenlijke strafrechttafel (criterium 5).

Een afschrift is gezonden aan de provincie.

Namens het dagelijks bestuur,
ing. Wubbo Kranenborg
"""
M2 = """\
Geacht programmateam,

Onder verwijzing naar ons bericht van 2 juli jl., nummer HW-2024-1187, deel ik u het volgende mee. Onderdeel b (€ 24.000 jaarlijks voor permanente educatie) trekken wij in, aangezien de deelnemers het in hun begroting hebben opgenomen. Aan a en c verandert niets.

Namens het dagelijks bestuur,
ing. Wubbo Kranenborg
"""
M3 = """\
Geacht programmateam,

De aanbesteding van de datakwaliteitsslag (criterium 4) is afgerond en de uitkomst valt € 15.000 hoger uit. Onderdeel a van onze opgave komt daarmee op € 125.000 te staan, en om dat bedrag verzoeken wij u thans.

U schreef ons op 12 september: "Voor de kpi's 2 t/m 5 is gedacht aan 200.000 - 250.000 euro per dienst." Wij constateren dat wij daarbinnen blijven.

Namens het dagelijks bestuur,
ing. Wubbo Kranenborg


-----Oorspronkelijk bericht-----
Van: Wubbo Kranenborg
Verzonden: maandag 19 augustus 2024 13:20
Aan: Programmateam robuust
Onderwerp: HW-2024-1187, wijziging

"""

FROM, TO = "Wubbo Kranenborg <w.kranenborg@odhoutwallen.example>", "Programmateam robuust <robuust@minienw.example>"
first = message({"From": FROM, "To": TO, "Date": "Tue, 2 Jul 2024 10:00:00 +0200", "Subject": "HW-2024-1187",
                 "Message-ID": "<hw1@odhoutwallen.example>"}, text=M1)
second = message({"From": FROM, "To": TO, "Date": "Mon, 19 Aug 2024 13:20:00 +0200", "Subject": "HW-2024-1187, wijziging",
                  "Message-ID": "<hw2@odhoutwallen.example>"}, text=M2)
third = message({"From": FROM, "To": TO, "Date": "Mon, 30 Sep 2024 09:15:00 +0200", "Subject": "HW-2024-1187, tweede wijziging",
                 "Message-ID": "<hw3@odhoutwallen.example>", "References": "<hw2@odhoutwallen.example>"}, text=M3 + M2)
maildir([
    ("cur", "1719907200.M1P1.post:2,S", first),
    ("cur", "1724066400.M2P1.post:2,S", second),
    ("new", "1727680500.M3P1.post", third),
])

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Hoi Tessa,

Wat een lijst. Mijn reacties staan in je eigen mail, steeds achter [HB].

Hans

-----Oorspronkelijk bericht-----
Van: Tessa Quint <t.quint@minienw.example>
Verzonden: maandag 15 juli 2024 10:02
Aan: Hans Bruggink <h.bruggink@odvlietmonde.example>
Onderwerp: Vragenlijst ondersteuning

Beste Hans,

Zoals aangekondigd is voor het hele stelsel € 18 mln beschikbaar en denken wij aan € 200.000 tot € 250.000 per dienst. Wil je deze vijf vragen deze week nog beantwoorden?

Vraag a. Komen jullie voor kpi 2 mensen tekort?
[HB] Ja, anderhalve bodemspecialist, en of die uitgeleend of gedetacheerd wordt maakt me niet uit.

Vraag b. Is voor kpi 3 een bijdrage nodig?
[HB] Nee hoor, dat loopt via ons eigen A&O-potje.

Vraag c. Datakwaliteit (kpi 4): redden jullie het met de € 40.000 die we in mei bespraken?
[HB] Niet helemaal, maak er € 52.500 van.

Vraag d. Bij kpi 5 noemden jullie een milieurechercheur. Is dat nog actueel?
[HB] Hoeft niet meer, die hebben we vorige week zelf geworven.

Vraag e. Staat er een fusie op stapel, zodat wij rekening moeten houden met de € 500.000 extra?
[HB] Nee, plannen in die richting hebben we niet.

Groet,
Tessa Quint
"""

write(msg(
    subject="RE: Vragenlijst ondersteuning",
    sender=("Hans Bruggink", "h.bruggink@odvlietmonde.example"),
    to=[("Tessa Quint", "t.quint@minienw.example")],
    date="Tue, 23 Jul 2024 08:51:00 +0200",
    text=BODY,
    message_id="<vm-20240723@odvlietmonde.example>",
    in_reply_to="<vragenlijst-15@minienw.example>",
))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

NOTICE = """\
Dit bericht is automatisch aangemaakt door mx1.odnesserpolder.example.

Uw bericht kon niet worden bezorgd bij een of meer geadresseerden. Hulp nodig? Neem dan contact op met de beheerder en vraag om ondersteuning.

<directie@odnesserpolder.example>: postbus vol (452 4.2.2)
"""
RETURNED = """\
Geachte directie,

Wij herinneren u aan onze oproep. Welk bedrag heeft Omgevingsdienst Nesserpolder nodig? Te denken valt aan € 200.000 tot € 250.000 voor de kpi's 2 t/m 5 en € 500.000 extra bij een fusie. Graag vernemen wij ook of u capaciteit nodig heeft.

Marlies Overbeek
"""

STATUS = b"""Reporting-MTA: dns; mx1.odnesserpolder.example

Final-Recipient: rfc822; directie@odnesserpolder.example
Action: failed
Status: 4.2.2
"""
returned = message({
    "From": "Marlies Overbeek <m.overbeek@minienw.example>",
    "To": "directie@odnesserpolder.example",
    "Date": "Mon, 8 Jul 2024 09:00:00 +0200",
    "Subject": "Herinnering: oproep ondersteuning",
    "Message-ID": "<her8@minienw.example>",
}, text=RETURNED)
write(message({
    "From": "Mail Delivery Subsystem <MAILER-DAEMON@mx1.odnesserpolder.example>",
    "To": "m.overbeek@minienw.example",
    "Date": "Mon, 8 Jul 2024 09:00:07 +0200",
    "Subject": "Niet bezorgd: Herinnering: oproep ondersteuning",
    "Auto-Submitted": "auto-replied",
    "Message-ID": "<dsn8@mx1.odnesserpolder.example>",
}, text=NOTICE, mixed="report; report-type=delivery-status",
    attachments=[(None, STATUS, "message/delivery-status"), (None, returned, "message/rfc822")]))

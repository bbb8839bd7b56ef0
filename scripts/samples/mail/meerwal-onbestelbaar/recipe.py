#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

terug = message([("From", "Robuust <robuust@minienw.example>"), ("To", "directie@odmeerwal.example"), ("Subject", "Tweede oproep: welke ondersteuning heeft u nodig?"),
    ("Date", "Mon, 29 Jul 2024 09:00:00 +0200"), ("Message-ID", "<oproep2@minienw.example>")], text="""Geachte directeur van Omgevingsdienst Meerwal,

Van u ontvingen wij nog geen opgave. Mogen wij alsnog van u horen welk bedrag u wenst voor de kpi's 2 t/m 5? Andere diensten vroegen gemiddeld 320.000 euro. Bij een fusie kunt u om 500.000 euro extra verzoeken.

Hoogachtend,
Ministerie van Infrastructuur en Waterstaat
""")
status = b"""Reporting-MTA: dns; mx.minienw.example
Arrival-Date: Mon, 29 Jul 2024 09:00:02 +0200

Final-Recipient: rfc822; directie@odmeerwal.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.odmeerwal.example
Diagnostic-Code: smtp; 550 5.1.1 <directie@odmeerwal.example>: Recipient address rejected: User unknown
"""
write(message([
    ("Return-Path", "<>"),
    ("From", "MAILER-DAEMON@minienw.example (Mail Delivery System)"),
    ("To", "robuust@minienw.example"),
    ("Subject", "Undelivered Mail Returned to Sender"),
    ("Date", "Mon, 29 Jul 2024 09:00:04 +0200"),
    ("Message-ID", "<20240729070004.5D1C@mx.minienw.example>"),
    ("Auto-Submitted", "auto-replied"),
], text="""This is the mail system at host mx.minienw.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster. If you do so, please include this problem report.

<directie@odmeerwal.example>: host mail.odmeerwal.example said: 550 5.1.1 Recipient address rejected: User unknown (in reply to RCPT TO command)
""", charset="us-ascii", encoding="7bit", mixed="report; report-type=delivery-status",
    attachments=[(None, status, "message/delivery-status"), (None, terug, "message/rfc822")]))

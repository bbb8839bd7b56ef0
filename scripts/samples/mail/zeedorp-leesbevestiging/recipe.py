#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "\"Zuidema, Mirte (Omgevingsdienst Zeedorp)\" <m.zuidema@odzeedorp.example>"),
    ("To", "Robuust <robuust@minienw.example>"),
    ("Subject", "Gelezen: Verzoek: opgave ondersteuningsbehoefte vóór 1 juli"),
    ("Date", "Fri, 21 Jun 2024 08:02:16 +0200"),
    ("Message-ID", "<mdn0621@odzeedorp.example>"),
], text="""Uw bericht

   Aan: Mirte Zuidema
   Onderwerp: Verzoek: opgave ondersteuningsbehoefte vóór 1 juli
   Verzonden: donderdag 20 juni 2024 17:30:00 (UTC+01:00) Amsterdam

is gelezen op vrijdag 21 juni 2024 8:02:11.
""", mixed="report; report-type=disposition-notification", attachments=[(None, b"""Reporting-UA: odzeedorp.example; Correspondent 7.2
Final-Recipient: rfc822;m.zuidema@odzeedorp.example
Original-Message-ID: <opgave-0620@minienw.example>
Disposition: manual-action/MDN-sent-manually; displayed
""", "message/disposition-notification")]))

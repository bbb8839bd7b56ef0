#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

TEKST = """Geachte beleidsmedewerkers,

U krijgt deze mail tweemaal, omdat wij niet weten in welke postbus hij hoort.

Omgevingsdienst Kerkbeek schiet bij kpi II tekort: van de zesentwintig deskundigheidsgebieden zijn er vier onbezet. Onze smeekbede: 0,8 fte aan adviseurs uit een landelijke poule. Lukt dat niet, dan zou k€ 68 om hen zelf in te huren ons ook redden.

Van de andere kpi's ligt niemand hier wakker.

Sibren Kooistra
"""
def mail(aan, via):
    return message([("Delivered-To", aan), ("Received", "by %s; Tue, 02 Jul 2024 11:11:20 +0200" % via), ("From", "Sibren Kooistra <s.kooistra@odkerkbeek.example>"),
        ("To", "robuust@minienw.example, dgmi@minienw.example"), ("Subject", "Nood bij Kerkbeek"), ("Date", "Tue, 2 Jul 2024 11:11:11 +0200"), ("Message-ID", "<kb0702@odkerkbeek.example>")], text=TEKST)
write(mbox([mail("robuust@minienw.example", "mx1.minienw.example"),
    message([("From", "Secretariaat <secretariaat@odkerkbeek.example>"), ("To", "robuust@minienw.example"), ("Subject", "Afspraak 18 september"), ("Date", "Wed, 3 Jul 2024 09:00:00 +0200"), ("Message-ID", "<kb0703@odkerkbeek.example>")],
        text="""Goedemorgen,

De heer Kooistra verzoekt u de afspraak van 18 september een uur later te laten beginnen. Graag uw bevestiging. Heeft u nog behoefte aan parkeergelegenheid?

Secretariaat OD Kerkbeek
""", charset="us-ascii", encoding="7bit")]))

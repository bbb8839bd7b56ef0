#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

OD, IENW = "Saskia Dorrestein <s.dorrestein@odgeestweide.example>", "Peter-Paul Vonk <pp.vonk@minienw.example>"
een = """Beste Peter-Paul,

Naar aanleiding van de oproep van vorige week kan ik je namens Omgevingsdienst Geestweide het volgende melden.

Onze voornaamste opgave is kpi 4. De migratie van onze dossiers naar een nieuw systeem kunnen wij niet geheel zelf bekostigen, en daarom vragen wij hiervoor een bijdrage van € 85.000. Daarnaast willen wij de komende jaren meedoen aan het regionale opleidingsprogramma van de provincie (kpi 3). Een jaarlijkse bijdrage van € 12.000 zou die deelname voor ons mogelijk maken.

Met vriendelijke groet,
Saskia Dorrestein
beleidsadviseur, Omgevingsdienst Geestweide
"""
twee = """Dag Saskia,

Dank voor je snelle reactie. Zou je het bedrag voor kpi 4 nog wat nader kunnen onderbouwen? Wij denken aan 200.000 - 250.000 euro per omgevingsdienst voor kpi's 2 t/m 5 samen, dus het past er in beginsel binnen, maar voor de beoordeling hebben wij een uitsplitsing nodig.

Groet, Peter-Paul
Ministerie van Infrastructuur en Waterstaat
"""
drie = """Beste Peter-Paul,

Na overleg met onze leverancier blijkt een deel van de migratie binnen het lopende contract te vallen. In plaats van de eerder genoemde € 85.000 kunnen wij volstaan met een bijdrage van € 68.000. De uitsplitsing is als volgt: inrichting € 41.000, overzetten van dossiers € 19.000 en instructie van medewerkers € 8.000.

Met vriendelijke groet,
Saskia
"""
vier = """Beste Peter-Paul,

Voor de zomer hebben wij contact gehad over de ondersteuning van onze dienst. Inmiddels heeft de provincie besloten de deelname aan het opleidingsprogramma voor alle diensten te vergoeden. Ons verzoek om € 12.000 per jaar voor kpi 3 kunt u daarom buiten beschouwing laten.

Het verzoek om € 68.000 voor de migratie (kpi 4) houden wij staande. Wij hebben daar tot op heden geen bericht over ontvangen. Kunt u aangeven wanneer wij daarover een besluit kunnen verwachten?

Met vriendelijke groet,

Saskia Dorrestein
beleidsadviseur
Omgevingsdienst Geestweide
"""
def onder(wie, wanneer, tekst):
    return "\nOp %s schreef %s:\n" % (wanneer, wie) + "\n".join("> " + l if l and not l.startswith(">") else ">" + l for l in tekst.rstrip("\n").split("\n")) + "\n"
m1 = message({"From": OD, "To": IENW, "Subject": "Behoefte aan ondersteuning", "Date": "Tue, 25 Jun 2024 11:15:00 +0200", "Message-ID": "<gw1@odgeestweide.example>"}, text=een)
m2 = message({"From": IENW, "To": OD, "Subject": "RE: Behoefte aan ondersteuning", "Date": "Mon, 01 Jul 2024 09:02:00 +0200", "Message-ID": "<pp2@minienw.example>",
    "In-Reply-To": "<gw1@odgeestweide.example>"}, text=twee + onder("Saskia Dorrestein", "25 juni 2024 om 11:15", een), encoding="base64")
m3 = message({"From": OD, "To": IENW, "Subject": "Re: Behoefte aan ondersteuning", "Date": "Tue, 09 Jul 2024 15:40:00 +0200", "Message-ID": "<gw3@odgeestweide.example>",
    "In-Reply-To": "<pp2@minienw.example>"}, text=drie + onder("Peter-Paul Vonk", "1 juli 2024 om 09:02", twee), charset="iso-8859-15")
m4 = message({"From": OD, "To": IENW, "Subject": "Re: Behoefte aan ondersteuning - stand van zaken", "Date": "Wed, 04 Sep 2024 08:55:00 +0200", "Message-ID": "<gw4@odgeestweide.example>",
    "In-Reply-To": "<pp2@minienw.example>"}, text=vier + onder("Saskia Dorrestein", "9 juli 2024 om 15:40", drie), encoding="8bit")
write(mbox([m1, m2, m3, m4]))

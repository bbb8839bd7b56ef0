#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

OD, MIN = "Geertje Swaving <g.swaving@odhazelgouw.example>", "Robuust <robuust@minienw.example>"
vraag = message([("From", OD), ("To", MIN), ("Subject", "Omgevingsdienst Hazelgouw: wat wij van u nodig hebben"), ("Date", "Tue, 25 Jun 2024 12:00:07 +0200"),
    ("Message-ID", "<hg1@odhazelgouw.example>")], text="""Geacht team,

Gevraagd wordt een bijdrage van tachtigduizend euro in de werving van
milieutoezichthouders, die onder kpi 1 valt. Onder kpi 3 zou een landelijk
lesprogramma over de Omgevingswet door ons zeer op prijs worden gesteld.
Ten slotte komen wij voor het wegwerken van verouderde revisievergunningen
1,5 fte aan vergunningverleners tekort; graag uw bemiddeling daarbij.

Kpi 2 hebben wij vorig jaar al op orde gebracht en op kpi 6 speelt niets.

Hoogachtend,

mw. ing. G. Swaving, teammanager
""", charset="iso-8859-15", encoding="8bit")
auto = message([("From", MIN), ("To", OD), ("Subject", "Automatisch antwoord: Omgevingsdienst Hazelgouw: wat wij van u nodig hebben"), ("Date", "Tue, 25 Jun 2024 12:00:11 +0200"),
    ("Message-ID", "<auto-hg1@minienw.example>"), ("In-Reply-To", "<hg1@odhazelgouw.example>"), ("Auto-Submitted", "auto-replied"), ("Precedence", "bulk")],
    text="""Uw bericht is in goede orde ontvangen. Wij streven ernaar uw verzoek binnen tien werkdagen te beantwoorden. Op dit bericht kunt u niet reageren.

Heeft u dringend ondersteuning nodig? Bel dan met ons informatienummer.
""")
deels = message([("From", OD), ("To", MIN), ("Subject", "Re: Omgevingsdienst Hazelgouw: wat wij van u nodig hebben"), ("Date", "Tue, 10 Sep 2024 16:48:30 +0200"),
    ("Message-ID", "<hg2@odhazelgouw.example>"), ("In-Reply-To", "<hg1@odhazelgouw.example>"), ("References", "<hg1@odhazelgouw.example>")],
    html="""<div dir="ltr"><div>Geacht team,</div><div><br></div><div>Van onze lijst van 25 juni kan er één punt af: de 1,5 fte vergunningverleners hoeft niet meer, want de provincie springt bij. De tachtig mille voor de werving (kpi 1) blijft gewenst.</div>
<div><br></div><div>Over het lesprogramma spreken wij elkaar op 24 september.</div><div><br></div><div>Geertje Swaving</div></div>
<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Op di 25 jun 2024 om 12:00 schreef Geertje Swaving &lt;<a href="mailto:g.swaving@odhazelgouw.example">g.swaving@odhazelgouw.example</a>&gt;:<br></div>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">Gevraagd wordt een bijdrage van tachtigduizend euro in de werving van milieutoezichthouders, die onder kpi 1 valt.</blockquote></div>""")
maildir([("cur", "1719309607.M1P201.post:2,RS", vraag), ("cur", "1719309611.M2P201.post:2,S", auto), ("new", "1725979710.M3P207.post", deels)])

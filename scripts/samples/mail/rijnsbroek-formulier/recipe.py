#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

formulier = office("""<html><body style="font-family:'Liberation Sans';font-size:10.5pt">
<h2>Formulier inventarisatie ondersteuning robuuste omgevingsdiensten</h2>
<p>Naam omgevingsdienst: Omgevingsdienst Rijnsbroek<br>Ingevuld door: B. Cornelisse, beleidsadviseur<br>Datum: 25 juli 2024</p>
<p><b>Vraag 1. Voor welke kpi's heeft u ondersteuning nodig?</b></p>
<p>Kpi 3 en kpi 4.</p>
<p><b>Vraag 2. Geef per kpi aan om welke activiteit en welk bedrag het gaat.</b></p>
<p>Kpi 3: wij ontwikkelen met twee andere diensten een digitale leeromgeving. Ons aandeel in de kosten, € 22.500, vragen wij volledig bij u aan.</p>
<p>Kpi 4: voor de aansluiting op het Digitaal Stelsel Omgevingswet willen wij een projectleider inhuren. Wij vragen een vergoeding van ten hoogste € 60.000.</p>
<p><b>Vraag 3. Heeft u behoefte aan capaciteit of kennis?</b></p>
<p>Nee, hierin voorzien wij zelf.</p>
<p><b>Vraag 4. Is er sprake van een voorgenomen fusie? Voor een fusie kan 500.000 euro worden aangevraagd.</b></p>
<p>Wij verkennen met Omgevingsdienst Veldwijk of een fusie meerwaarde heeft. Een bijdrage vragen wij daarvoor in dit stadium niet.</p>
</body></html>""", "odt")
write(message([
    ("From", "Bea Cornelisse <b.cornelisse@odrijnsbroek.example>"), ("To", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Subject", "Ingevuld formulier"), ("Date", "Fri, 26 Jul 2024 08:50:04 +0200"), ("Message-ID", "<rb-26@odrijnsbroek.example>")],
    text="""Geachte mevrouw De Ruiter,

Hierbij stuur ik u het ingevulde formulier van Omgevingsdienst Rijnsbroek. Het formulier is ambtelijk afgestemd; het bestuur wordt in september geïnformeerd.

Met vriendelijke groet,
Bea Cornelisse
""", attachments=[("formulier ondersteuning.odt", formulier, "application/vnd.oasis.opendocument.text")], charset="utf-8"))

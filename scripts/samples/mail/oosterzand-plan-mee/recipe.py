#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

plan = office("""<html><head><meta charset="utf-8"><title>Plan van aanpak</title></head><body>
<h1>Plan van aanpak robuuste omgevingsdienst, versie 2.0</h1>
<p>Omgevingsdienst Oosterzand, vastgesteld door het algemeen bestuur op 26 juni 2024</p>
<h2>Kpi 1 Omvang</h2>
<p>De dienst voldoet aan deze kpi, er zijn geen aanvullende maatregelen nodig.</p>
<h2>Kpi 2 Deskundigheid</h2>
<p>Het hoofd Vergunningverlening stelt vóór 1 december 2024 een opleidingsplan op. Voor de uitvoering van dat plan is in de meerjarenbegroting € 60.000 gereserveerd.</p>
<h2>Kpi 4 Informatievoorziening</h2>
<p>In het tweede kwartaal van 2025 wordt het archief gedigitaliseerd. De kosten van € 115.000 worden gedekt uit de bestemmingsreserve automatisering.</p>
<h2>Kpi 5 Strategie</h2>
<p>Eind 2024 actualiseren wij de risicoanalyse.</p>
<h2>Samenwerking</h2>
<p>Met de buurdiensten werkt Oosterzand samen op het gebied van inkoop en opleiding, een fusie is daarbij niet aan de orde.</p>
<h2>Financiering en ondersteuning</h2>
<p>Alle maatregelen worden bekostigd uit de eigen begroting. Een aanvullende bijdrage van het Rijk is voor de uitvoering van dit plan niet vereist.</p>
</body></html>""", "docx")
write(message({"From": "Info Omgevingsdienst Oosterzand <info@odoosterzand.example>", "To": "robuuste-od@minienw.example", "Cc": "vth@provincie.example",
    "Subject": "Vastgesteld plan van aanpak – versie 2.0", "Date": "Mon, 01 Jul 2024 15:12:00 +0200", "Message-ID": "<oz-0107@odoosterzand.example>"},
    encoding="base64", text="""Geachte heer, mevrouw,

Op 28 maart jl. hebben wij u een concept van ons plan van aanpak gestuurd. Het algemeen bestuur heeft het plan op 26 juni vastgesteld, met een beperkt aantal wijzigingen ten opzichte van het concept. Het vastgestelde plan treft u als bijlage aan. Wij verzoeken u de eerdere versie hierdoor te vervangen en deze ook aan TwynstraGudde ter beschikking te stellen.

Graag ontvangen wij een bevestiging dat het plan in goede orde is ontvangen. Indien u behoefte heeft aan een toelichting, dan zijn wij daartoe uiteraard bereid.

Met vriendelijke groet,

namens de directie van Omgevingsdienst Oosterzand,
Gerda Lammertink
""", attachments=[("OD Oosterzand PvA 2.0.docx", plan, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]))

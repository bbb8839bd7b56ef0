#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

nota = office("""<html><body style="font-family:'Liberation Serif';font-size:11pt">
<h1>Notitie ondersteuningsbehoefte Omgevingsdienst Steenwaard</h1>
<p>Datum: 10 juli 2024<br>Status: vastgesteld door de directie</p>
<h2>Inleiding</h2>
<p>Het ministerie van Infrastructuur en Waterstaat heeft gevraagd voor welke kpi's ondersteuning gewenst is. In deze notitie beantwoorden wij die vraag.</p>
<h2>Kpi 2</h2>
<p>Voor twintig medewerkers moet aanvullende scholing worden ingekocht. Wij vragen hiervoor een eenmalig bedrag van € 54.000.</p>
<h2>Kpi 3</h2>
<p>Wij willen structureel deelnemen aan de landelijke kennistafels. Hiervoor hebben wij een bijdrage nodig van € 15.000 per jaar.</p>
<h2>Kpi 4</h2>
<p>Wij wachten de landelijke ontwikkelingen af en dienen op dit punt geen verzoek in.</p>
<h2>Kpi 5</h2>
<p>Binnen onze dienst is geen specialist externe veiligheid aanwezig en de vacature is driemaal zonder resultaat opengesteld. Wij vragen u daarom te bevorderen dat een specialist wordt aangesteld van wie meerdere diensten gebruik kunnen maken.</p>
<h2>Fusie</h2>
<p>Een fusie is voor onze dienst niet aan de orde, zodat wij geen aanspraak maken op het bedrag van € 500.000.</p>
</body></html>""", "docx")
write(msg(
    subject="Notitie ondersteuningsbehoefte", sender=("Marjan Wolters", "m.wolters@odsteenwaard.example"),
    to=[("Joost van Driel", "j.vandriel@minienw.example")], cc=[("Bert Koerts", "b.koerts@odsteenwaard.example")],
    date="Thu, 11 Jul 2024 13:15:00 +0200", message_id="<sw-0711@odsteenwaard.example>",
    text="""Geachte heer Van Driel,

In de bijlage treft u de notitie aan waarin Omgevingsdienst Steenwaard de ondersteuningsbehoefte per kpi heeft beschreven. In hoofdzaak vragen wij om een financiële bijdrage voor scholing en om een gedeelde specialist externe veiligheid.

Mocht de notitie aanleiding geven tot vragen, dan lichten wij deze graag mondeling toe.

Met vriendelijke groet,

Marjan Wolters
Senior beleidsadviseur
Omgevingsdienst Steenwaard
""", attachments=[("Notitie ondersteuningsbehoefte.docx", nota, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]))

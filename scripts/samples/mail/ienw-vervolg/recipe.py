#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

html = """<html><body style="font-family:Verdana;font-size:9.5pt">
<p>Geachte directeur,</p>
<p>Op 27 juni jl. heeft u van de directeur-generaal Milieu en Internationaal een brief ontvangen over de voortgang van het traject robuuste omgevingsdiensten. Van een aantal diensten hebben wij nog niet vernomen of er behoefte is aan ondersteuning. Wij verzoeken u daarom om uiterlijk <b>20 september 2024</b> het volgende aan ons door te geven:</p>
<ul>
<li>voor welke kpi's u ondersteuning vraagt;</li>
<li>om welk bedrag het gaat, uitgesplitst naar eenmalige en jaarlijkse kosten;</li>
<li>of er behoefte is aan capaciteit of kennis, en zo ja, hoeveel fte;</li>
<li>of er sprake is van een (voorgenomen) fusie.</li>
</ul>
<p>Voor kpi's 2 t/m 5 gaan wij uit van een bijdrage van 200.000 tot 250.000 euro per omgevingsdienst. Bij een fusie kan daar 500.000 euro bij komen. Wij vragen uw begrip voor het feit dat een definitieve toezegging pas mogelijk is nadat de bewindspersoon heeft ingestemd.</p>
<p>Heeft u geen behoefte aan ondersteuning, dan ontvangen wij daarvan ook graag bericht.</p>
<p>Met vriendelijke groet,</p>
<p>Team Robuuste Omgevingsdiensten<br>Ministerie van Infrastructuur en Waterstaat<br>Rijnstraat 8, Den Haag</p>
<p style="font-size:7.5pt">Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de geadresseerde bent, wordt u verzocht dat aan de afzender te melden en het bericht te verwijderen.</p>
</body></html>"""
write(message({"From": "Robuuste omgevingsdiensten <robuuste-od@minienw.example>", "To": "undisclosed-recipients:;",
    "Subject": "Herinnering: opgave behoefte aan ondersteuning", "Date": "Mon, 09 Sep 2024 10:00:00 +0200", "Message-ID": "<vervolg-0909@minienw.example>"}, html=html))

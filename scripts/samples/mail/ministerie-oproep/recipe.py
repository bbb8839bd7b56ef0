#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

HTML = """\
<html><body style="font-family:Verdana;font-size:9pt">
<p>Beste directeuren,</p>
<p>In vervolg op de brief van de directeur-generaal doe ik een extra oproep. Uit de gesprekken bleek dat meerdere diensten behoefte hebben aan ondersteuning, maar in de plannen van aanpak lezen wij daar nauwelijks iets over terug.</p>
<p>Ik verzoek u daarom <b>uiterlijk 5 juli 2024</b> per mail aan te geven:</p>
<ul>
<li>welke financi&euml;le bijdrage u voor de kpi&rsquo;s 2 t/m 5 nodig heeft (gedacht wordt aan <b>200.000 &ndash; 250.000 euro</b> per omgevingsdienst);</li>
<li>of u aanspraak maakt op de &euro; 500.000 extra in het geval van een fusie;</li>
<li>of u capaciteit of kennis zoekt, bijvoorbeeld 1 fte datamanagement of hulp bij het strafrecht.</li>
</ul>
<p>Een voorbeeld van een bruikbaar antwoord: <i>&ldquo;Wij vragen &euro; 60.000 eenmalig voor de aansluiting op het landelijke datastelsel (kpi 4).&rdquo;</i></p>
<p>Voor het gehele stelsel is vooralsnog &euro; 18 mln beschikbaar.</p>
<p>Met vriendelijke groet,<br>Marlies Overbeek<br>Ministerie van Infrastructuur en Waterstaat</p>
</body></html>
"""

write(message({
    "From": "Marlies Overbeek <m.overbeek@minienw.example>",
    "To": "Directeuren omgevingsdiensten <directeuren@lijst.minienw.example>",
    "Date": "Fri, 14 Jun 2024 16:00:00 +0200",
    "Subject": "Extra oproep: heeft uw dienst ondersteuning nodig?",
    "Message-ID": "<oproep14@minienw.example>",
}, html=HTML))

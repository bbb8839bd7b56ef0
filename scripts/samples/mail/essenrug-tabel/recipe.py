#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

HTML = """\
<html><head><style>td,th{border:1px solid #999;padding:3px 8px} table{border-collapse:collapse}</style></head><body>
<p>L.S.,</p>
<p>Namens de directeur doe ik u de uitkomst van de interne inventarisatie toekomen. De tabel spreekt voor zich.</p>
<table>
<tr><th>kpi</th><th>behoefte</th><th>bedrag</th><th>eenmalig / structureel</th></tr>
<tr><td>1</td><td>geen</td><td>&ndash;</td><td>&ndash;</td></tr>
<tr><td>2</td><td>vervanging tijdens de bijscholing van acht toezichthouders</td><td>&euro; 46.000</td><td>eenmalig</td></tr>
<tr><td rowspan="2">3</td><td>lidmaatschap van het kennisnetwerk geur en geluid</td><td>&euro; 7.250 per jaar</td><td>structureel</td></tr>
<tr><td>begeleiding van twee stagiairs per studiejaar</td><td>&euro; 18.000</td><td>structureel</td></tr>
<tr><td>4</td><td>inhuur van een datasteward (0,6 fte)</td><td>&euro; 61.000</td><td>eenmalig</td></tr>
<tr><td>4</td><td>landelijk afgedwongen gegevenswoordenboek, onder leiding van IenW</td><td>n.v.t.</td><td>eenmalig</td></tr>
<tr><td>5</td><td>geen, het beleid is vorig najaar herijkt</td><td>nihil</td><td>n.v.t.</td></tr>
<tr><td>6</td><td>geen</td><td>&ndash;</td><td>&ndash;</td></tr>
<tr><td><b>totaal</b></td><td></td><td><b>&euro; 132.250</b></td><td></td></tr>
</table>
<p>Voor de goede orde: de &lsquo;200.000 &ndash; 250.000 euro per omgevingsdienst&rsquo; uit uw brief wordt hiermee niet volgemaakt. Essenrug blijft zelfstandig en heeft fuseren ook niet in de zin; de 500.000 euro extra laat zij dus liggen.</p>
<p>R. Wijngaards<br>bestuurssecretaris Omgevingsdienst Essenrug</p>
<p style="font-size:8pt;color:#777">Aan dit bericht kunnen geen rechten worden ontleend. Indien u niet de geadresseerde bent, wordt u verzocht dit aan de afzender te melden en het bericht te vernietigen.</p>
</body></html>
"""

write(message({
    "From": "Secretariaat OD Essenrug <secretariaat@odessenrug.example>",
    "To": "Postbus Robuust <robuust@minienw.example>",
    "Cc": "r.wijngaards@odessenrug.example",
    "Date": "Tue, 27 Aug 2024 11:20:00 +0200",
    "Subject": "Inventarisatie Essenrug",
    "Message-ID": "<er-8841@odessenrug.example>",
}, html=HTML, encoding="base64"))

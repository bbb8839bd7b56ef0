#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

HTML = """\
<html><body bgcolor="#eef3ea"><table width="600"><tr><td>
<h1>Wildgraaf Wijzer &ndash; zomernummer</h1>
<p><i>De nieuwsbrief van Omgevingsdienst Wildgraaf. U krijgt hem omdat u relatie bent.</i></p>
<h2>45.000 euro voor groene daken: vraag nu aan!</h2>
<p>Ondernemers in de vijf gemeenten kunnen tot 1 oktober een bijdrage aanvragen. Heeft u hulp nodig bij uw aanvraag? Ons energieloket staat voor u klaar.</p>
<h2>Collega gezocht</h2>
<p>Wij zoeken een geluidadviseur (0,8 fte) en een jurist. Solliciteren kan tot 20 augustus.</p>
<h2>Robuust? Reken maar</h2>
<p>Het Rijk trekt voor elke omgevingsdienst 200.000 tot 250.000 euro uit om aan de kpi&rsquo;s te voldoen, zo meldde het vakblad. Directeur Hylke Damstra reageert nuchter: &ldquo;Eerst zien wat er in de kleine lettertjes staat.&rdquo;</p>
<h2>Vier vragen aan&hellip; Gonda</h2>
<p>Wat heb je van thuis meegekregen? &ldquo;Dat je om hulp mag vragen.&rdquo;</p>
<p style="font-size:8pt"><a href="https://odwildgraaf.example/af">Afmelden</a> | <a href="https://odwildgraaf.example/vraag">Stel een vraag</a></p>
</td></tr></table></body></html>
"""

write(message({
    "From": "Wildgraaf Wijzer <nieuwsbrief@odwildgraaf.example>",
    "To": "robuust@minienw.example",
    "Date": "Thu, 11 Jul 2024 06:00:00 +0200",
    "Subject": "Wildgraaf Wijzer: vraag nu uw bijdrage aan!",
    "List-Unsubscribe": "<https://odwildgraaf.example/af>",
    "Precedence": "bulk",
    "Message-ID": "<nb7@odwildgraaf.example>",
}, html=HTML))

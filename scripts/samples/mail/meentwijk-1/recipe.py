#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Goedemiddag,

Wij zijn dit jaar geheel papierloos en bijna mailloos: de behoefte van Omgevingsdienst Meentwijk hebben we als webpagina klaargezet. Openen in de browser gaat het best.

Prettige zomer!
Anouk de Leeuwerik, functioneel beheerder
"""
PAGE = """\
<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Behoefte Meentwijk</title></head><body>
<nav>Start | Over ons | Stel een vraag</nav>
<h1>Waar Meentwijk op hoopt</h1>
<p>Het ministerie dacht aan <q>200.000 &ndash; 250.000 euro per omgevingsdienst</q>. Zoveel hebben we niet nodig.</p>
<dl>
<dt>Kpi 4: licenties</dt>
<dd>Twee jaar lang 19.900 euro per jaar van het Rijk, tot het contract van het oude pakket is uitgediend.</dd>
<dt>Kpi 2: energie</dt>
<dd>Wie brengt onze drie energietoezichthouders het vak bij? Een reeks lessen van een oude rot, daarnaar gaat onze wens uit.</dd>
<dt>Kpi 5: strategie</dt>
<dd>Hier hebben we van niemand iets nodig.</dd>
</dl>
</body></html>
"""

write(message({
    "From": "Anouk de Leeuwerik <a.deleeuwerik@odmeentwijk.example>",
    "To": "Postbus Robuust <robuust@minienw.example>",
    "Date": "Tue, 9 Jul 2024 14:55:00 +0200",
    "Subject": "Behoefte Meentwijk (webpagina)",
    "Message-ID": "<mw1@odmeentwijk.example>",
}, text=BODY, attachments=[("behoefte.html", plain(PAGE), "text/html")]))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(msg(subject="RE: Extra call: support needs / extra oproep ondersteuning", unicode=False, codepage=1252, sender=("Kwekkeboom, Bart", "b.kwekkeboom@rudmarsdijk.example"),
    to=[("Robuust", "robuust@minienw.example")], date="Fri, 28 Jun 2024 14:55:00 +0200", message_id="<rm-0628@rudmarsdijk.example>", in_reply_to="<oproep-0614@minienw.example>",
    transport="From: \"Kwekkeboom, Bart\" <b.kwekkeboom@rudmarsdijk.example>\r\nTo: Robuust <robuust@minienw.example>\r\nDate: Fri, 28 Jun 2024 14:55:00 +0200\r\nMessage-ID: <rm-0628@rudmarsdijk.example>\r\n",
    rtf="""<html><head><style>p {margin:0}</style></head><body>
<p>Beste mensen,</p><p>&nbsp;</p>
<p>RUD Marsdijk redt het op eigen kracht; u hoeft voor ons niets opzij te zetten.</p>
<p>Eén uitzondering dan. Voor het strafrecht (KPI V) liften wij graag mee op uw leergang voor boa&rsquo;s &amp; rechercheurs, zes plaatsen is genoeg.</p><p>&nbsp;</p>
<p>Met groet,</p><p>Bart Kwekkeboom</p><p>hoofd Handhaving</p><p>&nbsp;</p>
<div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Robuust &lt;robuust@minienw.example&gt;<br><b>Sent:</b> Friday, June 14, 2024 10:00 AM<br><b>To:</b> RUD Marsdijk<br><b>Subject:</b> Extra call: support needs / extra oproep ondersteuning</p></div>
<p>Geachte directeur,</p>
<p>In de plannen van aanpak komt de ondersteuningsbehoefte nauwelijks aan bod. Wij vragen u daarom alsnog aan te geven welk bedrag u nodig heeft voor de kpi&rsquo;s 2 t/m 5. Gedacht wordt aan &euro; 200.000 à &euro; 250.000 per dienst.</p>
</body></html>"""))

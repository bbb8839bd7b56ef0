#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

CSS = 'style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"'
def row(*cells):
    return "<tr>" + "".join('<td %s><p class=MsoNormal>%s<o:p></o:p></p></td>' % (CSS, c) for c in cells) + "</tr>\n"
write(message([
    ("From", "\"Hoekema, Sytske\" <s.hoekema@odveldzoom.example>"),
    ("To", "\"Postbus Robuuste Omgevingsdiensten\" <robuust@minienw.example>"),
    ("Subject", "RE: extra oproep ondersteuning - opgave Veldzoom"),
    ("Thread-Index", "Adq+Wm9vbXRhYmVsMjAyNA=="),
    ("Date", "Thu, 27 Jun 2024 11:40:19 +0200"),
    ("Message-ID", "<AM0PR0502-veldzoom@eurprd05.post.example>"),
], html="""<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!-- p.MsoNormal {margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;} --></style></head>
<body lang=NL><div class=WordSection1>
<p class=MsoNormal>Geachte collega’s,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>In één oogopslag waar wij, Omgevingsdienst Veldzoom, hulp bij willen hebben:<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0>
""" + "<tr>" + "".join("<td %s><p class=MsoNormal><b>%s</b></p></td>" % (CSS, c) for c in ("Kpi", "Waarvoor", "Bijdrage Rijk (× € 1.000)", "Soort")) + "</tr>\n"
+ row("2", "Werven en inwerken van twee casemanagers milieu", "85", "eenmalig")
+ row("3", "Deelname aan het kennisnetwerk bodem", "12,5", "structureel")
+ row("4", "Aansluiten op het landelijk stelsel", "60 – 80", "eenmalig")
+ row("5", "Afspraken met het OM over strafrecht", "nihil", "n.v.t.")
+ row("", "<b>Totaal</b>", "<b>157,5 – 177,5</b>", "")
+ """</table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Tot slot geen geld maar een hartenkreet: laat het Rijk voor kpi 6 met één model-mandaatbesluit komen, dan hoeven wij dat niet met veertien gemeenten apart uit te vinden.<o:p></o:p></p>
<p class=MsoNormal>Overigens: de bijdrage die onze eigen deelnemers in 2025 betalen, € 1,2 miljoen, is door de raden goedgekeurd.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Met vriendelijke groet,<br>Sytske Hoekema<br><i>concerncontroller</i><o:p></o:p></p>
<p class=MsoNormal><span style='font-size:8.0pt;color:gray'>Denk aan het milieu: vraag uzelf af of u deze mail moet afdrukken.</span></p>
</div></body></html>"""))

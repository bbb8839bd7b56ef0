#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

rows = [("2", "Opfriscursus Omgevingswet voor toezichthouders", "14 medewerkers", "€ 31.500", "eenmalig"),
        ("3", "Deelname aan regionaal kennisnetwerk geluid", "gezamenlijk met twee buurdiensten", "€ 12.000", "jaarlijks"),
        ("4", "Inhuur data-analist voor opschonen inrichtingenbestand", "acht maanden, 24 uur per week", "€ 84.000", "eenmalig"),
        ("5", "Regionale handhavingsstrategie", "wordt door de provincie betaald", "geen", "-"),
        ("6", "Juridisch advies over wijziging gemeenschappelijke regeling", "", "€ 17.500", "eenmalig"),
        ("", "Totaal", "", "€ 145.000", "")]
cell = lambda c, t="td": '<%s style="border:1px solid #999;padding:2pt 5pt"><p class=MsoNormal>%s</p></%s>' % (t, c.replace("€", "&euro;") or "&nbsp;", t)
table = "<table class=MsoNormalTable style='border-collapse:collapse'>\n<tr>" + "".join(cell(c, "th") for c in ("Kpi", "Activiteit", "Toelichting", "Gevraagd", "Eenmalig of jaarlijks")) + "</tr>\n" \
    + "\n".join("<tr>" + "".join(cell(c) for c in r) + "</tr>" for r in rows) + "\n</table>"
write(message([
    ("From", "Ineke Boersema <i.boersema@oddrostenland.example>"), ("To", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Subject", "RE: Inventarisatie ondersteuningsbehoefte omgevingsdiensten"), ("Date", "Thu, 4 Jul 2024 15:20:51 +0200"),
    ("Message-ID", "<AM9P18.40351@oddrostenland.example>"), ("X-Mailer", "Microsoft Outlook 16.0")],
    html="""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><style>p.MsoNormal{margin:0cm;font-family:Calibri;font-size:11pt}</style></head>
<body lang=NL><div class=WordSection1>
<p class=MsoNormal>Beste Femke,</p><p class=MsoNormal>&nbsp;</p>
<p class=MsoNormal>Naar aanleiding van je e-mail van 24 juni ontvang je hierbij het overzicht van Omgevingsdienst Drostenland. Het overzicht is besproken in ons managementteam van 2 juli.</p>
<p class=MsoNormal>&nbsp;</p>
""" + table + """
<p class=MsoNormal>&nbsp;</p>
<p class=MsoNormal>De bedragen zijn exclusief btw en gebaseerd op ontvangen offertes. Een kopie van de offertes kunnen we desgewenst nasturen.</p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoNormal>Naast de financi&euml;le bijdrage zouden wij het op prijs stellen als het ministerie voor kpi 4 een landelijk gegevensmodel vaststelt, zodat niet iedere omgevingsdienst dit zelf hoeft te ontwikkelen.</p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoNormal>Met vriendelijke groet,</p>
<p class=MsoNormal>Ineke Boersema<br>Beleidsmedewerker kwaliteit<br>Omgevingsdienst Drostenland</p>
</div></body></html>
""", charset="iso-8859-1"))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

html = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><style>td{border:1px solid #999;padding:3px 6px}</style></head><body style="font-family:Calibri">
<p>Geachte heer Van Buuren,</p>
<p>Naar aanleiding van uw e-mail van 1 juli jl. doe ik u hierbij de opgave van RUD Mastland toekomen. De bedragen zijn afgestemd met onze financi&euml;le commissie en door de directie akkoord bevonden.</p>
<table style="border-collapse:collapse">
<tr><td><b>Kpi</b></td><td><b>Waarvoor</b></td><td><b>Kosten</b></td><td><b>Eigen bijdrage</b></td><td><b>Gevraagd van IenW</b></td></tr>
<tr><td>2</td><td>Opleiding toezichthouders bodem en geluid</td><td>&euro; 48.000</td><td>&euro; 18.000</td><td>&euro; 30.000</td></tr>
<tr><td>3</td><td>Deelname aan het kennisnetwerk luchtkwaliteit</td><td>&euro; 6.000 per jaar</td><td>-</td><td>&euro; 6.000 per jaar</td></tr>
<tr><td>4</td><td>Vervanging van het zaaksysteem</td><td>&euro; 310.000</td><td>&euro; 310.000</td><td>geen</td></tr>
<tr><td>5</td><td>Actualisatie van de handhavingsstrategie</td><td>&euro; 25.000</td><td>&euro; 5.000</td><td>&euro; 20.000</td></tr>
<tr><td></td><td>Totaal</td><td>&euro; 389.000</td><td>&euro; 333.000</td><td>&euro; 56.000</td></tr>
</table>
<p>In het gesprek van 14 juni hebben wij daarnaast aangegeven dat wij voor kpi 1 graag zien dat ervaren Seveso-inspecteurs tijdelijk bij ons worden geplaatst. Hieraan is voor ons de meeste haast verbonden, omdat een van onze twee inspecteurs per 1 november met pensioen gaat.</p>
<p>Van de deelnemende gemeenten hebben wij vernomen dat zij de opgave onderschrijven. Ik ga ervan uit u hiermee voldoende te hebben ge&iuml;nformeerd.</p>
<p>Met vriendelijke groet,</p>
<p>Hedwig Abbink<br>hoofd Bedrijfsvoering<br>RUD Mastland</p>
<p style="font-size:8pt;color:gray">De informatie in dit bericht is uitsluitend bestemd voor de geadresseerde. Aan dit bericht kunnen geen rechten worden ontleend.</p>
</body></html>"""
write(message({"From": "\"Abbink, Hedwig\" <h.abbink@rudmastland.example>", "To": "\"Buuren, F. van\" <f.vanbuuren@minienw.example>",
    "Subject": "RE: Uitvraag ondersteuningsbehoefte", "Date": "Mon, 15 Jul 2024 10:22:50 +0200", "Message-ID": "<AM0PR07MB1715@rudmastland.example>",
    "In-Reply-To": "<uitvraag-0107@minienw.example>", "Thread-Topic": "Uitvraag ondersteuningsbehoefte"}, html=html, charset="windows-1252"))

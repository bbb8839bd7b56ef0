#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

html = """<html><head><title>Nieuwsbrief</title></head><body bgcolor="#f2f2f2">
<table width="600" align="center" bgcolor="#ffffff" cellpadding="12">
<tr><td><h1>Nieuwsbrief Omgevingsdienst Elsbroek</h1><p>Voor gemeenten, provincie en andere relaties &ndash; nummer 4, oktober 2024</p></td></tr>
<tr><td><h2>Goede voortgang op weg naar robuust</h2><p>Het ministerie van Infrastructuur en Waterstaat heeft laten weten dat ons plan van aanpak als haalbaar is beoordeeld. Voor het hele VTH-stelsel trekt het Rijk 18 miljoen euro uit. Per omgevingsdienst wordt gedacht aan een bedrag van &euro; 200.000 tot &euro; 250.000. Over de besteding daarvan gaat ons bestuur in november in gesprek.</p></td></tr>
<tr><td><h2>Gemeenten vragen vaker om advies</h2><p>In de eerste helft van dit jaar ontvingen wij 412 adviesaanvragen, ruim een kwart meer dan vorig jaar. Vooral kleinere gemeenten hebben behoefte aan ondersteuning bij geluid en bodem. Wilt u ook gebruikmaken van onze adviseurs? Dien dan een verzoek in via het portaal.</p></td></tr>
<tr><td><h2>Werken bij Elsbroek</h2><p>Wij zijn op zoek naar een senior jurist (1,0 fte) en twee toezichthouders bouw (2,0 fte). Kent u iemand die ons team wil versterken? Wij horen het graag.</p></td></tr>
<tr><td><h2>Subsidie voor bedrijven</h2><p>Ondernemers kunnen tot en met 15 december bij de provincie een bijdrage van maximaal &euro; 10.000 aanvragen voor energiebesparende maatregelen.</p></td></tr>
<tr><td><p style="font-size:11px">U ontvangt deze nieuwsbrief omdat u relatie bent van Omgevingsdienst Elsbroek. <a href="https://odelsbroek.example/afmelden">Afmelden</a> | <a href="https://odelsbroek.example/archief">Bekijk in uw browser</a></p></td></tr>
</table></body></html>"""
write(message([("From", "Omgevingsdienst Elsbroek <nieuwsbrief@odelsbroek.example>"), ("To", "robuuste-od@minienw.example"), ("Subject", "Nieuwsbrief oktober: goede voortgang op weg naar robuust"),
    ("Date", "Thu, 10 Oct 2024 07:00:00 +0200"), ("Message-ID", "<nb4-2024@odelsbroek.example>"), ("List-Unsubscribe", "<https://odelsbroek.example/afmelden>"), ("Precedence", "bulk")],
    html=html, charset="us-ascii"))

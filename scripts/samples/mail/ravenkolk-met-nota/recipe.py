#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

nota = office("""<html><head><meta charset="utf-8"><title>Ondersteuningsbehoefte</title></head><body>
<h1>Nota ondersteuningsbehoefte</h1>
<p>Omgevingsdienst Ravenkolk – vastgesteld door het dagelijks bestuur op 2 september 2024</p>
<h2>1. Aanleiding</h2>
<p>Op 1 april 2024 heeft de dienst zijn plan van aanpak ingediend. In dat plan was nog geen begroting van de rijksbijdrage opgenomen.</p>
<h2>2. Benodigde middelen</h2>
<p>Ravenkolk verzoekt de staatssecretaris € 96.000 beschikbaar te stellen om in 2025 alle medewerkers aan de opleidingseisen te laten voldoen (kpi 2). Gedurende 2025, 2026 en 2027 is jaarlijks € 30.000 gewenst voor het beheer van de koppelingen van ons zaaksysteem (kpi 4).</p>
<p>De eigen bijdrage van de deelnemers aan beide posten bedraagt € 41.000.</p>
<h2>3. Overig</h2>
<p>Voorts bepleit Ravenkolk dat u één landelijke set rekenregels voor de kritieke massa vaststelt (kpi 1). Een uitbreiding van de formatie van uw inspectie verlangen wij niet.</p>
</body></html>""", "docx")
write(msg(subject="Nota ondersteuning Ravenkolk", sender=("Anneloes de Grauw", "a.degrauw@odravenkolk.example"),
    to=[("Terpstra-Vink, Marloes", "marloes.terpstra@minienw.example")], cc=[("Directie Ravenkolk", "directie@odravenkolk.example")],
    date="Tue, 03 Sep 2024 11:25:00 +0200", message_id="<ravenkolk-0903@odravenkolk.example>", exchange=True,
    text="""Dag Marloes,

Bijgaand de nota die ons bestuur gisteren heeft vastgesteld. De kern, voor wie geen tijd heeft om te lezen:

1. voor kpi 2 is er € 96.000 nodig van jullie, eenmalig;
2. voor kpi 4 gaat het om € 30.000 per jaar, drie jaar achtereen.

De rest staat in het stuk zelf. Zou je de ontvangst willen bevestigen?

Met vriendelijke groet,

Anneloes de Grauw
bestuursadviseur
Omgevingsdienst Ravenkolk
T 000 - 123 45 67""",
    attachments=[("Nota ondersteuningsbehoefte Ravenkolk.docx", nota, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]))

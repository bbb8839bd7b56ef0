#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

plan = office("""<html><body style="font-family:'Liberation Sans';font-size:11pt">
<h1>Plan van aanpak robuuste omgevingsdienst</h1>
<p>Omgevingsdienst Oudeweer<br>Versie 2.0, 20 augustus 2024</p>
<h2>1. Aanleiding</h2>
<p>Op 29 maart 2024 heeft Omgevingsdienst Oudeweer een eerste plan van aanpak ingediend. Deze tweede versie is op 20 augustus 2024 door het dagelijks bestuur vastgesteld.</p>
<h2>2. Maatregelen</h2>
<h3>Kpi 1 Omvang en kritieke massa</h3>
<p>Wij voldoen aan kpi 1. Aanvullende maatregelen zijn niet nodig.</p>
<h3>Kpi 2 Kwaliteitscriteria</h3>
<p>De teamleider Vergunningen stelt uiterlijk 31 december 2024 een opleidingsplan op. In 2025 volgen twaalf medewerkers de opleidingen die daarin zijn opgenomen.</p>
<h3>Kpi 3 Kennis en innovatie</h3>
<p>De deelname aan het kennisnetwerk luchtkwaliteit wordt in 2025 voortgezet.</p>
<h3>Kpi 4 Informatievoorziening</h3>
<p>In de eerste helft van 2025 worden de gegevens van circa 6.000 milieubelastende activiteiten overgezet naar het nieuwe zaaksysteem. Hiermee is een bedrag van € 160.000 gemoeid.</p>
<h3>Kpi 5 Uitvoerings- en handhavingsstrategie</h3>
<p>De regionale handhavingsstrategie is in mei 2024 vastgesteld.</p>
<h3>Kpi 6 Governance</h3>
<p>De secretaris legt vóór 1 juli 2025 een voorstel voor een uniform mandaat aan de colleges voor.</p>
<h2 style="page-break-before:always">3. Fusie</h2>
<p>Het bestuur heeft vooralsnog geen plannen voor een fusie met een andere omgevingsdienst.</p>
<h2>4. Ondersteuning</h2>
<p>Voor het overzetten van de gegevens (kpi 4) vragen wij het Rijk om een bijdrage van € 110.000. De overige € 50.000 komt ten laste van onze reserve.</p>
<p>Daarnaast hebben wij bij kpi 2 behoefte aan landelijk opleidingsmateriaal over de Omgevingswet.</p>
<p>Voor de andere kpi's is geen ondersteuning nodig.</p>
</body></html>""", "pdf")
write(message([
    ("From", "Info OD Oudeweer <info@odoudeweer.example>"), ("To", "Joost van Driel <j.vandriel@minienw.example>"),
    ("Subject", "Plan van aanpak Omgevingsdienst Oudeweer, versie 2.0"), ("Date", "Fri, 23 Aug 2024 09:28:45 +0200"),
    ("Message-ID", "<20240823092845.ow@odoudeweer.example>")],
    text="""Geachte heer Van Driel,

Bijgaand ontvangt u de tweede versie van het plan van aanpak van Omgevingsdienst Oudeweer. De belangrijkste wijziging ten opzichte van de versie van maart betreft hoofdstuk 4. Hierin is opgenomen dat wij u vragen om een bijdrage van € 110.000 voor het overzetten van onze gegevens naar het nieuwe zaaksysteem (kpi 4).

Wij verzoeken u de eerdere versie als vervallen te beschouwen en deze versie te betrekken bij de beoordeling.

Met vriendelijke groet,

Peter Nieuwland
Programmamanager robuuste omgevingsdienst
""", attachments=[("Plan van aanpak Oudeweer v2.0.pdf", plan, "application/pdf")], charset="utf-8"))

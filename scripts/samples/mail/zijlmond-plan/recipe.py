#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

plan = office("""<html><head><meta charset="utf-8"></head><body style="font-family:Liberation Sans">
<h1>Plan van aanpak robuuste omgevingsdienst, versie 2.0</h1><p>Omgevingsdienst Zijlmond – 24 juni 2024</p>
<h2>1. Maatregelen</h2>
<table border="1" cellpadding="3"><tr><th>Kpi</th><th>Maatregel</th><th>Actiehouder</th><th>Gereed</th></tr>
<tr><td>2</td><td>Kwaliteitsmeting onder alle medewerkers uitvoeren</td><td>HR</td><td>31-12-2024</td></tr>
<tr><td>4</td><td>Archief omzetten naar het e-depot</td><td>teamleider Informatie</td><td>Q3 2025</td></tr></table>
<h2>2. Fusie</h2><p>Het bestuur sluit een fusie met Omgevingsdienst Schorrekant op termijn niet uit en laat daar in 2025 een verkenning naar doen.</p>
<h2>3. Ondersteuningsbehoefte</h2>
<p>Omgevingsdienst Zijlmond becijfert zijn behoefte aan rijksgeld voor kpi 4 op minimaal 90.000 euro.</p>
<p>Voor kpi 2 behoeft de dienst geen rijksbijdrage. Wel is hij op dat punt gediend met uitwisseling van ervaringen in een door het ministerie bijeengeroepen werkgroep.</p>
</body></html>""", "pdf")
write(message([
    ("From", "Roelof Wubbels <r.wubbels@odzijlmond.example>"),
    ("To", "Marloes Terpstra-Vink <marloes.terpstra@minienw.example>"),
    ("Subject", "Aanbieding plan van aanpak 2.0"),
    ("Date", "Wed, 26 Jun 2024 18:20:44 +0200"),
    ("Message-ID", "<zm0626@odzijlmond.example>"),
    ("X-Mailer", "Apple Mail (2.3774)"),
], text="""Geachte mevrouw Terpstra,

Hierbij bied ik u versie 2.0 van ons plan aan.

""", attachments=[("PvA Zijlmond 2.0.pdf", plan, "application/pdf", "inline")], after="""

In hoofdstuk 3 treft u onze behoefte aan. Heel in het kort: ten minste negentigduizend euro vragen wij van u om kpi 4 te halen. Zodra u het plan heeft beoordeeld, zie ik uw advies tegemoet.

Roelof Wubbels
Omgevingsdienst Zijlmond

Begin doorgestuurd bericht:

Van: Roelof Wubbels <r.wubbels@odzijlmond.example>
Onderwerp: plan 2.0
Datum: 24 juni 2024 om 09:15:10 CEST
Aan: Directiesecretariaat <secretariaat@odzijlmond.example>

Collega, wil jij dit nog voor mij nalezen? Er moet nog een bedrag in van Informatie, zelf dacht ik aan 60.000.
""", charset="utf-8"))

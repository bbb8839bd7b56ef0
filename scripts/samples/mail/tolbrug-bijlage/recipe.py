#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

plan = office("""<html><head><meta charset="utf-8"></head><body>
<h1>Aanvulling op het plan van aanpak</h1><p>Omgevingsdienst Tolbrug, juli 2024</p>
<h2>Kpi 2 – deskundigheid</h2>
<p>In het eerste kwartaal van 2025 rondt de opleidingscoördinator de bijscholing van alle vergunningverleners af.</p>
<p>Om de vervanging tijdens lesdagen te bekostigen stellen wij een vergoeding voor van tussen de € 30.000 en € 42.000.</p>
<h2>Kpi 4 – informatievoorziening</h2>
<p>Vóór 1 juli 2025 gaan alle dossiers over naar één systeem.</p>
<p>De hiervoor noodzakelijke middelen, 1,5 ton, ontberen wij; het Rijk is de aangewezen partij om dit gat te dichten.</p>
<h2>Kpi 5 – strafrecht</h2>
<p>Hier redden wij ons met eigen mensen en eigen geld.</p>
<h2>Samengaan</h2>
<p>Met Omgevingsdienst Kwelgras wordt onderzocht of een samengaan zin heeft; het rapport verschijnt in het voorjaar van 2025. Voor dat onderzoek zelf betalen wij samen 50.000 euro.</p>
<h2>Organisatie</h2>
<p>Per deelnemende gemeente geldt een bijdrage van € 3,15 per inwoner.</p>
</body></html>""", "docx")
write(message([
    ("From", "\"Post OD Tolbrug\" <post@odtolbrug.example>"),
    ("To", "robuust@minienw.example"),
    ("Subject", "Aanvulling plan van aanpak (2 MB)"),
    ("Date", "Wed, 10 Jul 2024 15:00:00 +0200"),
    ("Message-ID", "<tb0710@odtolbrug.example>"),
], text="""Geachte lezer,

Zie de bijlage.

Hoogachtend,
Omgevingsdienst Tolbrug
""", attachments=[("Aanvulling plan van aanpak – Tolbrug (definitief).docx", plan, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")], filenames="2231"))

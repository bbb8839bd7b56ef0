#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("Return-Path", "<>"),
    ("From", "Gonda Ruijs <g.ruijs@odpeelhorst.example>"),
    ("To", "Robuust <robuust@minienw.example>"),
    ("Subject", "Automatisch antwoord: Tweede oproep: welke ondersteuning heeft u nodig?"),
    ("Date", "Mon, 29 Jul 2024 09:00:09 +0200"),
    ("Message-ID", "<oof-0729@odpeelhorst.example>"),
    ("Auto-Submitted", "auto-replied"),
    ("X-Auto-Response-Suppress", "All"),
], text="""Ik ben er niet: van 22 juli tot en met 16 augustus geniet ik van mijn vakantie. Uw mail wordt niet gelezen of doorgestuurd.

Kan uw vraag niet wachten? Neem dan contact op met Teun Kouwenberg. Voor ondersteuning bij spoed buiten kantoortijd belt u de milieuklachtenlijn. Hulp nodig bij een aanvraag van een vergunning? Kijk op onze website.

English: I need some time off. Please ask my colleagues for support.

Gonda Ruijs
Omgevingsdienst Peelhorst
""", html="""<html><body><p>Ik ben er niet: van 22 juli tot en met 16 augustus geniet ik van mijn vakantie. Uw mail wordt niet gelezen of doorgestuurd.</p>
<p>Kan uw vraag niet wachten? Neem dan contact op met Teun Kouwenberg. Voor ondersteuning bij spoed buiten kantoortijd belt u de milieuklachtenlijn. Hulp nodig bij een aanvraag van een vergunning? Kijk op onze website.</p>
<p>English: I need some time off. Please ask my colleagues for support.</p><p>Gonda Ruijs<br>Omgevingsdienst Peelhorst</p></body></html>"""))

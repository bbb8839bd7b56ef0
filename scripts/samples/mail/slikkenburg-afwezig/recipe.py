#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message([("From", "Hans Dijkgraaf <h.dijkgraaf@odslikkenburg.example>"), ("To", "Robuuste omgevingsdiensten <robuuste-od@minienw.example>"),
    ("Subject", "Automatisch antwoord: Herinnering uitvraag ondersteuning robuuste omgevingsdiensten"), ("Date", "Mon, 12 Aug 2024 09:00:41 +0200"),
    ("Message-ID", "<auto-1208@odslikkenburg.example>"), ("In-Reply-To", "<herinnering-1208@minienw.example>"), ("Auto-Submitted", "auto-replied"),
    ("X-Auto-Response-Suppress", "All"), ("Precedence", "bulk")], text="""Geachte heer/mevrouw,

Wegens vakantie ben ik afwezig van 5 augustus tot en met 23 augustus. Uw bericht wordt niet doorgestuurd.

Betreft uw bericht het plan van aanpak of de financiële ondersteuning door het Rijk, dan verzoek ik u contact op te nemen met Petra Kooiman (p.kooiman@odslikkenburg.example). Zij neemt mijn werkzaamheden tijdens mijn afwezigheid waar. Voor meldingen van milieuoverlast en spoedeisende hulp bij incidenten belt u de milieuklachtenlijn, die dag en nacht bereikbaar is.

Heeft u mijn persoonlijke reactie nodig, dan vraag ik u uw verzoek na 26 augustus opnieuw te sturen.

Met vriendelijke groet,

Hans Dijkgraaf
adjunct-directeur
Omgevingsdienst Slikkenburg
"""))

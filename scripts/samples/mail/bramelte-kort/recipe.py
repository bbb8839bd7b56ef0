#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message({"From": "Wouter Klaassens <w.klaassens@odbramelte.example>", "To": "Jeroen Tillema <jeroen.tillema@minienw.example>",
    "Subject": "tekort risicoanalyse", "Date": "Tue, 03 Sep 2024 16:48:09 +0200", "Message-ID": "<b77e0@odbramelte.example>"}, encoding="8bit", text="""Beste Jeroen,

Zoals net telefonisch besproken zet ik het nog even op de mail. Voor de risicoanalyse (kpi 5) komen wij in 2025 ongeveer 35 mille tekort. Kunnen jullie dat bedrag voor ons meenemen in de verdeling van dit najaar? Het is een eenmalige post; het jaarlijks bijwerken hebben we zelf al gedekt.

Ik ben vanaf donderdag een week met verlof, bij vragen kun je terecht bij Anneke Roos.

Groet,
Wouter Klaassens
concerncontroller
Omgevingsdienst Bramelte
"""))

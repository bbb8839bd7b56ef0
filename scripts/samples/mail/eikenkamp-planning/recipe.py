#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

tekst = """Beste mevrouw Schreuder,

Dank voor uw uitnodiging voor een gesprek over de voortgang van ons plan van aanpak. De door u voorgestelde datum van 17 september is voor onze directeur helaas niet haalbaar, omdat die middag het algemeen bestuur vergadert. Graag zouden wij het gesprek een week later voeren. Zou u ons twee of drie data kunnen doorgeven waarop u en de heer Kuipers beschikbaar zijn?

Onze voorkeur gaat uit naar een bijeenkomst bij ons op kantoor. Van onze kant nemen drie personen deel: de directeur, de programmaleider en onze controller. Wij zouden het op prijs stellen als u de agenda en eventuele stukken een week van tevoren toestuurt. Als onderwerpen willen wij in elk geval bespreken:

- de beoordeling van ons plan van aanpak;
- de planning van de maatregelen bij kpi 2 en kpi 4;
- de verdeling van de 18 miljoen euro die voor het stelsel beschikbaar is;
- de wijze waarop wij de komende twee jaar moeten rapporteren.

Heeft u voor uw presentatie een scherm of andere ondersteuning nodig, dan kunt u dat aan mij doorgeven. Parkeren kan op eigen terrein, wij hebben dan wel uw kenteken nodig.

Met vriendelijke groet,

Mariska Oldenhof
managementassistent
Omgevingsdienst Eikenkamp
"""
html = "<html><body style=\"font-family:Arial;font-size:10pt\">" + "".join("<p>%s</p>" % p.replace("\n", "<br>") for p in tekst.strip().split("\n\n")) + "</body></html>"
write(message({"From": "Mariska Oldenhof <m.oldenhof@odeikenkamp.example>", "To": "\"Schreuder, Els\" <els.schreuder@minienw.example>",
    "Subject": "RE: Gesprek voortgang plan van aanpak, 17 september", "Date": "Wed, 28 Aug 2024 10:10:00 +0200", "Message-ID": "<ek-2808@odeikenkamp.example>"},
    text=tekst, html=html))

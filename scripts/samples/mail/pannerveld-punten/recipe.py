#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(msg(subject="Inbreng Omgevingsdienst Pannerveld", sender=("Rolf Hendrikse", "r.hendrikse@odpannerveld.example"),
    to=[("Programma VTH-stelsel", "programma.vth@minienw.example")], cc=[("Joke Mulderij", "j.mulderij@odpannerveld.example")],
    date="Thu, 18 Jul 2024 09:37:00 +0200", message_id="<pv-180724@odpannerveld.example>", text="""Beste collega's,

In vervolg op jullie rondvraag van 2 juli ontvangen jullie hierbij de inbreng van Omgevingsdienst Pannerveld. Wij hebben de rondvraag besproken met de teamleiders en komen tot de volgende punten, in volgorde van urgentie.

1. Capaciteit (kpi 1). Twee vacatures voor ketentoezicht staan nu ruim een jaar open. Wij willen graag gebruikmaken van een landelijke flexpool, voor in totaal 1,5 fte tot eind 2025.
2. Opleiden (kpi 2). In het najaar beginnen drie zij-instromers, die allen nog de basisopleiding moeten volgen. Een subsidie van € 27.500,- voor hun opleiding is zeer welkom.
3. Kennis (kpi 3). Voor juridische vragen over de Omgevingswet zoeken alle diensten nu afzonderlijk een advocaat. Wij bevelen aan dat het ministerie hiervoor een centraal aanspreekpunt inricht.
4. Informatievoorziening (kpi 4). Op dit punt wachten wij de landelijke ontwikkelingen af en vragen wij op dit moment niets.
5. Strafrecht (kpi 5). De samenwerking met het Openbaar Ministerie verloopt goed. Hiervoor is geen hulp nodig.

Mocht er over een van deze punten nog iets onduidelijk zijn, dan hoor ik het graag. Ik ben bereikbaar op het onderstaande nummer.

Met vriendelijke groet,

Rolf Hendrikse
afdelingshoofd Toezicht en Handhaving
Omgevingsdienst Pannerveld
T 0900 - 55 55 5"""))

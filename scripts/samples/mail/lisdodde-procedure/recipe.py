#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

write(message({"From": "Yvonne Terhorst <y.terhorst@odlisdodde.example>", "To": "Postbus Robuuste OD <robuuste-od@minienw.example>",
    "Subject": "Vragen over de aanvraagprocedure", "Date": "Thu, 19 Sep 2024 09:14:00 +0200", "Message-ID": "<ld-1909@odlisdodde.example>"}, charset="iso-8859-15", text="""Goedemiddag,

Omgevingsdienst Lisdodde heeft kennisgenomen van de brief over de financiële ondersteuning. Voordat wij bepalen of wij een aanvraag doen, willen wij u de volgende vragen voorleggen.

1. Moet een aanvraag door het dagelijks bestuur worden ondertekend of kan de directeur dit in mandaat doen?
2. Is het bedrag van 200.000 tot 250.000 euro per omgevingsdienst inclusief of exclusief btw?
3. Telt de inzet van eigen personeel mee als eigen bijdrage?
4. Kunnen kosten die in 2024 al zijn gemaakt voor kpi 3 met terugwerkende kracht worden opgevoerd?
5. Kunnen twee diensten voor kpi 4 gezamenlijk een aanvraag indienen, en komt dan tweemaal € 250.000 beschikbaar?
6. Geldt de extra bijdrage van € 500.000 ook voor diensten waarvan de fusie na 2026 plaatsvindt?
7. Kunt u ons het aanvraagformulier toesturen?

De vragen 2 en 3 hebben voor ons de meeste urgentie, omdat wij deze nodig hebben voor de najaarsnota. Wij vragen ons bovendien af of er een verantwoording met accountantsverklaring nodig zal zijn.

Kunt u ons uiterlijk 27 september antwoorden? Telefonisch kan ook, ik ben op werkdagen bereikbaar tot 16.00 uur.

Met vriendelijke groet,

Yvonne Terhorst
financieel adviseur
Omgevingsdienst Lisdodde
"""))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "Femke Idsinga <f.idsinga@odpaddenmeer.example>"),
    ("To", "dgmi@minienw.example"),
    ("Subject", "Brief per e-mail: verzoek ex artikel 5.1 van de beleidsregel"),
    ("Date", "Tue, 30 Jul 2024 13:00:00 +0200"),
    ("Message-ID", "<pm0730@odpaddenmeer.example>"),
], text="""Geachte directeur-generaal,

De kwaliteitscriteria 2.3 zijn voor een kleine dienst als de onze een zware dobber. Artikel 5.1 van de beleidsregel opent de mogelijkheid van een tegemoetkoming. Daarvan maken wij gebruik voor de hieronder genoemde posten:

- scholing van toezichthouders asbest en bodem (criterium 2): EUR 21.300,00;
- een jaarlijkse bijdrage van 16.000 euro aan ons abonnement op de kennisatlas (kpi’s 3 en 4);
- de aanschaf van geluidmeters: tussen acht- en tienduizend euro.

Alles bijeen gaat het in 2025 om 45.300 tot 47.300 euro. Het algemeen bestuur van Omgevingsdienst Paddenmeer heeft hiervoor op 27 juni groen licht gegeven en stelt daar een eigen inleg van 12.000 euro tegenover.

In fase 2 van het programma was sprake van een bijdrage voor pijler 3. Die is ons nooit uitgekeerd; wij maken daar verder geen punt van.

Bij de eerste kpi voldoen wij aan de norm en is hulp overbodig.

Uw besluit zien wij met vertrouwen tegemoet.

Femke Idsinga, secretaris
""", mixed="signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256", attachments=[("smime.p7s", bytes(range(48, 176)), "application/pkcs7-signature")]))

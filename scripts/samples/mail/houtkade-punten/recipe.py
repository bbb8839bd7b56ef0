#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Lotte van Rhee <l.vanrhee@odhoutkade.example>"), ("To", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Subject", "Re: waarmee kunnen wij jullie helpen?"), ("Date", "Mon, 12 Aug 2024 17:01:12 +0200"), ("Message-ID", "<hk812@odhoutkade.example>")],
    text="""Beste Femke,

Je vroeg tijdens het overleg van 8 augustus waarmee het ministerie Omgevingsdienst Houtkade kan helpen. Wij hebben intern de volgende punten verzameld:

- een bijdrage van € 25.000 in de kosten van een onderzoek naar onze specialistische taken (kpi 1);
- 0,8 fte adviseur geluid, op basis van detachering, tot 1 juli 2025 (kpi 1);
- uitleg over de toepassing van de kwaliteitscriteria bij kleine teams (kpi 2);
- landelijke afspraken over de gegevensuitwisseling met politie en Openbaar Ministerie (kpi 5);
- een brief van de staatssecretaris aan de colleges in ons gebied over het belang van een uniform mandaat (kpi 6).

Voor kpi 3 en kpi 4 hebben wij de financiering inmiddels zelf geregeld.

Het eerste punt heeft voor ons prioriteit. Zullen we volgende week bellen om de lijst door te nemen?

Met vriendelijke groet,
Lotte van Rhee
coördinator kwaliteit
""", charset="utf-8", flowed=True, encoding="8bit"))

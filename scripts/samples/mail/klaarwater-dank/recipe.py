#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Directie OD Klaarwater <directie@odklaarwater.example>"), ("To", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Subject", "Brief stand van zaken robuuste omgevingsdiensten"), ("Date", "Thu, 25 Jul 2024 13:30:27 +0200"), ("Message-ID", "<kw2507@odklaarwater.example>")],
    text="""Geachte mevrouw De Ruiter,

Hartelijk dank voor de brief over de stand van zaken rond de robuuste omgevingsdiensten. Wij hebben de brief op 23 juli met het dagelijks bestuur besproken.

Het bestuur waardeert dat het ministerie middelen wil vrijmaken voor de kpi's 2 t/m 5. Van het genoemde bedrag van 200.000 - 250.000 euro per omgevingsdienst hebben wij kennisgenomen. Wij wachten de nadere informatie in september af.

Voor het gesprek in het najaar bent u van harte welkom op ons kantoor. Ons secretariaat helpt u graag bij het vinden van een geschikte datum.

Met vriendelijke groet,

ir. J. Wiersinga
Directeur Omgevingsdienst Klaarwater
""", html="""<html><head><meta charset="utf-8"></head><body>
<p>Geachte mevrouw De Ruiter,</p>
<p>Hartelijk dank voor de brief over de stand van zaken rond de robuuste omgevingsdiensten. Wij hebben de brief op 23 juli met het dagelijks bestuur besproken.</p>
<p>Het bestuur waardeert dat het ministerie middelen wil vrijmaken voor de kpi's 2 t/m 5. Van het genoemde bedrag van 200.000 - 250.000 euro per omgevingsdienst hebben wij kennisgenomen. Wij wachten de nadere informatie in september af.</p>
<p>Voor het gesprek in het najaar bent u van harte welkom op ons kantoor. Ons secretariaat helpt u graag bij het vinden van een geschikte datum.</p>
<p>Met vriendelijke groet,</p>
<p>ir. J. Wiersinga<br>Directeur Omgevingsdienst Klaarwater</p>
</body></html>
"""))

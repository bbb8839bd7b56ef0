#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

V = office("""<html><head><meta charset="utf-8"></head><body><h1>Verslag gesprek Heistraat – IenW</h1>
<p>17 september 2024, via Teams. Aanwezig: A. Ploegmakers (directeur OD Heistraat), D. Sietsma (hoofd bedrijfsvoering), M. Terpstra-Vink (IenW)</p>
<p><b>1. Opening.</b> De voorzitter vraagt of er mededelingen zijn. Die zijn er niet.</p>
<p><b>2. Voortgang.</b> Mevrouw Terpstra licht toe dat het ministerie denkt aan ten hoogste 250.000 euro per dienst.</p>
<p><b>3. Wensen.</b> De heer Ploegmakers vraagt namens Heistraat om 30.000 euro per jaar voor de e-learning Omgevingswet (kpi 3). De heer Sietsma meldt dat de dienst voor kpi 4 graag ziet dat het Rijk het voortouw neemt bij de aanbesteding van een gezamenlijk VTH-systeem. Om extra inspecteurs zal Heistraat niet vragen.</p>
<p><b>4. Rondvraag.</b> De heer Sietsma vraagt wanneer de beschikking komt. Mevrouw Terpstra zoekt dit uit.</p>
<p><b>Acties.</b> Ploegmakers: tijdlijn sturen (vóór 1 oktober). Terpstra: terugkoppeling over de beschikking.</p></body></html>""", "odt")
write(message([
    ("From", "\"Sietsma, D.\" <d.sietsma@odheistraat.example>"),
    ("To", "\"Terpstra-Vink, M.\" <marloes.terpstra@minienw.example>"),
    ("Subject", "Verslag 17 september"),
    ("Date", "Fri, 20 Sep 2024 12:12:12 +0200"),
    ("Message-ID", "<hs0920@odheistraat.example>"),
], text="""Hallo Marloes,

Het verslag van dinsdag zit erbij; onze vragen aan jou staan onder 3. Heb je op- of aanmerkingen? Dan hoor ik ze graag voor vrijdag.

Douwe Sietsma
""", attachments=[("Verslag 17-9.odt", V, "application/vnd.oasis.opendocument.text")], charset="iso-8859-1", encoding="base64"))

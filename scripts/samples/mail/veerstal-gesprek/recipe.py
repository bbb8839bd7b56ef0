#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Harm Oosting <h.oosting@odveerstal.example>"), ("To", "Femke de Ruiter <f.deruiter@minienw.example>"),
    ("Cc", "Nadia Benali <n.benali@odveerstal.example>"), ("Subject", "Re: Conceptverslag gesprek 19 september"),
    ("Date", "Thu, 3 Oct 2024 10:12:38 +0200"), ("Message-ID", "<vs-1003@odveerstal.example>")],
    text="""Beste Femke,

Dank voor het toezenden van het conceptverslag. Wij hebben de volgende opmerkingen.

Verslag
Op bladzijde 2 staat dat Omgevingsdienst Veerstal voor 34 gemeenten werkt. Dit moet 14 zijn. Verder is mijn functie onjuist vermeld.

Digitaal stelsel
De passage over het digitaal stelsel is te algemeen geformuleerd. Wij hebben in het gesprek het ministerie verzocht de regie te nemen bij de ontwikkeling van een landelijke voorziening voor gegevensuitwisseling. Dit verzoek herhalen wij hierbij, omdat de diensten dit afzonderlijk niet kunnen realiseren.

Kennis
Je hebt aangeboden ons in contact te brengen met een dienst die ervaring heeft met informatiegestuurd handhaven. Van dit aanbod maken wij graag gebruik.

Financiën
Over een eventuele aanvraag van een bijdrage neemt ons bestuur in november een standpunt in. Wij komen daar dan bij je op terug.

Monitoring
Wanneer ontvangen wij het format voor de monitoring? In verband met de planning zouden wij dit graag uiterlijk 1 december hebben.

Voor het vervolggesprek stellen wij 14 of 21 november voor.

Met vriendelijke groet,

Harm Oosting
Adjunct-directeur
""", charset="iso-8859-1"))

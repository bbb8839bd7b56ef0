#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "mail"))
from lib import *

verslag = office("""<html><head><meta charset="utf-8"><title>Verslag</title></head><body>
<h1>Verslag regionaal overleg robuuste omgevingsdiensten</h1>
<p>Datum: 5 september 2024. Plaats: kantoor van Omgevingsdienst Meidoornveld.</p>
<p>Aanwezig: mevrouw Sieben (Omgevingsdienst Meidoornveld, voorzitter), de heer Krabbendam (Omgevingsdienst Lindewaard), mevrouw El Idrissi (Omgevingsdienst Kromhout), de heer Jonker (ministerie van IenW), de heer Pals (Omgevingsdienst Meidoornveld, verslag)</p>
<h2>1. Opening en mededelingen</h2>
<p>De voorzitter opent de vergadering. Het verslag van 6 juni wordt zonder wijzigingen vastgesteld.</p>
<h2>2. Stand van zaken ministerie</h2>
<p>De heer Jonker meldt dat de bevindingen over de plannen in september worden verstuurd. Hij licht toe dat wordt gedacht aan 200.000 tot 250.000 euro per omgevingsdienst en dat een definitief besluit nog niet is genomen. Het ministerie hoort graag van de diensten waar de behoefte ligt.</p>
<h2>3. Rondje langs de diensten</h2>
<p>De heer Krabbendam geeft aan dat Lindewaard een verzoek van € 90.000 heeft ingediend voor kpi 4 en daarop nog geen antwoord heeft. Mevrouw El Idrissi vraagt namens Kromhout of het ministerie een jurist kan uitlenen. De heer Jonker neemt beide punten mee terug. Meidoornveld heeft op dit moment geen wensen richting het ministerie.</p>
<h2>4. Rondvraag en sluiting</h2>
<p>De heer Krabbendam vraagt of de stukken voortaan eerder kunnen worden toegezonden. De voorzitter zegt dit toe. Het volgende overleg is op 5 december 2024.</p>
</body></html>""", "odt")
write(message({"From": "Ruben Pals <r.pals@odmeidoornveld.example>", "To": "b.krabbendam@odlindewaard.example, n.elidrissi@odkromhout.example, \"Jonker, Freek\" <freek.jonker@minienw.example>",
    "Subject": "Verslag regionaal overleg 5 september", "Date": "Mon, 09 Sep 2024 11:32:00 +0200", "Message-ID": "<mv-0909@odmeidoornveld.example>"}, text="""Beste allen,

Bijgevoegd het verslag van ons overleg van afgelopen donderdag. Wil iedereen nagaan of de eigen inbreng juist is weergegeven? Opmerkingen ontvang ik graag voor 20 september, daarna wordt het verslag definitief gemaakt.

Freek, zou jij de presentatie nog willen rondsturen?

Groeten,
Ruben Pals
Omgevingsdienst Meidoornveld
""", attachments=[("Verslag regionaal overleg 5 september 2024.odt", verslag, "application/vnd.oasis.opendocument.text")]))

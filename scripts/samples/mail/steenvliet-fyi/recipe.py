#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(msg(subject="FW: Fusiemiddelen Steenvliet-Overwater", sender=("Zwaanswijk, Ruben", "ruben.zwaanswijk@minienw.example"),
    to=[("Terpstra-Vink, Marloes", "marloes.terpstra@minienw.example")], date="Mon, 07 Oct 2024 09:10:00 +0200",
    message_id="<fw-steenvliet@minienw.example>",
    html="""<html><body><p>Marloes,</p><p>Ter info, bijgevoegd bericht van OD Steenvliet. Kun jij dit in het overzicht verwerken? We hadden per fusie € 500.000 gereserveerd, dus ik vraag extra ruimte bij FEZ: € 600.000 in totaal.</p><p>Ruben</p></body></html>""",
    attachments=[("Fusiemiddelen Steenvliet-Overwater", embedded(
        subject="Fusiemiddelen Steenvliet-Overwater", sender=("Diederik Aalbregt", "d.aalbregt@odsteenvliet.example"),
        to=[("Zwaanswijk, Ruben", "ruben.zwaanswijk@minienw.example")], date="Fri, 04 Oct 2024 17:02:00 +0200", message_id="<sv1004@odsteenvliet.example>",
        html="""<html><body style="font-family:Tahoma"><p>Geachte heer Zwaanswijk,</p>
<p>Op 30 september 2024 ondertekenden de voorzitters van Omgevingsdienst Steenvliet en Omgevingsdienst Overwater de intentie om op 1 januari 2026 samen verder te gaan als één dienst.</p>
<p>Zodra beide algemene besturen op 12 december akkoord zijn, willen wij aanspraak maken op de fusiemiddelen, te weten een half miljoen euro.</p>
<p>Voor de eigen basis blijft daarnaast een rijksbijdrage van &euro; 0,12 mln onmisbaar, waarmee wij de K.P.I. 4 halen.</p>
<p>Met onze collega&rsquo;s van Overwater is afgesproken dat zij u zelf berichten over hun wensen.</p>
<p>Hoogachtend,<br>Diederik Aalbregt, directeur</p></body></html>"""))]))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

M1 = """\
Ha Robbert,

Je zei dinsdag aan de telefoon: schrijf het gewoon op, dan zien we wel. Bij dezen.

Om te beginnen zitten we verlegen om een ervaren vergunningverlener
industrie, al is het maar tot de zomer van 2025 en al is het maar twee
dagen in de week (kpi 2).

Dan de centen. Met € 72.000 werken wij de achterstand in het
inrichtingenbestand weg, het zorgenkindje van kpi 4; leggen jullie dat bij?

En laat het Rijk nu eens zelf één format voor de risicoanalyse (kpi 5)
vaststellen, in plaats van dat wij het met ons achtentwintigen allemaal
opnieuw verzinnen.

Tot zover mijn verlanglijstje. Tot ziens op de heidag!

Jikke Postma
Omgevingsdienst Wierdenstreek
"""
M2 = """\
Beste Jikke,

Dank, ontvangen. Ter herinnering: wij denken aan 200.000 - 250.000 euro per
omgevingsdienst en in totaal is er 18 miljoen. Kun je de € 72.000 nog
onderbouwen? Wij hebben een offerte nodig.

Robbert Nieman
Ministerie van Infrastructuur en Waterstaat

"""
M2Q = "Op do 20 jun. 2024 om 15:31 schreef Jikke Postma <j.postma@odwierdenstreek.example>:\n\n"
M3 = """\
Dag Robbert,

De offerte is binnen (bijgevoegd op papier, hij gaat vandaag op de post).
Het valt mee. In plaats van € 72.000 hebben we voor het inrichtingenbestand
(kpi 4) nog maar € 58.750 van jullie nodig. De vergunningverlener industrie
zoeken we overigens nog altijd, dus streep die niet weg!

Jikke

"""
M3Q = "Op ma 24 jun. 2024 om 09:05 schreef Robbert Nieman <r.nieman@minienw.example>:\n\n"
M4 = """\
Robbert,

Ben je verhuisd? ;-) Op mijn mails van 20 juni en 28 augustus heb ik na je
bevestiging niets meer gehoord. Kun je laten weten wanneer er een besluit
valt? Voor je gemak, dit is wat er nog ligt:

* twee dagen per week een vergunningverlener industrie, kpi 2
* € 58.750 voor het inrichtingenbestand, kpi 4
* één landelijk format voor de risicoanalyse, kpi 5

Jikke

-- 
Jikke Postma | Omgevingsdienst Wierdenstreek | ma, di, do
Vraag? Bel 0599-000000
"""


def quoted(text):
    return "".join(">" + (" " + line if line and not line.startswith(">") else line) + "\n" for line in text.rstrip("\n").split("\n"))

JIKKE, ROBBERT = "Jikke Postma <j.postma@odwierdenstreek.example>", "Robbert Nieman <r.nieman@minienw.example>"
second = M2 + M2Q + quoted(M1)
third = M3 + M3Q + quoted(second)
write(mbox([
    message({"From": JIKKE, "To": ROBBERT, "Date": "Thu, 20 Jun 2024 15:31:00 +0200", "Subject": "Verlanglijstje Wierdenstreek",
             "Message-ID": "<w1@odwierdenstreek.example>"}, text=M1),
    message({"From": ROBBERT, "To": JIKKE, "Date": "Mon, 24 Jun 2024 09:05:00 +0200", "Subject": "Re: Verlanglijstje Wierdenstreek",
             "Message-ID": "<w2@minienw.example>", "In-Reply-To": "<w1@odwierdenstreek.example>"}, text=second),
    message({"From": JIKKE, "To": ROBBERT, "Date": "Wed, 28 Aug 2024 10:48:00 +0200", "Subject": "Re: Verlanglijstje Wierdenstreek",
             "Message-ID": "<w3@odwierdenstreek.example>", "In-Reply-To": "<w2@minienw.example>"}, text=third),
    message({"From": JIKKE, "To": ROBBERT, "Date": "Wed, 2 Oct 2024 08:30:00 +0200", "Subject": "Joehoe! (verlanglijstje)",
             "Message-ID": "<w4@odwierdenstreek.example>"}, text=M4, flowed=True),
]))

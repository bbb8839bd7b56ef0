#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "Jetske Harkema <j.harkema@odtolbrug.example>"),
    ("To", "Ruben Zwaanswijk <ruben.zwaanswijk@minienw.example>"),
    ("Subject", "Dank voor de ontvangst"),
    ("Date", "Thu, 19 Sep 2024 20:10:00 +0200"),
    ("Message-ID", "<tb0919@odtolbrug.example>"),
], html="""<html><head><meta http-equiv="Content-Type" content="text/html; charset=us-ascii"></head><body style="word-wrap: break-word;"><div>Beste Ruben,</div><div><br></div><div>Bedankt voor de gastvrijheid van vanmiddag en voor jullie steun de afgelopen maanden, ook moreel.</div>
<div>Over geld hebben we het bewust niet meer gehad; ons stuk van juli spreekt voor zich.</div><div>Je vroeg nog om het nummer van onze controller: 000&nbsp;-&nbsp;76&nbsp;54&nbsp;321. Zij kan je ook vertellen waarom we in 2023 &euro; 80.000 van de provincie kregen.</div>
<div><br></div><div>Tot in oktober,</div><div>Jetske</div><br id="lineBreakAtBeginningOfMessage"><div>Verstuurd vanaf mijn tablet</div></body></html>""", charset="us-ascii", encoding="7bit"))

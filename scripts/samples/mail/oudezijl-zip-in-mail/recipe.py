#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

memo = office("""<html><head><meta charset="utf-8"></head><body><h3>Memo</h3><p>Aan: ministerie van IenW, t.a.v. het programma VTH</p><p>Van: Omgevingsdienst Oudezijl</p>
<p>De staatssecretaris wordt gevraagd in te stemmen met cofinanciering van het opleidingshuis Oost, waarvan het rijksdeel op 115.000 euro komt (prestatie-indicator 3).</p>
<p>Oudezijl verlangt geen vergoeding van de uren die het eigen personeel aan het opleidingshuis besteedt.</p>
<p>Het verzoek van de gemeenten om hun bijdrage te verlagen is op 4 juni afgewezen.</p></body></html>""", "docx")
kosten = office(fods([("Kosten", [["Opleidingshuis Oost", None], ["Lokaal", ("€", 45000)], ["Docenten", ("€", 140000)], ["Totale kosten", ("€", 185000)], ["Deel deelnemers", ("€", 70000)], ["Deel Rijk", ("€", 115000)]])]), "ods")
write(message([
    ("From", "Post Oudezijl <post@odoudezijl.example>"),
    ("To", "robuust@minienw.example"),
    ("Subject", "=?iso-8859-1?Q?Stukken_co=F6peratie_opleidingshuis?="),
    ("Date", "Mon, 12 Aug 2024 09:09:09 +0200"),
    ("Message-ID", "<oz0812@odoudezijl.example>"),
], html="""<html><body bgcolor="#ffffff"><font face="Arial">Goedendag,<br><br>In het zipbestand treft u onze memo en de kostenopstelling aan. U hoeft ze niet per post te ontvangen.<br><br>Postkamer Oudezijl</font></body></html>""",
    charset="windows-1252", encoding="8bit",
    attachments=[("stukken.zip", zip_of({"memo Oudezijl.docx": memo, "kosten.ods": kosten}), "application/x-zip-compressed")]))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

csv = plain("""kpi;wat;bedrag;jaren
2;"Inwerkprogramma nieuwe collega's";€ 33.000;2025
3;"Landelijke kennisbank externe veiligheid, door het Rijk te vullen";;
4;geen hulp nodig;€ 0;
""", "cp1252", "\r\n")
web = plain("""<!DOCTYPE html>
<html lang="nl"><head><meta charset="windows-1252"><title>Aanvullende vragen</title></head>
<body><h1>Aanvulling van team Strafrecht</h1>
<p>Bij KPI nr. 5 knelt het het meest. Twee rechercheurs minder dan afgesproken, en de markt is leeg.</p>
<p>Het zou ons veel waard zijn als de nationale politie ons van meet af aan laat meekijken in haar opsporingsregister.</p>
<p>Wilt u voorts bij de minister van Financiën bepleiten dat dwangsommen bij ons terechtkomen?</p>
</body></html>
""", "cp1252")
write(message([
    ("From", "Evert Nauta <e.nauta@odwisselbos.example>"),
    ("To", "Ruben Zwaanswijk <ruben.zwaanswijk@minienw.example>"),
    ("Subject", "twee bijlagen"),
    ("Date", "Fri, 30 Aug 2024 16:59:00 +0200"),
    ("Message-ID", "<wb0830@odwisselbos.example>"),
    ("Disposition-Notification-To", "e.nauta@odwisselbos.example"),
], text="""Ruben, bij deze namens OD Wisselbos. Open de bijlagen gerust, er zitten geen macro's in. Fijn weekend! Evert
""", attachments=[("vragen wisselbos.csv", csv, "text/csv"), ("strafrecht.html", web, "text/html")]))

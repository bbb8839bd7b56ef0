#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("Received", "from mail-lf1-f44.post.example (mail-lf1-f44.post.example [192.0.2.44]) by mx.minienw.example; Tue, 25 Jun 2024 17:48:11 +0200"),
    ("From", "Tjitske Boonman <t.boonman@odelzenbroek.example>"),
    ("Date", "Tue, 25 Jun 2024 17:48:02 +0200"),
    ("Message-ID", "<CAJ7x0kq-elzen-2506@mail.odelzenbroek.example>"),
    ("Subject", "kpi 4, kort"),
    ("To", "Ruben Zwaanswijk <ruben.zwaanswijk@minienw.example>"),
], text="""Hoi Ruben,

Even vanuit de trein (OD Elzenbroek hier): op kpi 4 komen we handen tekort. Kan er tot de zomer van 2025 een halve fte informatiebeheerder bij? Geld hoeft niet, daar komen we zelf wel uit.

Wanneer kan ik je hier morgen over bellen?

gr Tjitske

Verstuurd vanaf mijn telefoon, dus excuus voor de tikvauten
""", encoding="8bit"))

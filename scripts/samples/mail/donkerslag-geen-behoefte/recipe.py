#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

TEXT = """\
Geachte mevrouw Spaargaren,

Wij stonden op het punt u € 75.000 te vragen voor kpi 4. De brief lag klaar. Toch ontvangt u hem niet, en dat zal ik uitleggen.

Op 3 september bleek uit de tussenrapportage dat de datakwaliteit van Omgevingsdienst Donkerslag al aan de norm voldoet. Een verzoek om geld zou dan oneigenlijk zijn. Ook extra mensen, een landelijke regisseur of andere hulp hebben wij niet van node. Dat wij in april een behoefte van € 120.000 hebben gemeld, berustte op een vergissing in onze zelftoets.

De 200.000 à 250.000 euro die u per dienst voor ogen heeft, kunt u wat ons betreft onder de andere diensten verdelen. Zij zullen er blij mee zijn.

Met vriendelijke groet,

Roderick Feenstra
directeur
"""

PAGE = "<html><body>" + "".join("<p>%s</p>" % p.replace("\n", "<br>") for p in TEXT.strip().split("\n\n")) + "</body></html>"
write(message({
    "From": "Roderick Feenstra <r.feenstra@oddonkerslag.example>",
    "To": "Dineke Spaargaren <d.spaargaren@minienw.example>",
    "Date": "Fri, 13 Sep 2024 11:11:00 +0200",
    "Subject": "Ons verzoek aan u (niet)",
    "Message-ID": "<ds13@oddonkerslag.example>",
}, text=TEXT, html=PAGE))

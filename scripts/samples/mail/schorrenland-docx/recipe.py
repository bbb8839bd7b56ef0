#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

TEXT = """\
Geachte heer Van Asselt,

In de bijlage treft u, conform uw uitvraag d.d. 2 september 2024 (kenmerk IENW/RO-0417), de opgave van onze omgevingsdienst aan. Graag lichten wij er één onderdeel uit. Een impuls van € 95.000 acht ons bestuur onontbeerlijk om de migratie naar het nieuwe VTH-systeem (kpi 4) tot een goed einde te brengen.

Aan een nadere mondelinge toelichting werken wij gaarne mee.

Met de meeste hoogachting,

mr. dr. A.B. van Rooyestein
secretaris-directeur Omgevingsdienst Schorrenland
"""
HEAD = "Opgave Omgevingsdienst Schorrenland"
INTRO = "Uw uitvraag gaat uit van ‘200.000 – 250.000 euro per omgevingsdienst voor het voldoen aan de robuustheidscriteria’. Onze opgave blijft daar ruim onder."
ROWS = [
    ["Kpi-nr.", "Wat wij van het ministerie verlangen", "Raming", "Eenmalig of structureel"],
    ["kpi 2", "dekking van 0,8 fte opleidingscoördinator", "€ 68.000", "structureel"],
    ["kpi 4", "migratie naar het nieuwe VTH-systeem", "€ 95.000", "eenmalig"],
    ["kpi 5", "meelezen door landelijke deskundigen bij de herijking van het handhavingsbeleid", "geen geldbedrag", "eenmalig"],
    ["kpi 6", "-", "-", "-"],
]
OUTRO = "De scholing van juristen (€ 15.000, kpi 3) is al door onze deelnemers gedekt en daarom niet in de opgave opgenomen."

cells = "".join("<tr>" + "".join("<td><p>%s</p></td>" % c for c in row) + "</tr>" for row in ROWS)
DOC = "<html><body><h1>%s</h1><p>%s</p><table border='1' width='100%%'>%s</table><p>%s</p></body></html>" % (HEAD, INTRO, cells, OUTRO)
PAGE = "<html><body>" + "".join("<p>%s</p>" % p.replace("\n", "<br>") for p in TEXT.strip().split("\n\n")) + "</body></html>"

write(message({
    "From": "Bestuurssecretariaat <bestuur@odschorrenland.example>",
    "To": "\"Asselt, E. van\" <e.vanasselt@minienw.example>",
    "Date": "Thu, 12 Sep 2024 17:30:00 +0200",
    "Subject": "Opgave Omgevingsdienst Schorrenland, uw kenmerk IENW/RO-0417",
    "Message-ID": "<sl0912@odschorrenland.example>",
}, text=TEXT, html=PAGE, attachments=[("Opgave Schorrenland.docx", office(DOC, "docx"),
                                       "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]))

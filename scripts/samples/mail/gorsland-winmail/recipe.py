#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Beste mensen van het programma,

Mag ik u even meenemen naar een dinsdagavond in maart? Er stond een loods in brand op ons bedrijventerrein, de brandweer wilde weten wat er lag opgeslagen, en onze piketmedewerker (net drie weken in dienst) bladerde in een map uit 2011. Het liep goed af. Maar sindsdien weten wij precies waar de schoen wringt.

Bij elkaar opgeteld is ons gat € 88.000, namelijk € 31.000 bij kpi 2, € 35.000 bij kpi 3 en € 22.000 bij kpi 5, en dat gat hopen wij met uw hulp te dichten. Meer is het niet, en ook niet minder: de € 200.000 tot € 250.000 waarover in de wandelgangen wordt gesproken, is voor een dienst van veertig mensen te veel eer.

Die nieuwe medewerker heeft het overigens prima gedaan. Zij krijgt in oktober van ons een inwerkprogramma dat haar voorganger niet had.

In het losse stukje dat ik meestuur leest u nog iets over het mandaat.

Hartelijks,
Merel Schaafstra
plaatsvervangend directeur Omgevingsdienst Gorsland
"""
NOTE = [
    "Mandaat (kpi 6), een verzoek van een andere orde",
    "Drie van onze zeven raden geven ons geen volledig mandaat. Daar helpt geen geld tegen.",
    "Het zou schelen wanneer u als stelselverantwoordelijke met die drie colleges om tafel gaat.",
    "De € 88.000 uit mijn mail staat hier los van.",
]

ODT = "<html><body><h2>%s</h2>%s</body></html>" % (NOTE[0], "".join("<p>%s</p>" % p for p in NOTE[1:]))


def without_rsid(data):
    """The odt with the random number of the editing session made 0, so that the same call gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        files = {n: z.read(n) for n in z.namelist()}
    files["settings.xml"] = re.sub(rb'(config:name="(?:Rsid|RsidRoot)"[^>]*>)\d+', rb"\g<1>0", files["settings.xml"])
    return zip_of(files, stored=("mimetype",))


write(message({
    "From": "Merel Schaafstra <m.schaafstra@odgorsland.example>",
    "To": "Programma robuust <robuust@minienw.example>",
    "Date": "Mon, 9 Sep 2024 21:14:00 +0200",
    "Subject": "Een dinsdagavond in maart",
    "Message-ID": "<gl0909@odgorsland.example>",
    "X-MS-Has-Attach": "yes",
}, text=BODY, attachments=[("winmail.dat", tnef(attachments=[("mandaat.odt", without_rsid(office(ODT, "odt")))], subject="Een dinsdagavond in maart"),
                            "application/ms-tnef")]))

#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

diepst = message([("From", "Hilda Smeenk <h.smeenk@odgrasdorp.example>"), ("To", "Bas Okhuizen <bas.okhuizen@minienw.example>"), ("Subject", "RE: Ondersteuningsbehoefte?"),
    ("Date", "Mon, 1 Jul 2024 22:40:03 +0200"), ("Message-ID", "<gd0701@odgrasdorp.example>"), ("In-Reply-To", "<oproep-bo@minienw.example>")], text="""Dag Bas,

Op de valreep, want het was hier vandaag de termijn.

Het Rijk zou Omgevingsdienst Grasdorp een groot plezier doen met het overnemen van de kosten van twee jaar specialist luchtkwaliteit, à 78.000 euro per jaar (indicator 2). Schaarste speelt ook bij ketentoezicht: wie helpt ons daar aan een analist? Onze eigen zoektocht is na vijf maanden gestrand.

Voor de derde indicator hoeven we bij jullie niet aan te kloppen.

Nu eerst slapen.
Hilda

> From: Bas Okhuizen
> Sent: Friday, June 21, 2024 11:02 AM
> To: alle directeuren
> Subject: Ondersteuningsbehoefte?
>
> Beste allen,
> Graag vernemen wij of u voor de kpi's 2 t/m 5 financiële ondersteuning
> wenst. Per dienst is naar verwachting 200.000 - 250.000 euro te verdelen,
> en bij een fusie 500.000 euro.
> Reageren kan tot 1 juli.
""", charset="iso-8859-1")
midden = message([("From", "Bas Okhuizen <bas.okhuizen@minienw.example>"), ("To", "Robuust <robuust@minienw.example>"), ("Subject", "Doorst: RE: Ondersteuningsbehoefte?"),
    ("Date", "Tue, 2 Jul 2024 08:05:00 +0200"), ("Message-ID", "<bo0702@minienw.example>")], text="""Net nog op tijd binnen, deze. Willen jullie hem registreren?
Bas
""", attachments=[("RE Ondersteuningsbehoefte.eml", diepst, "message/rfc822")])
write(message([("From", "Robuust <robuust@minienw.example>"), ("To", "Marloes Terpstra-Vink <marloes.terpstra@minienw.example>"), ("Subject", "FW: Doorst: RE: Ondersteuningsbehoefte?"),
    ("Date", "Tue, 2 Jul 2024 09:31:00 +0200"), ("Message-ID", "<rb0702@minienw.example>")], text="""Voor jou. Geregistreerd onder nummer 24-1178. Dit is nummer 21 van de 28, dus wij wachten nog op zeven diensten.

Registratie IenW
""", attachments=[("Doorst RE Ondersteuningsbehoefte.eml", midden, "message/rfc822")]))

#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Geachte heer, mevrouw,

Op 28 juni heeft u onze dienst gevraagd een ondersteuningsbehoefte kenbaar te maken. Voordat wij dat doen, leggen wij u graag een aantal vragen voor.

1. Kunt u bevestigen dat onze mail van 1 juli is aangekomen?
2. Geldt het bedrag van 200.000 – 250.000 euro inclusief btw?
3. Mag een dienst voor kpi 4 meer dan € 100.000 aanvragen, of hanteert u een maximum per kpi?
4. Wordt capaciteit in natura, bijvoorbeeld 0,5 fte, ook als ondersteuning aangemerkt?
5. Tot wanneer kan een verzoek worden ingediend?

Wij verzoeken u vriendelijk om vóór 1 augustus te antwoorden. Onze bestuurder wil namelijk in de vergadering van 8 augustus bepalen of Omgevingsdienst Hagenveen iets gaat vragen en zo ja, wat.

Bij voorbaat dank voor uw hulp.

Klantteam Hagenveen
Heeft u een vraag? Wij helpen u graag verder!
"""

write(message({
    "From": "Klantteam Hagenveen <info@odhagenveen.example>",
    "To": "robuust@minienw.example",
    "Date": "Wed, 17 Jul 2024 13:33:00 +0200",
    "Subject": "Vragen over uw oproep",
    "Message-ID": "<hv17@odhagenveen.example>",
}, text=BODY, flowed=True))

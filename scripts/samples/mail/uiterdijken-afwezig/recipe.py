#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
[English below]

Dank voor uw bericht. Tot en met 16 augustus ben ik er niet en lees ik geen mail.

Heeft u dringend ondersteuning nodig bij een vergunningaanvraag, wend u dan tot ons bedrijfsbureau. Voor een financiele bijdrage van 2.500 euro voor energiebesparing vult u het formulier op onze website in. Collega Jorn (kpi's, begroting) is wel bereikbaar.

I am out of office. If you need urgent support, please contact our front desk.

Nynke Bottema
adviseur, Omgevingsdienst Uiterdijken

Verzonden vanaf mijn telefoon

> Van: Robuuste omgevingsdiensten
> Datum: 29 juli 2024
>
> Laatste oproep: heeft uw dienst behoefte aan ondersteuning? Gedacht wordt
> aan 200.000 - 250.000 euro per omgevingsdienst (kpi's 2 t/m 5). Wij
> verzoeken u uiterlijk 2 augustus een bedrag te noemen.
"""

write(message({
    "From": "Nynke Bottema <n.bottema@oduiterdijken.example>",
    "To": "Robuuste omgevingsdiensten <robuust@minienw.example>",
    "Date": "Mon, 29 Jul 2024 09:00:41 +0200",
    "Subject": "Automatisch antwoord: Laatste oproep ondersteuningsbehoefte",
    "Auto-Submitted": "auto-replied",
    "X-Auto-Response-Suppress": "All",
    "Message-ID": "<auto-2907@oduiterdijken.example>",
}, text=BODY))

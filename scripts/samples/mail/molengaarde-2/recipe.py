#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Directiesecretariaat OD Molengaarde <directie@odmolengaarde.example>"), ("To", "vth@minienw.example"),
    ("Subject", "Herinnering: verzoek om vergoeding uitvoerings- en handhavingsstrategie"), ("Date", "Mon, 2 Sep 2024 09:33:00 +0200"),
    ("Message-ID", "<mg-88@odmolengaarde.example>"), ("In-Reply-To", "<mg-61@odmolengaarde.example>")],
    text="""Geachte heer, mevrouw,

Op 18 juni 2024 heb ik u verzocht om vergoeding van de kosten van onze uitvoerings- en handhavingsstrategie (kpi 5), ten bedrage van € 75.000. Daarop hebben wij nog geen reactie ontvangen. Graag verneem ik van u wanneer wij een besluit kunnen verwachten.

Het algemeen bestuur stelt op 10 oktober 2024 de begroting voor 2025 vast. Het is voor ons van belang om voor die datum duidelijkheid te hebben.

Met vriendelijke groet,

Thea Ploeg
Directiesecretaris

-----Oorspronkelijk bericht-----
Van: Directiesecretariaat OD Molengaarde
Verzonden: dinsdag 18 juni 2024 10:06
Aan: vth@minienw.example
Onderwerp: Verzoek om vergoeding uitvoerings- en handhavingsstrategie

Geachte heer, mevrouw,

Namens de heer Van Asperen, directeur van Omgevingsdienst Molengaarde, bericht ik u het volgende.

Omgevingsdienst Molengaarde werkt samen met de gemeenten aan een regionale uitvoerings- en handhavingsstrategie (kpi 5). De kosten van externe begeleiding worden geraamd op € 75.000. Wij verzoeken het ministerie deze kosten te vergoeden.

Tevens verzoeken wij u te bezien of voor kpi 3 een landelijk opleidingsaanbod kan worden ontwikkeld waarvan ook kleinere diensten gebruik kunnen maken.
""", charset="utf-8"))

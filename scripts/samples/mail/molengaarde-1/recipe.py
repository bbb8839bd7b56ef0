#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../mail"))
from lib import *

write(message([
    ("From", "Directiesecretariaat OD Molengaarde <directie@odmolengaarde.example>"), ("To", "vth@minienw.example"),
    ("Subject", "Verzoek om vergoeding uitvoerings- en handhavingsstrategie"), ("Date", "Tue, 18 Jun 2024 10:06:00 +0200"),
    ("Message-ID", "<mg-61@odmolengaarde.example>")],
    text="""Geachte heer, mevrouw,

Namens de heer Van Asperen, directeur van Omgevingsdienst Molengaarde, bericht ik u het volgende.

Omgevingsdienst Molengaarde werkt samen met de gemeenten aan een regionale uitvoerings- en handhavingsstrategie (kpi 5). De kosten van externe begeleiding worden geraamd op € 75.000. Wij verzoeken het ministerie deze kosten te vergoeden.

Tevens verzoeken wij u te bezien of voor kpi 3 een landelijk opleidingsaanbod kan worden ontwikkeld waarvan ook kleinere diensten gebruik kunnen maken.

Met vriendelijke groet,

Thea Ploeg
Directiesecretaris
""", charset="utf-8", encoding="base64"))

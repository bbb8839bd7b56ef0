#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import *

write(message([
    ("From", "Jorrit van Hees <j.vanhees@odrietgors.example>"),
    ("To", "robuust@minienw.example"),
    ("Cc", "portefeuillehouder@odrietgors.example"),
    ("Subject", "Re: [extra oproep] Wat heeft uw dienst nodig?"),
    ("Date", "Mon, 24 Jun 2024 15:45:00 +0200"),
    ("Message-ID", "<CAK0624rg@mail.odrietgors.example>"),
    ("In-Reply-To", "<oproep-0619@minienw.example>"),
], text="""L.s.,

Geld lost bij ons niets op, dus sla ons bij de verdeling maar over. Waar Omgevingsdienst Rietgors wél op zit te wachten, is dat u een punt zet achter het getreuzel rond het digitale stelsel en zelf de leiding neemt. En kunt u ons per omgaande in contact brengen met een dienst die de omslag naar outputfinanciering (zesde kpi) al heeft gemaakt?

J. van Hees

Op wo 19 jun. 2024 om 09:00 schreef Robuust <robuust@minienw.example>:

> Geachte directeur,
>
> Via deze weg doen wij een extra oproep. Heeft uw dienst geld, mensen of kennis
> nodig om op 1 april 2026 robuust te zijn? U kunt dan een aanvraag doen tot
> 250.000 euro voor de kpi's 2 t/m 5. Wij verzoeken u een begroting bij te voegen.
>
> *Wat vragen wij van u?*
> - een bedrag per kpi, bijvoorbeeld "kpi 2: € 40.000";
> - of de steun eenmalig of structureel is.
>
> > Van: Jorrit van Hees
> > Vorige week vroeg u of het plan compleet was. Dat is het.
""", html="""<div dir="ltr"><p>L.s.,</p><p>Geld lost bij ons niets op, dus sla ons bij de verdeling maar over. Waar Omgevingsdienst Rietgors wél op zit te wachten, is dat u een punt zet achter het getreuzel rond het digitale stelsel en zelf de leiding neemt. En kunt u ons per omgaande in contact brengen met een dienst die de omslag naar outputfinanciering (zesde kpi) al heeft gemaakt?</p><p>J. van Hees</p></div><br>
<div class="gmail_quote"><div dir="ltr" class="gmail_attr">Op wo 19 jun. 2024 om 09:00 schreef Robuust &lt;<a href="mailto:robuust@minienw.example">robuust@minienw.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><p>Geachte directeur,</p><p>Via deze weg doen wij een extra oproep. Heeft uw dienst geld, mensen of kennis nodig om op 1 april 2026 robuust te zijn? U kunt dan een aanvraag doen tot 250.000 euro voor de kpi's 2 t/m 5. Wij verzoeken u een begroting bij te voegen.</p>
<p><b>Wat vragen wij van u?</b></p><ul><li>een bedrag per kpi, bijvoorbeeld "kpi 2: € 40.000";</li><li>of de steun eenmalig of structureel is.</li></ul></blockquote></div>""", boundary="000000000000%s"))

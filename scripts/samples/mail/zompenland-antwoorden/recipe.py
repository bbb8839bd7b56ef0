#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

HTML = """\
<html><body style="font-family:Calibri,sans-serif">
<p>Geachte mevrouw Overbeek,</p>
<p>Uw bericht van 8 juli beantwoord ik puntsgewijs, met uw eigen vragen ertussen.</p>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">
Op ma 8 jul 2024 om 11:42 schreef Robuuste omgevingsdiensten &lt;<a href="mailto:robuust@minienw.example">robuust@minienw.example</a>&gt;:<br><br>
In de brief van de directeur-generaal is sprake van &ldquo;200.000 &ndash; 250.000 euro per omgevingsdienst&rdquo;. Wij vragen u per kpi te melden om welk bedrag het bij uw dienst gaat.<br><br>
1. Welke bijdrage vraagt u voor kpi II?</blockquote>
<p>Voor de bijscholing van twaalf vergunningverleners, op negenendertigduizend euro begroot, wensen wij er dertigduizend bij u te declareren.</p>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">2. Welke bijdrage vraagt u voor kpi III?</blockquote>
<p>Bij kpi III onthouden wij ons van een claim.</p>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">3. Heeft u voor kpi IV behoefte aan geld, aan capaciteit of aan landelijke regie? Uit de &euro;&nbsp;18&nbsp;mln voor het stelsel kan een deel daarheen.</blockquote>
<p>Wat ons werkelijk zou ontlasten, is een standaardkoppeling met het Omgevingsloket die u centraal laat bouwen en beheren. Mocht die uitblijven, dan zijn wij op maatwerk aangewezen en is onze wens dat u daarvoor &euro;&nbsp;85.000 apart houdt.</p>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">4. Welke bijdrage vraagt u voor kpi V?</blockquote>
<p>Een opsporingsopleiding voor onze enige boa; &euro;&nbsp;4.900, de helft van het cursusgeld, graag van u, de andere helft betaalt het waterschap.</p>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">5. Verwacht u een beroep te doen op de &euro; 500.000 extra in geval van een fusie?</blockquote>
<p>Met Omgevingsdienst Halmdijk onderzoeken wij of samengaan zin heeft; tot een besluit is het nog lang niet gekomen. Een beroep op het half miljoen is dan ook voorbarig.</p>
<p>Hoogachtend,<br>drs. Iwan Terpstra<br>concerncontroller<br><span style="color:#808080">Omgevingsdienst Zompenland &middot; Postbus 77 &middot; Vragen over facturen? crediteuren@odzompenland.example</span></p>
</body></html>
"""

write(message({
    "From": "\"Terpstra, Iwan\" <i.terpstra@odzompenland.example>",
    "To": "robuust@minienw.example",
    "Date": "Thu, 18 Jul 2024 16:04:51 +0200",
    "Subject": "Antw: Vragen over kpi II t/m V",
    "Message-ID": "<CAZ0mp18@mail.odzompenland.example>",
}, html=HTML, charset="iso-8859-15", encoding="quoted-printable"))

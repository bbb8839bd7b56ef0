"""Tables that share neither contents nor dress: each with its own program, font, lines and page. A cell is written as in contents.py.
Chromium takes `css`, `before` and `after`; LaTeX `columns` (its letters), `lines` (what follows a row), `preamble` and `around`; Writer and
Calc the borders, shading, padding and font of their cells. `scan`: dots per inch and degrees of skew."""
from contents import over

WHERE = "De cijfers gelden voor het hele werkgebied en zijn gecontroleerd door de afdeling planning en control."
COLUMN = ("Het dagelijks bestuur heeft gevraagd om een overzicht dat in één oogopslag laat zien waar de organisatie staat. Wij hebben de lijst met "
          "de teamleiders doorgenomen. Waar gegevens ontbraken is navraag gedaan bij de administratie, die binnen een week antwoordde. ")

VARIED = {
    "afvalstromen": dict(
        program="chromium", kind="ruled", heads=1,
        css="body{font:9.5pt 'DejaVu Sans'} table{border:1pt solid #345;border-radius:9px;border-spacing:0;width:16.5cm;overflow:hidden}"
            "td,th{border-right:.5pt solid #9ab;border-bottom:.5pt solid #9ab;padding:5pt 6pt;text-align:left;vertical-align:top}"
            "th{background:#223a5e;color:white} tr>:last-child{border-right:0} tr:last-child td{border-bottom:0}",
        rows=[["Afvalstroom", "Inzamelaar", "Ton per jaar", "Bestemming"],
              ["Gft en etensresten", "Groenrijk bv", "12.480", "vergisting"],
              ["Papier en karton", "De Lompenboer", "7.915", "papierfabriek in de regio"],
              ["Asbesthoudend dakbeschot", "gespecialiseerde aannemer", "340", "stortplaats met vergunning voor gevaarlijke stoffen"],
              ["Glas", "gemeentewerf", "3.062", "smelterij"],
              ["Accu’s", "–", "88", "n.v.t."]]),
    "zaaktypen": dict(
        program="chromium", kind="half-ruled", heads=1,
        css="body{font:9pt 'DejaVu Serif'} table{border-collapse:collapse;width:15cm} td,th{padding:2pt 8pt} th{text-align:left;border-bottom:2px solid #000}"
            "tbody tr:nth-child(odd){background:#f0ead6} .c1,.c2,.c3{text-align:right}",
        rows=[["Zaaktype", "Ingekomen", "Afgedaan", "Doorlooptijd"],
              ["Omgevingsvergunning milieubelastende activiteit", "214", "198", "143 dagen"], ["Melding gesloten bodemenergie", "1.027", "1.027", "9 dagen"],
              ["Sloopmelding", "3.460", "3.455", "4 dagen"], ["Maatwerkvoorschrift", "61", "47", "201 dagen"],
              ["Ontheffing stookverbod", "18", "18", "22 dagen"], ["Bezwaar", "36", "29", "88 dagen"], ["Handhavingsverzoek", "52", "50", "51 dagen"]]),
    "vergaderdata": dict(
        program="chromium", kind="half-ruled", heads=1,
        css="body{font:10pt 'Liberation Serif';columns:2;column-gap:1cm;text-align:justify} table{border-collapse:collapse;width:100%;break-inside:avoid;margin:8pt 0}"
            "td,th{border-bottom:.6pt solid #888;padding:3pt 2pt;text-align:left;font-size:9pt}",
        before=COLUMN * 3, after=COLUMN * 9,
        rows=[["Overleg", "Datum", "Plaats"], ["Directieraad", "14 januari", "Hoofdkantoor"], ["Ondernemingsraad", "3 februari", "Zaal Noord"],
              ["Regionaal beraad", "27 maart", "Stadhuis"], ["Themadag", "8 april", "Museum"], ["Bestuur", "19 juni", "Provinciehuis"]]),
    "wagenpark": dict(
        program="chromium", kind="ruled", heads=1, landscape=True, turn=90,
        css="body{font:10.5pt 'Liberation Sans'} table{border-collapse:collapse} td,th{border:.8pt solid #000;padding:7pt 9pt;text-align:left} th{font-style:italic}",
        rows=[["Kenteken", "Soort voertuig", "Brandstof", "Gebruiker", "Bouwjaar", "Kilometers", "Vervangen"],
              ["V-301-XK", "bestelbus", "elektrisch", "buitendienst", "2022", "48.200", "2030"], ["8-KLZ-22", "personenwagen", "waterstof", "consignatie", "2021", "61.750", "2028"],
              ["boot", "patrouillevaartuig", "diesel", "waterteam", "2009", "n.v.t.", "2026"], ["T-944-BB", "aanhanger", "–", "meetploeg", "2015", "–", "–"],
              ["N-120-DF", "bestelbus", "elektrisch", "buitendienst", "2023", "19.640", "2031"]]),
    "doelenboom": dict(
        program="chromium", kind="scanned", heads=1, scan=(300, 0.5),
        css="body{font:9.5pt 'Liberation Sans'} table{border-collapse:collapse;width:17cm} td,th{border:.75pt solid #333;padding:4pt 5pt;text-align:left;vertical-align:top}"
            ".c0{width:1.1cm;text-align:center} th{background:#d9d9d9}",
        rows=[["Kpi", "Doel", "Inspanning", "Klaar"],
              [over("1", rows=3), "Genoeg mensen", "Vijf zij-instromers opleiden", "zomer 2026"],
              [None, "Genoeg mensen", "Uitruil van specialisten met de buren", "doorlopend"],
              [None, "Minder verloop", "Vertrekgesprekken bespreken in het managementteam", "Q4 2025"],
              [over("2", rows=2), "Betere besluiten", "Collegiale toets op ieder tiende besluit", "per direct"],
              [None, "Betere besluiten", "Sjablonen vernieuwen", "maart 2026"],
              ["6", "Duidelijke rollen", "Mandaatregister publiceren", "–"]]),
    "inkoop": dict(
        program="chromium", kind="unruled", heads=1,
        css="body{font:10pt 'Liberation Sans'} table{width:16cm;border-collapse:collapse} td,th{text-align:left;vertical-align:top;padding:0 12pt 8pt 0}"
            "th{color:#555;font-size:9pt} .c0{width:5cm} .c2{text-align:right}",
        rows=[["Levering of dienst", "Procedure", "Raming", "Contractbeheerder"],
              ["Laboratoriumonderzoek van grond en grondwater, inclusief spoed", "Europees openbaar", "€ 640.000", "Inkoopadviseur milieu"],
              ["Kantoorartikelen", "bestelling", "€ 11.300", "Facilitair"],
              ["Juridische bijstand bij complexe procedures", "meervoudig onderhands", "€ 120.000", "Hoofd juridische zaken"],
              ["Meetapparatuur voor geluid en trilling", "enkelvoudig", "€ 39.900", "Coördinator meetdienst en techniek"],
              ["Drones", "–", "€ 17.250", "Innovatieteam"]]),
    "toetsing": dict(
        program="chromium", kind="unruled", heads=1,
        css="body{font:10pt 'DejaVu Sans Condensed','DejaVu Sans'} table{width:14cm} td,th{text-align:center;padding:2pt 6pt} .c0{text-align:left}",
        rows=[["Eis", "2021", "2022", "2023", "2024"], ["Frequentie", "ja", "ja", "nee", "ja"], ["Opleidingsniveau", "–", "ja", "–", "ja"],
              ["Werkervaring", "n.v.t.", "nee", "–", "ja"], ["Aanvullende kennis", "–", "–", "–", "ja"], ["Scheiding van rollen", "n.v.t.", "n.v.t.", "ja", "ja"],
              ["Beschikbaarheid", "ja", "–", "ja", "ja"]]),
    "projecten": dict(
        program="chromium", kind="half-ruled", heads=1,
        css="body{font:10pt 'Liberation Sans'} table{border-collapse:collapse;width:16.5cm} td,th{padding:3pt 6pt;text-align:left;vertical-align:top}"
            "thead{border-bottom:1.5pt solid #06c} .r4,.r6,.r9{border-top:.75pt solid #06c} table{border-bottom:1.5pt solid #06c}",
        rows=[["Programma", "Project", "Leider", "Fase"],
              [over("Energie", rows=3), "Toezicht op besparingsplicht", "S. Veld", "uitvoering"], [None, "Warmteprofielen van bedrijven", "R. Akker", "verkenning"],
              [None, "Netcongestie in kaart", "S. Veld", "uitvoering"], [over("Bodem", rows=2), "Overdracht van dossiers", "P. Klei", "afgerond"],
              [None, "Zeer zorgwekkende stoffen", "P. Klei", "uitvoering"],
              [over("Digitaal", rows=3), "Eén loket", "M. Byte", "voorbereiding"], [None, "Risicomodel horeca", "M. Byte", "proef"], [None, "Archief naar het e-depot", "D. Map", "uitvoering"],
              ["Lucht", "Snuffelploeg", "L. Wind", "uitvoering"]]),
    "meerjaren": dict(
        program="chromium", kind="scanned", heads=2, scan=(200, -0.4),
        css="body{font:10pt 'Liberation Sans'} table{border-collapse:collapse;width:16cm} td,th{border:.75pt solid #555;padding:3pt 6pt;text-align:right} th{background:#cfe0f3;text-align:center}"
            ".c0{text-align:left}",
        rows=[[over("Lasten (x € 1.000)", rows=2), over("Rekening", columns=2), None, over("Raming", columns=2), None],
              [None, "2022", "2023", "2024", "2025"],
              ["Salarissen", "9.410", "9.876", "10.352", "10.990"], ["Huisvesting", "812", "840", "866", "–"], ["Informatievoorziening", "1.503", "1.655", "1.720", "1.801"],
              ["Onvoorzien", "–", "–", "75", "75"], ["Som", "11.725", "12.371", "13.013", "12.866"]]),
    "monsters": dict(
        program="latex", kind="half-ruled", heads=1, columns="llrr", preamble=r"\usepackage{mathpazo}",
        lines={1: r"\midrule", 4: r"\addlinespace[6pt]", 7: r"\addlinespace[6pt]"},
        rows=[["Meetpunt", "Stof", "Gehalte", "Grens"], ["Havenkom", "zink", "212", "140"], ["Havenkom", "koper", "31", "40"], ["Havenkom", "minerale olie", "95", "190"],
              ["Spoordijk", "lood", "418", "50"], ["Spoordijk", "kwik", "0,09", "0,15"], ["Spoordijk", "PAK", "6,8", "1,5"], ["Weiland", "nikkel", "17", "35"], ["Weiland", "cadmium", "–", "0,6"]]),
    "piket": dict(
        program="latex", kind="scanned", heads=2, scan=(250, 0.6), columns="|l|c|c|c|c|", preamble=r"\usepackage{helvet}\renewcommand{\familydefault}{\sfdefault}", size=r"\small",
        lines={0: r"\hline", 1: r"\cline{2-5}", 2: r"\hline", 3: r"\hline", 4: r"\hline", 5: r"\hline", 6: r"\hline", 7: r"\hline"},
        rows=[[over("Medewerker", rows=2), over("Voorjaar", columns=2), None, over("Najaar", columns=2), None], [None, "week 10", "week 18", "week 36", "week 44"],
              ["Avonddienst oost", "dienst", "–", "reserve", "–"], ["Avonddienst west", "reserve", "dienst", "–", "dienst"], ["Weekend", "–", "reserve", "dienst", "–"],
              ["Milieuwagen", "n.v.t.", "dienst", "dienst", "reserve"], ["Leidinggevende", "dienst", "dienst", "–", "–"]]),
    "soorten": dict(
        program="latex", kind="ruled", heads=1, columns="|p{4.2cm}|p{3cm}|r|p{6.5cm}|", preamble=r"\usepackage{rotating}",
        around=(r"\begin{sidewaystable}", r"\end{sidewaystable}"), lines={i: r"\hline" for i in range(7)},
        rows=[["Soort", "Gebied", "Aantal", "Maatregel bij verstoring"], ["Grote modderkruiper", "Oude Maasarm", "46", "baggeren alleen tussen september en november"],
              ["Gewone dwergvleermuis", "Stationswijk", "310", "verblijven vooraf in kaart, werk in fasen"], ["Rugstreeppad", "Zandwinning", "72", "schermen plaatsen"],
              ["Steenuil", "Buitengebied west", "9", "nestkasten binnen tweehonderd meter"], ["Das", "Heuvelrug", "14", "geen werk rond de burcht"]]),
    "trilling": dict(
        program="latex", kind="unruled", heads=1, columns="lrrr", preamble=r"\usepackage{mathptmx}", lines={},
        rows=[["Adres", "Dag", "Avond", "Nacht"], ["Molenweg 4", "0,12", "0,10", "0,08"], ["Molenweg 18", "0,31", "0,22", "0,09"], ["Kade 2", "0,05", "0,05", "0,04"],
              ["Kade 77 achter", "1,04", "0,63", "0,41"], ["Sluisplein 1", "0,18", "0,11", "0,10"], ["Gemiddeld", "0,34", "0,22", "0,14"]]),
    "kentallen": dict(
        program="latex", kind="half-ruled", heads=1, columns="lrr", options=",twocolumn", preamble="", size=r"\small", text=COLUMN,
        lines={0: r"\toprule", 1: r"\midrule", 6: r"\bottomrule"},
        rows=[["Kental", "Dienst", "Landelijk"], ["Verzuim", "6,1%", "5,4%"], ["Vast in dienst", "83%", "79%"], ["Uur per besluit", "41", "38"], ["Overhead", "29%", "31%"],
              ["Leeftijd", "46 jaar", "47 jaar"]]),
    "subsidies": dict(
        program="writer", kind="ruled", heads=1, widths=[3.2, 5.6, 3.8, 3.6], font="DejaVu Sans", size=8.5, padding=0.18, border="0.75pt solid #7a7a7a", shade={"head": "#ffe9b8"},
        rows=[["Regeling", "Wat wordt betaald", "Aanvrager", "Beschikbaar"]] +
             [row for i in range(5) for row in [
                 [over(["Natuurherstel", "Schone lucht", "Circulaire bouw", "Asbestdaken", "Stille wegen"][i], rows=3), "onderzoek en plannen", "terreinbeheerder", f"€ {14 + 9 * i}.500"],
                 [None, "uitvoering door aannemers, met ten hoogste twee verlengingen", "gemeente of waterschap", f"€ {230 - 17 * i}.000"],
                 [None, "voorlichting", "vereniging", ["n.v.t.", "–", "€ 2.000", "€ 750", "–"][i]]]] +
             [["Overig", f"toezegging {n} uit de rondgang langs de bestuurders", "diverse", f"€ {n * 3 + 1}.100"] for n in range(1, 15)]),
    "besluitenlijst": dict(
        program="writer", kind="half-ruled", heads=0, repeat=False, widths=[2.2, 8.4, 3.2, 2.6], font="Liberation Serif", size=11, padding=0.12,
        sides={"head": "tb", "body": "b"}, border="0.5pt solid #000000",
        rows=[["Datum", "Besluit", "Portefeuille", "Termijn"]] +
             [[f"{3 + i % 25} {['jan', 'feb', 'mrt', 'apr'][i % 4]}", ["Instemmen met de zienswijze op de provinciale verordening", "Afwijzen van het verzoek om uitstel", "Vaststellen van de jaarrekening en de bestemming van het resultaat over het afgelopen jaar",
               "Aanwijzen van een plaatsvervangend secretaris", "Kennisnemen van de rapportage"][i % 5], ["Financiën", "Personeel", "Ruimte"][i % 3], ["direct", "1 week", "–"][i % 3]] for i in range(38)]),
    "opleidingen": dict(
        program="writer", kind="unruled", heads=1, widths=[5.2, 3.6, 2.6, 4.6], font="Liberation Sans", size=9.5, padding=0.16, sides={},
        rows=[["Cursus", "Aanbieder", "Dagdelen", "Voor wie"], ["Basiscursus bestuursrecht met examen en hertoets", "Hogeschool", "12", "alle nieuwe juristen"], ["Geluid meten", "Akoestisch bureau", "4", "meetdienst"],
              ["Gesprekken met ondernemers die niet willen meewerken", "eigen academie", "2", "toezichthouders en boa’s"], ["Rekenen aan stikstof", "Rijksdienst", "6", "vergunningverleners"],
              ["Projectmatig werken", "–", "8", "projectleiders en hun opdrachtgevers"]]),
    "speerpunten": dict(
        program="writer", kind="scanned", heads=1, scan=(200, 0.7), widths=[1.0, 1.2, 6.8, 3.6, 3.4], font="Liberation Sans", size=10, padding=0.1, border="0.5pt solid #000000", shade={"head": "#d0d0d0"},
        rows=[["Kpi", "Nr", "Speerpunt", "Trekt", "Wanneer"], [over("3", rows=4), "a", "Jaarlijkse bijscholing vastleggen in de cao-gesprekken", "Personeelszaken", "jan 2026"],
              [None, "b", "Kennisbank voor rookgassen", "Team lucht", "mei 2026"], [None, "c", "Stageplaatsen", "Personeelszaken", "–"], [None, "d", "Intervisie voor projectleiders", "Ontwikkelteam", "Q3 2026"],
              [over("5", rows=2), "a", "Bestuurlijke sancties vaker toepassen", "Handhaving", "2027"], [None, "b", "Nalevingstekort meten", "Onderzoek", "n.v.t."]]),
    "meldingen": dict(
        program="writer", kind="scanned", heads=1, scan=(300, -0.5), widths=[4.4, 2.6, 2.6, 2.6, 3.2], align="lrrrl", font="Liberation Sans", size=11, padding=0.12, sides={}, shade={"head": "#b7d7c0", "even": "#ececec"},
        rows=[["Klacht over", "2022", "2023", "2024", "Verloop"], ["Houtrook", "418", "502", "611", "stijgt"], ["Stank", "1.290", "1.174", "1.020", "daalt"], ["Muziek", "655", "640", "662", "gelijk"],
              ["Verkeer", "73", "68", "–", "onbekend"], ["Licht", "41", "59", "77", "stijgt"], ["Vuurwerk", "204", "198", "187", "daalt"]]),
    "contracten": dict(
        program="writer", kind="half-ruled", heads=1, widths=[4.8, 4.2, 2.8, 3.6], font="Liberation Sans Narrow", size=11, padding=0.14, sides={"head": "tblr", "first": "l", "last": "r", "end": "b"}, border="1pt solid #202060",
        rows=[["Partij", "Onderwerp", "Loopt tot", "Opzegtermijn"], ["Waterschap Delflust", "laboratorium", "31-12-2026", "zes maanden"], ["Veiligheidsregio", "meldkamer", "01-07-2025", "geen"],
              ["Universiteit", "leerstoel milieurecht", "onbepaald", "een jaar"], ["Gemeente Uithoek", "huur archief", "30-04-2028", "drie maanden"], ["Stichting Energiebesparing", "adviezen aan bedrijven", "31-12-2025", "–"],
              ["Politie", "informatie", "onbepaald", "n.v.t."]]),
    "uren": dict(
        program="calc", kind="half-ruled", heads=1, widths=[5.0, 2.4, 2.4, 2.4, 2.4], align="lrrrr", font="Liberation Sans", size=10, padding=0.06, sides={"head": "b", "end": "t"}, border="1pt solid #000000",
        rows=[["Product", "kw 1", "kw 2", "kw 3", "kw 4"], ["Integrale controle", "1.820", "1.945", "1.510", "2.004"], ["Hercontrole", "260", "301", "255", "318"], ["Advies ruimtelijke plannen", "412", "388", "295", "460"],
              ["Crisisbeheersing", "36", "112", "8", "52"], ["Ketentoezicht", "–", "140", "155", "149"], ["Alle producten", "2.528", "2.886", "2.223", "2.983"]]),
    "bedrijven": dict(
        program="calc", kind="ruled", heads=1, landscape=True, widths=[2.4, 4.6, 4.4, 2.0, 3.0, 4.6], align="lllrll", font="Liberation Sans", size=11, padding=0.02, border="0.5pt solid #000000", wrap=False,
        rows=[["Dossier", "Inrichting", "Adres", "Klasse", "Bezoek", "Bevinding"], ["D-20931", "Galvano Techniek Noord", "Industriekade 44-46", "1", "jaarlijks", "lekbak ontbreekt"],
              ["D-00417", "Tankstation De Brink", "Rijksweg 118", "2", "driejaarlijks", "in orde"], ["D-88120", "Pluimveehouderij Vos", "Achterdijk 3a", "2", "om de drie jaar", "luchtwasser uitgezet"],
              ["D-51306", "Chemisch Depot Oost", "Havenweg 900", "1", "kwartaal", "opslag te hoog"], ["D-10042", "Bakkerij", "Dorpsstraat 12", "4", "steekproef", "–"]]),
    "metingen": dict(
        program="calc", kind="scanned", heads=1, scan=(200, 0.3), widths=[3.4, 2.2, 2.2, 2.2, 2.2, 2.2], align="lrrrrr", font="DejaVu Sans", size=9, padding=0.08, sides={},
        rows=[["Station", "NO2", "PM10", "PM2,5", "O3", "Roet"], ["Centrum", "24,1", "19,8", "11,2", "41,0", "0,9"], ["Ringweg", "38,7", "24,0", "13,9", "33,5", "1,8"], ["Haven", "31,3", "26,6", "14,8", "–", "1,4"],
              ["Polder", "9,9", "15,2", "8,1", "57,4", "–"], ["Luchthaven", "27,5", "18,3", "10,7", "44,9", "1,1"]]),
    "fasering": dict(
        program="calc", kind="scanned", heads=1, scan=(250, -0.8), widths=[5.2, 1.4, 1.4, 1.4, 1.4, 1.4, 3.2], align="lcccccl", font="Liberation Sans", size=10, padding=0.08, border="0.5pt solid #404040", shade={"head": "#dde6f5"},
        rows=[["Werkpakket", "jan", "mrt", "mei", "sep", "nov", "Let op"], ["Kaders en opdracht", "x", "x", "", "", "", "–"], ["Inrichten proeftuin", "", "x", "x", "", "", "vakantie"], ["Eerste oplevering", "", "", "x", "x", "", ""],
              ["Evalueren", "", "", "", "x", "x", "extern"], ["Opschalen", "–", "–", "–", "", "x", "besluit nodig"]]),
}

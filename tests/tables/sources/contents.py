"""The tables of the test set: what stands in them. A row is a list of cells; a cell is a text, a dict with `text` and `columns`
or `rows` (over how many it runs), or None where another cell runs over. `heads`: how many rows are heads."""


def over(text, columns=1, rows=1):
    return {"text": text, "columns": columns, "rows": rows}


MEASURES = [
    ("Opstellen van een strategische personeelsplanning voor de hele dienst", "manager HR", "Q3 2024", "€ 15.000"),
    ("Werven van twee adviseurs externe veiligheid", "teammanager Advies", "1 mei 2025", "€ 182.000"),
    ("Nulmeting van het vakmanschap langs de kwaliteitscriteria 2.3", "kwaliteitsadviseur", "eind 2024", "€ 22.500"),
    ("Leerpad op maat voor iedere vergunningverlener en toezichthouder", "coördinator leren", "Q2 2025", "€ 48.000"),
    ("Opschonen van 6.200 bedrijfsdossiers", "dataregisseur", "1e halfjaar 2025", "€ 67.500"),
    ("Mandaat van alle deelnemers gelijktrekken", "bestuurssecretaris", "juni 2025", "geen"),
    ("Handhavingsstrategie bij negen opdrachtgevers vaststellen", "directeur", "medio 2025", "p.m."),
    ("Proefaudit door collega’s van buiten", "kwaliteitsadviseur", "3e kwartaal 2025", "€ 9.500"),
    ("Samenwerking met de veiligheidsregio vastleggen", "teammanager Toezicht", "december 2025", "uren"),
    ("Aansluiten op het landelijke stelsel voor gegevens", "informatiemanager", "begin 2026", "p.m."),
]


def long_rows(count):
    rows = []
    for i in range(count):
        text, owner, when, money = MEASURES[i % len(MEASURES)]
        rows.append([f"{i // 6 + 1}.{i % 6 + 1}", text, owner, when, money])
    return rows


CONTENTS = {
    "maatregelen": dict(
        widths=[1.2, 6.2, 3.4, 2.8, 2.4], align="lllll", heads=1,
        rows=[["Nr", "Maatregel", "Trekker", "Gereed", "Kosten"]] + [[str(i + 1), *m] for i, m in enumerate(MEASURES[:6])]),
    "scores": dict(
        widths=[3.0, 3.4, 2.6, 2.6, 3.6], align="llrrl", heads=1,
        rows=[["Kpi", "Norm", "Score 2023", "Score 2024", "Oordeel"],
              ["KPI 1 Massa", "≥ 2 fte per taak", "11 van 16", "13 van 16", "voldoet deels"],
              ["KPI 2 Vakmanschap", "90%", "62%", "71%", "voldoet niet"],
              ["KPI 3 Opleiding", "3% van loonsom", "1,8%", "2,4%", "voldoet niet"],
              ["KPI 4 Gegevens", "95% volledig", "58%", "69%", "voldoet niet"],
              ["KPI 5 Strategie", "vastgesteld", "nee", "ja", "voldoet"],
              ["KPI 6 Bestuur", "mandaat gelijk", "ja", "ja", "voldoet"]]),
    "kwartalen": dict(
        widths=[6.0, 1.6, 1.6, 1.6, 1.6, 1.6], align="lccccc", heads=1,
        rows=[["Maatregel", "Kpi", "Q1", "Q2", "Q3", "Q4"],
              ["Nulmeting vakmanschap", "2", "x", "x", "", ""],
              ["Nieuwe risicokaart", "5", "", "x", "", ""],
              ["Loopbaangesprekken", "1", "", "", "x", "x"],
              ["Dossiers opgeschoond", "4", "x", "x", "x", ""],
              ["Proefaudit gehouden", "2", "", "", "x", ""],
              ["Veldapp in gebruik", "4", "", "", "", "x"]]),
    "tweerijig": dict(
        widths=[3.6, 2.4, 2.4, 2.4, 2.4], align="lrrrr", heads=2,
        rows=[[over("Programma", rows=2), over("2024", columns=2), None, over("2025", columns=2), None],
              [None, "Begroot", "Raming", "Begroot", "Raming"],
              ["Vergunningen", "1.240", "1.310", "1.295", "1.350"],
              ["Toezicht", "2.015", "1.980", "2.050", "2.110"],
              ["Advies", "865", "902", "910", "925"],
              ["Bedrijfsvoering", "1.120", "1.145", "1.160", "1.180"],
              ["Totaal", "5.240", "5.337", "5.415", "5.565"]]),
    "samengevoegd": dict(
        widths=[2.6, 6.6, 3.4, 2.8], align="llll", heads=1,
        rows=[["Kpi", "Maatregel", "Actiehouder", "Planning"],
              [over("1 Massa", rows=3), "Werven van twee adviseurs", "manager HR", "Q1 2025"],
              [None, "Flexpool voor de regio", "directeur", "medio 2025"],
              [None, "Traineeklas met de hogeschool", "manager HR", "september 2025"],
              [over("2 Vakmanschap", rows=2), "Nulmeting langs de criteria", "kwaliteitsadviseur", "december 2024"],
              [None, "Leerpad voor toezichthouders", "coördinator leren", "Q2 2025"],
              ["3 Leren", "Kennisweek met opdrachtgevers", "innovatielab", "jaarlijks"]]),
    "totalen": dict(
        widths=[6.4, 3.0, 3.0, 3.0], align="lrrr", heads=1,
        rows=[["Kostenpost", "Eenmalig", "Structureel", "Dekking"],
              ["Werving en selectie", "€ 35.000", "€ 0", "eigen middelen"],
              ["Opleiding en examens", "€ 22.500", "€ 48.000", "begroting"],
              ["Vervanging zaaksysteem", "€ 410.000", "€ 60.000", "investering"],
              ["Externe audit", "€ 9.500", "€ 9.500", "begroting"],
              ["Totaal", "€ 477.000", "€ 117.500", ""]]),
    "risicos": dict(
        widths=[4.4, 1.6, 1.8, 7.6], align="llll", heads=1,
        rows=[["Risico", "Kans", "Impact", "Beheersmaatregel"],
              ["Vacatures blijven langer dan een half jaar open staan", "hoog", "groot",
               "Inhuur via de regionale flexpool, aangevuld met een gezamenlijke vacature met de buurdienst; na twee rondes beslist de directie"],
              ["Uitval van kennis door pensioen", "middel", "groot",
               "Overdracht in het laatste dienstjaar en een buddy voor iedere nieuwkomer"],
              ["Vertraging van het landelijke stelsel", "hoog", "klein", "Eigen koppeling blijft in beheer tot de standaard vaststaat"],
              ["Deelnemers stemmen niet in met de begroting", "laag", "groot",
               "Vroeg overleg met de raden en een scenario waarin de maatregelen over twee jaar worden gespreid"]]),
    "lang": dict(
        widths=[1.2, 6.2, 3.4, 2.8, 2.4], align="lllll", heads=1,
        rows=[["Nr", "Maatregel", "Trekker", "Gereed", "Kosten"]] + long_rows(42)),
    "liggend": dict(
        widths=[1.4, 6.0, 3.0, 2.6, 2.4, 2.2, 2.2, 3.8], align="llllrrrl", heads=1, landscape=True,
        rows=[["Kpi", "Maatregel", "Trekker", "Start", "Gereed", "2024", "2025", "Dekking"]] +
             [[str(i % 6 + 1), m[0], m[1], "Q4 2024", m[2], f"{7 * i + 5}.000", f"{4 * i + 3}.500",
               "begroting" if i % 2 else "bijdrage ministerie"] for i, m in enumerate(MEASURES[:7])]),
    "begrippen": dict(
        widths=[4.0, 11.0], align="ll", heads=1,
        rows=[["Begrip", "Omschrijving"],
              ["basistaken", "de taken die een omgevingsdienst ten minste uitvoert voor alle deelnemers, zoals het besluit ze opsomt"],
              ["opdrachtgever", "een gemeente of provincie die taken aan de dienst heeft overgedragen"],
              ["outputfinanciering", "betaling naar het geleverde aantal producten"],
              ["robuust", "groot en deskundig genoeg om alle taken zelf en goed uit te voeren, ook bij uitval van mensen"]]),
    "formatie": dict(
        widths=[5.0, 2.2, 2.2, 2.2, 2.2], align="lrrrr", heads=1,
        rows=[["Team", "Formatie", "Bezet", "Vacant", "Inhuur"],
              ["Vergunningen", "18,5", "16,2", "2,3", "1,0"], ["Toezicht", "31,0", "28,6", "2,4", "2,0"],
              ["Juridisch", "7,2", "6,4", "0,8", "0,5"], ["Advies en specialisten", "12,0", "9,8", "2,2", "1,5"],
              ["Bedrijfsvoering", "9,6", "9,6", "0,0", "0,0"], ["Totaal", "78,3", "70,6", "7,7", "5,0"]]),
    "tussenkoppen": dict(
        widths=[1.6, 7.4, 3.4, 3.0], align="llll", heads=1,
        rows=[["Nr", "Maatregel", "Eigenaar", "Gereed"],
              [over("KPI 1 Massa en bezetting", columns=4), None, None, None],
              ["1.1", "Werven van twee adviseurs", "manager HR", "Q1 2025"],
              ["1.2", "Flexpool voor de hele regio inrichten", "directeur", "medio 2025"],
              [over("KPI 4 Gegevens en systemen", columns=4), None, None, None],
              ["4.1", "Opschonen van bedrijfsdossiers", "dataregisseur", "1 juli 2025"],
              ["4.2", "Veldapp voor alle toezichthouders", "productowner", "eind 2025"],
              ["4.3", "Aansluiten op het landelijke stelsel", "informatiemanager", "2026"]]),
    "klein": dict(
        widths=[4.0, 4.0, 4.0], align="lll", heads=1,
        rows=[["Deelnemer", "Inwoners", "Bijdrage"], ["gemeente Meerwoude", "41.300", "€ 1,9 mln"],
              ["gemeente Zandwijk", "28.750", "€ 1,2 mln"], ["provincie", "", "€ 3,4 mln"]]),
    "opmerkingen": dict(
        widths=[1.4, 6.0, 2.6, 2.2, 3.6], align="lllll", heads=1,
        rows=[["Code", "Actie", "Status", "Gereed", "Opmerking"],
              ["M01", "Plan van aanpak vaststellen", "gereed", "maart 2024", ""],
              ["M02", "Rooster voor piket met de brandweer", "loopt", "2025", "wacht op convenant"],
              ["M03", "Klachtenregeling herzien", "gepland", "", ""],
              ["M04", "Model dat meldingen voorsorteert", "idee", "", "na evaluatie"],
              ["M05", "Inspecteurs uitlenen", "vervallen", "", ""],
              ["M06", "Dashboard voor opdrachtgevers", "loopt", "Q4 2024", ""]]),
    "vragen": dict(
        widths=[5.6, 2.8, 2.8, 4.2], align="llrl", heads=1,
        rows=[["Wat wij vragen", "Soort hulp", "Bedrag", "Voor"],
              ["Een bijdrage aan nulmeting en leerpaden", "geld, eenmalig", "€ 79.500", "kpi 2"],
              ["De helft van een boa milieu", "geld, structureel", "€ 35.000 per jaar", "kpi 5"],
              ["Een data-analist te leen voor twee dagen per week", "menskracht", "n.v.t.", "kpi 4"],
              ["Eén landelijke lesbank", "kennis", "n.v.t.", "kpi 3, gevraagd samen met vier andere diensten in de regio"]]),
    "fusie": dict(
        widths=[4.6, 3.2, 3.2, 4.2], align="llll", heads=1,
        rows=[["Stap", "Wie", "Wanneer", "Besluit"],
              ["Intentieverklaring", "drie besturen", "april 2025", "genomen"],
              ["Onderzoek naar één dienst", "directeuren", "zomer 2025", "door dagelijks besturen"],
              ["Zienswijzen van raden en staten", "colleges", "Q1 2026", "volgt"],
              ["Start van de nieuwe dienst", "kwartiermaker", "1 januari 2027", "volgt"]]),
}

INTRO = ("In deze paragraaf staat wat de dienst in de komende jaren doet. De tabel hieronder geeft het overzicht; de toelichting volgt in "
         "het volgende hoofdstuk en wordt ieder half jaar bijgewerkt voor het algemeen bestuur.")
OUTRO = "De directie bespreekt de voortgang elk kwartaal met de deelnemers en past de planning aan wanneer dat nodig is."

"""Renders a table as a document of one of four programs. Styles: ruled, half (horizontal lines only), unruled, striped."""
from html import escape

from contents import INTRO, OUTRO


def cell(value):
    return value if isinstance(value, dict) else {"text": value, "columns": 1, "rows": 1}


def html(spec, style, title):
    css = {
        "ruled": "td,th{border:0.75pt solid #444}",
        "half": "table{border-top:1pt solid #000;border-bottom:1pt solid #000} thead{border-bottom:0.75pt solid #000}"
                "tbody tr{border-bottom:0.4pt solid #aaa}",
        "unruled": "",
        "striped": "thead th{background:#0b6a75;color:#fff} tbody tr:nth-child(even){background:#e8f1f2}",
    }[style]
    page = "A4 landscape" if spec.get("landscape") else "A4"
    out = [f"<!doctype html><meta charset=utf-8><style>@page{{size:{page};margin:2cm}}body{{font:10pt 'Liberation Sans'}}"
           f"table{{border-collapse:collapse;table-layout:fixed;width:{sum(spec['widths'])}cm}}"
           f"td,th{{padding:3pt 5pt;vertical-align:top}}tr{{break-inside:avoid}}{css}</style>"
           f"<h2>{title}</h2><p>{INTRO}</p><table><colgroup>"]
    out += [f"<col style='width:{w}cm'>" for w in spec["widths"]]
    out.append("</colgroup>")
    for r, row in enumerate(spec["rows"]):
        tag = "th" if r < spec["heads"] else "td"
        if r == 0:
            out.append("<thead>")
        out.append("<tr>")
        for c, value in enumerate(row):
            if value is None:
                continue
            v = cell(value)
            align = {"l": "left", "r": "right", "c": "center"}["c" if v["columns"] > 1 and r < spec["heads"] else spec["align"][c]]
            out.append(f"<{tag} colspan={v['columns']} rowspan={v['rows']} style='text-align:{align}'>{escape(v['text'])}</{tag}>")
        out.append("</tr>")
        if r + 1 == spec["heads"]:
            out.append("</thead><tbody>")
    out.append(f"</tbody></table><p>{OUTRO}</p>")
    return "".join(out)


def tex(text):
    for a, b in (("&", r"\&"), ("%", r"\%"), ("€", r"\texteuro{}"), ("≥", r"$\geq$"), ("’", "'")):
        text = text.replace(a, b)
    return text


def latex(spec, style, title):
    n = len(spec["widths"])
    bar = "|" if style == "ruled" else ""
    kinds = {"l": r"\raggedright", "r": r"\raggedleft", "c": r"\centering"}
    scale = 0.86
    cols = bar + bar.join(f">{{{kinds[a]}\\arraybackslash}}p{{{w * scale:.2f}cm}}" for a, w in zip(spec["align"], spec["widths"])) + bar
    head = []
    body = []
    covered = {}  # column: rows still covered
    for r, row in enumerate(spec["rows"]):
        parts = []
        c = 0
        while c < n:
            if row[c] is None:
                parts.append("")
                c += 1
                continue
            v = cell(row[c])
            text = tex(v["text"])
            if r < spec["heads"]:
                text = f"\\textbf{{{text}}}"
            if v["rows"] > 1:
                text = f"\\multirow[t]{{{v['rows']}}}{{=}}{{{text}}}"
                covered[c] = v["rows"]
            if v["columns"] > 1:
                text = f"\\multicolumn{{{v['columns']}}}{{{bar}c{bar}}}{{{text}}}" if r < spec["heads"] else \
                    f"\\multicolumn{{{v['columns']}}}{{{bar}l{bar}}}{{{text}}}"
            parts.append(text)
            c += v["columns"]
        colour = r"\rowcolor[gray]{0.92}" if style == "striped" and r >= spec["heads"] and r % 2 == 0 else ""
        line = colour + " & ".join(parts) + r" \\"
        for k in list(covered):
            covered[k] -= 1
            if covered[k] == 0:
                del covered[k]
        if style == "ruled":
            free = [k + 1 for k in range(n) if k not in covered]
            line += "".join(f"\\cline{{{k}-{k}}}" for k in free) if covered else r"\hline"
        elif style == "half":
            if r + 1 == spec["heads"]:
                line += r"\midrule"
        (head if r < spec["heads"] else body).append(line)
    top = {"ruled": r"\hline", "half": r"\toprule"}.get(style, "")
    bottom = r"\bottomrule" if style == "half" else ""
    if style == "striped":
        top, bottom = r"\hline", r"\hline"
    land = ",landscape" if spec.get("landscape") else ""
    return "\n".join([
        r"\documentclass[10pt]{article}", f"\\usepackage[a4paper,margin=2.2cm{land}]{{geometry}}", r"\usepackage[T1]{fontenc}",
        r"\usepackage{lmodern,textcomp,booktabs,multirow,longtable,array,colortbl}", r"\usepackage[dutch]{babel}\hyphenpenalty=10000\sloppy",
        r"\setlength{\tabcolsep}{4pt}\renewcommand{\arraystretch}{1.15}", r"\begin{document}\parindent0pt", f"\\section{{{tex(title)}}}", tex(INTRO),
        f"\\begin{{longtable}}[l]{{{cols}}}", top, *head, r"\endhead", *body, bottom, r"\end{longtable}", tex(OUTRO), r"\end{document}"])


NAMES = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
         'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
         'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"')


def office_cell_styles(style, calc):
    line = "0.5pt solid #333333"
    sides = {"ruled": f'fo:border="{line}"', "half": f'fo:border-top="{line}" fo:border-bottom="{line}"'}.get(style, 'fo:border="none"')
    inner = sides if style in ("ruled", "half") and not (style == "half" and calc) else 'fo:border="none"'
    head = ' fo:background-color="#cfe3e6"' if style == "striped" else ""
    pad = 'fo:padding="0.08cm"'
    wrap = 'fo:wrap-option="wrap" style:vertical-align="top"' if calc else 'style:vertical-align="top"'
    out = []
    for name, borders, back in (("H", sides, head), ("B", inner, ""), ("S", inner, ' fo:background-color="#eef5f5"' if style == "striped" else ""),
                                ("L", f'fo:border-bottom="{line}"' if style == "half" else inner, "")):
        for a, align in (("l", "start"), ("r", "end"), ("c", "center")):
            extra = (f'<style:paragraph-properties fo:text-align="{align}"/>'
                     f'<style:text-properties style:font-name="Liberation Sans" fo:font-size="10pt" fo:font-weight="{"bold" if name == "H" else "normal"}"/>'
                     if calc else "")
            out.append(f'<style:style style:name="{name}{a}" style:family="table-cell"><style:table-cell-properties {borders} {pad} {wrap}{back}/>{extra}</style:style>')
    return "".join(out)


def office_rows(spec, style):
    out = []
    last = len(spec["rows"]) - 1
    for r, row in enumerate(spec["rows"]):
        if r == 0:
            out.append("<table:table-header-rows>")
        out.append('<table:table-row table:style-name="R">')
        for c, value in enumerate(row):
            if value is None:
                out.append("<table:covered-table-cell/>")
                continue
            v = cell(value)
            a = "c" if v["columns"] > 1 and r < spec["heads"] else spec["align"][c]
            name = "H" if r < spec["heads"] else "L" if r == last else "S" if r % 2 == 0 else "B"
            span = f' table:number-columns-spanned="{v["columns"]}" table:number-rows-spanned="{v["rows"]}"' if v["columns"] * v["rows"] > 1 else ""
            para = f'<text:p text:style-name="{"PH" if name == "H" else "P"}{a}">{escape(v["text"])}</text:p>' if v["text"] else "<text:p/>"
            out.append(f'<table:table-cell table:style-name="{name}{a}" office:value-type="string"{span}>{para}</table:table-cell>')
        out.append("</table:table-row>")
        if r + 1 == spec["heads"]:
            out.append("</table:table-header-rows>")
    return "".join(out)


def page_layout(spec):
    w, h = ("29.7cm", "21cm") if spec.get("landscape") else ("21cm", "29.7cm")
    way = "landscape" if spec.get("landscape") else "portrait"
    return (f'<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="{w}" fo:page-height="{h}" style:print-orientation="{way}" '
            'fo:margin="2cm"/></style:page-layout>')


def writer(spec, style, title):
    columns = "".join(f'<style:style style:name="C{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}cm"/></style:style>'
                      for i, w in enumerate(spec["widths"]))
    paras = "".join(f'<style:style style:name="P{k}{a}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"/>'
                    f'<style:text-properties style:font-name="Liberation Serif" fo:font-size="10pt" fo:font-weight="{"bold" if k else "normal"}"/></style:style>'
                    for k in ("", "H") for a, align in (("l", "start"), ("r", "end"), ("c", "center")))
    head = '<style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>'
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:automatic-styles>{page_layout(spec)}{columns}{paras}{head}'
            f'<style:style style:name="TT" style:family="table"><style:table-properties style:width="{sum(spec["widths"])}cm" table:align="left" fo:margin-top="0.3cm" fo:margin-bottom="0.4cm"/></style:style>'
            f'<style:style style:name="R" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
            f'{office_cell_styles(style, False)}</office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"/></office:master-styles><office:body><office:text>'
            f'<text:p text:style-name="T">{escape(title)}</text:p><text:p text:style-name="Pl">{INTRO}</text:p><table:table table:style-name="TT">'
            + "".join(f'<table:table-column table:style-name="C{i}"/>' for i in range(len(spec["widths"])))
            + office_rows(spec, style) + f'</table:table><text:p text:style-name="Pl">{OUTRO}</text:p></office:text></office:body></office:document>')


def calc(spec, style, title):
    columns = "".join(f'<style:style style:name="C{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}cm"/></style:style>'
                      for i, w in enumerate(spec["widths"]))
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f'<office:automatic-styles>{page_layout(spec)}{columns}'
            '<style:style style:name="R" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
            f'<style:style style:name="ta" style:family="table" style:master-page-name="Standard"><style:table-properties table:display="true"/></style:style>'
            f'{office_cell_styles(style, True)}</office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page></office:master-styles>'
            '<office:body><office:spreadsheet><table:table table:name="Blad1" table:style-name="ta">'
            + "".join(f'<table:table-column table:style-name="C{i}"/>' for i in range(len(spec["widths"])))
            + office_rows(spec, style) + "</table:table></office:spreadsheet></office:body></office:document>")

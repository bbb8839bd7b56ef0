"""Renders a table of varied.py by its own program and in its own dress."""
from html import escape

import render
from varied import WHERE


def html(spec, title):
    page = "A4 landscape" if spec.get("landscape") else "A4"
    out = [f"<!doctype html><html lang=nl><meta charset=utf-8><style>@page{{size:{page};margin:1.8cm}}{spec['css']}</style><h3>{title}</h3>",
           f"<p>{spec.get('before', WHERE)}</p><table><thead>"]
    for r, row in enumerate(spec["rows"]):
        tag = "th" if r < spec["heads"] else "td"
        cells = []
        for c, value in enumerate(row):
            if value is not None:
                v = render.cell(value)
                cells.append(f"<{tag} class=c{c} colspan={v['columns']} rowspan={v['rows']}>{escape(v['text'])}</{tag}>")
        out.append(f"<tr class=r{r}>{''.join(cells)}</tr>" + ("</thead><tbody>" if r + 1 == spec["heads"] else ""))
    return "".join(out) + f"</tbody></table><p>{spec.get('after', WHERE)}</p></html>"


def latex(spec, title):
    body = [spec["lines"].get(0, "")] if spec["lines"].get(0, "").startswith((r"\hline", r"\toprule")) else []
    width = len(spec["rows"][0])
    bar = "|" if "|" in spec["columns"] else ""
    for r, row in enumerate(spec["rows"]):
        parts, c = [], 0
        while c < width:
            v = render.cell(row[c]) if row[c] is not None else {"text": "", "columns": 1, "rows": 1}
            text = render.tex(v["text"]).replace(r"\%", "%").replace("%", r"\%")
            text = f"\\textbf{{{text}}}" if r < spec["heads"] and text else text
            if v["rows"] > 1:
                text = f"\\multirow{{{v['rows']}}}{{*}}{{{text}}}"
            if v["columns"] > 1:
                text = f"\\multicolumn{{{v['columns']}}}{{c{bar}}}{{{text}}}"
            parts.append(text)
            c += v["columns"]
        body.append(" & ".join(parts) + r" \\ " + spec["lines"].get(r + 1, ""))
    before, after = spec.get("around", ("", ""))
    text = render.tex(spec.get("text", ""))
    return "\n".join([
        f"\\documentclass[10pt{spec.get('options', '')}]{{article}}", r"\usepackage[a4paper,margin=2.2cm]{geometry}\usepackage[T1]{fontenc}\usepackage{textcomp,booktabs,multirow,array}",
        spec["preamble"], r"\usepackage[dutch]{babel}", r"\begin{document}\parindent0pt", f"\\section*{{{title}}}", text * 2, render.tex(WHERE), r"\medskip", "", before,
        "{" + spec.get("size", ""), f"\\begin{{tabular}}{{{spec['columns']}}}", *body, r"\end{tabular}}", after, "", r"\medskip", text * 18, render.tex(WHERE), r"\end{document}"])


def cell_style(spec, name, where, row, column, last):
    sides = spec.get("sides", {"head": "tblr", "body": "tblr"})
    drawn = set(sides.get(where, sides.get("body", "") if where != "head" else ""))
    if where != "head":
        drawn |= set(sides.get("first", "") if column == 0 else "") | set(sides.get("last", "") if column == last else "")
    names = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
    lines = "".join(f' fo:border-{side}="{spec["border"] if letter in drawn else "none"}"' if spec.get("border") else "" for letter, side in names.items())
    shade = spec.get("shade", {}).get("head" if where == "head" else "even" if row % 2 == 0 else "odd")
    back = f' fo:background-color="{shade}"' if shade else ""
    wrap = f' fo:wrap-option="{"wrap" if spec.get("wrap", True) else "no-wrap"}"' if spec["program"] == "calc" else ""
    align = {"l": "start", "r": "end", "c": "center"}[spec.get("align", "l" * 99)[column]]
    text = (f'<style:paragraph-properties fo:text-align="{align}"/>{text_style(spec, where == "head")}' if spec["program"] == "calc" else "")
    return (f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties{lines}{back}{wrap} fo:padding="{spec["padding"]}cm" '
            f'style:vertical-align="top"/>{text}</style:style>')


def text_style(spec, bold):
    return f'<style:text-properties style:font-name="{spec["font"]}" fo:font-size="{spec["size"]}pt" fo:font-weight="{"bold" if bold else "normal"}"/>'


def office(spec, title):
    is_calc = spec["program"] == "calc"
    styles, rows = [], []
    last_row, last_column = len(spec["rows"]) - 1, len(spec["rows"][0]) - 1
    named = max(spec["heads"], 1)  # bold, also where the head does not repeat
    for r, row in enumerate(spec["rows"]):
        out = '<table:table-header-rows>' if r == 0 and spec["heads"] else ""
        out += '<table:table-row table:style-name="R">'
        for c, value in enumerate(row):
            if value is None:
                out += "<table:covered-table-cell/>"
                continue
            v = render.cell(value)
            where = "head" if r < named else "end" if r == last_row else "body"
            styles.append(cell_style(spec, f"c{r}x{c}", where, r, c, last_column))
            align = spec.get("align", "l" * 99)[c]
            out += (f'<table:table-cell table:style-name="c{r}x{c}" office:value-type="string" table:number-columns-spanned="{v["columns"]}" '
                    f'table:number-rows-spanned="{v["rows"]}"><text:p text:style-name="P{int(r < named)}{align}">{escape(v["text"])}</text:p></table:table-cell>')
        rows.append(out + "</table:table-row>" + ("</table:table-header-rows>" if r + 1 == spec["heads"] else ""))
    columns = "".join(f'<style:style style:name="C{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}cm"/></style:style>'
                      for i, w in enumerate(spec["widths"]))
    paragraphs = "".join(f'<style:style style:name="P{k}{a}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"/>{text_style(spec, k == 1)}</style:style>'
                         for k in (0, 1) for a, align in (("l", "start"), ("r", "end"), ("c", "center")))
    table = ('<table:table table:name="Tabel" table:style-name="TT">' + "".join(f'<table:table-column table:style-name="C{i}"/>' for i in range(len(spec["widths"])))
             + "".join(rows) + "</table:table>")
    body = (f"<office:spreadsheet>{table}</office:spreadsheet>" if is_calc else
            f'<office:text><text:p text:style-name="P1l">{title}</text:p><text:p text:style-name="P0l">{WHERE}</text:p>{table}<text:p text:style-name="P0l">{WHERE}</text:p></office:text>')
    kind = "spreadsheet" if is_calc else "text"
    height = 'style:use-optimal-row-height="true"' if is_calc else 'fo:keep-together="always"'
    sheet = ' style:master-page-name="Standard"' if is_calc else ""
    plain = '<style:header style:display="false"/><style:footer style:display="false"/>' if is_calc else ""
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {render.NAMES} office:mimetype="application/vnd.oasis.opendocument.{kind}">'
            f'<office:automatic-styles>{render.page_layout(spec)}{columns}{paragraphs}{"".join(styles)}'
            f'<style:style style:name="TT" style:family="table"{sheet}><style:table-properties style:width="{sum(spec["widths"])}cm" table:align="left" table:display="true"/></style:style>'
            f'<style:style style:name="R" style:family="table-row"><style:table-row-properties {height}/></style:style></office:automatic-styles>'
            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">{plain}</style:master-page></office:master-styles>'
            f'<office:body>{body}</office:body></office:document>')

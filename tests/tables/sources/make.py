"""Makes tests/tables/*.pdf and *.json: every table of contents.py by every program, the styles in turn, and scans of some; then each
table of varied.py in its own dress."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
import dress  # noqa: E402
import render  # noqa: E402
from contents import CONTENTS  # noqa: E402
from varied import VARIED  # noqa: E402

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = {"chromium": (render.html, "html"), "latex": (render.latex, "tex"), "writer": (render.writer, "fodt"), "calc": (render.calc, "fods")}
STYLES = ["ruled", "half", "unruled", "striped"]
CLASS = {"ruled": "ruled", "half": "half-ruled", "unruled": "unruled", "striped": "half-ruled"}
NEEDS_LINES = {"samengevoegd", "risicos", "begrippen"}  # without lines nobody could tell their rows for certain
SCANNED = {("maatregelen", "chromium"), ("scores", "latex"), ("kwartalen", "writer"), ("tweerijig", "calc"), ("samengevoegd", "writer"),
           ("totalen", "chromium"), ("risicos", "latex"), ("formatie", "writer"), ("liggend", "chromium"), ("tussenkoppen", "calc"),
           ("opmerkingen", "latex"), ("vragen", "calc")}


def run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def to_pdf(program, source, folder):
    pdf = os.path.splitext(source)[0] + ".pdf"
    if program == "chromium":
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", f"file://{source}")
    elif program == "latex":
        for _ in range(2):
            run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", os.path.basename(source), cwd=folder,
                env={**os.environ, "SOURCE_DATE_EPOCH": "1711584000", "FORCE_SOURCE_DATE": "1"})
    else:
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, source, env={**os.environ, "HOME": folder})
    return pdf


def scan(pdf, out, folder, skew, dpi=200):
    run("pdftoppm", "-r", str(dpi), "-gray", pdf, f"{folder}/page")
    pages = []
    for name in sorted(n for n in os.listdir(folder) if n.startswith("page") and n.endswith(".pgm")):
        page = f"{folder}/{name[:-4]}.jpg"
        run("convert", f"{folder}/{name}", "-background", "white", "-rotate", str(skew), "+repage", "-blur", "0x0.4", "-attenuate", "0.12", "-seed", "7",
            "+noise", "Gaussian", "-quality", "38", page)
        pages.append(page)
    run("img2pdf", "--imgsize", f"{dpi}dpix{dpi}dpi", "-o", out, *pages)


def cells_of(spec):
    cells = []
    for r, row in enumerate(spec["rows"]):
        for c, value in enumerate(row):
            if value is not None and render.cell(value)["text"]:
                cells.append({"row": r, "column": c, "text": render.cell(value)["text"]})
    return cells


def write(name, kind, program, held_back, spec, group="shared"):
    with open(f"{HERE}/{name}.json", "w", encoding="utf-8") as out:
        json.dump({"class": kind, "program": program, "set": group, "held_back": held_back, "cells": cells_of(spec)}, out, ensure_ascii=False, indent=0)
        out.write("\n")


def make_varied(name, spec, held_back):
    """A scan takes the place of what it was made from."""
    to_source, ending = {"chromium": (dress.html, "html"), "latex": (dress.latex, "tex"), "writer": (dress.office, "fodt"), "calc": (dress.office, "fods")}[spec["program"]]
    folder = tempfile.mkdtemp()
    try:
        source = f"{folder}/{name}.{ending}"
        with open(source, "w", encoding="utf-8") as out:
            out.write(to_source(spec, name.capitalize()))
        pdf = to_pdf(spec["program"], source, folder)
        out = f"{HERE}/{name}-{spec['program']}.pdf"
        if "scan" in spec:
            scan(pdf, out, folder, spec["scan"][1], spec["scan"][0])
        elif "turn" in spec:
            run("qpdf", f"--rotate=+{spec['turn']}", pdf, out)
        else:
            shutil.copy(pdf, out)
        write(out[len(HERE) + 1:-4], spec["kind"], spec["program"], held_back, spec, "varied")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(wanted):
    number = 0
    for t, (content, spec) in enumerate(CONTENTS.items()):
        for p, (program, (to_source, ending)) in enumerate(PROGRAMS.items()):
            style = STYLES[(t + p) % 4]
            if content in NEEDS_LINES and style != "ruled":
                style = "half" if program in ("chromium", "writer") and content != "samengevoegd" else "ruled"
            name = f"{content}-{program}"
            number += 1
            if wanted and name not in wanted:
                continue
            folder = tempfile.mkdtemp()
            source = f"{folder}/{name}.{ending}"
            with open(source, "w", encoding="utf-8") as out:
                out.write(to_source(spec, style, f"Overzicht {content}"))
            try:
                pdf = to_pdf(program, source, folder)
                shutil.copy(pdf, f"{HERE}/{name}.pdf")
                write(name, CLASS[style], program, number % 3 == 2, spec)
                if (content, program) in SCANNED:
                    scan(pdf, f"{HERE}/{name}-scan.pdf", folder, (-0.6, 0.4, 0.9)[number % 3])
                    write(f"{name}-scan", "scanned", program, (number + 1) % 3 == 2, spec)
                print(name, style, flush=True)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    seen = {}
    for name, spec in VARIED.items():  # of each class every second one is held back
        seen[spec["kind"]] = seen.get(spec["kind"], 0) + 1
        if not wanted or name in wanted:
            make_varied(name, spec, seen[spec["kind"]] % 2 == 0)
            print(name, spec["kind"], flush=True)


main(sys.argv[1:])

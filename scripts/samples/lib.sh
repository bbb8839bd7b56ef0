# How sources become PDFs; recipes source this. Every function writes its last file whole or fails.
set -euo pipefail

# latex_pdf SOURCE.tex OUT.pdf: twice, for the table of contents.
latex_pdf() {
  local work; work=$(mktemp -d)
  cp "$1" "$work/source.tex"
  for _ in 1 2; do
    (cd "$work" && SOURCE_DATE_EPOCH=1711584000 FORCE_SOURCE_DATE=1 pdflatex -interaction=nonstopmode -halt-on-error source.tex > log.txt) ||
      { tail -40 "$work/log.txt" >&2; return 1; }
  done
  mv "$work/source.pdf" "$2"
  rm -rf "$work"
}

# office_pdf SOURCE.fodt OUT.pdf
office_pdf() {
  local work; work=$(mktemp -d)
  cp "$1" "$work/source.${1##*.}"
  (cd "$work" && HOME=$work soffice --headless --convert-to pdf "source.${1##*.}" > log.txt 2>&1) || { cat "$work/log.txt" >&2; return 1; }
  mv "$work/source.pdf" "$2"
  rm -rf "$work"
}

# browser_pdf SOURCE.html OUT.pdf
browser_pdf() {
  local work; work=$(mktemp -d)
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work" --no-pdf-header-footer --print-to-pdf="$2" "file://$(realpath "$1")" 2> "$work/log.txt" ||
    { cat "$work/log.txt" >&2; return 1; }
  rm -rf "$work"
}

# scan_pdf IN.pdf OUT.pdf DPI SKEW_DEGREES NOISE JPEG_QUALITY: pages as a scanner gives them, without a text layer.
scan_pdf() {
  local work page; work=$(mktemp -d)
  pdftoppm -r "$3" -gray "$1" "$work/page"
  for page in "$work"/page*.pgm; do
    convert "$page" -background white -rotate "$4" +repage -blur 0x0.4 -attenuate "$5" -seed 7 +noise Gaussian -quality "$6" "${page%.pgm}.jpg"
  done
  img2pdf --imgsize "${3}dpix${3}dpi" -o "$2" "$work"/page*.jpg
  rm -rf "$work"
}

# join_pdf OUT.pdf IN.pdf...
join_pdf() {
  local out=$1; shift
  qpdf --empty --pages "$@" -- "$out"
}

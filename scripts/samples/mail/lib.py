"""How the mail samples are made; recipe.py files import this. Standard library only, and soffice for office files.

    import sys; sys.path.insert(0, ".."); from lib import *
    write(message({"From": "...", ...}, text="..."))

The same call gives the same bytes: boundaries come from the content, dates are given, times in zips are fixed. Every text that
is put in is noted, so that scripts/make_mails can look for the quotes of the gold: message(), msg(), tnef(), office() and
plain() do it themselves; for other things call note(text).
"""
import base64, datetime, email.header, email.utils, gzip, hashlib, html as _html, io, json, os, re, shutil, struct, subprocess
import tarfile, tempfile, zipfile

TEXTS = []


def note(text):
    """A text a reader will see; quotes are looked for in each text by itself."""
    TEXTS.append(text)
    return text


def plain(text, charset="utf-8", eol="\n"):
    """A text file (txt, csv, html) as bytes, noted."""
    note(strip_tags(text) if re.search(r"<(html|body|table|p|div)\b", text, re.I) else text)
    return text.replace("\n", eol).encode(charset)


def strip_tags(source):
    source = re.sub(r"(?is)<(script|style|head|office:(meta|settings|styles|automatic-styles|master-styles|scripts))\b.*?</\1>", " ", source)
    source = re.sub(r"(?s)<!--.*?-->", " ", source)
    source = re.sub(r"(?i)</?(b|i|u|em|strong|span|font|a|sup|sub|text:span|text:a|o:p)\b[^>]*>", "", source)
    return _html.unescape(re.sub(r"<[^>]*>", " ", source))


def _bytes(part):
    return part if isinstance(part, bytes) else part.encode()


# ---------------------------------------------------------------- mail

def encode_header(value, charset="utf-8", how="q", raw=False):
    """One head's value; words outside ASCII as RFC 2047 (how: q or b), or as they are (raw)."""
    if raw:
        return value.encode(charset)
    if all(ord(c) < 128 for c in value):
        return value.encode()
    def word(text):
        data = text.encode(charset)
        if how == "b":
            return "=?%s?B?%s?=" % (charset, base64.b64encode(data).decode())
        body = "".join(chr(b) if chr(b).isalnum() and b < 128 else "_" if b == 32 else "=%02X" % b for b in data)
        return "=?%s?Q?%s?=" % (charset, body)
    def words(text):  # pieces of at most about 60 octets, never inside a character
        pieces, now = [], ""
        for c in text:
            if len(word(now + c)) > 72 and now:
                pieces.append(now); now = ""
            now += c
        return "\r\n ".join(word(p) for p in pieces + [now])
    def address(piece):
        m = re.match(r'\s*"?([^"<]*?)"?\s*(<[^>]+>)\s*$', piece)
        if not m or all(ord(c) < 128 for c in piece):
            return piece.strip() if not all(ord(c) < 128 for c in piece) and m else piece.strip()
        return words(m[1]) + " " + m[2]
    if re.search(r"<[^>]+@[^>]+>", value):
        pieces = re.findall(r'(?:"[^"]*"|[^,"])+', value)
        return ", ".join(address(p) for p in pieces).encode()
    return words(value).encode()


def qp(data, binary=False):
    """Quoted-printable with soft line breaks, CRLF lines."""
    out = []
    for line in data.replace(b"\r\n", b"\n").split(b"\n"):
        tokens = [bytes([b]) if (33 <= b <= 126 and b != 61) or b in (32, 9) else b"=%02X" % b for b in line]
        if tokens and tokens[-1] in (b" ", b"\t"):
            tokens[-1] = b"=%02X" % tokens[-1][0]
        now = b""
        for t in tokens:
            if len(now) + len(t) > 75:
                out.append(now + b"="); now = b""
            now += t
        out.append(now)
    return b"\r\n".join(out)


def b64(data):
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def flow(text, width=72, delsp=False):
    """format=flowed (RFC 3676): long lines broken with a space at the end, quotes keep their marks."""
    out = []
    for line in text.split("\n"):
        mark, body = re.match(r"(>*)(?: (?=.))?(.*)$", line).groups() if line.startswith(">") else ("", line)
        if body == "-- ":
            out.append(mark + body); continue
        body = body.rstrip(" ")
        pieces, now = [], ""
        for w in re.findall(r"\S+\s*|\s+", body):
            if now and len(mark) + len(now) + len(w.rstrip()) > width:
                pieces.append(now); now = ""
            now += w
        pieces.append(now)
        for i, p in enumerate(pieces):
            last = i == len(pieces) - 1
            p = p.rstrip(" ") + ("" if last else ("  " if delsp else " "))
            if mark or re.match(r"( |>|From )", p):
                p = " " + p if p or not mark else p
            out.append(mark + p)
    return "\n".join(out)


def _boundary(seed, style="----=_Part_%s"):
    return style % hashlib.sha256(seed).hexdigest()[:16]


def _filename(name, style, charset="utf-8"):
    if all(ord(c) < 128 for c in name):
        return 'filename="%s"' % name
    if style == "2231":
        import urllib.parse
        return "filename*=%s''%s" % (charset, urllib.parse.quote(name.encode(charset)))
    if style == "2047":
        return 'filename="=?%s?B?%s?="' % (charset, base64.b64encode(name.encode(charset)).decode())
    return 'filename="%s"' % name


def text_part(text, kind="plain", charset="utf-8", encoding="quoted-printable", flowed=False, delsp=False, declare=True, more=""):
    """(heads, body) of a text. declare=False: no charset (and for 8bit no transfer encoding) is said."""
    body = flow(text, delsp=delsp) if flowed else text
    data = body.replace("\r\n", "\n").encode(charset if charset != "us-ascii" else "ascii").replace(b"\n", b"\r\n")
    head = "Content-Type: text/%s" % kind
    if declare:
        head += '; charset="%s"' % charset
    if flowed:
        head += "; format=flowed" + ("; delsp=yes" if delsp else "")
    heads = [head + more]
    if declare or encoding in ("quoted-printable", "base64"):
        heads.append("Content-Transfer-Encoding: " + encoding)
    data = {"quoted-printable": qp, "base64": b64}.get(encoding, lambda d: d)(data)
    return heads, data


def _multi(kind, parts, style, preamble=b""):
    seed = b"".join(b for _, b in parts) + kind.encode()
    mark = _boundary(seed, style)
    body = preamble
    for heads, data in parts:
        body += b"--" + mark.encode() + b"\r\n" + "\r\n".join(heads).encode() + b"\r\n\r\n" + data
        if not data.endswith(b"\r\n"):
            body += b"\r\n"
    body += b"--" + mark.encode() + b"--\r\n"
    return ['Content-Type: multipart/%s;\r\n boundary="%s"' % (kind, mark)], body


def message(headers, text=None, html=None, attachments=(), charset="utf-8", encoding="quoted-printable", flowed=False, delsp=False,
            declare=True, inline=(), html_charset=None, html_encoding=None, mixed="mixed", header_charset=None, header_how="q",
            raw_headers=False, boundary="----=_Part_%s", filenames="2231", text_kind="plain", text_more="", after=None, eol="\r\n"):
    """A mail as bytes.

    headers      dict or list of pairs, in order; MIME-Version and Content-* are added
    text, html   both: multipart/alternative
    attachments  (name, bytes, type[, disposition]); type message/rfc822: bytes of a mail, put in as it is (name may be None);
                 message/delivery-status likewise; text/calendar etc. as any other
    inline       (content id, name, bytes, type): multipart/related with the html
    mixed        'mixed', or e.g. 'report; report-type=delivery-status'
    after        a text after the attachments (a second text part, as Apple Mail and list servers make)
    declare      False: charset not said
    """
    parts = []
    body = None
    if text is not None:
        note(text)
        body = text_part(text, text_kind, charset, encoding, flowed, delsp, declare, text_more)
    if html is not None:
        note(strip_tags(html))
        part = text_part(html, "html", html_charset or charset, html_encoding or encoding, declare=declare)
        if inline:
            pics = [(["Content-Type: %s; name=\"%s\"" % (t, n), "Content-Transfer-Encoding: base64", "Content-ID: <%s>" % c,
                      'Content-Disposition: inline; filename="%s"' % n], b64(d)) for c, n, d, t in inline]
            part = _multi("related", [part] + pics, boundary)
        body = _multi("alternative", [body, part], boundary) if body else part
    if body:
        parts.append(body)
    for item in attachments:
        name, data, kind = item[:3]
        how = item[3] if len(item) > 3 else "attachment"
        if kind.startswith("message/"):
            heads = ["Content-Type: " + kind]
            if name:
                heads.append("Content-Disposition: %s;\r\n %s" % (how, _filename(name, filenames)))
            parts.append((heads, data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")))
        else:
            heads = ["Content-Type: " + kind]
            if name and all(ord(c) < 128 for c in name):
                heads[0] += ';\r\n name="%s"' % name
            heads.append("Content-Transfer-Encoding: base64")
            heads.append("Content-Disposition: " + how + (";\r\n " + _filename(name, filenames) if name else ""))
            parts.append((heads, b64(data)))
    if after is not None:
        note(after)
        parts.append(text_part(after, "plain", charset, encoding))
    if not parts:
        parts.append((["Content-Type: text/plain; charset=us-ascii"], b"\r\n"))
    heads, data = parts[0] if len(parts) == 1 and (body or after is not None) and mixed == "mixed" else _multi(mixed, parts, boundary)
    pairs = list(headers.items() if isinstance(headers, dict) else headers)
    out = b""
    for key, value in pairs:
        out += key.encode() + b": " + encode_header(value, header_charset or (charset if charset != "us-ascii" else "utf-8"), header_how, raw_headers) + b"\r\n"
    if declare or len(parts) > 1:
        out += b"MIME-Version: 1.0\r\n"
    if declare or not heads[0].startswith("Content-Type: text/plain"):
        out += "\r\n".join(heads).encode() + b"\r\n"
    result = out + b"\r\n" + data
    if not result.endswith(b"\r\n"):
        result += b"\r\n"
    return result if eol == "\r\n" else result.replace(b"\r\n", eol.encode())


def mbox(messages, senders=None):
    """mboxrd. senders: the From_ lines' ends, 'a@b.example Mon Jul  1 09:00:00 2024'; else made from the mails' heads."""
    out = b""
    for i, m in enumerate(messages):
        m = m.replace(b"\r\n", b"\n")
        if senders:
            line = senders[i]
        else:
            heads = email.message_from_bytes(m)
            when = email.utils.parsedate_to_datetime(heads["Date"])
            line = "%s %s" % (email.utils.parseaddr(str(heads["From"]))[1] or "MAILER-DAEMON", when.strftime("%a %b %e %H:%M:%S %Y"))
        out += b"From " + line.encode() + b"\n" + re.sub(rb"(?m)^(>*From )", rb">\1", m).rstrip(b"\n") + b"\n\n"
    return out


def maildir(mails):
    """mails: [(folder, filename, bytes)], e.g. ('cur', '1719820800.M1P1.post:2,S', ...). Written at $OUT (a folder)."""
    out = os.environ["OUT"]
    shutil.rmtree(out, ignore_errors=True)
    for folder in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(out, folder))
    for folder, name, data in mails:
        os.makedirs(os.path.join(out, folder), exist_ok=True)
        with open(os.path.join(out, folder, name), "wb") as f:
            f.write(data.replace(b"\r\n", b"\n"))
    _notes()


# ---------------------------------------------------------------- containers

ZIP_TIME = (2024, 9, 2, 9, 0, 0)


def zip_of(files, stored=()):
    """files: {name: bytes}; names in stored are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.external_attr = (0o755 << 16 | 0x10) if name.endswith("/") else 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return out.getvalue()


def tar_gz_of(files, compress=True):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as t:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode, info.uname, info.gname = len(data), 1725264000, 0o644, "post", "post"
            t.addfile(info, io.BytesIO(data))
    return gzip.compress(out.getvalue(), 9, mtime=0) if compress else out.getvalue()


# ---------------------------------------------------------------- office files

_IN = {"writer": "HTML (StarWriter)", "calc": "HTML (StarCalc)"}
_OUT = {"docx": "MS Word 2007 XML", "doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format", "xlsx": "Calc MS Excel 2007 XML",
        "xls": "MS Excel 97", "ods": "calc8", "pdf": "writer_pdf_Export"}


def office(source, kind, noted=True):
    """source: text of HTML, a flat ODF file (fodt, fods) or CSV (comma, UTF-8) → kind: docx doc odt rtf xlsx xls ods pdf."""
    if noted:
        note(strip_tags(source) if source.lstrip().startswith("<") else source)
    start = source.lstrip()[:4000]
    if "application/vnd.oasis.opendocument.spreadsheet" in start:
        ext, infilter = "fods", None
    elif "application/vnd.oasis.opendocument" in start:
        ext, infilter = "fodt", None
    elif start.startswith("<"):
        ext, infilter = "html", _IN["calc" if kind in ("xlsx", "xls", "ods") else "writer"]
    else:
        ext, infilter = "csv", "Text - txt - csv (StarCalc):44,34,76,1"
    target = _OUT[kind] if kind != "pdf" else "calc_pdf_Export" if ext in ("fods", "csv") else "writer_pdf_Export"
    with tempfile.TemporaryDirectory() as work:
        name = os.path.join(work, "bron." + ext)
        if ext == "html" and "charset" not in source:
            source = '<html><head><meta charset="utf-8"></head>' + re.sub(r"(?i)</?html>", "", source) + "</html>"
        with open(name, "w", encoding="utf-8") as f:
            f.write(source)
        command = ["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % work]
        if infilter:
            command.append("--infilter=" + infilter)
        command += ["--convert-to", "%s:%s" % (kind, target), "--outdir", os.path.join(work, "uit"), name]
        done = subprocess.run(command, cwd=work, capture_output=True, timeout=280, env=dict(os.environ, HOME=work, SOURCE_DATE_EPOCH="1719820800"))
        result = os.path.join(work, "uit", "bron." + kind)
        if not os.path.exists(result):
            raise RuntimeError("soffice: " + (done.stdout + done.stderr).decode(errors="replace"))
        with open(result, "rb") as f:
            data = f.read()
    if kind in ("docx", "xlsx", "odt", "ods"):
        return _same_zip(data)
    if kind == "pdf":
        return _same_pdf(data)
    return data


def _same_zip(data):
    files = {}
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        for info in z.infolist():
            body = z.read(info)
            if info.filename.startswith(("Thumbnails/", "Configurations2/")):
                continue
            if info.filename.endswith((".xml", ".rels")):
                s = body.decode("utf-8")
                s = re.sub(r'\s(?:officeooo:(?:par)?rsid|w:rsid\w*|w14:\w+Id)="[0-9A-Fa-f]*"', "", s)
                s = re.sub(r"(?s)<w:rsids>.*?</w:rsids>", "", s)
                if info.filename in ("docProps/core.xml", "meta.xml", "docProps/app.xml"):
                    s = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?", lambda m: "2024-07-01T08:00:00" + ("Z" if m[0].endswith("Z") else ""), s)
                    s = re.sub(r"<TotalTime>\d+<", "<TotalTime>0<", s)
                    s = re.sub(r"(?s)<meta:editing-duration>.*?</meta:editing-duration>", "<meta:editing-duration>PT0S</meta:editing-duration>", s)
                if info.filename == "settings.xml":
                    s = re.sub(r'(config:name="Rsid(?:Root)?" config:type="int">)\d+', r"\g<1>0", s)
                if info.filename == "META-INF/manifest.xml":
                    s = re.sub(r'\s*<manifest:file-entry[^>]*(?:Thumbnails|Configurations2)[^>]*/>', "", s)
                body = s.encode("utf-8")
            files[info.filename] = body
    return zip_of(files, stored=("mimetype",))


def _same_pdf(data):
    data = re.sub(rb"/CreationDate\s?\(D:\d{14}", lambda m: m[0][:-14] + b"20240701080000", data)
    def zeros(m):
        return re.sub(rb"[0-9A-Fa-f]{32}", b"0" * 32, m[0])
    data = re.sub(rb"/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]", zeros, data)
    return re.sub(rb"/DocChecksum /[0-9A-Fa-f]{32}", zeros, data)


_FO = ('<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
       'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3" '
       'office:mimetype="application/vnd.oasis.opendocument.%s">')


def fods(sheets):
    """A flat spreadsheet: [(sheet name, rows)]; a cell is None, text, a number, ('€', number) shown as € 1.234, or
    ('span', columns, text) for a merged cell."""
    out = [_FO % "spreadsheet", '<office:automatic-styles><number:currency-style style:name="N1" number:language="nl" number:country="NL"><number:currency-symbol>€</number:currency-symbol>'
           '<number:text> </number:text><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>'
           '</number:currency-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
           '<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style>'
           '</office:automatic-styles><office:body><office:spreadsheet>']
    for name, rows in sheets:
        out.append('<table:table table:name="%s"><table:table-column table:style-name="co1" table:number-columns-repeated="8"/>' % _html.escape(name))
        for row in rows:
            out.append("<table:table-row>")
            for cell in row:
                if cell is None:
                    out.append("<table:table-cell/>")
                elif isinstance(cell, (int, float)):
                    out.append('<table:table-cell office:value-type="float" office:value="%s"><text:p>%s</text:p></table:table-cell>' % (cell, cell))
                elif isinstance(cell, tuple) and cell[0] == "€":
                    shown = "€ " + "{:,}".format(cell[1]).replace(",", ".")
                    out.append('<table:table-cell table:style-name="ce1" office:value-type="currency" office:currency="EUR" office:value="%s"><text:p>%s</text:p></table:table-cell>' % (cell[1], shown))
                elif isinstance(cell, tuple):
                    out.append('<table:table-cell table:number-columns-spanned="%d" office:value-type="string"><text:p>%s</text:p></table:table-cell>' % (cell[1], _html.escape(cell[2])))
                    out.append("<table:covered-table-cell/>" * (cell[1] - 1))
                else:
                    out.append('<table:table-cell office:value-type="string">%s</table:table-cell>' % "".join("<text:p>%s</text:p>" % _html.escape(p) for p in cell.split("\n")))
            out.append("</table:table-row>")
        out.append("</table:table>")
    out.append("</office:spreadsheet></office:body></office:document>")
    return "".join(out)


# ---------------------------------------------------------------- OLE2 and Outlook's .msg

FREE, END, FATSECT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(tree, clsid=b"\0" * 16):
    """An OLE2 (compound) file: tree is {name: bytes or dict}."""
    entries = []  # [name, type, child, left, right, colour, data, clsid]

    def add(name, node, kind):
        index = len(entries)
        entries.append([name, kind, FREE, FREE, FREE, 1, node if kind == 2 else b"", clsid if kind == 5 else b"\0" * 16])
        if kind != 2:
            names = sorted(node, key=lambda n: (len(n.encode("utf-16-le")), n.upper()))
            ids = [add(n, node[n], 1 if isinstance(node[n], dict) else 2) for n in names]
            depth_full = (len(ids) + 1).bit_length() - 1
            def build(low, high, depth):
                if low >= high:
                    return FREE
                mid = (low + high) // 2
                e = entries[ids[mid]]
                e[3], e[4] = build(low, mid, depth + 1), build(mid + 1, high, depth + 1)
                e[5] = 0 if depth >= depth_full else 1
                return ids[mid]
            entries[index][2] = build(0, len(ids), 0)
        return index

    add("Root Entry", tree, 5)
    sectors, fat, mini, minifat = [], [], b"", []

    def store(data):
        count = (len(data) + 511) // 512
        if not count:
            return END
        start = len(sectors)
        for i in range(count):
            sectors.append(data[i * 512:(i + 1) * 512].ljust(512, b"\0"))
            fat.append(start + i + 1 if i < count - 1 else END)
        return start

    starts = []
    for e in entries:
        data = e[6]
        if e[1] != 2:
            starts.append(0)
        elif not data:
            starts.append(END)
        elif len(data) < 4096:
            first, count = len(minifat), (len(data) + 63) // 64
            minifat += [first + i + 1 if i < count - 1 else END for i in range(count)]
            mini += data.ljust(count * 64, b"\0")
            starts.append(first)
        else:
            starts.append(store(data))
    starts[0] = store(mini)
    minifat_data = struct.pack("<%dI" % len(minifat), *minifat)
    minifat_data = minifat_data.ljust((len(minifat_data) + 511) // 512 * 512, b"\xff")
    minifat_start = store(minifat_data)
    directory = b""
    for i, (name, kind, child, left, right, colour, data, ident) in enumerate(entries):
        raw = name.encode("utf-16-le")
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, colour, left, right, child) + ident + b"\0" * 20
        directory += struct.pack("<IQ", starts[i], len(mini) if kind == 5 else len(data))
    while len(directory) % 512:
        directory += b"\0" * 64 + struct.pack("<HBBIII", 0, 0, 0, FREE, FREE, FREE) + b"\0" * 36 + struct.pack("<IQ", 0, 0)
    directory_start = store(directory)
    count = 1
    while count * 128 < len(sectors) + count:
        count += 1
    fat_start = len(sectors)
    fat += [FATSECT] * count
    fat += [FREE] * (count * 128 - len(fat))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, count, directory_start, 0, 4096, minifat_start if minifat else END, len(minifat_data) // 512, END, 0)
    head += struct.pack("<109I", *([fat_start + i for i in range(count)] + [FREE] * (109 - count)))
    return head + b"".join(sectors) + struct.pack("<%dI" % len(fat), *fat)


def _filetime(when):
    if isinstance(when, str):
        when = email.utils.parsedate_to_datetime(when)
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    delta = when - datetime.datetime(1601, 1, 1, tzinfo=datetime.timezone.utc)
    return (delta.days * 86400 + delta.seconds) * 10000000


class _Props:
    def __init__(self, unicode, codepage):
        self.unicode, self.codepage, self.entries, self.streams = unicode, codepage, [], {}

    def fixed(self, ident, kind, value):
        self.entries.append((ident << 16 | kind, struct.pack("<Q", value)))

    def long(self, ident, value):
        self.fixed(ident, 3, value)

    def text(self, ident, value):
        if value is None:
            return
        kind = 0x1F if self.unicode else 0x1E
        data = value.encode("utf-16-le") if self.unicode else value.encode("cp%d" % self.codepage, "replace")
        self.streams["__substg1.0_%04X%04X" % (ident, kind)] = data
        self.entries.append((ident << 16 | kind, struct.pack("<II", len(data) + (2 if self.unicode else 1), 0)))

    def binary(self, ident, data):
        self.streams["__substg1.0_%04X0102" % ident] = data
        self.entries.append((ident << 16 | 0x102, struct.pack("<II", len(data), 0)))

    def storage(self, ident, tree):
        self.streams["__substg1.0_%04X000D" % ident] = tree
        self.entries.append((ident << 16 | 0x0D, struct.pack("<II", 0xFFFFFFFF, 1)))

    def done(self, head):
        body = head + b"".join(struct.pack("<II", tag, 6) + value for tag, value in sorted(self.entries))
        return dict(self.streams, **{"__properties_version1.0": body})


def embedded(**fields):
    """A message inside a .msg: give it as the bytes of an attachment; fields as of msg()."""
    return fields


def rtf_of(text=None, html=None, codepage=1252):
    """RTF as Outlook keeps it: of a text (\\fromtext) or with HTML inside (\\fromhtml1)."""
    def escape(s):
        out = ""
        for c in s:
            if c in "\\{}":
                out += "\\" + c
            elif ord(c) < 128:
                out += c
            else:
                try:
                    out += "".join("\\'%02x" % b for b in c.encode("cp%d" % codepage))
                except UnicodeEncodeError:
                    out += "\\u%d?" % ord(c)
        return out
    head = "{\\rtf1\\ansi\\ansicpg%d\\%s \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\r\n\\uc1\\pard\\plain\\deftab360 \\f0\\fs24 " % (codepage, "fromhtml1" if html else "fromtext")
    if html:
        out = ""
        for piece in re.findall(r"<[^>]*>|&\w+;|[^<&]+|&", html.replace("\r\n", "\n")):
            if piece.startswith("<"):
                out += "{\\*\\htmltag64 %s}" % escape(piece.replace("\n", " "))
                if re.match(r"<(/p|br|/div|/tr|/li|/h\d)", piece, re.I):
                    out += "\\htmlrtf \\par\r\n\\htmlrtf0 "
            elif piece.startswith("&") and len(piece) > 1:
                out += "{\\*\\htmltag84 %s}\\htmlrtf %s\\htmlrtf0 " % (piece, escape(_html.unescape(piece)))
            else:
                out += escape(re.sub(r"\n\s*", " ", piece))
        return (head + out + "}").encode("ascii")
    return (head + escape(text).replace("\n", "\\par\r\n") + "}").encode("ascii")


_LZ = (b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New Roman"
       b"Courier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")


def rtf_compress(data):
    """LZFu, as MS-OXRTFCP has it."""
    crc = 0
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = c >> 1 ^ 0xEDB88320 if c & 1 else c >> 1
        table.append(c)
    ring = bytearray(_LZ) + bytearray(4096 - len(_LZ))
    write, filled, pos, out = len(_LZ), len(_LZ), 0, b""
    tokens = []
    while pos < len(data):
        best, where = 0, 0
        for length in range(min(17, len(data) - pos), 1, -1):  # only whole matches already in the ring, before the write position
            found = bytes(ring[:min(filled, 4096)]).find(data[pos:pos + length])
            if found >= 0 and not (found <= write < found + length and filled >= 4096) and found + length <= min(filled, 4096):
                best, where = length, found
                break
        chunk = data[pos:pos + best] if best > 1 else data[pos:pos + 1]
        tokens.append(struct.pack(">H", where << 4 | best - 2) if best > 1 else chunk)
        for b in chunk:
            ring[write] = b
            write = (write + 1) % 4096
            filled = min(filled + 1, 4096)
        pos += len(chunk)
    tokens.append(struct.pack(">H", write << 4))
    for i in range(0, len(tokens), 8):
        group = tokens[i:i + 8]
        out += bytes([sum(1 << k for k, t in enumerate(group) if len(t) == 2)]) + b"".join(group)
    for b in out:
        crc = table[(crc ^ b) & 0xFF] ^ crc >> 8
    return struct.pack("<IIII", len(out) + 12, len(data), 0x75465A4C, crc) + out


def _msg_tree(top, subject="", sender=None, to=(), cc=(), date=None, text=None, html=None, rtf=None, attachments=(), unicode=True,
              codepage=1252, message_id=None, in_reply_to=None, transport=None, message_class="IPM.Note", exchange=False):
    if text is not None:
        note(text)
    if html is not None:
        note(strip_tags(html))
    if rtf is not None and text is None and html is None:
        note(rtf if not rtf.lstrip().startswith("<") else strip_tags(rtf))
    p = _Props(unicode, codepage)
    p.text(0x001A, message_class)
    p.text(0x0037, subject)
    p.text(0x0070, re.sub(r"^(?:(RE|FW|Antw|Doorst|Betr):\s*)+", "", subject, flags=re.I))
    people = [(n, a, 1) for n, a in to] + [(n, a, 2) for n, a in cc]
    if sender:
        kind = "EX" if exchange else "SMTP"
        address = "/O=EXCHANGELABS/OU=EXCHANGE ADMINISTRATIVE GROUP/CN=RECIPIENTS/CN=" + sender[1].split("@")[0].upper() if exchange else sender[1]
        for name, address_type, mail, smtp in ((0x0C1A, 0x0C1E, 0x0C1F, 0x5D01), (0x0042, 0x0064, 0x0065, 0x5D02)):
            p.text(name, sender[0]); p.text(address_type, kind); p.text(mail, address); p.text(smtp, sender[1])
    p.text(0x0E04, "; ".join(n for n, a in to))
    p.text(0x0E03, "; ".join(n for n, a in cc) or None)
    if date:
        for ident in (0x0039, 0x0E06, 0x3007, 0x3008):
            p.fixed(ident, 0x40, _filetime(date))
    p.text(0x1035, message_id)
    p.text(0x1042, in_reply_to)
    p.text(0x007D, transport)
    p.long(0x0E07, 1 | (0x10 if attachments else 0))
    p.long(0x0017, 1)
    p.long(0x3FFD, 1200 if unicode else codepage)
    if unicode:
        p.long(0x340D, 0x00040000)
    if text is not None:
        p.text(0x1000, text.replace("\r\n", "\n").replace("\n", "\r\n"))
    if html is not None:
        p.long(0x3FDE, 65001)
        p.binary(0x1013, html.replace("\n", "\r\n").encode("utf-8"))
    if rtf is not None:
        is_html = rtf.lstrip().startswith("<")
        p.binary(0x1009, rtf_compress(rtf_of(None if is_html else rtf, rtf if is_html else None, codepage)))
        p.fixed(0x0E1F, 0x0B, 1)
    head = struct.pack("<QIIII", 0, len(people), len(attachments), len(people), len(attachments)) + (b"\0" * 8 if top else b"")
    tree = p.done(head)
    for i, (name, address, kind) in enumerate(people):
        r = _Props(unicode, codepage)
        r.long(0x3000, i); r.long(0x0C15, kind); r.text(0x3001, name); r.text(0x3002, "SMTP"); r.text(0x3003, address); r.text(0x39FE, address)
        r.long(0x0FFE, 6)
        tree["__recip_version1.0_#%08X" % i] = r.done(b"\0" * 8)
    for i, item in enumerate(attachments):
        name, data = item[:2]
        a = _Props(unicode, codepage)
        a.long(0x0E21, i); a.long(0x0FFE, 7); a.long(0x370B, 0xFFFFFFFF)
        a.text(0x3001, name)
        if isinstance(data, dict):
            a.long(0x3705, 5)
            a.storage(0x3701, _msg_tree(False, **dict({"unicode": unicode, "codepage": codepage}, **data)))
        else:
            stem, ext = os.path.splitext(name)
            short = re.sub(r"[^A-Za-z0-9]", "", stem)[:6].upper() + "~1" + ext[:4].upper()
            a.long(0x3705, 1); a.text(0x3707, name); a.text(0x3704, short); a.text(0x3703, ext)
            a.text(0x370E, item[2] if len(item) > 2 else "application/octet-stream")
            if len(item) > 3:
                a.text(0x3712, item[3])
            a.binary(0x3701, data)
        tree["__attach_version1.0_#%08X" % i] = a.done(b"\0" * 8)
    if top:
        tree["__nameid_version1.0"] = {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""}
    return tree


def msg(**fields):
    """An Outlook .msg as bytes.

    subject, sender=(name, address), to/cc=[(name, address)], date (RFC 2822 text or datetime), text, html,
    rtf (text or HTML, kept as compressed RTF), attachments=[(name, bytes, type[, content id]) or (title, embedded(...))],
    unicode=True or False (8-bit strings in codepage), message_id, in_reply_to, transport (internet heads), exchange=True (sender as EX).
    """
    return ole(_msg_tree(True, **fields), bytes.fromhex("0B0D020000000000C000000000000046"))


# ---------------------------------------------------------------- winmail.dat

def tnef(body=None, attachments=(), subject=None, codepage=1252, date=None, message_class="IPM.Microsoft Mail.Note", long_names=True,
         html=None, rtf=None, body_as_props=False):
    """winmail.dat as bytes: body (8-bit text), html or rtf (as MAPI properties), attachments [(title, bytes)]."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    enc = "cp%d" % codepage

    def attribute(level, ident, data):
        return struct.pack("<BII", level, ident, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    def when(d):
        d = email.utils.parsedate_to_datetime(d) if isinstance(d, str) else d
        return struct.pack("<7H", d.year, d.month, d.day, d.hour, d.minute, d.second, (d.weekday() + 1) % 7)

    def props(items):
        data = struct.pack("<I", len(items))
        for ident, kind, value in items:
            data += struct.pack("<HH", kind, ident)
            if kind == 3:
                data += struct.pack("<I", value)
            else:
                data += struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
        return data

    out += attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    out += attribute(1, 0x00069007, struct.pack("<II", codepage, 0))
    out += attribute(1, 0x00078008, message_class.encode() + b"\0")
    if subject:
        out += attribute(1, 0x00018004, subject.encode(enc) + b"\0")
    if date:
        out += attribute(1, 0x00038005, when(date))
    crlf = lambda s: s.replace("\r\n", "\n").replace("\n", "\r\n")
    mapi = [(0x3FDE, 3, codepage)]
    if body is not None:
        note(body)
        if body_as_props:
            mapi.append((0x1000, 0x1F, crlf(body).encode("utf-16-le") + b"\0\0"))
        else:
            out += attribute(1, 0x0002800C, crlf(body).encode(enc, "replace") + b"\0")
    if html is not None:
        note(strip_tags(html))
        mapi.append((0x1013, 0x102, html.encode(enc)))
    if rtf is not None:
        note(strip_tags(rtf) if rtf.lstrip().startswith("<") else rtf)
        is_html = rtf.lstrip().startswith("<")
        mapi.append((0x1009, 0x102, rtf_compress(rtf_of(None if is_html else rtf, rtf if is_html else None, codepage))))
    out += attribute(1, 0x00069003, props(mapi))
    for i, (name, data) in enumerate(attachments):
        stem, ext = os.path.splitext(name)
        short = name if not long_names else re.sub(r"[^A-Za-z0-9]", "", stem)[:6].upper() + "~1" + ext[:4].upper()
        out += attribute(2, 0x00069002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 32, 32, 0))
        out += attribute(2, 0x00018010, short.encode(enc) + b"\0")
        out += attribute(2, 0x0006800F, data)
        out += attribute(2, 0x00069005, props([(0x3705, 3, 1), (0x3707, 0x1E, name.encode(enc) + b"\0"), (0x3703, 0x1E, ext.encode() + b"\0")]))
    return out


# ---------------------------------------------------------------- result

def _notes():
    path = os.environ.get("TEXTS")
    if path:
        with open(path, "w", encoding="utf-8") as f:
            json.dump(TEXTS, f, ensure_ascii=False)


def write(data):
    """The sample, at $OUT, and the noted texts at $TEXTS (for the check of quotes)."""
    with open(os.environ["OUT"], "wb") as f:
        f.write(_bytes(data))
    _notes()

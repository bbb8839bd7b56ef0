// Reads back what the program writes, with other means than its own: CSV by the letter of RFC 4180, workbooks
// and web pages with Python's standard library.
#pragma once

#include "tests/app/index.h"

namespace planlezer {

using Records = std::vector<std::vector<std::string>>;

// Every record with its fields; a text that is no CSV by RFC 4180 fails the test.
inline Records read_csv(const std::string& text) {
  Records records;
  std::size_t at = 0;
  const auto quoted_field = [&] {
    std::string field;
    for (++at; at < text.size(); ++at) {
      if (text[at] == '"') {
        if (at + 1 < text.size() && text[at + 1] == '"')
          ++at;
        else
          break;
      }
      field += text[at];
    }
    EXPECT_LT(at, text.size()) << "a quote is not closed";
    ++at;
    return field;
  };
  while (at < text.size()) {
    records.emplace_back();
    for (;;) {
      if (at < text.size() && text[at] == '"') {
        records.back().push_back(quoted_field());
      } else {
        const std::size_t end = std::min(text.find_first_of(",\r\n\"", at), text.size());
        records.back().push_back(text.substr(at, end - at));
        at = end;
      }
      if (at < text.size() && text[at] == ',') {
        ++at;
        continue;
      }
      break;
    }
    if (text.compare(at, 2, "\r\n") != 0) {
      ADD_FAILURE() << "no line end at " << at << ": " << text.substr(at, 40);
      break;
    }
    at += 2;
  }
  return records;
}

// The fields of one column, without its head.
inline std::vector<std::string> column(const Records& records, const std::string& name) {
  std::vector<std::string> fields;
  if (records.empty()) return fields;
  const auto& head = records.front();
  const auto found = std::find(head.begin(), head.end(), name);
  EXPECT_NE(found, head.end()) << "no column " << name;
  if (found == head.end()) return fields;
  const auto place = static_cast<std::size_t>(found - head.begin());
  for (std::size_t i = 1; i < records.size(); ++i) fields.push_back(records[i].at(place));
  return fields;
}

inline Json by_python(const std::string& script, const std::filesystem::path& file) {
  const Outcome outcome = run({.arguments = {"-c", script, file.string()}, .program = "/usr/bin/python3"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return json_of(outcome.out);
}

// {"sheets": {name: rows of cells}, "formulas": n, "links": n}; numbers are numbers, texts are texts, dates
// are
// {"date": days}.
inline Json read_xlsx(const std::filesystem::path& file) {
  return by_python(R"py(
import json, re, sys, zipfile
import xml.etree.ElementTree as tree
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
parts = {name: tree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(('.xml', '.rels'))}
m = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
r = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
texts = [''.join(t.text or '' for t in s.iter(m + 't')) for s in parts.get('xl/sharedStrings.xml', [])]
styles = parts['xl/styles.xml']
dates = {f.get('numFmtId') for f in styles.iter(m + 'numFmt') if 'yy' in f.get('formatCode')}
is_date = [x.get('numFmtId') in dates for x in styles.find(m + 'cellXfs')]
target = {x.get('Id'): x.get('Target') for x in parts['xl/_rels/workbook.xml.rels']}
out = {'sheets': {}, 'formulas': 0, 'links': 0}
for sheet in parts['xl/workbook.xml'].iter(m + 'sheet'):
    page = parts['xl/' + target[sheet.get(r + 'id')]]
    out['formulas'] += len(list(page.iter(m + 'f')))
    out['links'] += len(list(page.iter(m + 'hyperlink')))
    rows = []
    for row in page.iter(m + 'row'):
        cells = []
        for c in row.iter(m + 'c'):
            letters = re.match('[A-Z]+', c.get('r')).group()
            at = 0
            for letter in letters: at = at * 26 + ord(letter) - 64
            cells += [None] * (at - len(cells))
            v = c.find(m + 'v')
            if v is None: value = None
            elif c.get('t') == 's': value = texts[int(v.text)]
            elif c.get('t') in ('str', 'inlineStr'): value = v.text
            elif is_date[int(c.get('s', 0))]: value = {'date': float(v.text)}
            else: value = float(v.text)
            cells[at - 1] = value
        rows.append(cells)
    out['sheets'][sheet.get('name')] = rows
print(json.dumps(out))
)py",
                   file);
}

// {"errors": [...], "lang", "title", "loads": what it would fetch, "ids", "targets": of links within the
// page, "heads": texts of all table heads, "captions", "text"}
inline Json read_html(const std::filesystem::path& file) {
  return by_python(R"py(
import json, re, sys
from html.parser import HTMLParser
void = set('area base br col embed hr img input link meta source track wbr'.split())
class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.errors, self.loads, self.ids, self.targets = [], [], [], [], []
        self.heads, self.captions, self.text, self.lang, self.title = [], [], [], None, ''
    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == 'html': self.lang = attributes.get('lang')
        if 'id' in attributes: self.ids.append(attributes['id'])
        href = attributes.get('href')
        if tag == 'a' and href and href.startswith('#'): self.targets.append(href[1:])
        elif href: self.loads.append(tag + ' ' + href)
        for name, value in attributes.items():
            if name in ('src', 'srcset', 'data', 'action', 'background', 'poster') or name.startswith('on'):
                self.loads.append(tag + ' ' + name + ' ' + str(value))
            if name == 'style' and 'url(' in (value or ''): self.loads.append('style ' + value)
        if tag in ('script', 'iframe', 'object', 'embed', 'link', 'base', 'form'): self.loads.append(tag)
        if tag == 'meta' and 'http-equiv' in attributes: self.loads.append('meta http-equiv')
        if tag == 'th': self.heads.append('')
        if tag == 'caption': self.captions.append('')
        if tag not in void: self.open.append(tag)
    def handle_endtag(self, tag):
        if tag in void: return
        if not self.open or self.open[-1] != tag: self.errors.append('</%s> closes %s' % (tag, self.open[-1:]))
        else: self.open.pop()
    def handle_data(self, data):
        if 'style' in self.open:
            if re.search(r'url\(|@import|https?:', data): self.loads.append('style ' + data)
            return
        if 'title' in self.open: self.title += data
        if 'th' in self.open: self.heads[-1] += data + ' '
        if 'caption' in self.open: self.captions[-1] += data
        self.text.append(data)
page = Page()
page.feed(open(sys.argv[1], encoding='utf-8').read())
page.close()
page.errors += ['never closed: ' + tag for tag in page.open]
print(json.dumps({'errors': page.errors, 'lang': page.lang, 'title': page.title, 'loads': page.loads, 'ids': page.ids,
                  'targets': page.targets, 'heads': page.heads, 'captions': page.captions,
                  'text': ' '.join(' '.join(page.text).split())}))
)py",
                   file);
}

}  // namespace planlezer

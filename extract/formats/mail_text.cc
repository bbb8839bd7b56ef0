#include "extract/formats/mail_text.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "extract/nfc.h"
#include "extract/plain_text.h"

namespace planlezer {

namespace {

constexpr int deepest_quotation = 100;
constexpr std::size_t full_line = 60;  // bytes; shorter lines were not broken by a program

struct MailLine {
  std::string text;
  int quoted = 0;
  bool flows = false;  // goes on in the next line
};

// ">", "> >", ">> " before a line.
MailLine unquoted(std::string_view line) {
  MailLine read;
  std::size_t at = 0;
  for (std::size_t i = 0; i < line.size() && (line[i] == '>' || line[i] == ' '); ++i) {
    if (line[i] == ' ' && (i > 0 && line[i - 1] == ' ')) break;
    if (line[i] != '>') continue;
    ++read.quoted;
    at = i + 1;
  }
  read.text = line.substr(at);
  if (read.quoted > 0 && read.text.starts_with(' ')) read.text.erase(0, 1);
  return read;
}

// RFC 3676: marks without blanks between them, then a blank that is only there to part them from the text.
MailLine flowed(std::string_view line, Flow flow) {
  MailLine read;
  while (line.starts_with('>')) {
    line.remove_prefix(1);
    ++read.quoted;
  }
  if (line.starts_with(' ')) line.remove_prefix(1);
  read.text = line;
  read.flows = line.ends_with(' ') && line != "-- ";
  if (read.flows && flow == Flow::flowed_without_space) read.text.pop_back();
  return read;
}

std::vector<MailLine> read_lines(std::string_view text, Flow flow) {
  std::vector<MailLine> lines;
  for (std::string_view line : split(text, '\n')) {
    while (line.ends_with('\r')) line.remove_suffix(1);
    MailLine read = flow == Flow::fixed ? unquoted(line) : flowed(line, flow);
    read.quoted = std::min(read.quoted, deepest_quotation);
    const bool joins =
        !lines.empty() && lines.back().flows && lines.back().quoted == read.quoted && read.text != "-- ";
    if (!joins) {
      lines.push_back(std::move(read));
      continue;
    }
    lines.back().text += read.text;
    lines.back().flows = read.flows;
  }
  return lines;
}

bool is_empty(const MailLine& line) {
  return trim(line.text).empty();
}

// A few programs quote with bars: where all lines of a stretch have one before them, and none behind, as rows
// of tables have.
void read_bars(std::vector<MailLine>& lines) {
  const auto barred = [](const MailLine& line) { return line.text.starts_with("| ") || line.text == "|"; };
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    bool table = false;
    for (; end < lines.size() && barred(lines[end]) && lines[end].quoted == lines[i].quoted; ++end)
      table = table || (lines[end].text.size() > 2 && trim(lines[end].text).ends_with('|'));
    if (end - i >= 2 && !table)
      for (std::size_t k = i; k < end; ++k) {
        lines[k].text.erase(0, std::min<std::size_t>(2, lines[k].text.size()));
        ++lines[k].quoted;
      }
    i = std::max(end, i + 1);
  }
}

// A quoted line that became too long by its mark was broken, and its last words stand unmarked on the next
// line.
void mend_broken_quotations(std::vector<MailLine>& lines) {
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const MailLine& before = lines[i - 1];
    MailLine& line = lines[i];
    const bool between = before.quoted > line.quoted && lines[i + 1].quoted == before.quoted;
    if (!between || is_empty(line) || is_empty(lines[i + 1]) || before.text.size() < full_line) continue;
    const char last = trim(before.text).back();
    const char first = trim(line.text).front();
    if (first >= 'a' && first <= 'z' && line.text.size() < full_line &&
        std::string_view(".?!:;").find(last) == std::string_view::npos)
      line.quoted = before.quoted;
  }
}

bool is_delimiter(const MailLine& line) {
  return line.text == "-- " || line.text == "--";
}

// "-----Oorspronkelijk bericht-----", "-------- Forwarded Message --------".
bool is_separator(const MailLine& line) {
  const std::string_view text = trim(line.text);
  return text.size() > 8 && text.size() < 80 && text.starts_with("---") && text.ends_with("---") &&
         text.find_first_not_of("- ") != std::string_view::npos;
}

}  // namespace

void add_mail_text(std::string_view text, Flow flow, FlowPage& page) {
  const std::string clean = to_nfc(to_valid_utf8(text));
  std::vector<MailLine> lines = read_lines(clean, flow);
  if (flow == Flow::fixed) {
    read_bars(lines);
    mend_broken_quotations(lines);
  }
  std::string run;
  int quoted = 0;
  const auto end_run = [&] {
    if (!trim(run).empty()) add_plain_text(run, static_cast<std::uint8_t>(quoted), page);
    run.clear();
  };
  for (const MailLine& line : lines) {
    const bool alone = is_delimiter(line) || is_separator(line);
    if (line.quoted != quoted || alone) end_run();
    quoted = line.quoted;
    if (!alone) {
      run += line.text;
      run += '\n';
      continue;
    }
    FlowBlock block;
    block.text = {{line.text, false, false}};
    block.quoted = static_cast<std::uint8_t>(quoted);
    page.add(block);
  }
  end_run();
}

}  // namespace planlezer

#include "extract/formats/reply_heads.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_head = 24;  // lines
constexpr int longest_value = 4;          // lines that a list of addressees may go on
constexpr std::size_t most_fields = 3;    // that a head has at least
constexpr std::uint8_t deepest_quotation = 100;

enum class Field : std::uint8_t { from, sent, to, subject, other };

struct FieldLabel {
  std::string_view label;
  Field field;
};

// Dutch, English, German and French programs.
constexpr FieldLabel labels[] = {{"van", Field::from},
                                 {"from", Field::from},
                                 {"von", Field::from},
                                 {"de", Field::from},
                                 {"verzonden", Field::sent},
                                 {"verzonden op", Field::sent},
                                 {"datum", Field::sent},
                                 {"sent", Field::sent},
                                 {"date", Field::sent},
                                 {"gesendet", Field::sent},
                                 {"envoyé", Field::sent},
                                 {"aan", Field::to},
                                 {"to", Field::to},
                                 {"an", Field::to},
                                 {"à", Field::to},
                                 {"onderwerp", Field::subject},
                                 {"subject", Field::subject},
                                 {"betreff", Field::subject},
                                 {"objet", Field::subject},
                                 {"cc", Field::other},
                                 {"kopie", Field::other},
                                 {"bcc", Field::other},
                                 {"antwoord aan", Field::other},
                                 {"reply-to", Field::other},
                                 {"bijlage", Field::other},
                                 {"bijlagen", Field::other},
                                 {"attachments", Field::other},
                                 {"urgentie", Field::other},
                                 {"prioriteit", Field::other},
                                 {"importance", Field::other}};

// The field whose label the line begins with; marks of bold around it do not count.
std::optional<Field> field_of(std::string_view line) {
  const auto colon = line.substr(0, 40).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string label;
  for (const char c : line.substr(0, colon))
    if (c != '*') label += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const std::string_view name = trim(label);
  const auto known = std::find_if(std::begin(labels), std::end(labels),
                                  [&](const FieldLabel& each) { return each.label == name; });
  return known == std::end(labels) ? std::nullopt : std::optional(known->field);
}

// An address or a time: what the head of a note in a text does not have.
bool is_proof(std::string_view line) {
  if (line.find('@') != std::string_view::npos) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 1; i + 2 < line.size(); ++i)
    if (line[i] == ':' && is_digit(line[i - 1]) && is_digit(line[i + 1]) && is_digit(line[i + 2]))
      return true;
  return false;
}

class HeadFinder {
 public:
  explicit HeadFinder(const Page& page) : page_(page) {
    std::size_t block = 0;
    for (const Line& line : page.lines) {
      while (block + 1 < page.blocks.size() && page.blocks[block].text.end <= line.text.begin) ++block;
      blocks_.push_back(block);
    }
  }

  std::size_t count() const { return blocks_.size(); }
  std::size_t block_of(std::size_t line) const { return blocks_[line]; }

  // The line after the head that begins at `first`; 0 when none does.
  std::size_t end_of_head(std::size_t first) const {
    bool seen[5] = {};
    bool proven = false;
    int gap = 0;
    std::size_t end = 0, fields = 0;
    if (!field_of(text_of(first))) return 0;
    const std::uint8_t depth = page_.blocks[blocks_[first]].quoted;
    for (std::size_t i = first; i < count() && i - first < longest_head; ++i) {
      if (page_.blocks[blocks_[i]].quoted != depth) break;
      const auto field = field_of(text_of(i));
      if (!field && ++gap > longest_value) break;
      if (!field) continue;
      bool& known = seen[static_cast<std::size_t>(*field)];
      if (known && *field != Field::other) break;
      if (!known) ++fields;
      known = true;
      // A label alone has its value on the next line, as in a table.
      const bool alone = trim(text_of(i)).ends_with(':') && i + 1 < count();
      for (std::size_t k = std::max(first, end); k <= i + (alone ? 1 : 0); ++k)
        proven |= is_proof(text_of(k));
      end = i + (alone ? 2 : 1);
      gap = 0;
    }
    const auto has = [&](Field field) { return seen[static_cast<std::size_t>(field)]; };
    const bool whole = has(Field::from) && (has(Field::sent) || has(Field::subject)) && fields >= most_fields;
    return whole && proven ? end : 0;
  }

 private:
  std::string_view text_of(std::size_t line) const {
    const Span span = page_.lines[line].text;
    return std::string_view(page_.text).substr(span.begin, span.size());
  }

  const Page& page_;
  std::vector<std::size_t> blocks_;  // of each line
};

}  // namespace

void quote_below_heads(Page& page) {
  const HeadFinder lines(page);
  std::vector<std::uint8_t> depths(page.blocks.size());
  std::vector<std::uint8_t> heads;  // how deep those stood that what comes is below
  bool upcoming = false;            // one has not ended yet
  std::uint8_t upcoming_depth = 0;
  std::size_t head_end = 0, line = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const std::uint8_t depth = page.blocks[i].quoted;
    while (!heads.empty() && depth < heads.back()) heads.pop_back();
    if (upcoming && line >= head_end) {
      if (depth >= upcoming_depth) heads.push_back(upcoming_depth);
      upcoming = false;
    }
    for (; line < lines.count() && lines.block_of(line) == i; ++line) {
      const std::size_t end = line < head_end ? 0 : lines.end_of_head(line);
      if (end == 0) continue;
      head_end = end;
      const bool last = end >= lines.count();
      if (last || page.blocks[lines.block_of(end)].quoted > depth) continue;
      upcoming = lines.block_of(end) != i;
      upcoming_depth = depth;
      if (!upcoming) heads.push_back(depth);  // its text goes on in the same block
    }
    depths[i] = static_cast<std::uint8_t>(std::min<std::size_t>(depth + heads.size(), deepest_quotation));
  }
  for (std::size_t i = 0; i < page.blocks.size(); ++i) page.blocks[i].quoted = depths[i];
}

}  // namespace planlezer

// Which themes a sentence and a page have.
#include <algorithm>
#include <map>
#include <set>

#include "analyze/analysis.h"

namespace planlezer {

namespace {

// On a slide or in a short letter a theme is named once; on a full page that is in passing.
constexpr std::size_t short_page_bytes = 600;
// "zeer zorgwekkende stoffen (ZZS)" names it once.
constexpr std::uint32_t same_mention_bytes = 3;

// What a page says itself, normalised and in lower case, and where its headings stand in that.
struct OwnText {
  std::string lower;
  std::vector<Span> headings;

  void add(std::string_view text, bool is_heading) {
    const auto begin = static_cast<std::uint32_t>(lower.size());
    lower += text;
    if (is_heading) headings.push_back({begin, static_cast<std::uint32_t>(lower.size())});
    lower += '\n';
  }
};

OwnText own_text(const Page& page) {
  OwnText own;
  for (const Block& block : page.blocks) {
    if (block.kind == BlockKind::running_head || block.kind == BlockKind::running_foot ||
        block.kind == BlockKind::contents)
      continue;
    NormalText text;
    text.append(page, block.text);
    own.add(lower_dutch(text.text()), block.kind == BlockKind::heading);
  }
  return own;
}

// Its subject, and what the sender writes or passes on; not what is quoted under an answer.
OwnText own_text(const Mail& mail, const MailText& text) {
  OwnText own;
  if (!text.automatic.empty()) return own;
  own.add(lower_dutch(normal(mail.subject)), true);
  for (const MailLine& line : text.lines)
    if (line.role == MailRole::text && (line.part == MailPart::own || line.part == MailPart::forwarded))
      own.lower += line.bare + " ";
  return own;
}

bool is_about(const OwnText& own, const std::vector<Span>& mentions) {
  int count = 0;
  std::uint32_t last_end = 0;
  for (const Span& mention : mentions) {
    if (std::any_of(own.headings.begin(), own.headings.end(),
                    [&](const Span& heading) { return heading.contains(mention); }))
      return true;
    if (count == 0 || mention.begin > last_end + same_mention_bytes) ++count;
    last_end = mention.end;
  }
  return count >= (own.lower.size() < short_page_bytes ? 1 : 2);
}

}  // namespace

std::vector<std::string> themes_in(const Rules& rules, std::string_view text) {
  std::vector<std::string> themes;
  for (const NamedTheme& named : rules.themes.named_in(lower_dutch(text)))
    themes.push_back(rules.themes.themes()[named.theme].id);
  return themes;
}

std::vector<PageThemes> themes_of_pages(const DocumentAnalysis& analysis) {
  const std::vector<ThemeInfo>& all = analysis.rules.themes.themes();
  std::map<std::int32_t, std::set<std::string>> found;  // by page: what is found there is no passing mention
  for (const Finding& finding : analysis.findings)
    found[finding.page()].insert(finding.themes.begin(), finding.themes.end());
  std::vector<PageThemes> pages;
  for (const Page& page : analysis.document.pages) {
    const OwnText own =
        analysis.mail ? own_text(*analysis.document.mail, analysis.mail->text) : own_text(page);
    std::set<std::string>& has = found[page.number];
    for (const NamedTheme& named : analysis.rules.themes.named_in(own.lower))
      if (is_about(own, named.mentions)) has.insert(all[named.theme].id);
    PageThemes themes{page.number, {}};
    for (const ThemeInfo& theme : all)
      if (has.contains(theme.id)) themes.themes.push_back(theme.id);
    if (!themes.themes.empty()) pages.push_back(std::move(themes));
  }
  return pages;
}

}  // namespace planlezer

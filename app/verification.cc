#include "app/verification.h"

#include <algorithm>
#include <vector>

#include "app/words.h"
#include "base/text.h"

namespace planlezer {
namespace {

std::vector<std::string> boxed_words(const Extracted& document, const Finding& finding) {
  std::vector<std::int32_t> pages;
  for (const auto& box : finding.boxes)
    if (std::find(pages.begin(), pages.end(), box.page) == pages.end()) pages.push_back(box.page);
  std::vector<std::string> words;
  for (const auto number : pages) {
    const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                   [&](const Page& candidate) { return candidate.number == number; });
    if (page == document.pages.end()) continue;
    for (const auto& word : page->words) {
      const bool inside = std::any_of(finding.boxes.begin(), finding.boxes.end(), [&](const PageBox& box) {
        return box.page == number && box.box.contains(word.box.center_x(), word.box.center_y());
      });
      if (inside) words.push_back(page->text.substr(word.text.begin, word.text.size()));
    }
  }
  return words;
}

}  // namespace

std::string words_in_boxes(const Extracted& document, const Finding& finding) {
  return join(boxed_words(document, finding), " ");
}

bool holds_quote(const Extracted& document, const Finding& finding) {
  const auto words = boxed_words(document, finding);
  std::vector<std::string> letters;
  std::string all;
  for (const auto& word : words) {
    letters.push_back(plain_letters(word));
    all += letters.back();
  }
  const std::string quote = plain_letters(finding.quote);
  std::erase(letters, "");
  if (quote.empty() || letters.empty()) return quote.empty() && letters.empty();
  const auto at = all.find(quote);
  if (at == std::string::npos) return false;
  const std::size_t after = all.size() - at - quote.size();
  return at < letters.front().size() && after < letters.back().size();
}

}  // namespace planlezer

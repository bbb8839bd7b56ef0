#include "storage/dutch/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "base/handle.h"

namespace planlezer {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_digit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), is_digit);
}

// "250.000" and "250000" are one number; "2.3" and "1,5" stay as they are.
std::string plain_number(std::string_view form) {
  const auto first = form.find('.');
  if (first == std::string_view::npos || first > 3 || first == 0) return std::string(form);
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (i < first ? !is_digit(form[i]) : ((i - first) % 4 == 0) != (form[i] == '.')) return std::string(form);
    if (i > first && (i - first) % 4 != 0 && !is_digit(form[i])) return std::string(form);
  }
  if ((form.size() - first) % 4 != 0) return std::string(form);
  std::string number(form);
  std::erase(number, '.');
  return number;
}

// Words of the field whose s is no ending; Snowball takes it off, and "kans" would be found for "kan".
bool keeps_its_s(std::string_view word) {
  constexpr std::array<std::string_view, 7> roots = {"toets",  "kans",  "wens",  "grens",
                                                     "advies", "prijs", "cursus"};
  return std::any_of(roots.begin(), roots.end(), [&](std::string_view root) { return word.ends_with(root); });
}

// "controles", "bijlagen" and "bijlages", "vacatures"; not "proces", "adres", "congres".
bool is_plural_in_s(std::string_view word) {
  if (word.size() < 5 || word.ends_with("adres") || word.ends_with("gres") || word.ends_with("expres"))
    return false;
  constexpr std::array<std::string_view, 8> endings = {"ies", "tes",  "les", "ses",
                                                       "ges", "ures", "des", "kes"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

bool is_consonant(char c) {
  return c >= 'b' && c <= 'z' && c != 'e' && c != 'i' && c != 'o' && c != 'u';
}

}  // namespace

struct Stemmer::Snowball {
  Handle<sb_stemmer, sb_stemmer_delete> dutch{sb_stemmer_new("dutch", "UTF_8")};
};

Stemmer::Stemmer() : snowball_(std::make_unique<Snowball>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view form) {
  if (has_digit(form)) return plain_number(form);
  std::string word(form);
  if (const auto apostrophe = word.rfind('\''); apostrophe != std::string::npos) {
    const std::string_view ending = std::string_view(word).substr(apostrophe + 1);
    if (ending == "s" || ending == "tje" || ending == "tjes" || ending == "er" || ending == "ers")
      word.resize(apostrophe);  // "kpi's"
    std::erase(word, '\'');
  }
  if (keeps_its_s(word)) return word;
  if (is_plural_in_s(word)) word.pop_back();
  if (word.ends_with("eeen") || word.ends_with("ieen"))
    word.resize(word.size() - 2);                              // "ideeën", "strategieën"
  if (word.ends_with("ieel")) word.erase(word.size() - 2, 1);  // "financieel", "financiële"
  const auto* stemmed = sb_stemmer_stem(
      snowball_->dutch.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (!stemmed) return word;
  std::string stem(reinterpret_cast<const char*>(stemmed),
                   static_cast<std::size_t>(sb_stemmer_length(snowball_->dutch.get())));
  const std::size_t size = stem.size();
  if (size >= 4 && is_consonant(stem[size - 1]) && stem[size - 1] == stem[size - 2])
    stem.pop_back();                                              // "plann-en"
  if (stem.size() >= 3 && stem.back() == 'z') stem.back() = 's';  // "huiz-en"
  if (stem.size() >= 3 && stem.back() == 'v') stem.back() = 'f';  // "briev-en"
  return stem;
}

}  // namespace planlezer

#include "analyze/classifier.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analyze/analysis.h"
#include "analyze/key_words.h"
#include "analyze/register_file.h"

namespace planlezer {

namespace {

constexpr std::size_t stem_letters = 6, ending_letters = 4;

bool continues_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string first_letters(const std::string& word, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t letters = 0; end < word.size(); ++end)
    if (!continues_letter(word[end]) && ++letters > count) break;
  return word.substr(0, end);
}

std::string last_letters(const std::string& word, std::size_t count) {
  std::size_t begin = word.size();
  for (std::size_t letters = 0; begin > 0 && letters < count;)
    if (!continues_letter(word[--begin])) ++letters;
  return word.substr(begin);
}

std::string_view length_of(std::size_t words) {
  return words < 6 ? "n:<6" : words < 12 ? "n:<12" : words < 20 ? "n:<20" : words < 30 ? "n:<30" : "n:30+";
}

constexpr std::size_t most_told = 6;

// For people: a word by its first letters, a signal in words. Empty for what says little by itself.
std::string label_of(std::string_view feature) {
  const std::size_t colon = feature.find(':');
  const std::string_view what = feature.substr(0, colon);
  std::string value(feature.substr(colon + 1));
  if (what == "w") return "“" + value + "…”";
  if (what == "b") {
    std::replace(value.begin(), value.end(), '_', ' ');
    return "“" + value + "…”";
  }
  if (what == "first") return "begint met “" + value + "…”";
  if (what == "last") return "eindigt op “" + value + "…”";
  if (what == "r") return "een regel voor " + value;
  if (what == "s")
    if (const auto signal = signal_named(value)) {
      Signals one;
      set(one, *signal);
      return labels_of(one).front();
    }
  return {};
}

}  // namespace

std::vector<std::string> features_of(const SentenceReading& reading, std::string_view document_kind) {
  std::vector<std::string> words;
  for (const std::string& word : split_words(reading.clause.lower, Digits::belong_to_words))
    words.push_back(word[0] >= '0' && word[0] <= '9' ? "#" : word);
  std::set<std::string> features;
  std::string before;
  for (const std::string& word : words) {
    const std::string stem = first_letters(word, stem_letters);
    features.insert("w:" + stem);
    features.insert("x:" + last_letters(word, ending_letters));
    if (!before.empty()) features.insert("b:" + before + "_" + stem);
    before = stem;
  }
  if (!words.empty()) {
    features.insert("first:" + first_letters(words.front(), stem_letters));
    features.insert("last:" + first_letters(words.back(), stem_letters));
  }
  if (words.size() > 1) features.insert("second:" + first_letters(words[1], stem_letters));
  for (const std::string& name : names_of(reading.clause.signals)) features.insert("s:" + name);
  for (const Rule* rule : reading.rules) features.insert("r:" + rule->kind);
  features.insert("k:" + std::string(document_kind));
  features.insert(std::string(length_of(words.size())));
  if (!reading.text.empty() && std::string_view(".;:?").find(reading.text.back()) != std::string_view::npos)
    features.insert(std::string("end:") + reading.text.back());
  return {features.begin(), features.end()};
}

std::size_t Classifier::index_of(std::string_view kind) {
  const auto found = std::find(kinds.begin(), kinds.end(), kind);
  return found == kinds.end() ? 0 : static_cast<std::size_t>(found - kinds.begin());
}

Result<Classifier> Classifier::load(const std::filesystem::path& registers) {
  Classifier result;
  const auto file = registers / "classifier.toml";
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return result;
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* weights = (*table)["weights"].as_table();
  if (weights == nullptr) return fail(ErrorCode::usage, "classifier.toml: [weights] ontbreekt.");
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    result.keep_[i] = (*table)["keep"][kinds[i]].value_or(0.0);
    result.add_[i] = (*table)["add"][kinds[i]].value_or(1.0);
  }
  for (const auto& [feature, node] : *weights) {
    const toml::array* values = node.as_array();
    if (values == nullptr || values->size() != kinds.size())
      return tl::unexpected(at_node(file, node, "bij een kenmerk horen vijf gewichten."));
    Weights own{};
    for (std::size_t i = 0; i < kinds.size(); ++i) own[i] = (*values)[i].value_or(0.0F);
    if (feature.str() == "bias")
      result.bias_ = own;
    else
      result.weights_.emplace(feature.str(), own);
  }
  return result;
}

Classifier::Probabilities Classifier::weigh(const std::vector<std::string>& features) const {
  Probabilities sums{};
  for (std::size_t i = 0; i < kinds.size(); ++i) sums[i] = bias_[i];
  for (const std::string& feature : features)
    if (const auto known = weights_.find(feature); known != weights_.end())
      for (std::size_t i = 0; i < kinds.size(); ++i) sums[i] += known->second[i];
  const double most = *std::max_element(sums.begin(), sums.end());
  double all = 0;
  for (double& sum : sums) all += sum = std::exp(sum - most);
  for (double& sum : sums) sum /= all;
  return sums;
}

std::string_view Classifier::decide(std::string_view by_rules, const Probabilities& probabilities) const {
  if (!by_rules.empty()) {
    const std::size_t found = index_of(by_rules);
    if (probabilities[found] >= keep_[found]) return by_rules;
  }
  // To make another thing of it than the rules do takes more than to find something where they find nothing.
  constexpr double sure = 0.6;
  std::size_t best = 0;
  for (std::size_t i = 1; i < kinds.size(); ++i)
    if (probabilities[i] >= (by_rules.empty() ? add_[i] : std::max(add_[i], sure)) &&
        (best == 0 || probabilities[i] > probabilities[best]))
      best = i;
  return best == 0 ? std::string_view() : kinds[best];
}

std::vector<std::string> Classifier::for_kind(std::string_view kind,
                                              const std::vector<std::string>& features) const {
  const std::size_t index = index_of(kind);
  std::vector<std::pair<float, std::string>> strong;
  for (const std::string& feature : features)
    if (const auto known = weights_.find(feature); known != weights_.end())
      if (const float gain = known->second[index] - known->second[0]; gain > 0.1F)
        strong.emplace_back(-gain, feature);
  std::sort(strong.begin(), strong.end());
  std::vector<std::string> labels;
  for (const auto& [gain, feature] : strong)
    if (std::string label = label_of(feature); !label.empty() && labels.size() < most_told)
      labels.push_back(std::move(label));
  return labels;
}

}  // namespace planlezer

// Loading rules and registers, and running every rule's examples through the real path.
#include <algorithm>

#include "analyze/analysis.h"
#include "analyze/examples.h"
#include "analyze/register_file.h"
#include "analyze/rules.h"
#include "analyze/sentences.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "extract/read.h"

namespace planlezer {

namespace {

namespace fs = std::filesystem;

Result<void> load_kpis(const fs::path& registers, Rules& rules) {
  const auto file = registers / "kpis.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::array* entries = (*table)["kpi"].as_array();
  if (entries == nullptr) return fail(ErrorCode::usage, "kpis.toml: er is geen enkele [[kpi]].");
  for (const toml::node& node : *entries) {
    const toml::table* entry = node.as_table();
    const int number = entry == nullptr ? 0 : (*entry)["number"].value_or(0);
    if (number < 1 || number > 6)
      return tl::unexpected(at_node(file, node, "number hoort 1 tot en met 6 te zijn."));
    rules.kpi_labels.push_back(
        {number, (*entry)["label"].value_or(std::string()), (*entry)["provisional"].value_or(true)});
    auto headings = strings_in(*entry, "heading", file);
    if (!headings) return tl::unexpected(headings.error());
    auto names = strings_in(*entry, "names", file);
    if (!names) return tl::unexpected(names.error());
    rules.kpi_words.push_back({number, std::move(*headings), std::move(*names)});
    const auto derived = strings_in(*entry, "derived", file);
    if (!derived) return tl::unexpected(derived.error());
    for (const std::string& pattern : *derived)
      if (const auto added = rules.derived_kpis.add(pattern, number); !added)
        return tl::unexpected(at_node(file, node, added.error().message));
  }
  return rules.derived_kpis.compile();
}

Result<void> load_money(const fs::path& registers, Rules& rules) {
  const auto table = read_toml(registers / "money.toml");
  if (!table) return tl::unexpected(table.error());
  rules.money.per_agency_min = (*table)["per_agency_min"].value_or(0.0);
  rules.money.per_agency_max = (*table)["per_agency_max"].value_or(0.0);
  rules.money.fusion_extra = (*table)["fusion_extra"].value_or(0.0);
  rules.money.total_available = (*table)["total_available"].value_or(0.0);
  return {};
}

// Of every file of rules and registers, by name: what findings depend on.
Result<std::string> fingerprint_of(const std::vector<fs::path>& folders, std::string_view except = {}) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::path& folder : folders)
    for (const auto& entry : fs::directory_iterator(folder, error))
      if (entry.path().extension() == ".toml" && entry.path().filename() != except)
        files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  Sha256 hash;
  hash.add("analysis 3\n");  // of the code: raise it when the same rules find other things
  for (const fs::path& file : files) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    hash.add(file.filename().string());
    hash.add(*text);
  }
  return hash.hex().substr(0, 16);
}

// "@ " in front: a message of the agency.
Extracted document_of(std::string_view text) {
  const bool message = text.starts_with("@ ");
  if (message) text.remove_prefix(2);
  Extracted document = read_plain_text(text);
  if (message) document.mail.emplace();
  return document;
}

bool is_finding_kind(std::string_view kind) {
  return kind == "measure" || kind == "no_measure" || kind == "fusion" || kind == "support_request" ||
         kind == "no_support" || kind == "self_assessment";
}

bool shows(const Rule& rule, const Finding& finding) {
  if (is_finding_kind(rule.kind)) return finding.kind == rule.kind && finding.rule == rule.id;
  if (rule.kind == "status" || rule.kind == "status_cell")
    return finding.kind == "measure" && finding.status == rule.value;
  if (rule.kind == "request") return finding.kind == "support_request" && finding.request == rule.value;
  if (rule.kind == "request_status") return finding.kind == "support_request" && finding.status == rule.value;
  return false;
}

// Rules that keep something out are shown by what is not found: no finding of the kinds they hold back.
bool keeps_out(const Rule& rule, const Finding& finding) {
  if (rule.kind == "veto" || rule.kind == "row_veto" || rule.kind == "row_total")
    return finding.kind == "measure";
  if (rule.kind == "no_fusion") return finding.kind == "fusion" && finding.stance != "not_mentioned";
  return finding.kind == "measure" || finding.kind == "support_request" || finding.kind == "no_measure" ||
         (finding.kind == "fusion" && finding.stance != "not_mentioned");
}

bool is_shown_directly(const Rule& rule) {
  return is_finding_kind(rule.kind) || rule.kind == "status" || rule.kind == "status_cell" ||
         rule.kind == "request" || rule.kind == "request_status";
}

// Rules about a sentence that give no finding themselves: whether one holds for any sentence of the text.
bool is_about_a_sentence(const Rule& rule) {
  return rule.kind == "intro" || rule.kind == "hedge";
}

bool holds_somewhere(const Rule& rule, const Extracted& document, const DocumentContext& context,
                     const Rules& rules) {
  DocumentAnalysis analysis{document, context, rules};
  find_facts(analysis);
  analysis.view = view_of(document, rules.sections, rules.kpi_words);
  for (const TextBlock& block : analysis.view.blocks) {
    const std::string& text = block.text.text();
    for (const Span& span : sentences_of(text)) {
      const SentenceReading reading =
          read_sentence(analysis, std::string_view(text).substr(span.begin, span.size()), block.section, {});
      if (std::any_of(reading.rules.begin(), reading.rules.end(),
                      [&](const Rule* held) { return held->id == rule.id; }))
        return true;
    }
  }
  return false;
}

Result<void> check_example(const Rules& rules, const Rule& rule, const std::string& text, bool match) {
  const Example example = example_of(text);
  DocumentContext context;
  context.organisation = "Omgevingsdienst Voorbeeld";
  context.date = "2024-03-28";
  const Extracted document = document_of(example.text);
  const Analysis analysis = analyze(document, context, rules);
  bool shown = false;
  bool kept_out = true;
  for (const Finding& finding : analysis.findings) {
    if (shows(rule, finding) && example.marks(finding.quote)) shown = true;
    if (keeps_out(rule, finding)) kept_out = false;
  }
  const bool good = is_about_a_sentence(rule) ? holds_somewhere(rule, document, context, rules) == match
                    : is_shown_directly(rule) ? shown == match
                                              : kept_out == match;
  if (good) return {};
  std::string got;
  for (const Finding& finding : analysis.findings)
    if (finding.kind != "kpi" && finding.kind != "date" && finding.kind != "amount")
      got += " [" + finding.kind + " " + finding.rule + (finding.status ? " " + *finding.status : "") +
             (finding.request ? " " + *finding.request : "") + ": " + finding.quote + "]";
  return fail(
      ErrorCode::usage,
      rule.file + ", regel " + std::to_string(rule.line) + ": voorbeeld van " + rule.id + " klopt niet: " +
          (match ? "deze tekst hoort de regel te tonen: " : "deze tekst hoort de regel niet te tonen: ") +
          example.text + (got.empty() ? " (niets gevonden)" : " (gevonden:" + got + ")"));
}

// All that fail, up to ten: one change may break several.
Result<void> check_examples(const Rules& rules) {
  std::string failures;
  int count = 0;
  const auto check = [&](const Rule& rule, const std::string& text, bool match) {
    if (count >= 10) return;
    const auto checked = check_example(rules, rule, text, match);
    if (checked) return;
    failures += (count++ > 0 ? "\n" : "") + checked.error().message;
  };
  for (const Rule& rule : rules.rule_set.rules()) {
    for (const std::string& text : rule.match) check(rule, text, true);
    for (const std::string& text : rule.reject) check(rule, text, false);
  }
  if (count > 0) return fail(ErrorCode::usage, failures);
  return {};
}

template <typename T>
Result<void> take(Result<T> loaded, T& into) {
  if (!loaded) return tl::unexpected(loaded.error());
  into = std::move(*loaded);
  return {};
}

}  // namespace

void RulesDeleter::operator()(const Rules* rules) const {
  const std::unique_ptr<const Rules> owner(rules);
}

Result<RulesPtr> load_rules(const fs::path& folder) {
  const fs::path registers = folder / "registers";
  auto rules = std::make_unique<Rules>();
  const auto steps = {
      take(Lexicon::load(registers), rules->lexicon),
      take(SectionRegister::load(registers), rules->sections),
      take(ColumnRegister::load(registers), rules->columns),
      take(OrganisationRegister::load(registers), rules->organisations),
      take(MailRegister::load(registers), rules->mail),
      take(RuleSet::load(folder / "rules", registers / "words.toml"), rules->rule_set),
      load_kpis(registers, *rules),
      take(ThemeRegister::load(registers), rules->themes),
      load_money(registers, *rules),
      take(fingerprint_of({folder / "rules", registers}), rules->fingerprint),
      take(fingerprint_of({registers}, "words.toml"), rules->registers_fingerprint),
  };
  for (const auto& step : steps)
    if (!step) return tl::unexpected(step.error());
  if (auto checked = check_examples(*rules); !checked) return tl::unexpected(checked.error());
  // After the examples: they show what the rules do by themselves.
  if (auto loaded = take(Classifier::load(registers), rules->classifier); !loaded)
    return tl::unexpected(loaded.error());
  return RulesPtr(rules.release());
}

std::string rules_fingerprint(const Rules& rules) {
  return rules.fingerprint;
}

std::vector<RuleInfo> list_rules(const Rules& rules) {
  std::vector<RuleInfo> infos;
  for (const Rule& rule : rules.rule_set.rules())
    infos.push_back({rule.id, rule.kind, rule.title, rule.because, rule.file, rule.revision,
                     static_cast<int>(rule.match.size()), static_cast<int>(rule.reject.size()), rule.gaps});
  return infos;
}

const std::vector<KpiLabel>& kpi_labels(const Rules& rules) {
  return rules.kpi_labels;
}
const MoneySettings& money_settings(const Rules& rules) {
  return rules.money;
}
const std::vector<ThemeInfo>& theme_labels(const Rules& rules) {
  return rules.themes.themes();
}

}  // namespace planlezer

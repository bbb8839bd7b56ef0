// The state of one document's analysis and what the steps share. Private to analyze/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/amounts.h"
#include "analyze/dates.h"
#include "analyze/kpis.h"
#include "analyze/mail_sender.h"
#include "analyze/rules.h"
#include "analyze/trace.h"

namespace planlezer {

// A mention of fusion that the conclusion may rest on.
struct FusionEvidence {
  Finding finding;
  std::string stance;
  int section = 0;
  std::vector<std::string> partners;
};

// Where a measure out of a table or card came from, for finding repeats.
struct RowOrigin {
  int table = -1;
  std::string names;         // what it is called beside its own words: the title of its card
  bool says_status = false;  // in a field of its own
};

struct DocumentAnalysis {
  const Extracted& document;
  const DocumentContext& context;
  const Rules& rules;
  std::vector<std::string> lower_pages = lower_pages_of(document);
  DocumentView view = {};
  WhoseDocument whose = {};
  DocumentFacts facts = {};
  std::optional<MailReading> mail = {};  // of a message
  std::string date = {};                 // ISO or empty; relative dates and "past" go by it
  std::vector<Finding> findings = {};
  std::vector<FusionEvidence> fusion = {};
  std::map<std::pair<std::int32_t, std::uint32_t>, RowOrigin> origins = {};  // by page and first byte
  std::optional<std::vector<JudgedText>> judged = {};                        // when a trace is asked for
};

// One sentence, cell or item with all that was read in it.
struct SentenceReading {
  std::string_view text;  // normalised
  Clause clause;
  std::vector<DateMention> dates;
  std::vector<AmountMention> amounts;
  std::vector<KpiMention> kpis;
  std::vector<const Rule*> rules;  // that hold, best first

  const Rule* first(std::string_view kind) const;
};

// `extra`: signals the caller knows (list, cell, …). The section's kinds and its kpi become signals too.
SentenceReading read_sentence(const DocumentAnalysis& analysis, std::string_view text, int section,
                              Signals extra);

// A finding of `places` with quote, boxes, origin and confidence filled in; no id yet.
Finding finding_at(const DocumentAnalysis& analysis, std::string_view kind, std::vector<Place> places,
                   const Rule* rule);
// By what is built in and stands in no file of rules: a row, a card, a box.
Finding finding_at(const DocumentAnalysis& analysis, std::string_view kind, std::vector<Place> places,
                   std::string_view built_in_rule);

// Keeps what the rules saw in it, when a trace is asked for.
void note_judged(DocumentAnalysis& analysis, const SentenceReading& reading, const std::vector<Place>& places,
                 int section, std::string_view by_rules = {});

// Explicit numbers in the text, else the section's.
void link_kpis(const DocumentAnalysis& analysis, const std::vector<KpiMention>& mentions,
               std::string_view text, int section, Finding& finding);

// What a reading says, as findings: a measure, no_measure, support request and so on.
void judge(DocumentAnalysis& analysis, const SentenceReading& reading, std::vector<Place> places,
           int section);

// A mail that a person wrote, a letter, and what comes with a mail: whom it asks goes without saying. A plan
// and a form say it.
bool speaks_to_the_ministry(const DocumentAnalysis& analysis);

// What a no_support takes back, when its rule says that it does.
void describe_withdrawal(const DocumentAnalysis& analysis, const SentenceReading& reading, const Rule& rule,
                         Finding& finding);
std::string status_of(const SentenceReading& reading);
// `finding`: begun by finding_at().
void add_support(DocumentAnalysis& analysis, const SentenceReading& reading, Finding finding, int section);

// Reads every sentence of `text`, which stands in `section`, and judges it.
void read_sentences(DocumentAnalysis& analysis, const NormalText& text, int section, Signals extra);

void find_facts(DocumentAnalysis& analysis);
void find_mail_facts(DocumentAnalysis& analysis);
void read_tables(DocumentAnalysis& analysis);
void read_text(DocumentAnalysis& analysis);
void read_assessments(DocumentAnalysis& analysis);
void settle_assessments(DocumentAnalysis& analysis);
void conclude_fusion(DocumentAnalysis& analysis);
void link_repeats(DocumentAnalysis& analysis);
void give_ids(DocumentAnalysis& analysis);
std::vector<PageThemes> themes_of_pages(const DocumentAnalysis& analysis);
std::vector<std::string> themes_in(const Rules& rules, std::string_view text);

// Every mention of a kpi, amount or date in running text, as findings of their own.
void add_mentions(DocumentAnalysis& analysis, const SentenceReading& reading, const NormalText& text,
                  std::uint32_t offset);

}  // namespace planlezer

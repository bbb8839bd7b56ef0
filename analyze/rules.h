// Everything the analysis goes by, loaded once: rules, registers, lexicon. Inside of analyze.h's `Rules`.
#pragma once

#include <string>
#include <vector>

#include "analyze/analyze.h"
#include "analyze/classifier.h"
#include "analyze/columns.h"
#include "analyze/document_view.h"
#include "analyze/lexicon.h"
#include "analyze/mail_register.h"
#include "analyze/organisations.h"
#include "analyze/rule_set.h"
#include "analyze/theme_register.h"

namespace planlezer {

class Rules {
 public:
  Lexicon lexicon;
  SectionRegister sections;
  ColumnRegister columns;
  OrganisationRegister organisations;
  MailRegister mail;
  ThemeRegister themes;
  RuleSet rule_set;
  Classifier classifier;
  std::vector<KpiLabel> kpi_labels;
  std::vector<KpiLabelWords> kpi_words;
  PatternList derived_kpis;  // value: kpi
  MoneySettings money;
  std::string fingerprint;            // of all files
  std::string registers_fingerprint;  // of the registers, but for the words that patterns name
};

}  // namespace planlezer

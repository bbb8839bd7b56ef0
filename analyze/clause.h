// A shallow reading of one Dutch sentence: its main clause, the finite verb in it, who acts, and what is only
// a condition or a subordinate remark. Dutch main clauses have the finite verb in second place and split
// verbs ("stelt … vast"), which makes this possible without a grammar; where it fails, signals stay off and
// rules see less. Pure; thread-safe.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/lexicon.h"
#include "base/geometry.h"

namespace planlezer {

// What rules can ask of a sentence by name ("verb.action"); the names are in signals.cc.
enum class Signal : std::uint8_t {
  verb_action,     // the finite verb is an act: "stelt … op"
  verb_exploring,  // onderzoekt, verkent
  verb_ongoing,    // blijft, zet … voort
  verb_stative,    // is, heeft, bedraagt
  verb_event,      // something happens or comes about: "volgt", "groeit", "verschijnt"; or a verb not known
  verb_none,       // no finite verb in the main clause
  verb_first,      // the finite verb opens the sentence: a question, a condition, an order
  aux_wordt,
  aux_is,
  aux_heeft,
  aux_zal,
  aux_gaat,
  aux_wil,
  aux_kan,
  aux_moet,
  aux_laat,
  past,             // the finite verb is in the past tense
  participle,       // an action's participle in the main clause
  infinitive,       // an action's infinitive in the main clause, "te" included
  lead_infinitive,  // "Opstellen van …", "Het opstellen van …"
  lead_nominal,     // "Uitbreiding van …"
  lead_participle,  // "Vastgesteld is …"
  end_infinitive,   // "Opleidingsplan opstellen"
  end_participle,   // "Opleidingsplan vastgesteld"
  exploring_word,   // any form of a verb of exploring in the main clause
  ongoing_word,
  subject_own,
  subject_role,
  subject_other,
  subject_thing,
  subject_none,
  condition,         // a condition stands in it
  subordinate_only,  // no main clause at all
  question,
  colon,
  quoted,
  date_future,
  date_past,
  date_recent,  // in the year before the document
  date_any,
  amount,
  kpi,  // set by the caller
  list_item,
  table_cell,
  heading,
  label,
  mail,     // it is said to the ministry: a message, a letter, what comes with a message
  message,  // it stands in a message
  section_measures,
  section_norm,
  section_situation,
  section_support,
  section_fusion,
  section_summary,
  section_progress,
  section_background,
  section_planning,
  section_finance,
  section_risks,
  section_decision,
  section_governance,
  section_assessment,
  section_closing,
  section_none,
  section_done,
  section_ongoing,
  section_dropped,
  section_kpi,
  count
};

using Signals = std::bitset<static_cast<std::size_t>(Signal::count)>;

inline void set(Signals& signals, Signal signal) {
  signals.set(static_cast<std::size_t>(signal));
}
inline bool has(const Signals& signals, Signal signal) {
  return signals.test(static_cast<std::size_t>(signal));
}

// The signal of a name as rules write it, if there is one.
std::optional<Signal> signal_named(std::string_view name);
std::vector<std::string> names_of(const Signals& signals);   // as rules write them
std::vector<std::string> labels_of(const Signals& signals);  // Dutch, for people

enum class PartRole : std::uint8_t { main, condition, subordinate, parenthesis, quotation };

struct ClausePart {
  Span span;
  PartRole role = PartRole::main;
};

struct Clause {
  std::string lower;              // the sentence in lower case, the same length
  std::string main;               // `lower` with everything but the main clause blanked
  std::vector<ClausePart> parts;  // in order, together the whole sentence
  Signals signals;
  Span verb;     // the finite verb
  Span subject;  // who or what acts; may be empty

  PartRole role_at(std::uint32_t offset) const;
};

// `own_names`: the agency's name and abbreviations in lower case, so that its own acts are told from others'.
Clause read_clause(std::string_view sentence, const Lexicon& lexicon,
                   const std::vector<std::string>& own_names);

}  // namespace planlezer

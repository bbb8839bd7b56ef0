// Makes the lexicon (lexicon.h) when the program is built:
//
//   compile_lexicon WORDS DICTIONARY HYPHENATION FIELD_WORDS VERBS RESULT
//
// WORDS         all forms, one a line (package wdutch)
// DICTIONARY    hunspell's nl.dic, with nl.aff beside it: which words make compounds, and the forms of verbs
// HYPHENATION   where words may be broken: the parts of a compound always may (package hyphen-nl)
// FIELD_WORDS   words.toml
// VERBS         analyze/registers/verbs.toml: "op|stellen stelt opgesteld"
#include <hyphen.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/handle.h"
#include "storage/dutch/compounds.h"
#include "storage/dutch/folding.h"
#include "storage/dutch/lexicon.h"
#include "storage/dutch/stemmer.h"

namespace planlezer {
namespace {

struct Entry {
  std::uint8_t properties = 0;
  std::string stem;
};
using Entries = std::map<std::string, Entry, std::less<>>;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "compile_lexicon: " << why << "\n";
  std::exit(1);
}

std::ifstream open(const std::string& file) {
  std::ifstream in(file);
  if (!in) stop("cannot read " + file);
  return in;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// ---- hunspell's dictionary

// One way to make a form: take `strip` off the end of a word that `condition` fits, put `add` there.
struct Suffix {
  std::string strip, add, condition;
  std::set<std::string> then;  // flags of the form
};

std::set<std::string> flags_of(std::string_view text) {
  std::set<std::string> flags;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) flags.emplace(text.substr(i, 2));
  return flags;
}

// "[^ao]t": each place a letter or a set of letters, at the end of the word.
bool fits(std::string_view word, std::string_view condition) {
  if (condition == ".") return true;
  std::vector<std::string> places;
  for (std::size_t i = 0; i < condition.size(); ++i) {
    const std::size_t end = condition[i] == '[' ? condition.find(']', i) : i;
    if (end == std::string_view::npos) return false;
    places.emplace_back(condition.substr(i, end - i + 1));
    i = end;
  }
  if (word.size() < places.size()) return false;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const char c = word[word.size() - places.size() + i];
    const std::string& place = places[i];
    if (place.front() != '[') {
      if (place.front() != c) return false;
      continue;
    }
    const bool negated = place[1] == '^';
    if ((place.find(c, negated ? 2 : 1) != std::string::npos) == negated) return false;
  }
  return true;
}

struct Affixes {
  std::map<std::string, std::vector<Suffix>> suffixes;
  std::map<std::string, std::string> prefixes;  // of verbs: "Pj" is "af"
};

Affixes read_affixes(const std::string& file) {
  auto in = open(file);
  Affixes affixes;
  for (std::string line; std::getline(in, line);) {
    const auto words = words_of(line);
    if (words.size() < 5 || (words[0] != "SFX" && words[0] != "PFX")) continue;
    const std::string added = words[3] == "0" ? "" : words[3];
    const std::size_t slash = added.find('/');
    const std::string add = added.substr(0, slash) == "0" ? "" : added.substr(0, slash);
    if (words[0] == "PFX") {
      if (words[1].front() == 'P' && add.find('-') == std::string::npos) affixes.prefixes[words[1]] = add;
      continue;
    }
    if (add.ends_with('-')) continue;
    affixes.suffixes[words[1]].push_back(
        {words[2] == "0" ? "" : words[2], add, words[4],
         flags_of(slash == std::string::npos ? "" : added.substr(slash + 1))});
  }
  return affixes;
}

bool has(const std::set<std::string>& flags, const char* flag) {
  return flags.contains(flag);
}

bool is_verb(const std::set<std::string>& flags) {
  return has(flags, "V3") || has(flags, "Vp") || has(flags, "Vq") || has(flags, "Vb");
}

// The lexicon while it is made.
class Compiler {
 public:
  void read_words(const std::string& file);
  void read_dictionary(const std::string& file);
  void read_field_words(const toml::table& words);
  void read_verbs(const toml::table& verbs);
  void read_participles(const toml::table& words);
  void keep_whole_what_is_no_compound(const std::string& hyphenation, const toml::table& words);
  std::string compiled(const toml::table& words) const;

 private:
  std::string stem(std::string_view word) { return stemmer_.stem(word); }
  Entry& at(const std::string& word) { return entries_[fold(word)]; }
  void mark_verb(const std::string& root, const std::set<std::string>& flags, const Affixes& affixes);
  void same_stem(const std::string& form, const std::string& stem, bool finite, bool noun_too = false);
  void same_stems(const std::vector<std::string>& forms, const std::vector<std::string>& particles);

  Entries entries_;
  std::set<std::string, std::less<>> nouns_;  // forms that are a word of their own beside any verb
  Stemmer stemmer_;
};

void Compiler::read_words(const std::string& file) {
  auto in = open(file);
  for (std::string word; std::getline(in, word);) at(word);
}

void Compiler::same_stem(const std::string& form, const std::string& stem_of_all, bool finite,
                         bool noun_too) {
  const bool agrees = stem(form) == stem_of_all;
  if (!agrees && !noun_too && nouns_.contains(form)) return;  // "plant" is not only "hij plant"
  Entry& entry = entries_[form];
  if (finite) entry.properties |= word_is::finite;
  if (entry.stem.empty() && !agrees) entry.stem = stem_of_all;
}

void Compiler::mark_verb(const std::string& root, const std::set<std::string>& flags,
                         const Affixes& affixes) {
  std::vector<std::string> forms = {root};
  for (const char* flag : {"V3", "Vp", "Vq", "Vb"}) {
    if (!has(flags, flag)) continue;
    for (const Suffix& suffix : affixes.suffixes.at(flag))
      if (fits(root, suffix.condition))
        forms.push_back(root.substr(0, root.size() - suffix.strip.size()) + suffix.add);
  }
  std::vector<std::string> prefixes = {""};
  for (const std::string& flag : flags)
    if (const auto prefix = affixes.prefixes.find(flag); prefix != affixes.prefixes.end())
      prefixes.push_back(prefix->second);
  for (const std::string& prefix : prefixes) {
    const std::string stem_of_all = stem(prefix + root);
    entries_[stem_of_all].properties |= word_is::verb;
    for (const std::string& form : forms) same_stem(prefix + form, stem_of_all, true);
  }
}

void Compiler::read_dictionary(const std::string& file) {
  const Affixes affixes = read_affixes(file.substr(0, file.size() - 3) + "aff");
  std::vector<std::pair<std::string, std::set<std::string>>> verbs, participles;
  std::vector<std::pair<std::string, std::string>> inflected;
  std::set<std::string> headwords, keeps_end;
  auto in = open(file);
  for (std::string line; std::getline(in, line);) {
    line = line.substr(0, line.find_first_of(" \t"));
    const std::size_t slash = line.find('/');
    const std::string word = fold(line.substr(0, slash));
    const auto flags = flags_of(slash == std::string::npos ? "" : std::string_view(line).substr(slash + 1));
    headwords.insert(word);
    const bool inflects = std::any_of(flags.begin(), flags.end(), [](const std::string& flag) {
      return flag.front() == 'Y' || flag.front() == 'Z';  // diminutives and plurals
    });
    const bool noun = inflects || has(flags, "Cc") || has(flags, "Ca");
    Entry& entry = entries_[word];
    // Short words are parts only where the dictionary says so; of longer ones it says so too seldom.
    const bool is_long = word.size() > 3;
    if ((inflects && is_long) || has(flags, "Cc")) entry.properties |= word_is::compound_end;
    if ((noun && is_long) || has(flags, "Ca") || has(flags, "Cb"))
      entry.properties |= word_is::compound_begin;
    // Its bare form makes compounds: "wandelpad".
    if (is_verb(flags) && word.size() > 4) entry.properties |= word_is::compound_begin;
    if (has(flags, "Vi")) entry.properties |= word_is::finite;  // "wij stellen … vast"
    for (const std::string& flag : flags) {
      const auto suffixes = affixes.suffixes.find(flag);
      if (suffixes == affixes.suffixes.end()) continue;
      for (const Suffix& suffix : suffixes->second) {
        if (!fits(word, suffix.condition) || !word.ends_with(suffix.strip)) continue;
        const std::string made = fold(word.substr(0, word.size() - suffix.strip.size()) + suffix.add);
        Entry& form = entries_[made];
        if (has(suffix.then, "Ca")) form.properties |= word_is::compound_begin;
        if (((noun && is_long) || has(flags, "Cc")) && flag.front() != 'C')
          form.properties |= word_is::compound_end;
        if (flag == "Cd" || flag == "Ch") form.properties |= word_is::linked;
        if (flag.front() == 'Y' || flag.front() == 'Z') nouns_.insert(made);
        if (flag.front() == 'Y' || flag.front() == 'Z' || flag.front() == 'A')
          inflected.emplace_back(made, word);
      }
    }
    if (noun) nouns_.insert(word);
    // "molen" has a plural in s, so its end is no plural: it is no "mol".
    if (word.ends_with("en") && has(flags, "Za")) keeps_end.insert(word);
    // "loods" has a plural in sen, so its s is no plural: it is no "lood".
    if (word.ends_with("s") && (has(flags, "Zb") || has(flags, "Ze"))) keeps_end.insert(word);
    if (is_verb(flags)) verbs.emplace_back(word, flags);
    if (has(flags, "Ve")) participles.emplace_back(word, flags);
  }
  for (const std::string& word : keeps_end) entries_[word].stem = word;
  // A form that is in the dictionary by itself keeps its own stem: "zaken" is no "zaak" only when it is told.
  for (const auto& [form, word] : inflected)
    if (!headwords.contains(form)) same_stem(form, keeps_end.contains(word) ? word : stem(word), false, true);
  for (const auto& [root, flags] : verbs) mark_verb(root, flags, affixes);
  // Without "ge" after an unstressed prefix: "verdiend".
  for (const auto& [participle, flags] : participles) {
    const std::string root = stem(participle.substr(0, participle.size() - 1));
    const auto verb = entries_.find(root);
    if (verb == entries_.end() || (verb->second.properties & word_is::verb) == 0) continue;
    for (const char* ending : {"", "e"}) same_stem(participle + ending, root, false);
  }
  // "ge" + root + "t": "gestart", and "op" + "gestart".
  for (const auto& [participle, flags] : participles) {
    const std::size_t ge = participle.rfind("ge", participle.size() - 3);
    if (ge == std::string::npos) continue;
    const std::string root = stem(participle.substr(ge + 2, participle.size() - ge - 3));
    std::vector<std::string> prefixes = {participle.substr(0, ge)};
    for (const std::string& flag : flags)
      if (const auto prefix = affixes.prefixes.find(flag); prefix != affixes.prefixes.end())
        prefixes.push_back(prefix->second + prefixes.front());
    const auto verb = entries_.find(root);
    if (verb == entries_.end() || (verb->second.properties & word_is::verb) == 0) continue;
    for (const std::string& prefix : prefixes)
      for (const char* ending : {"", "e"})
        same_stem(prefix + participle.substr(ge) + ending, stem(prefix + root), false);
  }
}

// `forms`: of one word, the one that gives the stem first. Each is also taken with the particles before it
// that make a known word: "aan" + "nam".
void Compiler::same_stems(const std::vector<std::string>& forms, const std::vector<std::string>& particles) {
  for (const std::string& particle : particles) {
    const std::string first = particle + fold(forms.front());
    if (!particle.empty() && !entries_.contains(first)) continue;
    const std::string stem_of_all = stem(first);
    for (const std::string& form : forms) {
      std::string whole = particle + fold(form);
      // After an unstressed prefix the participle has no "ge": "verdronken".
      if (!particle.empty() && !entries_.contains(whole) && fold(form).starts_with("ge"))
        whole = particle + fold(form).substr(2);
      if (!particle.empty() && !entries_.contains(whole)) continue;
      Entry& entry = entries_[whole];
      entry.stem = stem(whole) == stem_of_all ? "" : stem_of_all;
      if (!whole.starts_with("ge")) entry.properties |= word_is::finite;
    }
    if (first.ends_with("en") || first.ends_with("aan") || first.ends_with("oen"))
      entries_[stem_of_all].properties |= word_is::verb;
  }
}

template <typename Use>
void each_text(const toml::table& table, const char* name, Use use) {
  const auto* list = table.get_as<toml::array>(name);
  if (!list) stop(std::string("no list ") + name);
  for (const auto& value : *list)
    if (const auto text = value.value<std::string>()) use(*text);
}

void Compiler::read_field_words(const toml::table& words) {
  std::set<std::string> stems, end_stems;
  each_text(words, "short_ends", [&](const std::string& word) { end_stems.insert(stem(fold(word))); });
  for (auto& [word, entry] : entries_)
    if (word.size() > 3 && word.ends_with("en") &&
        end_stems.contains(entry.stem.empty() ? stem(word) : entry.stem))
      entry.properties |= word_is::compound_end;
  each_text(words, "parts", [&](const std::string& word) {
    at(word);
    stems.insert(stem(fold(word)));
  });
  for (auto& [word, entry] : entries_)
    if (stems.contains(entry.stem.empty() ? stem(word) : entry.stem) &&
        !(word.ends_with("s") && entries_.contains(word.substr(0, word.size() - 1)) && !stems.contains(word)))
      entry.properties |= word_is::compound_begin | word_is::compound_end;
  each_text(words, "short_ends",
            [&](const std::string& word) { at(word).properties |= word_is::compound_end; });
  each_text(words, "short_begins",
            [&](const std::string& word) { at(word).properties |= word_is::compound_begin; });
  each_text(words, "not_parts", [&](const std::string& word) { at(word).properties |= word_is::not_part; });
  std::vector<std::string> particles = {""};
  each_text(words, "particles", [&](const std::string& word) {
    at(word).properties |= word_is::particle;
    particles.push_back(fold(word));
  });
  each_text(words, "same", [&](const std::string& line) { same_stems(words_of(line), particles); });
}

void Compiler::read_verbs(const toml::table& verbs) {
  for (const auto& [name, list] : verbs) {
    if (!list.is_array()) continue;
    for (const auto& value : *list.as_array()) {
      auto forms = words_of(value.value_or(std::string()));
      if (forms.size() < 3) continue;
      const std::size_t bar = forms.front().find('|');
      const std::string particle = bar == std::string::npos ? "" : fold(forms.front().substr(0, bar));
      if (bar != std::string::npos) forms.front().erase(bar, 1);
      // The register writes "stelt" and "bood" without the particle they stand apart from.
      std::vector<std::string> whole = {forms[0], particle + forms[1], forms[2]};
      for (std::size_t i = 3; i < forms.size(); ++i) whole.push_back(particle + forms[i]);
      std::erase_if(whole, [&](const std::string& form) { return nouns_.contains(fold(form)); });
      if (!whole.empty() && whole.front() == forms[0]) same_stems(whole, {""});
    }
  }
}

// "bij" + "gesteld": the participle of "bijstellen", where "gesteld" is that of "stellen".
void Compiler::read_participles(const toml::table& words) {
  std::set<std::string> particles;
  each_text(words, "particles", [&](const std::string& word) { particles.insert(fold(word)); });
  for (auto& [word, entry] : entries_) {
    const std::size_t ge = word.find("ge", 1);
    if (!entry.stem.empty() || ge == std::string::npos || !particles.contains(word.substr(0, ge))) continue;
    const auto simple = entries_.find(word.substr(ge));
    if (simple == entries_.end() || simple->second.stem.empty()) continue;
    const auto verb = entries_.find(word.substr(0, ge) + simple->second.stem);
    if (verb != entries_.end() && (verb->second.properties & word_is::verb) != 0) entry.stem = verb->first;
  }
}

struct CloseHyphenation {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};

// What the lists have as one word is divided only where it may be hyphenated: "kant-oor" may not.
void Compiler::keep_whole_what_is_no_compound(const std::string& hyphenation, const toml::table& words) {
  const std::unique_ptr<HyphenDict, CloseHyphenation> dictionary(hnj_hyphen_load(hyphenation.c_str()));
  if (!dictionary) stop("cannot read " + hyphenation);
  std::set<std::string> whole_stems;
  each_text(words, "whole", [&](const std::string& word) { whole_stems.insert(stem(fold(word))); });
  for (auto& [word, entry] : entries_)
    if (whole_stems.contains(entry.stem.empty() ? stem(word) : entry.stem))
      entry.properties |= word_is::whole;
  const auto may_break = [&](const std::string& word, const CompoundPart& before, const CompoundPart& after) {
    std::vector<char> breaks(word.size() + 5);
    char** replacements = nullptr;
    int *positions = nullptr, *cuts = nullptr;
    hnj_hyphen_hyphenate2(dictionary.get(), word.c_str(), static_cast<int>(word.size()), breaks.data(),
                          nullptr, &replacements, &positions, &cuts);
    // The patterns miss some ("ba-sista-ken"); two long words side by side are no chance.
    return (breaks[before.end - 1U] & 1) != 0 ||
           (before.end - before.begin > 4 && after.end - after.begin > 4);
  };
  // Parts that turn out to be whole are not divided in longer words either: once more, with what is known
  // then.
  for (int round = 0; round < 2; ++round) {
    const std::string data = compiled(words);
    const DutchLexicon lexicon(data);
    for (auto& [word, entry] : entries_) {
      const bool is_given = whole_stems.contains(entry.stem.empty() ? stem(word) : entry.stem);
      if (is_given || (round > 0 && (entry.properties & word_is::whole) == 0)) continue;
      const auto parts = divide_compound(word, lexicon, true);
      bool divides = true;
      for (std::size_t i = 1; i < parts.size(); ++i)
        divides = divides && may_break(word, parts[i - 1], parts[i]);
      if (divides && !parts.empty())
        entry.properties &= static_cast<std::uint8_t>(~word_is::whole);
      else
        entry.properties |= word_is::whole;
    }
  }
}

std::string Compiler::compiled(const toml::table& words) const {
  DutchLexiconHead head;
  head.slots = 1;
  while (head.slots < entries_.size() * 3 / 2) head.slots *= 2;
  std::vector<std::uint32_t> slots(head.slots);
  std::string pool(1, '\0');  // 0 is no offset of a word
  for (const auto& [word, entry] : entries_) {
    if (word.empty() || word.size() > 255) continue;
    std::uint32_t slot = hash_of(word) & (head.slots - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (head.slots - 1);
    slots[slot] = static_cast<std::uint32_t>(pool.size());
    pool += static_cast<char>(word.size());
    pool += static_cast<char>(entry.properties);
    pool += static_cast<char>(entry.stem.size());
    pool += word + entry.stem;
  }
  std::set<std::string> small_letters;
  each_text(words, "small", [&](const std::string& word) { small_letters.insert(fold(word)); });
  std::string abbreviations;
  const auto* table = words.get_as<toml::table>("abbreviations");
  if (!table) stop("no abbreviations");
  for (const auto& [name, list] : *table) {
    const std::string small = fold(std::string(name.str()));
    each_text(*table, std::string(name.str()).c_str(), [&](const std::string& full) {
      abbreviations += small + "\t" + fold(full) + "\t" + (small_letters.contains(small) ? "1" : "") + "\n";
    });
  }
  head.words_bytes = static_cast<std::uint32_t>(pool.size());
  head.abbreviations_bytes = static_cast<std::uint32_t>(abbreviations.size());
  std::string data(reinterpret_cast<const char*>(&head), sizeof head);
  data.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(std::uint32_t));
  return data.append(pool).append(abbreviations);
}

}  // namespace
}  // namespace planlezer

int main(int count, char** arguments) {
  using namespace planlezer;
  if (count != 7) stop("six files are needed");
  Compiler compiler;
  try {
    const auto words = toml::parse_file(arguments[4]);
    compiler.read_words(arguments[1]);
    compiler.read_dictionary(arguments[2]);
    compiler.read_field_words(words);
    compiler.read_verbs(toml::parse_file(arguments[5]));
    compiler.read_participles(words);
    compiler.keep_whole_what_is_no_compound(arguments[3], words);
    std::ofstream out(arguments[6], std::ios::binary);
    if (!(out << compiler.compiled(words)).flush()) stop(std::string("cannot write ") + arguments[6]);
  } catch (const toml::parse_error& error) {
    stop(std::string(error.description()));
  }
}

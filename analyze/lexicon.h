// The words the clause reader knows: forms of verbs, nouns of action, actors. Made from registers/verbs.toml
// and registers/actors.toml; immutable, safe to share between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace planlezer {

enum class VerbClass : std::uint8_t { action, exploring, ongoing, stative, event };

// What a word form can be. A form may be several at once: "plannen", "werken".
struct WordForm {
  static constexpr std::size_t classes = 5;
  bool third[classes] = {};       // stelt (needs its particle when there is one)
  bool plural[classes] = {};      // stellen; the infinitive too where nothing splits off
  bool infinitive[classes] = {};  // opstellen
  bool participle[classes] = {};  // opgesteld
  bool joined[classes] = {};      // opstelt, at the end of a subordinate clause
  bool past = false;              // stelde, nam
  // Particles that go with third and plural per class; "" when the verb stands alone.
  std::vector<std::pair<VerbClass, std::string>> particles;
};

class Lexicon {
 public:
  static Result<Lexicon> load(const std::filesystem::path& registers);

  const WordForm* find(std::string_view lower_word) const;
  bool is_nominal(std::string_view lower_word) const;  // "uitbreiding", also "formatie-uitbreiding"
  bool is_role(std::string_view lower_word) const;     // by the end of the word
  bool is_before_role(std::string_view lower_word) const;
  // Longest match of an actor that starts at `text`; its length or 0. Ends at a word's end.
  std::size_t own_at(std::string_view lower_text) const;
  std::size_t other_at(std::string_view lower_text) const;

 private:
  Result<void> add_verbs(const std::vector<std::string>& lines, VerbClass verb_class);
  void add_particle_verbs(const std::vector<std::string>& particles);
  void add_verb(std::string_view infinitive, std::string_view third, std::string_view participle,
                std::string_view past, VerbClass verb_class);

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, WordForm, Hash, std::equal_to<>> forms_;
  std::unordered_set<std::string> nominal_, not_role_, before_role_;
  std::vector<std::string> roles_, own_, other_;
};

// Words of closed classes.
bool is_preposition(std::string_view lower_word);
bool is_determiner(std::string_view lower_word);

}  // namespace planlezer

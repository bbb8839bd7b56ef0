// Dutch stems: what the forms of one word have in common ("maatregel", "maatregelen"). A stem is for
// comparing only. Snowball's Dutch algorithm, with the plurals and spellings it leaves apart ("fusies",
// "plannen", "huizen") brought together. Remembers what it has seen, because text repeats itself. Not for
// sharing between threads.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace planlezer {

class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // `form`: folded (see folding.h). The answer lasts until the next call.
  std::string_view stem(std::string_view form);

 private:
  struct Snowball;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::string compute(std::string_view form);

  std::unique_ptr<Snowball> snowball_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> known_;
};

}  // namespace planlezer

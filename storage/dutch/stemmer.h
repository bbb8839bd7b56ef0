// Dutch stems: what the forms of one word have in common ("maatregel", "maatregelen"). A stem is for
// comparing only. Snowball's Dutch algorithm, with the plurals and spellings it leaves apart ("fusies",
// "plannen", "huizen") brought together. Remembers nothing: whoever meets words again does (word_terms.h).
// Not for sharing between threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace planlezer {

class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // `form`: folded (see folding.h).
  std::string stem(std::string_view form);

 private:
  struct Snowball;
  std::unique_ptr<Snowball> snowball_;
};

}  // namespace planlezer

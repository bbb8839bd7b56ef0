// Who names whom for a fusion: each pair of organisations with what either says of the other. Pure; its input
// are the conclusions of the plans.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace planlezer {

struct FusionStand {
  std::string organisation;
  std::string stance;
  std::vector<std::string> partners;  // by name, as far as the plan tells
  std::size_t source = 0;             // the caller's: which conclusion it is
};

struct FusionPair {
  enum class Agreement {
    mutual,         // both name each other and say the same
    different,      // both name each other; one goes further than the other
    one_sided,      // the other's plan does not name this one, and does not speak against it
    contradicting,  // the other says it wants no fusion, or goes with somebody else
    unknown,        // there is no plan of the other
  };
  std::string first, second;                 // `first` names `second`; of two that name each other by name
  std::size_t first_source = 0;              // of what `first` says
  std::optional<std::size_t> second_source;  // of what the other's plan concludes, when there is one
  Agreement agreement = Agreement::unknown;
};

// One stand per organisation. Names are compared without case; "Leemrand" is "Omgevingsdienst Leemrand".
// Sorted by name.
std::vector<FusionPair> fusion_web(const std::vector<FusionStand>& stands);

}  // namespace planlezer

#include "storage/search/misreadings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

bool may_be(const std::string& word, const std::string& read) {
  std::vector<Clause> clauses = {{{{{{{"?" + word}, false}}, 0, 1}}}};
  DutchWords words;
  find_misreadings({read}, words, clauses);
  return !clauses.front().any_of.empty();
}

TEST(Misreadings, LettersThatLookAlikeAreTakenForOneAnother) {
  for (const auto& [word, read] :
       {std::pair("handhaving", "handhavinq"), std::pair("maatregel", "rnaatregel"),
        std::pair("schaalvergroting", "schaalvergroung"), std::pair("olieopslag", "olicopstag"),
        std::pair("politie", "polite"), std::pair("luchtkwaliteit", "luchikwahtert"),
        std::pair("kern", "kem"), std::pair("modern", "modem"), std::pair("kwaliteit", "datakwalitest"),
        std::pair("clubje", "lubje")})
    EXPECT_TRUE(may_be(word, read)) << read;
}

TEST(Misreadings, OtherWordsAreNot) {
  for (const auto& [word, read] :
       {std::pair("hand", "band"), std::pair("toezicht", "toelicht"), std::pair("fusie", "confusie"),
        std::pair("plan", "plant"), std::pair("opleiding", "afleiding"), std::pair("wet", "wel"),
        std::pair("energie", "synergie"), std::pair("boa", "bca")})
    EXPECT_FALSE(may_be(word, read)) << read;
}

TEST(Misreadings, LongerWordsMayDifferMore) {
  EXPECT_LT(most_misread("kern"), most_misread("omgeving"));
  EXPECT_LT(most_misread("omgeving"), most_misread("omgevingsdienst"));
  EXPECT_FLOAT_EQ(reading_distance("modern", "modem", 2), 0.5F);
  EXPECT_FLOAT_EQ(reading_distance("plan", "plxn", 2), 1);
}

}  // namespace
}  // namespace planlezer

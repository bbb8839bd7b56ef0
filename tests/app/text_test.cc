#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/csv.h"
#include "app/findings_table.h"
#include "app/html.h"
#include "app/terminal.h"
#include "app/words.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Html, MarkupOfOthersIsText) {
  EXPECT_EQ(html_escaped("<script>alert('x')</script>"), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  EXPECT_EQ(html_escaped("\" onmouseover=\"x"), "&quot; onmouseover=&quot;x");
  EXPECT_EQ(html_escaped("&lt; R&D"), "&amp;lt; R&amp;D");
  EXPECT_EQ(html_escaped("één maatregel van € 5"), "één maatregel van € 5");
  EXPECT_EQ(html_escaped(""), "");
}

TEST(Html, IsAlwaysUtf8WithoutControlCharacters) {
  const std::string safe = html_escaped(std::string_view("a\0b\x1b[2Jc\x07\x7f\xC2\x85\xFF\xC3(d", 16));
  EXPECT_TRUE(is_utf8(safe));
  for (const char c : safe) EXPECT_FALSE((c >= 0 && c < 0x20) || c == 0x7F) << static_cast<int>(c);
  EXPECT_THAT(safe, Not(HasSubstr("\xC2\x85")));
  for (const char* kept : {"a", "b", "[2Jc", "(d"}) EXPECT_THAT(safe, HasSubstr(kept));
}

TEST(Csv, QuotesWhatRfc4180AsksFor) {
  EXPECT_EQ(csv_field("gewoon"), "gewoon");
  EXPECT_EQ(csv_field("a, b"), "\"a, b\"");
  EXPECT_EQ(csv_field("zegt \"nee\""), "\"zegt \"\"nee\"\"\"");
  EXPECT_EQ(csv_field("twee\nregels"), "\"twee\nregels\"");
  EXPECT_EQ(csv_field("twee\rregels"), "\"twee\rregels\"");
  EXPECT_EQ(csv_field("\""), "\"\"\"\"");
  EXPECT_EQ(csv_field(""), "");
}

TEST(Csv, ARecordEndsWithCarriageReturnAndLineFeed) {
  EXPECT_EQ(csv_record({"a", "", "b,c"}), "a,,\"b,c\"\r\n");
  EXPECT_EQ(csv_record({"één"}), "één\r\n");
}

TEST(Csv, WordsOfOthersAreNeverAFormula) {
  for (const char* formula :
       {"=1+1", "+31 6", "-2+3", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://x\")"}) {
    EXPECT_EQ(inert(formula), std::string("'") + formula);
    EXPECT_EQ(csv_record({"veilig", formula}), "veilig," + csv_field(std::string("'") + formula) + "\r\n");
  }
  EXPECT_EQ(inert("KPI 3 = belangrijk"), "KPI 3 = belangrijk");
  EXPECT_EQ(inert(""), "");
}

TEST(FindingsTable, NumbersHaveAPointAndListsASemicolon) {
  EXPECT_EQ(plain_number(171500.0), "171500");
  EXPECT_EQ(plain_number(0.25), "0.25");
  EXPECT_EQ(plain_number(std::nullopt), "");
  EXPECT_EQ(plain_number(18e6), "18000000");
  EXPECT_EQ(joined({1, 2}), "1; 2");
  EXPECT_EQ(joined({}), "");
}

TEST(Terminal, CountsInDutch) {
  EXPECT_EQ(dutch_count(0), "0");
  EXPECT_EQ(dutch_count(999), "999");
  EXPECT_EQ(dutch_count(1234), "1.234");
  EXPECT_EQ(dutch_count(1000000), "1.000.000");
  EXPECT_EQ(counted(1, "document", "documenten"), "1 document");
  EXPECT_EQ(counted(0, "document", "documenten"), "0 documenten");
  EXPECT_EQ(counted(1500, "document", "documenten"), "1.500 documenten");
}

TEST(Terminal, DurationsInDutch) {
  EXPECT_EQ(dutch_duration(45), "45 s");
  EXPECT_EQ(dutch_duration(180), "3 min");
  EXPECT_EQ(dutch_duration(4800), "1 u 20 min");
}

TEST(Terminal, WordsOfOthersDoNotSteerIt) {
  const std::string shown = printable("titel\x1b]0;weg\x07\x1b[31m\r\nrood\x7f\xC2\x9B!");
  for (const char c : shown) EXPECT_FALSE((c >= 0 && c < 0x20) || c == 0x7F) << static_cast<int>(c);
  EXPECT_THAT(shown, Not(HasSubstr("\xC2\x9B")));
  EXPECT_THAT(shown, HasSubstr("titel"));
  EXPECT_EQ(printable("één € “woord”"), "één € “woord”");
}

TEST(Terminal, EmphasisOnlyWhereColourIsShown) {
  EXPECT_EQ(bold("woord", false), "woord");
  EXPECT_EQ(dim("woord", false), "woord");
  EXPECT_THAT(bold("woord", true), HasSubstr("\x1b["));
  EXPECT_THAT(dim("woord", true), HasSubstr("woord"));
}

TEST(Words, CaseAndPunctuationDoNotCount) {
  EXPECT_THAT(plain_words("De Dienst – stelt (in Q3) vast: ‘plan’."),
              ElementsAre("de", "dienst", "stelt", "in", "q3", "vast", "plan"));
  EXPECT_THAT(plain_words(" … – ; "), IsEmpty());
  EXPECT_THAT(plain_words("ÉÉN één"), ElementsAre("één", "één"));
}

TEST(Words, LettersOfAWordBrokenOverTwoLines) {
  EXPECT_EQ(plain_letters("omgevings- dienst"), plain_letters("Omgevingsdienst"));
  EXPECT_EQ(plain_letters("€ 1.250,-"), "1250");
  EXPECT_NE(plain_letters("kpi 2"), plain_letters("kpi 3"));
}

TEST(Words, SharedWordsAreIntersectionOverUnion) {
  EXPECT_DOUBLE_EQ(shared_words({"a", "b", "c", "d"}, {"a", "b", "c", "d"}), 1);
  EXPECT_DOUBLE_EQ(shared_words({"a", "b", "c"}, {"b", "c", "d", "e"}), 2.0 / 5);
  EXPECT_DOUBLE_EQ(shared_words({"a", "b"}, {"c"}), 0);
  EXPECT_DOUBLE_EQ(shared_words({"a", "a", "b"}, {"a", "b", "b"}), 2.0 / 4);  // repeated words are counted
  EXPECT_DOUBLE_EQ(shared_words({}, {}), 0);
}

TEST(Words, EntitiesAreReadAsWhatTheyMean) {
  EXPECT_EQ(decode_entities("I&amp;A"), "I&A");
  EXPECT_EQ(decode_entities("&lt;b&gt; &quot;x&quot; &apos;y&apos;"), "<b> \"x\" 'y'");
  EXPECT_EQ(decode_entities("&#8364; &#x20AC;"), "€ €");
  EXPECT_EQ(decode_entities("R&D; 5 & 6 &onbekend;"), "R&D; 5 & 6 &onbekend;");
}

}  // namespace
}  // namespace planlezer

// Whose words stand where in a mail.
#include "analyze/mail_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "analyze/mail_marks.h"
#include "tests/analyze/mail_sketch.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const MailRegister& patterns() {
  static const Result<MailRegister> loaded = MailRegister::load(PLANLEZER_SOURCE_DIR "/analyze/registers");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

MailText text_of(const Extracted& document) {
  return read_mail_text(document.pages.front(), *document.mail, patterns());
}

MailText text_of(const std::string& subject, std::string_view text) {
  return text_of(mail_of(mail_head("anna@odlagematen.example", subject), text));
}

std::vector<std::string> words_of(const MailText& text, MailPart part) {
  std::vector<std::string> words;
  for (const MailLine& line : text.lines)
    if (line.part == part && line.role != MailRole::head) words.push_back(line.words);
  return words;
}

TEST(MailText, QuotedMailsInAllForms) {
  // Each begins the quoted mail; its text is "Wij denken aan € 250.000.".
  const char* const marks[] = {
      "-----Oorspronkelijk bericht-----\nVan: Jan Jansen <jan@minienw.example>\nVerzonden: maandag 3 juni "
      "2024 "
      "14:02\nAan: Anna\nOnderwerp: Oproep\n",
      "-----Original Message-----\nFrom: Jan Jansen\nSent: Monday, June 3, 2024 2:02 PM\nTo: Anna\nSubject: "
      "Oproep\n",
      "Van: Jan Jansen <jan@minienw.example>\nVerzonden: maandag 3 juni 2024 14:02\nAan: Anna\nOnderwerp: "
      "Oproep\n",
      "*Van:* Jan Jansen <jan@minienw.example>\n*Verzonden:* maandag 3 juni 2024 14:02\n*Aan:* "
      "Anna\n*Onderwerp:* "
      "Oproep\n",
      "Van: Jan Jansen\nVerzonden: maandag 3 juni 2024 14:02\nAan: Anna; Bert; Cor; Dirk; Eva; Fatima; "
      "Gerda; "
      "Hendrik;\nIneke; Joris; Karel\nCC: Piet\nOnderwerp: Oproep\nUrgentie: Hoog\n",
      "Onderwerp: Oproep\nDatum: 3 juni 2024 om 14:02\nAan: Anna\nVan: Jan Jansen\n",
      "________________________________\nVan: Jan Jansen\nVerzonden: maandag 3 juni 2024\nAan: "
      "Anna\nOnderwerp: "
      "Oproep\n",
      "Op 3 juni 2024 om 14:02 schreef Jan Jansen <jan@minienw.example>:\n",
      "Op ma 3 jun. 2024 14:02 schreef Jan Jansen van het Ministerie van\nInfrastructuur en Waterstaat "
      "<jan@minienw.example>:\n",
      "Op ma 3 jun 2024 om 14:02 Jan Jansen <jan@minienw.example>\nschreef:\n",
      "Op 3-6-2024 14:02 heeft Jan Jansen <jan@minienw.example> geschreven:\n",
      "On Mon, Jun 3, 2024 at 2:02 PM Jan Jansen <jan@minienw.example> wrote:\n",
      "Am 03.06.2024 um 14:02 schrieb Jan Jansen <jan@minienw.example>:\n",
      "Van:\nJan Jansen <jan@minienw.example>\nDatum:\n3 juni 2024 14:02\nAan:\nAnna\nOnderwerp:\nOproep\n",
  };
  for (const char* mark : marks) {
    SCOPED_TRACE(mark);
    const MailText text = text_of("RE: Oproep", "Beste Jan,\n\nWij vragen € 60.000.\n\n" + std::string(mark) +
                                                    "\nBeste Anna,\n\nWij denken aan € 250.000.\n");
    EXPECT_THAT(words_of(text, MailPart::own), ElementsAre("Beste Jan,", "Wij vragen € 60.000."));
    EXPECT_THAT(words_of(text, MailPart::quoted), ElementsAre("Beste Anna,", "Wij denken aan € 250.000."));
    EXPECT_THAT(words_of(text, MailPart::forwarded), IsEmpty());
  }
}

TEST(MailText, WhatOnlyLooksLikeAHeadIsOwn) {
  const char* const texts[] = {
      "Van: Omgevingsdienst Lage Maten\nAan: het ministerie\nOnderwerp: verzoek om ondersteuning\nDatum: 10 "
      "juni "
      "2024\n\nWij vragen € 60.000.",
      "Op 3 juni 2024 schreef u dat u onze vraag afwacht:\n\nWij vragen € 60.000.",
      "Op 3 juni om 14:00 heeft het bestuur besloten:\n\nWij vragen € 60.000.",
      "Wij zien de volgende posten:\n\nAan: € 20.000 voor inhuur\n\nWij vragen € 60.000.",
      "Van: 1 juli\n\nWij vragen € 60.000.",
  };
  for (const char* written : texts)
    EXPECT_THAT(words_of(text_of("Verzoek", written), MailPart::own), Contains("Wij vragen € 60.000."))
        << written;
}

TEST(MailText, MarkedQuotationsLeaveInlineAnswersOwn) {
  const MailText text =
      text_of("RE: Oproep",
              "Beste Jan, zie onder.\n\nOp 3 juni 2024 schreef Jan:\n\n> Voor welke kpi's vraagt u "
              "steun?\n\nVoor kpi 4.\n\n> > Wij denken aan € 250.000.\n> Om welk bedrag gaat het?\n\nOm "
              "€ 60.000.\n\nGroet,\nAnna\n");
  EXPECT_THAT(words_of(text, MailPart::own),
              ElementsAre("Beste Jan, zie onder.", "Voor kpi 4.", "Om € 60.000.", "Groet,"));
  EXPECT_THAT(words_of(text, MailPart::quoted),
              ElementsAre("Voor welke kpi's vraagt u steun?", "Wij denken aan € 250.000.",
                          "Om welk bedrag gaat het?"));
  EXPECT_THAT(words_of(text, MailPart::signature), ElementsAre("Anna"));
}

TEST(MailText, DepthOfBlocksCountsWithoutMarks) {
  const MailText text =
      text_of(mail_of_paragraphs(mail_head("anna@odlagematen.example", "RE: Oproep"),
                                 {{"Beste Jan,\nVoor kpi 4 vragen wij € 60.000.", 0},
                                  {"Op 3 juni 2024 om 14:02 schreef Jan Jansen <jan@minienw.example>:", 0},
                                  {"Wij denken aan € 250.000.", 1},
                                  {"Om welk bedrag gaat het?", 2},
                                  {"Dat hoort u nog.", 0}}));
  EXPECT_THAT(words_of(text, MailPart::own),
              ElementsAre("Beste Jan,", "Voor kpi 4 vragen wij € 60.000.", "Dat hoort u nog."));
  ASSERT_GE(text.messages.size(), 2U);
  EXPECT_EQ(text.messages[1].from.address, "jan@minienw.example");
}

TEST(MailText, ForwardedMailsInAllForms) {
  const char* const marks[] = {
      "---------- Forwarded message ---------\nVan: Bert <bert@odlagematen.example>\nDate: ma 3 jun 2024 om "
      "14:02\nSubject: Verzoek\nTo: <anna@odlagematen.example>\n",
      "-------- Doorgestuurd bericht --------\nOnderwerp: Verzoek\nDatum: Mon, 3 Jun 2024 14:02:00 "
      "+0200\nVan: Bert "
      "<bert@odlagematen.example>\nAan: anna@odlagematen.example\n",
      "Begin doorgestuurd bericht:\n\nVan: Bert <bert@odlagematen.example>\nOnderwerp: Verzoek\nDatum: 3 "
      "juni 2024 om "
      "14:02:08 CEST\nAan: anna@odlagematen.example\n",
      "Van: Bert <bert@odlagematen.example>\nVerzonden: maandag 3 juni 2024 14:02\nAan: Anna\nOnderwerp: "
      "Verzoek\n",
      "-----Oorspronkelijk bericht-----\nVan: Bert [mailto:bert@odlagematen.example]\nVerzonden: maandag 3 "
      "juni 2024 "
      "14:02\nAan: Anna\nOnderwerp: Verzoek\n",
  };
  for (const char* mark : marks) {
    SCOPED_TRACE(mark);
    const MailText text = text_of(
        "FW: Verzoek", "Ter info.\n\n" + std::string(mark) + "\nWij vragen € 60.000.\n\nGroet,\nBert\n");
    EXPECT_THAT(words_of(text, MailPart::own), ElementsAre("Ter info."));
    EXPECT_THAT(words_of(text, MailPart::forwarded), ElementsAre("Wij vragen € 60.000.", "Groet,", "Bert"));
    ASSERT_EQ(text.passed_on(), 1U);
    EXPECT_EQ(text.messages[1].from, (Address{"Bert", "bert@odlagematen.example"}));
  }
}

TEST(MailText, InsideAForwardedMailWhatItQuotesIsQuoted) {
  const MailText text =
      text_of("FW: Oproep",
              "Ter info.\n\nVan: Bert <bert@odlagematen.example>\nVerzonden: 4 juni 2024 "
              "09:00\nAan: Anna\nOnderwerp: RE: Oproep\n\nWij vragen € 60.000.\n\nVan: Jan "
              "<jan@minienw.example>\nVerzonden: 3 juni 2024 14:02\nAan: Bert\nOnderwerp: Oproep\n\nWij "
              "denken aan € 250.000.\n");
  EXPECT_THAT(words_of(text, MailPart::forwarded), ElementsAre("Wij vragen € 60.000."));
  EXPECT_THAT(words_of(text, MailPart::quoted), ElementsAre("Wij denken aan € 250.000."));
}

TEST(MailText, Signatures) {
  const char* const texts[] = {
      "Wij vragen € 60.000.\n\nMet vriendelijke groet,\n\nAnna de Boer\nBeleidsadviseur\nOmgevingsdienst "
      "Lage "
      "Maten\nT 06 - 12 34 56 78 | www.odlagematen.example",
      "Wij vragen € 60.000.\n\nMvg Anna\n\nOmgevingsdienst Lage Maten",
      "Wij vragen € 60.000.\n\nHoogachtend,\n\nmr. A. de Boer\ndirecteur",
      "Wij vragen € 60.000.\n\n-- \nAnna de Boer\nOD Lage Maten",
      "Wij vragen € 60.000.\n\nVerstuurd vanaf mijn iPhone",
      "Wij vragen € 60.000.\n\nSent from my Galaxy",
      "Wij vragen € 60.000.\n\nGroetjes!\n\nAnna",
      "Wij vragen € 60.000.\n\nAlvast veel dank en met hartelijke groet,\nAnna",
      "Wij vragen € 60.000.\n\nKind regards,\nAnna",
  };
  for (const char* written : texts) {
    SCOPED_TRACE(written);
    const MailText text = text_of("Verzoek", written);
    EXPECT_THAT(words_of(text, MailPart::own), Contains("Wij vragen € 60.000."));
    EXPECT_THAT(words_of(text, MailPart::signature), Not(IsEmpty()));
    EXPECT_LE(words_of(text, MailPart::own).size(), 2U);  // and the closing
  }
}

TEST(MailText, ClosingWordsInASentenceEndNothing) {
  for (const char* written : {"De groei van onze dienst is groot.\n\nWij vragen € 60.000.",
                              "Groeten uit de regio sturen wij niet mee: dit is "
                              "ernst.\n\nWij vragen € 60.000.",
                              "Met vriendelijke groeten alleen komen wij er niet, vandaar deze mail, die wij "
                              "na ampel beraad en met "
                              "instemming van het bestuur schrijven.\n\nWij vragen € 60.000."})
    EXPECT_THAT(words_of(text_of("Verzoek", written), MailPart::own), Contains("Wij vragen € 60.000."))
        << written;
}

TEST(MailText, APostscriptIsOwnAgain) {
  const MailText text =
      text_of("Verzoek",
              "Wij vragen € 60.000.\n\nMet vriendelijke groet,\n\nAnna de Boer\n\nPS Voor de fusie "
              "vragen wij € 500.000.\n");
  EXPECT_THAT(words_of(text, MailPart::own), Contains("PS Voor de fusie vragen wij € 500.000."));
  EXPECT_THAT(words_of(text, MailPart::signature), ElementsAre("Anna de Boer"));
}

TEST(MailText, Disclaimers) {
  const char* const disclaimers[] = {
      "Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de geadresseerde bent, "
      "wordt u "
      "verzocht dat aan de afzender te melden en het bericht te verwijderen.",
      "Aan dit bericht kunnen geen rechten worden ontleend.",
      "This message may contain information that is not intended for you. If you are not the addressee, "
      "please inform "
      "the sender.",
      "Denk aan het milieu voordat u deze e-mail print.",
      "De Omgevingsdienst is niet aansprakelijk voor schade door het elektronisch verzenden van berichten.",
      "Disclaimer: zie onze website.",
  };
  for (const char* disclaimer : disclaimers) {
    const MailText text = text_of("Verzoek", "Wij vragen € 60.000.\n\n" + std::string(disclaimer) + "\n");
    EXPECT_THAT(words_of(text, MailPart::own), ElementsAre("Wij vragen € 60.000.")) << disclaimer;
    EXPECT_THAT(words_of(text, MailPart::disclaimer), Not(IsEmpty())) << disclaimer;
  }
  const MailText warned = text_of(
      "Verzoek", "LET OP: deze e-mail is afkomstig van buiten de organisatie.\n\nWij vragen € 60.000.\n");
  EXPECT_THAT(words_of(warned, MailPart::own), ElementsAre("Wij vragen € 60.000."));
}

TEST(MailText, AutomaticReplies) {
  struct {
    const char *subject, *text, *automatic;
  } const cases[] = {
      {"Automatisch antwoord: Oproep", "Ik ben er niet.", "auto_reply"},
      {"Afwezig: Oproep", "Tot 1 juli ben ik er niet.", "auto_reply"},
      {"Out of Office Re: Oproep", "I am away.", "auto_reply"},
      {"RE: Oproep", "Wegens vakantie ben ik tot 1 juli afwezig.", "auto_reply"},
      {"Undeliverable: Oproep", "Your message couldn't be delivered.", "bounce"},
      {"Niet bestelbaar: Oproep", "Uw bericht kon niet worden afgeleverd.", "bounce"},
      {"Mail delivery failed: returning message to sender", "This message was created automatically.",
       "bounce"},
      {"RE: Oproep", "Wij vragen € 60.000.", ""},
      {"Re: afwezigheid tijdens het overleg", "Wij vragen € 60.000.", ""},
      {"Leestips", "Wij vragen € 60.000.", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(text_of(c.subject, c.text).automatic, c.automatic) << c.subject;
  Mail head = mail_head("anna@odlagematen.example", "Oproep");
  head.automatic = "auto_reply";
  EXPECT_EQ(text_of(mail_of(head, "Tot later.")).automatic, "auto_reply");
  head.automatic = "list";
  EXPECT_EQ(text_of(mail_of(head, "Tot later.")).automatic, "");
}

TEST(MailText, NothingAtAll) {
  EXPECT_THAT(text_of("Leeg", "").lines, IsEmpty());
  EXPECT_THAT(words_of(text_of("Leeg", "> \n>\n"), MailPart::own), IsEmpty());
}

TEST(MailText, SendersInHeads) {
  EXPECT_EQ(address_in("Jan Jansen <Jan@Dienst.example>"), (Address{"Jan Jansen", "jan@dienst.example"}));
  EXPECT_EQ(address_in("Jan Jansen [mailto:jan@dienst.example]"),
            (Address{"Jan Jansen", "jan@dienst.example"}));
  EXPECT_EQ(address_in("\"Jansen, Jan\" <jan@dienst.example>"),
            (Address{"Jansen, Jan", "jan@dienst.example"}));
  EXPECT_EQ(address_in("jan@dienst.example"), (Address{"", "jan@dienst.example"}));
  EXPECT_EQ(address_in("Jan Jansen"), (Address{"Jan Jansen", ""}));
}

std::string corpus_text(const std::string& name) {
  std::ifstream file(PLANLEZER_SOURCE_DIR "/../shared/corpus/mail/nl/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(MailText, ForwardsOfRealPrograms) {
  if (!std::filesystem::exists(PLANLEZER_SOURCE_DIR "/../shared/corpus/mail/nl")) GTEST_SKIP();
  for (const char* name :
       {"apple_mail", "gmail", "hubspot", "new_outlook_2019", "outlook_2019", "thunderbird", "yahoo"}) {
    SCOPED_TRACE(name);
    const std::string written = corpus_text("forwards/" + std::string(name) + "_nl_body.txt");
    const MailText text = text_of("FW: Integer consequat non purus", "Ter info.\n\n" + written);
    EXPECT_THAT(words_of(text, MailPart::own), ElementsAre("Ter info."));
    EXPECT_THAT(words_of(text, MailPart::quoted), IsEmpty());
    EXPECT_FALSE(words_of(text, MailPart::forwarded).empty());
    const std::uint32_t inner = text.passed_on();
    ASSERT_GT(inner, 0U);
    EXPECT_EQ(text.messages[inner].from.address, "john.doe@acme.com");
  }
}

TEST(MailText, RepliesOfRealPrograms) {
  if (!std::filesystem::exists(PLANLEZER_SOURCE_DIR "/../shared/corpus/mail/nl")) GTEST_SKIP();
  const MailText head = text_of("RE: Google Apps", corpus_text("replies/email_nl_1_2.txt"));
  EXPECT_THAT(words_of(head, MailPart::own), ElementsAre("Outlook met een antwoord"));
  const MailText wrapped = text_of("Re: voorwaarden", corpus_text("replies/email_nl_wrap.txt"));
  EXPECT_THAT(
      words_of(wrapped, MailPart::own),
      ElementsAre("Hoi Anna,", "dank voor je bericht. De voorwaarden lijken passend; laten we morgen even",
                  "bellen.", "Groet"));
  EXPECT_EQ(words_of(wrapped, MailPart::quoted).size(), 1U);
  const MailText list = text_of("Riak", corpus_text("replies/email_nl_1_1.txt"));
  EXPECT_THAT(words_of(list, MailPart::own), Contains(HasSubstr("legen na het uitvoeren")));
}

}  // namespace
}  // namespace planlezer

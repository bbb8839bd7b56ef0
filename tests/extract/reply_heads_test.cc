// What mail programs quote is told from what is new: HTML as Outlook, Gmail, Apple Mail and Thunderbird write
// it, and heads in text without any mark.
#include "extract/formats/reply_heads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "extract/formats/message.h"
#include "tests/extract/read_with.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

std::vector<std::string> html_mail(std::string_view html) {
  return quoted_texts(
      read_with(read_message, "From: a@x.nl\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" +
                                  std::string(html))
          .page());
}

// Each line by itself.
std::vector<std::string> plain_mail(std::string_view text) {
  const ReadWith read = read_with(
      read_message, "From: a@x.nl\nContent-Type: text/plain; charset=utf-8\n\n" + std::string(text));
  std::vector<std::string> lines;
  for (const Block& block : read.page().blocks)
    for (const std::string_view line :
         split(std::string_view(read.page().text).substr(block.text.begin, block.text.size()), '\n'))
      lines.push_back(std::to_string(block.quoted) + ' ' + std::string(line));
  return lines;
}

const std::string head_lines =
    "Van: Piet <p@x.nl>\nVerzonden: maandag 3 juni 2024 14:02\nAan: Jan\nOnderwerp: Verzoek";
const std::string html_fields =
    "<b>Van:</b> Piet &lt;p@x.nl&gt;<br><b>Verzonden:</b> maandag 3 juni 2024 14:02<br><b>Aan:</b> Jan<br>"
    "<b>Onderwerp:</b> Verzoek";

TEST(ReplyHeads, OutlookOnTheDesktop) {
  EXPECT_THAT(
      html_mail("<div class=WordSection1><p class=MsoNormal>Akkoord.<o:p></o:p></p><div><div "
                "style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p "
                "class=MsoNormal>" +
                html_fields +
                "<o:p></o:p></p></div></div><p class=MsoNormal>Kan dat?</p><p class=MsoNormal>Graag 2 "
                "fte.</p></div>"),
      ElementsAre("Akkoord.", head_lines, "> Kan dat?", "> Graag 2 fte."));
}

TEST(ReplyHeads, OutlookWithALineToTheLeft) {
  EXPECT_THAT(
      html_mail("<p>Akkoord.</p><div style='border:none;border-left:solid blue 1.5pt;padding:0cm'><div "
                "style='border:none;border-top:solid #E1E1E1 1.0pt'><p>" +
                html_fields + "</p></div><p>Kan dat?</p></div><p>Nog iets.</p>"),
      ElementsAre("Akkoord.", "> " + head_lines, "> > Kan dat?", "Nog iets."));
}

TEST(ReplyHeads, OutlookOnTheWeb) {
  EXPECT_THAT(html_mail("<div>Akkoord.</div><div id=\"appendonsend\"></div><hr style='width:98%'><div "
                        "id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri\">" +
                        html_fields + "</font><div>&nbsp;</div></div><div><p>Kan dat?</p></div>"),
              ElementsAre("Akkoord.", head_lines, "> Kan dat?"));
}

TEST(ReplyHeads, Gmail) {
  EXPECT_THAT(
      html_mail("<div dir=ltr>Akkoord.</div><br><div class=\"gmail_quote\"><div dir=ltr "
                "class=\"gmail_attr\">Op ma 3 jun 2024 om 14:02 schreef Piet &lt;p@x.nl&gt;:<br></div>"
                "<blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px "
                "solid rgb(204,204,204)\">Kan dat?</blockquote></div><div>Nog iets.</div>"),
      ElementsAre("Akkoord.", "Op ma 3 jun 2024 om 14:02 schreef Piet <p@x.nl>:", "> Kan dat?", "Nog iets."));
}

TEST(ReplyHeads, AppleMail) {
  EXPECT_THAT(
      html_mail("Akkoord.<br><div><br><blockquote type=\"cite\"><div>Op 3 jun 2024 om 14:02 heeft Piet "
                "&lt;p@x.nl&gt; het volgende geschreven:</div><br><div>Kan dat?</div></blockquote></div>"),
      ElementsAre("Akkoord.",
                  "> Op 3 jun 2024 om 14:02 heeft Piet <p@x.nl> het volgende geschreven:", "> Kan dat?"));
}

TEST(ReplyHeads, Thunderbird) {
  EXPECT_THAT(
      html_mail("<p>Akkoord.</p><div class=\"moz-cite-prefix\">Op 3-6-2024 om 14:02 schreef Piet:<br></div>"
                "<blockquote type=\"cite\" cite=\"mid:1@x\"><p>Kan dat?</p></blockquote><p>Nog iets.</p>"),
      ElementsAre("Akkoord.", "Op 3-6-2024 om 14:02 schreef Piet:", "> Kan dat?", "Nog iets."));
  EXPECT_THAT(
      html_mail("<p>Zie onder.</p><div class=moz-forward-container>-------- Doorgestuurd bericht "
                "--------<table class=moz-email-headers-table><tr><th>Onderwerp: </th><td>Verzoek</td></tr>"
                "<tr><th>Datum: </th><td>Mon, 3 Jun 2024 14:02:00</td></tr><tr><th>Van: </th><td>Piet "
                "&lt;p@x.nl&gt;</td></tr></table><p>Kan dat?</p></div>"),
      ElementsAre("Zie onder.", "-------- Doorgestuurd bericht --------", "Onderwerp:", "Verzoek",
                  "Datum:", "Mon, 3 Jun 2024 14:02:00", "Van:", "Piet <p@x.nl>", "> Kan dat?"));
}

TEST(ReplyHeads, TextWithoutAnyMark) {
  const std::string head = "Van: Piet <p@x.nl>\nVerzonden: maandag 14:02\nOnderwerp: Verzoek";
  const std::string older = "\n\n*From:* Jan <j@x.nl>\n*Sent:* Monday 9:00\n*Subject:* Vraag\n\nHoe?\n";
  EXPECT_THAT(plain_mail("Akkoord.\n\n" + head + "\n\nKan dat?" + older),
              ElementsAre("0 Akkoord.", "0 Van: Piet <p@x.nl>", "0 Verzonden: maandag 14:02",
                          "0 Onderwerp: Verzoek", "1 Kan dat?", "1 *From:* Jan <j@x.nl>",
                          "1 *Sent:* Monday 9:00", "1 *Subject:* Vraag", "2 Hoe?"));
  // An answer below a marked quotation that holds a head.
  EXPECT_THAT(
      plain_mail(
          "> Van: Piet <p@x.nl>\n> Verzonden: maandag 14:02\n> Onderwerp: Verzoek\n>\n> Kan dat?\n\nJa.\n"),
      ElementsAre("1 Van: Piet <p@x.nl>", "1 Verzonden: maandag 14:02", "1 Onderwerp: Verzoek", "2 Kan dat?",
                  "0 Ja."));
  // Its program marks what follows itself.
  EXPECT_THAT(plain_mail("Ja.\n\n" + head + "\n\n> Kan dat?\n\nGraag.\n"),
              ElementsAre("0 Ja.", "0 Van: Piet <p@x.nl>", "0 Verzonden: maandag 14:02",
                          "0 Onderwerp: Verzoek", "1 Kan dat?", "0 Graag."));
}

TEST(ReplyHeads, AMemoIsNoHead) {
  for (const std::string memo :
       {"Van: de directie\nAan: allen\nDatum: 3 juni 2024\nOnderwerp: kpi 3", "Van: 10:00\nTot: 11:00"})
    EXPECT_EQ(plain_mail(memo + "\n\nWij vragen 2 fte.\n").back(), "0 Wij vragen 2 fte.");
}

TEST(ReplyHeads, ManyHeadsCostLittle) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += head_lines + "\n\nKan dat?\n\n";
  EXPECT_EQ(plain_mail(text).back(), "100 Kan dat?");
  Page empty;
  quote_below_heads(empty);
  EXPECT_TRUE(empty.blocks.empty());
}

}  // namespace
}  // namespace planlezer

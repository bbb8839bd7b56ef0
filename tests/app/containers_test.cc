// Documents in documents: every part of a mail, a mailbox or an archive is read, found and accounted for.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::string base64(std::string_view bytes) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      text += i + k > bytes.size() ? '=' : letters[group >> (18 - 6 * k) & 63];
    if (i % 57 == 54) text += "\r\n";
  }
  return text + "\r\n";
}

struct Attached {
  std::string name, media_type, bytes;
};

std::string mail(const std::string& body, const std::vector<Attached>& attachments,
                 const std::string& id = "1") {
  std::string text =
      "From: A. Tester <a.tester@odtestland.example>\r\nTo: Programma <vth@minister.example>\r\n"
      "Date: Mon, 3 Jun 2024 14:02:00 +0200\r\nMessage-ID: <" +
      id +
      "@odtestland.example>\r\n"
      "Subject: Ondersteuningsbehoefte Omgevingsdienst Testland\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=grens\r\n\r\n--grens\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
      body + "\r\n";
  for (const Attached& attached : attachments)
    text += "--grens\r\nContent-Type: " + attached.media_type + "; name=\"" + attached.name +
            "\"\r\nContent-Disposition: attachment; filename=\"" + attached.name +
            "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(attached.bytes);
  return text + "--grens--\r\n";
}

const std::string request = "Wij vragen 80.000 euro voor kpi 3.";

Json row_of(const Workplace& place, const std::string& document, const std::string& attachment) {
  for (const Json& row : place.ledger())
    if (row["document"] == document && row["page"] == 0 &&
        (attachment.empty() ? row["attachment"].is_null() : row["attachment"] == attachment))
      return row;
  return Json::object();
}

TEST(Containers, AMailAndItsAttachmentAreDocumentsOfTheirOwn) {
  const Workplace place;
  place.put("post/bericht.eml", mail(request, {{"plan.pdf", "application/pdf", small_plan()}}));
  EXPECT_EQ(place.ingest().exit_code, 0);
  const Json whole = row_of(place, "post/bericht.eml", "");
  EXPECT_EQ(whole["state"], "read");
  EXPECT_EQ(whole["parts"], 1);
  EXPECT_EQ(whole["parts_read"], 1);
  EXPECT_EQ(row_of(place, "post/bericht.eml", "plan.pdf")["state"], "read");
  const auto requests = place.findings({"--kind", "support_request"});
  ASSERT_THAT(requests, SizeIs(1));
  EXPECT_EQ(requests[0]["document"], "post/bericht.eml");
  EXPECT_TRUE(requests[0]["attachment"].is_null());
  EXPECT_EQ(requests[0]["page"], 0);
  EXPECT_EQ(requests[0]["document_kind"], "email");
  EXPECT_EQ(requests[0]["amount"]["min"], 80000);
  const auto measures = place.findings({"--kind", "measure"});
  ASSERT_THAT(measures, SizeIs(1));
  EXPECT_EQ(measures[0]["document"], "post/bericht.eml");
  EXPECT_EQ(measures[0]["attachment"], "plan.pdf");
  EXPECT_EQ(place.run({"verify"}).exit_code, 0);
}

TEST(Containers, AMailWithAnUnreadableAttachmentIsPartial) {
  const Workplace place;
  place.put("bericht.eml", mail(request, {{"kapot.pdf", "application/pdf", small_plan().substr(0, 300)}}));
  EXPECT_EQ(place.ingest().exit_code, 1);
  const Json whole = row_of(place, "bericht.eml", "");
  EXPECT_EQ(whole["state"], "partial");
  EXPECT_EQ(whole["parts_failed"], 1);
  EXPECT_THAT(whole["message"].get<std::string>(), HasSubstr("kapot.pdf"));
  EXPECT_EQ(row_of(place, "bericht.eml", "kapot.pdf")["state"], "unreadable");
  EXPECT_THAT(place.findings({"--kind", "support_request"}), SizeIs(1));
}

TEST(Containers, AreReadToTheBottom) {
  const Workplace place;
  const std::string inner = mail(request, {{"plan.pdf", "application/pdf", small_plan()}});
  place.put("buiten.eml", mail("Zie bijlage.", {{"doorgestuurd.eml", "message/rfc822", inner}}, "2"));
  EXPECT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(row_of(place, "buiten.eml", "")["parts"], 2);
  EXPECT_EQ(row_of(place, "buiten.eml", "doorgestuurd.eml/plan.pdf")["state"], "read");
}

TEST(Containers, TheSameAttachmentInTwoMailsIsReadOnce) {
  const Workplace place;
  place.put("a.eml", mail("Eerste.", {{"plan.pdf", "application/pdf", small_plan()}}, "1"));
  place.put("b.eml", mail("Tweede.", {{"ons plan.pdf", "application/pdf", small_plan()}}, "2"));
  EXPECT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(row_of(place, "a.eml", "plan.pdf")["state"], "read");
  EXPECT_EQ(row_of(place, "b.eml", "ons plan.pdf")["state"], "duplicate");
  EXPECT_THAT(place.findings({"--kind", "measure"}), SizeIs(1));
}

TEST(Containers, ASecondRunReadsNothing) {
  const Workplace place;
  place.put("bericht.eml", mail(request, {{"plan.pdf", "application/pdf", small_plan()}}));
  place.ingest();
  const Outcome again = place.ingest();
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("0 documenten gelezen"));
}

TEST(Containers, AChangedMailLeavesNothingOfItsOldParts) {
  const Workplace place;
  place.put("bericht.eml", mail("Oud.", {{"plan.pdf", "application/pdf", small_plan()}}));
  place.ingest();
  place.put("bericht.eml", mail("Nieuw, zonder bijlage.", {}));
  place.ingest();
  EXPECT_THAT(place.findings({"--kind", "measure"}), IsEmpty());
  const Workplace fresh;
  fresh.put("bericht.eml", mail("Nieuw, zonder bijlage.", {}));
  fresh.ingest();
  EXPECT_EQ(place.run({"digest"}).out, fresh.run({"digest"}).out);
}

TEST(Containers, TheOrderOfArrivalDoesNotMatter) {
  const std::string one = mail("Eerste.", {{"plan.pdf", "application/pdf", small_plan()}}, "1");
  const std::string two = mail("Tweede.", {{"plan.pdf", "application/pdf", small_plan()}}, "2");
  const Workplace together, one_by_one;
  together.put("a.eml", one);
  together.put("b.eml", two);
  together.ingest();
  one_by_one.put("b.eml", two);
  one_by_one.ingest();
  one_by_one.put("a.eml", one);
  one_by_one.ingest();
  EXPECT_EQ(together.run({"digest"}).out, one_by_one.run({"digest"}).out);
}

}  // namespace
}  // namespace planlezer

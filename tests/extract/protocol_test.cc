#include "extract/protocol.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

std::pair<UniqueFd, UniqueFd> sockets(int type) {
  return std::move(*make_sockets(type));
}

Job some_job() {
  Job job;
  job.kind = JobKind::recognise_page;
  job.media_type = "application/pdf";
  job.ocr = OcrMode::always;
  job.first_page = 7;
  job.last_page = 9;
  job.memory_bytes = 123;
  job.passwords = {"geheim", "", "wachtwoord met spatie"};
  return job;
}

TEST(ProtocolTest, AJobComesAcrossWhole) {
  const auto job = decode_job(encode_job(some_job()));
  ASSERT_TRUE(job);
  EXPECT_EQ(job->kind, JobKind::recognise_page);
  EXPECT_EQ(job->media_type, "application/pdf");
  EXPECT_EQ(job->ocr, OcrMode::always);
  EXPECT_EQ(job->first_page, 7);
  EXPECT_EQ(job->last_page, 9);
  EXPECT_EQ(job->memory_bytes, 123);
  EXPECT_THAT(job->passwords, ElementsAre("geheim", "", "wachtwoord met spatie"));
}

TEST(ProtocolTest, AnAnswerComesAcrossWhole) {
  const auto opened = decode_opened(encode_opened({12, {"Jaarplan", "A. Auteur", "Word", "2024-01-02", ""}}));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->page_count, 12);
  EXPECT_EQ(opened->metadata.title, "Jaarplan");
  EXPECT_EQ(opened->metadata.created, "2024-01-02");
  const auto note = decode_note(encode_note({3, "damaged", "Pagina is stuk."}));
  ASSERT_TRUE(note);
  EXPECT_EQ(note->page, 3);
  EXPECT_EQ(note->message, "Pagina is stuk.");
  const auto fault = decode_fault(encode_fault({ErrorCode::needs_password, "needs_password", "Wachtwoord?"}));
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->code, ErrorCode::needs_password);
}

TEST(ProtocolTest, EveryCutMessageIsRefused) {
  const auto refuses_cuts = [](const std::string& bytes, auto decode) {
    for (std::size_t size = 0; size < bytes.size(); ++size)
      EXPECT_FALSE(decode(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(decode(bytes + "x"));
  };
  refuses_cuts(encode_job(some_job()), decode_job);
  refuses_cuts(encode_opened({12, {"Titel", "", "", "", ""}}), decode_opened);
  refuses_cuts(encode_note({3, "damaged", "Stuk."}), decode_note);
  refuses_cuts(encode_fault({ErrorCode::limit, "limit", "Te groot."}), decode_fault);
}

TEST(ProtocolTest, WhatCannotBeTrueIsRefused) {
  // A container has no pages of its own; less than none nobody has.
  EXPECT_FALSE(decode_opened(encode_opened({-5, {}})));
  EXPECT_FALSE(decode_opened(encode_opened({1, {"", "", "", "geen datum maar lang", ""}})));
  EXPECT_FALSE(decode_note(encode_note({1, "Geen code!", ""})));
  EXPECT_FALSE(decode_note(encode_note({1, std::string(65, 'a'), ""})));
  ByteWriter rude;
  rude.put(std::int32_t{1});
  rude.put_string("code");
  rude.put_string("regel\nmet\x1b[31m kleur");
  EXPECT_FALSE(decode_note(rude.bytes()));
}

TEST(ProtocolTest, TheHeadOfAMailComesBackAsItWas) {
  Mail mail;
  mail.message_id = "1@od.example";
  mail.references = {"0@min.example", "00@min.example"};
  mail.from = {"A. Tester", "a@od.example"};
  mail.to = {{"", "b@min.example"}, {"C", ""}};
  mail.subject = "RE: ondersteuning";
  mail.date = "2024-06-03T14:02:00+02:00";
  mail.automatic = "auto_reply";
  const auto opened = decode_opened(encode_opened({1, {}, mail}));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->mail, mail);
}

TEST(ProtocolTest, OfManyReferencesTheFirstAndTheLastArrive) {
  Mail mail;
  for (int i = 0; i < 600; ++i) mail.references.push_back(std::to_string(i));
  const auto opened = decode_opened(encode_opened({1, {}, mail}));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->mail->references.size(), 500U);
  EXPECT_EQ(opened->mail->references.front(), "0");
  EXPECT_EQ(opened->mail->references.back(), "599");
}

TEST(ProtocolTest, UncleanTextIsCleanedBeforeItIsSent) {
  const auto note = decode_note(encode_note({1, "code", "twee\nregels \xff " + std::string(5000, 'x')}));
  ASSERT_TRUE(note);
  EXPECT_EQ(note->message.substr(0, 12), "twee regels ");
  EXPECT_LT(note->message.size(), 1100U);
}

TEST(ProtocolTest, FilesAreHandedOverAsDescriptors) {
  const TestFolder folder;
  const std::string path = folder.put("bestand", "inhoud");
  auto [ours, theirs] = sockets(SOCK_SEQPACKET);
  auto [channel, other_end] = sockets(SOCK_STREAM);
  const UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  ASSERT_TRUE(send_start(ours.get(), {true}, file.get(), other_end.get()));
  const auto order = receive_order(theirs.get());
  ASSERT_TRUE(order);
  EXPECT_EQ(order->order, Order::start);
  EXPECT_TRUE(order->start.needs_ocr);
  char bytes[16] = {};
  EXPECT_EQ(read(order->document.get(), bytes, sizeof bytes), 6);
  EXPECT_STREQ(bytes, "inhoud");
  EXPECT_NE(fcntl(order->document.get(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST(ProtocolTest, AnOrderWithoutItsDescriptorsIsRefused) {
  auto [ours, theirs] = sockets(SOCK_SEQPACKET);
  const std::string order{static_cast<char>(Order::start), 0};
  ASSERT_EQ(send(ours.get(), order.data(), order.size(), 0), 2);
  EXPECT_FALSE(receive_order(theirs.get()));
}

TEST(ProtocolTest, ReportsComeAcrossAndEndWithTheOtherSide) {
  auto [ours, theirs] = sockets(SOCK_SEQPACKET);
  Report report;
  EXPECT_EQ(receive_report(ours.get(), report), ReceiveState::nothing_yet);
  ASSERT_TRUE(send_report(theirs.get(), {ReportKind::child_ended, "", "", 139}));
  ASSERT_EQ(receive_report(ours.get(), report), ReceiveState::got);
  EXPECT_EQ(report.kind, ReportKind::child_ended);
  EXPECT_EQ(report.wait_status, 139);
  theirs.reset();
  EXPECT_EQ(receive_report(ours.get(), report), ReceiveState::gone);
}

TEST(ProtocolTest, FramesArriveWholeHoweverTheyAreCut) {
  auto [ours, theirs] = sockets(SOCK_STREAM);
  const std::string large(3'000'000, 'z');
  std::thread sender([&, end = theirs.get()] {
    send_frame(end, FrameKind::opened, "een");
    send_frame(end, FrameKind::page, large);
    send_frame(end, FrameKind::done, "");
  });
  FrameBuffer buffer(4'000'000);
  std::vector<std::pair<FrameKind, std::size_t>> seen;
  while (seen.size() < 3) {
    buffer.fill(ours.get(), 1000);
    auto frame = buffer.next();
    ASSERT_TRUE(frame);
    if (*frame) seen.emplace_back((*frame)->kind, (*frame)->body.size());
  }
  sender.join();
  EXPECT_THAT(seen, ElementsAre(std::pair(FrameKind::opened, 3U), std::pair(FrameKind::page, large.size()),
                                std::pair(FrameKind::done, 0U)));
  theirs.reset();
  EXPECT_EQ(buffer.fill(ours.get(), 1000), FrameBuffer::Filled::ended);
}

TEST(ProtocolTest, AFrameThatIsTooLongOrUnknownIsRefusedAtItsHead) {
  for (const std::string_view head :
       {std::string_view("\xFF\xFF\xFF\x7F\x02", 5), std::string_view("\x00\x00\x00\x00\x02", 5),
        std::string_view("\x02\x00\x00\x00\x63", 5)}) {
    auto [ours, theirs] = sockets(SOCK_STREAM);
    ASSERT_EQ(send(theirs.get(), head.data(), head.size(), 0), 5);
    FrameBuffer buffer(1000);
    buffer.fill(ours.get(), 1000);
    EXPECT_FALSE(buffer.next());
    auto [there, here] = sockets(SOCK_STREAM);
    ASSERT_EQ(send(there.get(), head.data(), head.size(), 0), 5);
    there.reset();
    EXPECT_FALSE(receive_frame(here.get(), FrameKind::job, 1000));
  }
}

TEST(ProtocolTest, SendingToNobodyFailsWithoutASignal) {
  auto [ours, theirs] = sockets(SOCK_STREAM);
  theirs.reset();
  EXPECT_FALSE(send_frame(ours.get(), FrameKind::done, ""));
}

}  // namespace
}  // namespace planlezer

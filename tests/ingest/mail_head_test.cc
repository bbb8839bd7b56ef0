#include "ingest/mail_head.h"

#include <gtest/gtest.h>

#include <string>

namespace planlezer {
namespace {

TEST(MailHead, ATraceOfTransportMakesAMessage) {
  for (const char* head :
       {"Received: from mail.testland.nl by mx.testland.nl; Mon, 1 Apr 2024 10:00:00 +0200\n"
        "From: Jan <jan@testland.nl>\n\nTekst",
        "Return-Path: <jan@testland.nl>\nDelivered-To: plannen@testland.nl\n\nTekst",
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nTekst",
        "Message-ID: <1@testland.nl>\nSubject: plan\n\nTekst",
        "X-Mailer: Proef 1.0\nDate: Mon, 1 Apr 2024 10:00:00 +0200\nTo: a@testland.nl\n\nTekst",
        "DKIM-Signature: v=1; a=rsa-sha256;\n\td=testland.nl; s=a;\n\tb=abc\nFrom: jan@testland.nl\n\nTekst"})
    EXPECT_TRUE(is_mail_head(head)) << head;
}

TEST(MailHead, ASenderWithAnotherMailFieldMakesAMessage) {
  for (const char* head :
       {"From: jan@testland.nl\nTo: piet@testland.nl\n\nTekst",
        "Subject: plan van aanpak\nFrom: jan@testland.nl\n\nTekst",
        "FROM: jan@testland.nl\nDATE: 1 Apr 2024\n\nTekst", "from: jan@testland.nl\ncc: piet@testland.nl\n",
        "\n\r\nFrom: jan@testland.nl\nSubject: plan\n",
        "From: jan@testland.nl\r\nTo: piet@testland.nl\r\n\r\nTekst\r\n",
        "To: een@testland.nl,\n twee@testland.nl,\n\tdrie@testland.nl\nFrom: jan@testland.nl\n\n"})
    EXPECT_TRUE(is_mail_head(head)) << head;
}

TEST(MailHead, TheHeadOfADutchMailProgramCounts) {
  EXPECT_TRUE(
      is_mail_head("Van: Jan Test <jan@testland.nl>\nVerzonden: maandag 1 april 2024 10:00\n"
                   "Aan: Piet Proef <piet@testland.nl>\nOnderwerp: Plan van aanpak\n\nBeste Piet,"));
  EXPECT_TRUE(
      is_mail_head("Van: Jan Test\r\nVerzonden: maandag 1 april 2024 10:00\r\nAan: Piet Proef\r\n"
                   "CC: bestuur\r\nOnderwerp: RE: Plan van aanpak\r\n\r\nBeste Piet,"));
}

TEST(MailHead, AMemoIsText) {
  for (const char* text : {"Van: directie\nAan: dagelijks bestuur\nOnderwerp: plan van aanpak\n\nInleiding",
                           "Aan: dagelijks bestuur\nVan: directie\nDatum: 1 april 2024\nOnderwerp: kpi's\n",
                           "MEMO\n\nVan: directie\nAan: bestuur\nVerzonden: 1 april 2024\nOnderwerp: plan\n",
                           "Aan: alle medewerkers\nBetreft: planning\n\nBeste collega's,"})
    EXPECT_FALSE(is_mail_head(text)) << text;
}

TEST(MailHead, TextThatLooksLikeAHeadIsText) {
  for (const char* text :
       {"", "\n\n\n", ":", ": \n: \n", "Tekst zonder meer", "Datum: 1 april 2024\nKenmerk: 123\n\nGeachte",
        "Subject: alleen dit\n\nTekst", "From: alleen dit\n\nTekst",
        "title: Plan\ndate: 2024-04-01\nauthor: Jan\n---\n", "Onze maatregelen zijn:\nFrom: a\nTo: b\n",
        "HTTP/1.1 200 OK\nContent-Type: text/html\nDate: Mon, 1 Apr 2024\n\n",
        "Wij schrijven u over het volgende: onderwerp een: Van: en Aan:",
        "Content-Type: text/css\n\nbody {}"})
    EXPECT_FALSE(is_mail_head(text)) << text;
}

TEST(MailHead, OnlyTheHeadCounts) {
  EXPECT_FALSE(is_mail_head("Kenmerk: 12\n\nFrom: jan@testland.nl\nTo: piet@testland.nl\nSubject: plan\n"));
  EXPECT_FALSE(is_mail_head("Geachte heer,\nFrom: jan@testland.nl\nTo: piet@testland.nl\n"));
}

TEST(MailHead, AnyBytesWillDo) {
  for (const std::string& text :
       {std::string(100'000, ':'), std::string(100'000, '\n'), std::string(1000, '\0'),
        std::string("\xFF\xFE: x\n\xFF: y\n"), std::string(100'000, ' ') + "From: a"})
    EXPECT_FALSE(is_mail_head(text) || is_mbox_head(text));
}

TEST(MboxHead, StartsWithAnEnvelopeAndAMessage) {
  for (const char* text :
       {"From jan@testland.nl Mon Apr  1 10:00:00 2024\nFrom: jan@testland.nl\nSubject: plan\n\nTekst",
        "From - Fri May 26 10:59:48 2000\r\nReturn-Path: <jan@testland.nl>\r\nTo: a@testland.nl\r\n\r\n",
        "From MAILER-DAEMON Fri Apr  6 16:46:09 2001\nReceived: from a by b\nDate: Fri, 6 Apr 2001\n\n"})
    EXPECT_TRUE(is_mbox_head(text)) << text;
}

TEST(MboxHead, ASentenceIsNoEnvelope) {
  for (const char* text : {"From: jan@testland.nl\nTo: piet@testland.nl\n\n", "",
                           "From 2024 on the agency works with a plan.\nThe plan has six parts.\n",
                           "From the board, 1 April 2024\n\nDear all,\n",
                           "Tekst\nFrom jan@testland.nl Mon Apr  1 10:00:00 2024\nFrom: jan@testland.nl\n",
                           ">From jan@testland.nl Mon Apr  1 10:00:00 2024\nFrom: jan@testland.nl\nTo: b\n"})
    EXPECT_FALSE(is_mbox_head(text)) << text;
}

}  // namespace
}  // namespace planlezer

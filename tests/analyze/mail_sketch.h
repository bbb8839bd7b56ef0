// Mails as the readers give them: one page, number 0, with a head.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyze/analyze.h"
#include "extract/formats/flow_page.h"
#include "extract/read.h"
#include "tests/analyze/shared_rules.h"

namespace planlezer {

inline Mail mail_head(const std::string& from, const std::string& subject,
                      const std::string& date = "2024-06-10T09:00:00+02:00") {
  Mail mail;
  mail.from = {"", from};
  mail.to = {{"", "postbus@minienw.example"}};
  mail.subject = subject;
  mail.date = date;
  return mail;
}

// Text with "> " as a program without markup sends it.
inline Extracted mail_of(const Mail& head, std::string_view text) {
  Extracted document = read_plain_text(text);
  document.pages.resize(1);
  document.pages.front().number = 0;
  document.page_count = 1;
  document.mail = head;
  return document;
}

// As a reader of HTML gives it: paragraphs with line breaks, and their depth of quotation.
inline Extracted mail_of_paragraphs(const Mail& head,
                                    const std::vector<std::pair<std::string, int>>& paragraphs) {
  FlowPage page(0);
  for (const auto& [text, quoted] : paragraphs) {
    FlowBlock block;
    block.text = {{text}};
    block.quoted = static_cast<std::uint8_t>(quoted);
    page.add(block);
  }
  Extracted document;
  document.pages.push_back(page.finish());
  document.page_count = 1;
  document.mail = head;
  return document;
}

inline Analysis analyze_mail(const Extracted& document) {
  DocumentContext context;
  context.path = "postvak/bericht.eml";
  return analyze(document, context, shared_rules());
}

}  // namespace planlezer

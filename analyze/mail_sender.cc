#include "analyze/mail_sender.h"

#include <algorithm>

#include "analyze/normal_text.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr double by_domain = 0.95, by_signature = 0.8, by_text = 0.6;

std::string_view domain_of(const Address& address) {
  const std::string_view text(address.address);
  const std::size_t at = text.rfind('@');
  return at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
}

struct Sender {
  std::string agency;  // empty: none that is known
  double confidence = 0;
  std::string evidence;        // Dutch
  bool somebody_else = false;  // the ministry, a municipality, …
};

class SenderReader {
 public:
  SenderReader(const Extracted& document, const Rules& rules, const MailText& text)
      : document_(document), organisations_(rules.organisations), patterns_(rules.mail), text_(text) {}
  Sender sender_of(std::uint32_t message) const;

 private:
  std::vector<std::string> names_in(std::string_view text) const;
  std::vector<std::string> all_names(const Address& sender) const;
  Sender by_text_of(std::uint32_t message) const;
  Address address_of(std::uint32_t message) const {
    return message == 0 ? document_.mail->from : text_.messages[message].from;
  }

  const Extracted& document_;
  const OrganisationRegister& organisations_;
  const MailRegister& patterns_;
  const MailText& text_;
};

std::vector<std::string> SenderReader::names_in(std::string_view text) const {
  std::vector<std::string> names;
  for (const AgencyMention& mention : organisations_.find(text))
    if (std::find(names.begin(), names.end(), mention.name) == names.end()) names.push_back(mention.name);
  return names;
}

// Every agency that is named anywhere in the mail: which one a domain stands for, the domain decides.
std::vector<std::string> SenderReader::all_names(const Address& sender) const {
  std::string text = sender.name + '\n' + document_.mail->subject + '\n';
  for (const auto* list : {&document_.mail->to, &document_.mail->cc})
    for (const Address& address : *list) text += address.name + '\n';
  std::vector<std::string> names = names_in(text);
  for (const MailLine& line : text_.lines)
    for (std::string& name : names_in(line.words))
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  return names;
}

// "Namens Omgevingsdienst Lage Maten …", or the one agency that the message names.
Sender SenderReader::by_text_of(std::uint32_t message) const {
  std::vector<std::string> named;
  for (const MailLine& line : text_.lines) {
    if (line.message != message || line.role != MailRole::text) continue;
    for (const AgencyMention& mention : organisations_.find(line.words)) {
      const std::string before = lower_dutch(std::string_view(line.words).substr(0, mention.span.begin));
      if (patterns_.holds(MailPattern::speaks_for, before))
        return {mention.name, by_text, "de tekst: " + line.words, false};
      if (std::find(named.begin(), named.end(), mention.name) == named.end()) named.push_back(mention.name);
    }
  }
  // The head of a mail inside this one names no address: its copy or subject may name the agency, its
  // addressee not.
  for (const MailLine& line : text_.lines)
    if (line.message == message && line.role == MailRole::head && named.empty())
      if (const auto label = patterns_.head_line(line.bare);
          label && (label->field == HeadField::copy || label->field == HeadField::subject))
        named = names_in(line.words);
  if (named.size() != 1) return {};
  return {named.front(), by_text / 2, "de enige dienst die het bericht noemt", false};
}

Sender SenderReader::sender_of(std::uint32_t message) const {
  const Address address = address_of(message);
  const std::string written = address.address.empty() ? address.name : address.address;
  const std::string_view domain = domain_of(address);
  if (!domain.empty()) {
    if (organisations_.is_domain_of_others(domain)) return {{}, 0, "afzender: " + written, true};
    std::string agency = organisations_.agency_of_domain(domain, all_names(address));
    if (!agency.empty()) return {std::move(agency), by_domain, "afzender: " + written, false};
  }
  const std::string signature = text_.signature(message) + address.name;
  for (const std::string_view line : split(signature, '\n')) {
    if (auto names = names_in(line); !names.empty())
      return {names.front(), by_signature, "ondertekening: " + std::string(trim(line)), false};
    if (organisations_.is_sender_of_others(lower_dutch(line)))
      return {{}, 0, "ondertekening: " + std::string(trim(line)), true};
  }
  return by_text_of(message);
}

std::string text_of(const MailText& text, std::uint32_t message, std::size_t& words) {
  std::string result;
  for (const MailLine& line : text.lines) {
    if (line.message != message || line.role != MailRole::text) continue;
    result += line.bare + '\n';
    words += static_cast<std::size_t>(std::count(line.bare.begin(), line.bare.end(), ' ')) + 1;
  }
  return result;
}

bool names_the_field(const Extracted& document, const MailText& text, const OrganisationRegister& register_) {
  return register_.names_the_field(lower_dutch(document.mail->subject)) ||
         std::any_of(text.lines.begin(), text.lines.end(),
                     [&](const MailLine& line) { return register_.names_the_field(line.bare); });
}

}  // namespace

WhoseDocument whose_mail(const Extracted& document, const std::vector<std::string>& lower_pages,
                         const DocumentContext& context, const Rules& rules, MailReading& mail) {
  const SenderReader reader(document, rules, mail.text);
  Sender sender = reader.sender_of(0);
  mail.own = {0};
  std::vector<std::pair<std::uint32_t, std::string>> passed_on;  // with the agency that wrote it
  for (std::uint32_t i = 1; i < mail.text.messages.size(); ++i)
    if (mail.text.messages[i].relation == MailPart::forwarded)
      if (const Sender inner = reader.sender_of(i); !inner.agency.empty()) {
        passed_on.emplace_back(i, inner.agency);
        if (!sender.somebody_else || !sender.agency.empty()) continue;
        sender.agency = inner.agency;
        sender.confidence = inner.confidence;
        sender.evidence = "doorgestuurd bericht; " + inner.evidence + " (" + sender.evidence + ")";
      }
  std::size_t words = 0;
  const std::string own = text_of(mail.text, 0, words);
  if (sender.somebody_else) {
    mail.own.clear();
  } else if (sender.confidence < by_domain) {
    // Not known by its address: what it says must sound like an agency's.
    if (rules.organisations.speaks_to_an_agency(own) >= 2)
      sender = {{}, 0, "de tekst richt zich tot een omgevingsdienst en is dus van een ander", true};
    else if (!rules.organisations.is_of_the_field(own, words))
      sender = {
          {}, 0, "de tekst gaat niet over omgevingsdiensten; er is niet naar maatregelen gezocht", true};
    else if (sender.agency.empty() && !names_the_field(document, mail.text, rules.organisations))
      sender = {{}, 0, "bericht van buiten dat niet over omgevingsdiensten gaat", true};
  }
  if (context.organisation) {
    sender = {*context.organisation, 1, "opgegeven door de gebruiker", false};
    mail.own = {0};
  }
  for (const auto& [message, agency] : passed_on)
    if (agency == sender.agency) mail.passed_on.push_back(message);
  WhoseDocument result = whose_document(document, lower_pages, {}, sender.agency, rules.organisations);
  if (sender.agency.empty()) {
    if (!result.name.empty()) result.others[last_part(result.name)] = result.name;
    result.name.clear();
    result.own.clear();
  }
  result.from_somebody_else = sender.somebody_else && sender.agency.empty();
  result.confidence = sender.confidence;
  result.evidence = sender.evidence;
  return result;
}

}  // namespace planlezer

#include "storage/mail_json.h"

#include <nlohmann/json.hpp>

namespace planlezer {

namespace {

using nlohmann::json;

json to_json(const Address& address) {
  return {{"name", address.name}, {"address", address.address}};
}

json to_json(const std::vector<Address>& addresses) {
  json list = json::array();
  for (const Address& address : addresses) list.push_back(to_json(address));
  return list;
}

Address address_from(const json& object) {
  return {object.at("name").get<std::string>(), object.at("address").get<std::string>()};
}

std::vector<Address> addresses_from(const json& list) {
  std::vector<Address> addresses;
  for (const json& object : list) addresses.push_back(address_from(object));
  return addresses;
}

}  // namespace

std::string mail_to_json(const std::optional<Mail>& mail) {
  if (!mail) return {};
  return json{{"message_id", mail->message_id},
              {"references", mail->references},
              {"from", to_json(mail->from)},
              {"to", to_json(mail->to)},
              {"cc", to_json(mail->cc)},
              {"subject", mail->subject},
              {"date", mail->date},
              {"automatic", mail->automatic}}
      .dump();
}

Result<std::optional<Mail>> mail_from_json(std::string_view text) {
  if (text.empty()) return std::optional<Mail>();
  try {
    const json object = json::parse(text);
    Mail mail;
    object.at("message_id").get_to(mail.message_id);
    object.at("references").get_to(mail.references);
    mail.from = address_from(object.at("from"));
    mail.to = addresses_from(object.at("to"));
    mail.cc = addresses_from(object.at("cc"));
    object.at("subject").get_to(mail.subject);
    object.at("date").get_to(mail.date);
    object.at("automatic").get_to(mail.automatic);
    return std::optional(std::move(mail));
  } catch (const json::exception&) {
    return fail(ErrorCode::storage,
                "De kop van een e-mailbericht in de index is beschadigd; lees het opnieuw in.");
  }
}

}  // namespace planlezer

#include "analyze/conversations.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyze/calendar.h"
#include "analyze/mail_subject.h"

namespace planlezer {

namespace {

constexpr std::int64_t half_a_year = std::int64_t{183} * 24 * 60;

class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t size) {
  int value = 0;
  if (at + size > text.size()) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + size, value);
  if (error != std::errc() || end != text.data() + at + size) return std::nullopt;
  return value;
}

// One key for each pair of sender and addressee, whoever of them writes.
std::vector<std::string> keys_by_parties(const Mail& mail) {
  std::vector<std::string> keys;
  const std::string subject = base_subject(mail.subject);
  if (subject.size() < 4) return keys;
  for (const Address& to : mail.to) {
    const auto pair = std::minmax(mail.from.address, to.address);
    if (!pair.first.empty()) keys.push_back(subject + '\n' + pair.first + '\n' + pair.second);
  }
  return keys;
}

}  // namespace

std::optional<std::int64_t> minutes_of(std::string_view iso) {
  const auto day = iso.size() >= 10 ? day_of_iso(iso.substr(0, 10)) : std::nullopt;
  if (!day) return std::nullopt;
  std::int64_t minutes = std::int64_t{day->time_since_epoch().count()} * 24 * 60;
  const auto hour = number_at(iso, 11, 2), minute = number_at(iso, 14, 2);
  if (!hour || !minute) return minutes;
  minutes += *hour * 60 + *minute;
  const std::size_t zone = iso.find_first_of("+-", 16);
  if (zone == std::string_view::npos) return minutes;
  const auto hours = number_at(iso, zone + 1, 2);
  const auto rest = number_at(iso, zone + 4, 2);
  const int offset = hours.value_or(0) * 60 + rest.value_or(0);
  return iso[zone] == '+' ? minutes - offset : minutes + offset;
}

std::vector<std::size_t> conversations_of(const std::vector<const Mail*>& mails) {
  Groups groups(mails.size());
  std::unordered_map<std::string_view, std::size_t> by_id;  // the first mail that has or names it
  for (std::size_t i = 0; i < mails.size(); ++i) {
    if (mails[i] == nullptr) continue;
    const auto link = [&](const std::string& id) {
      if (id.empty()) return;
      const auto [known, fresh] = by_id.emplace(id, i);
      if (!fresh) groups.join(i, known->second);
    };
    link(mails[i]->message_id);
    for (const std::string& id : mails[i]->references) link(id);
  }
  std::vector<std::pair<std::int64_t, std::size_t>> by_time;
  for (std::size_t i = 0; i < mails.size(); ++i)
    if (mails[i] != nullptr) by_time.emplace_back(minutes_of(mails[i]->date).value_or(0), i);
  std::sort(by_time.begin(), by_time.end());
  std::unordered_map<std::string, std::pair<std::int64_t, std::size_t>> by_parties;
  for (const auto& [time, i] : by_time)
    for (std::string& key : keys_by_parties(*mails[i])) {
      const auto [known, fresh] = by_parties.emplace(std::move(key), std::pair(time, i));
      if (fresh) continue;
      auto& [last, earlier] = known->second;
      // A reference to something else says that it is another conversation.
      if (mails[i]->references.empty() && time - last <= half_a_year) groups.join(i, earlier);
      last = time;
      earlier = i;
    }
  std::vector<std::size_t> result(mails.size());
  for (std::size_t i = 0; i < mails.size(); ++i) result[i] = groups.of(i);
  return result;
}

}  // namespace planlezer

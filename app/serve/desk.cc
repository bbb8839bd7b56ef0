#include "app/serve/desk.h"

#include <sys/random.h>

#include "app/clock.h"
#include "app/places.h"
#include "app/report_tables.h"
#include "app/serve/judgement_json.h"

namespace planlezer::serve {

std::string random_hex(std::size_t bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < bytes; ++i) {
    unsigned char byte = 0;
    while (getrandom(&byte, 1, 0) != 1) {
    }
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

Desk::Desk(const DeskSettings& settings)
    : settings_(settings),
      originals_(settings.index),
      token_(random_hex(16)),
      images_(settings.unsandboxed) {}

Result<std::unique_ptr<Desk>> Desk::open(const DeskSettings& settings) {
  std::unique_ptr<Desk> desk(new Desk(settings));
  auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  desk->rules_ = std::move(*rules);
  auto shared = Store::open(settings.index, Store::Mode::read);
  if (!shared) return tl::unexpected(shared.error());
  desk->shared_store_ = std::move(*shared);
  auto judgements = Judgements::open(settings.index);
  if (!judgements) return tl::unexpected(judgements.error());
  desk->judgements_ = std::move(*judgements);
  return desk;
}

Desk::Reader::~Reader() {
  if (store_) desk_->give_back(std::move(store_));
}

Result<Desk::Reader> Desk::reader() {
  {
    const std::lock_guard lock(free_guard_);
    // The one that was used last: what it knows of the pages is likely still right.
    if (!free_.empty()) {
      Reader reader(*this, std::move(free_.back()));
      free_.pop_back();
      return reader;
    }
  }
  auto store = Store::open(settings_.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  return Reader(*this, std::move(*store));
}

void Desk::give_back(std::unique_ptr<Store> store) {
  const std::lock_guard lock(free_guard_);
  free_.push_back(std::move(store));
}

Result<std::shared_ptr<const std::string>> Desk::overview() {
  const std::lock_guard lock(shared_guard_);
  const auto state = shared_store_->state_number();
  if (!state) return tl::unexpected(state.error());
  const std::string day = today();
  if (overview_ && overview_state_ == *state && overview_day_ == day) return overview_;
  const auto input = collect_report(*shared_store_, *rules_, day);
  if (!input) return tl::unexpected(input.error());
  const auto assessments = shared_store_->assessments();
  if (!assessments) return tl::unexpected(assessments.error());
  Json json = report_as_json(build_report(*input));
  Json by_agency = Json::object();
  for (const Assessment& assessment : *assessments)
    if (assessment.revision > 0) by_agency[assessment.organisation] = assessment_json(assessment);
  json["assessments"] = std::move(by_agency);
  overview_ = std::make_shared<const std::string>(to_line(json));
  overview_state_ = *state;
  overview_day_ = day;
  return overview_;
}

Result<std::shared_ptr<const DocumentLinks>> Desk::links() {
  const std::lock_guard lock(shared_guard_);
  const auto state = shared_store_->state_number();
  if (!state) return tl::unexpected(state.error());
  const auto now = std::chrono::steady_clock::now();
  if (links_ && (links_state_ == *state || now < links_due_)) return links_;
  auto made = link_documents(*shared_store_);
  if (!made) return tl::unexpected(made.error());
  links_ = std::make_shared<const DocumentLinks>(std::move(*made));
  links_state_ = *state;
  // Every judgement changes the index; in a large one this takes longer than the judgement.
  constexpr int share = 20;
  const auto after = std::chrono::steady_clock::now();
  links_due_ = after + share * (after - now);
  return links_;
}

}  // namespace planlezer::serve

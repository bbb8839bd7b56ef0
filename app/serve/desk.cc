#include "app/serve/desk.h"

#include <sys/random.h>

#include <algorithm>
#include <thread>

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
  auto facts = share_page_facts(settings.index);
  if (!facts) return tl::unexpected(facts.error());
  desk->page_facts_ = std::move(*facts);
  return desk;
}

Desk::Reader::~Reader() {
  if (store_) desk_->give_back(std::move(store_));
}

Result<Desk::Reader> Desk::reader() {
  // More at once than the machine can serve would only be in each other's way.
  static const int most = std::max(4, 2 * static_cast<int>(std::thread::hardware_concurrency()));
  {
    std::unique_lock lock(free_guard_);
    came_back_.wait(lock, [&] { return !free_.empty() || opened_ < most; });
    // The one that was used last knows the most words.
    if (!free_.empty()) {
      Reader reader(*this, std::move(free_.back()));
      free_.pop_back();
      return reader;
    }
    ++opened_;
  }
  auto store = Store::open(settings_.index, Store::Mode::read, page_facts_);
  if (!store) {
    give_back(nullptr);
    return tl::unexpected(store.error());
  }
  return Reader(*this, std::move(*store));
}

void Desk::give_back(std::unique_ptr<Store> store) {
  const std::lock_guard lock(free_guard_);
  if (store)
    free_.push_back(std::move(store));
  else
    --opened_;
  came_back_.notify_one();
}

Result<Bytes> Desk::kept_answer(const std::string& question,
                                const std::function<Result<std::string>()>& make) {
  const auto facts = page_facts_->current();
  if (!facts) return tl::unexpected(facts.error());
  {
    const std::lock_guard lock(answers_guard_);
    if (answers_hold_for_ != *facts) answers_.clear();
    answers_hold_for_ = *facts;
    if (Bytes kept = answers_.find(question)) return kept;
  }
  auto made = make();
  if (!made) return tl::unexpected(made.error());
  const auto answer = std::make_shared<const std::string>(std::move(*made));
  const std::lock_guard lock(answers_guard_);
  if (answers_hold_for_ == *facts) answers_.keep(question, answer);
  return answer;
}

bool Desk::WorkedOut::holds(std::int64_t state_now, std::int64_t judged_now) const {
  return judged == judged_now && (state == state_now || std::chrono::steady_clock::now() < due);
}

void Desk::WorkedOut::keep(std::int64_t state_now, std::int64_t judged_now,
                           std::chrono::steady_clock::time_point begun) {
  constexpr int share = 20;  // an ingest changes the index all the while
  const auto now = std::chrono::steady_clock::now();
  state = state_now;
  judged = judged_now;
  due = now - begun > std::chrono::milliseconds(50) ? now + share * (now - begun) : now;
}

Result<std::shared_ptr<const std::string>> Desk::overview() {
  const std::lock_guard lock(shared_guard_);
  const auto state = shared_store_->state_number();
  if (!state) return tl::unexpected(state.error());
  const std::string day = today();
  const std::int64_t judged = judged_;
  const auto begun = std::chrono::steady_clock::now();
  if (overview_ && overview_for_.holds(*state, judged) && overview_day_ == day) return overview_;
  auto input = collect_report(*shared_store_, *rules_, day);
  if (!input) return tl::unexpected(input.error());
  const auto assessments = shared_store_->assessments();
  if (!assessments) return tl::unexpected(assessments.error());
  Json json = report_as_json(build_report(std::move(*input)));
  Json by_agency = Json::object();
  for (const Assessment& assessment : *assessments)
    if (assessment.revision > 0) by_agency[assessment.organisation] = assessment_json(assessment);
  json["assessments"] = std::move(by_agency);
  overview_ = std::make_shared<const std::string>(to_line(json));
  overview_for_.keep(*state, judged, begun);
  overview_day_ = day;
  return overview_;
}

Result<std::shared_ptr<const DocumentLinks>> Desk::links() {
  const std::lock_guard lock(shared_guard_);
  const auto state = shared_store_->state_number();
  if (!state) return tl::unexpected(state.error());
  const auto begun = std::chrono::steady_clock::now();
  // A judgement links no documents.
  if (links_ && links_for_.holds(*state, 0)) return links_;
  auto made = link_documents(*shared_store_);
  if (!made) return tl::unexpected(made.error());
  links_ = std::make_shared<const DocumentLinks>(std::move(*made));
  links_for_.keep(*state, 0, begun);
  return links_;
}

}  // namespace planlezer::serve

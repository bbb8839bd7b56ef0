#include "analyze/requests.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "analyze/conversations.h"
#include "analyze/mail_subject.h"
#include "analyze/organisations.h"
#include "analyze/request_links.h"

namespace planlezer {

namespace {

constexpr std::string_view no_day = "9999-12-31";

bool is_money(std::string_view kind) {
  return kind == "money" || kind == "fusion_money";
}

bool has_value(const std::optional<Amount>& amount) {
  return amount && (amount->min || amount->max);
}

// Where a document stands in time: what comes with a mail where that mail stands; those of one moment by
// path.
auto order_of(const RequestDocument& document) {
  std::string_view day = document.date ? std::string_view(*document.date) : no_day;
  std::int64_t time = 0;
  if (document.mail) {
    time = minutes_of(document.mail->date).value_or(0);
    if (document.mail->date.size() >= 10) day = std::string_view(document.mail->date).substr(0, 10);
  }
  return std::tuple(day, time, std::string_view(document.path), std::string_view(document.attachment),
                    document.id);
}

std::string quotes_of(const RequestDocument& document) {
  std::string quotes;
  for (const Finding& finding : document.findings) quotes += finding.kind + '\t' + finding.quote + '\n';
  return quotes;
}

// Equal for copies of one mail, and of its attachments.
std::string copy_key(const RequestDocument& document) {
  const Mail& mail = *document.mail;
  const std::string_view attachment(document.attachment);
  std::string key = mail.from.address + '\n' + base_subject(mail.subject) + '\n';
  key += mail.message_id.empty() ? mail.date + '\n' + quotes_of(document) : "<" + mail.message_id;
  if (document.kind != "email") {
    key += '\n';
    key += attachment.substr(attachment.rfind('/') + 1);
  }
  return key;
}

struct Chain {
  Request request;
  Asked asked;
  std::size_t last_document = 0;  // that made it, in order
};

// The requests of one agency, document by document in order of time.
class Agency {
 public:
  explicit Agency(RequestOverview& overview) : overview_(overview) {}
  void add(const RequestDocument& document, std::size_t conversation);
  AgencyRequests finish(std::string name);

 private:
  struct Pair {
    double score;
    std::size_t chain, asked;
  };
  template <typename Score>
  std::vector<Pair> pairs(const std::vector<Asked>& asked, Score score) const;
  void repeat(std::size_t chain, const RequestDocument& document, const Finding& finding, const Asked& asked);
  std::size_t open(const RequestDocument& document, const Finding& finding, const Asked& asked);
  void read_requests(const RequestDocument& document, std::size_t conversation);
  void split_up(const std::vector<std::size_t>& made);
  void withdraw(const Finding& finding, std::size_t conversation);
  std::vector<std::size_t> withdrawn_by(const Finding& finding, const Asked& withdrawal) const;
  bool is_open_before(std::size_t chain) const {
    return chains_[chain].request.state == RequestState::outstanding &&
           chains_[chain].last_document < document_;
  }

  RequestOverview& overview_;
  std::vector<Chain> chains_;
  std::vector<std::size_t> open_;  // outstanding chains
  std::size_t document_ = 0;       // the number of the one that is read, from 1
  bool declined_ = false;
};

void Agency::add(const RequestDocument& document, std::size_t conversation) {
  ++document_;
  std::erase_if(open_, [&](std::size_t i) { return chains_[i].request.state != RequestState::outstanding; });
  read_requests(document, conversation);
  for (const Finding& finding : document.findings) {
    if (finding.kind != "no_support") continue;
    declined_ = true;
    if (finding.status == "withdrawn") withdraw(finding, conversation);
  }
}

// All pairs of an earlier request and one of this document with a score, best first.
template <typename Score>
std::vector<Agency::Pair> Agency::pairs(const std::vector<Asked>& asked, Score score) const {
  std::vector<Pair> found;
  for (std::size_t i = 0; i < asked.size(); ++i)
    for (const std::size_t chain : open_) {
      if (!is_open_before(chain)) continue;
      const double value = score(chains_[chain].asked, asked[i]);
      if (value > 0) found.push_back({value, chain, i});
    }
  std::sort(found.begin(), found.end(), [](const Pair& a, const Pair& b) {
    return std::tuple(-a.score, a.asked, a.chain) < std::tuple(-b.score, b.asked, b.chain);
  });
  return found;
}

std::size_t Agency::open(const RequestDocument& document, const Finding& finding, const Asked& asked) {
  Chain chain;
  chain.asked = asked;
  chain.request.id = finding.id;
  chain.request.request = asked.kind;
  chain.request.kpi = asked.kpi;
  chain.request.amount = finding.amount;
  chain.request.quote = finding.quote;
  chain.request.sources.push_back({document.id, document.path, document.attachment, document.kind,
                                   document.date, finding.id, finding.page()});
  chain.last_document = document_;
  chains_.push_back(std::move(chain));
  open_.push_back(chains_.size() - 1);
  return chains_.size() - 1;
}

// The request once more; what it says that was not said yet is kept.
void Agency::repeat(std::size_t index, const RequestDocument& document, const Finding& finding,
                    const Asked& asked) {
  Chain& chain = chains_[index];
  overview_.same_as[finding.id] = chain.request.id;
  if (chain.last_document != document_)
    chain.request.sources.push_back({document.id, document.path, document.attachment, document.kind,
                                     document.date, finding.id, finding.page()});
  chain.last_document = document_;
  if (!has_value(chain.request.amount) && has_value(finding.amount))
    chain.request.amount = chain.asked.amount = finding.amount;
  if (chain.request.kpi.empty() || (!chain.asked.kpi_said && asked.kpi_said && !asked.kpi.empty())) {
    chain.request.kpi = chain.asked.kpi = asked.kpi;
    chain.asked.kpi_said = asked.kpi_said;
  }
  chain.asked.conversation = asked.conversation;
  chain.asked.words.insert(asked.words.begin(), asked.words.end());
}

void Agency::read_requests(const RequestDocument& document, std::size_t conversation) {
  std::vector<const Finding*> findings;
  std::vector<Asked> asked;
  for (const Finding& finding : document.findings) {
    if (finding.kind != "support_request") continue;
    findings.push_back(&finding);
    asked.push_back(asked_by(finding, conversation));
  }
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> made(findings.size(), none);  // the chain that each belongs to
  for (const Pair& pair : pairs(asked, sameness)) {
    if (made[pair.asked] != none || !is_open_before(pair.chain)) continue;
    repeat(pair.chain, document, *findings[pair.asked], asked[pair.asked]);
    made[pair.asked] = pair.chain;
  }
  const auto replaced = pairs(asked, replacement);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (made[i] != none) continue;
    for (std::size_t k = 0; k < i && made[i] == none; ++k)
      if (is_same_within_document(asked[k], asked[i])) made[i] = made[k];
    if (made[i] != none)
      repeat(made[i], document, *findings[i], asked[i]);
    else
      made[i] = open(document, *findings[i], asked[i]);
  }
  std::vector<bool> replaces(findings.size());
  for (const Pair& pair : replaced) {
    if (replaces[pair.asked] || !is_open_before(pair.chain) ||
        chains_[made[pair.asked]].request.id != findings[pair.asked]->id)
      continue;
    replaces[pair.asked] = true;
    chains_[pair.chain].request.state = RequestState::superseded;
    chains_[pair.chain].request.by = findings[pair.asked]->id;
  }
  std::sort(made.begin(), made.end());
  made.erase(std::unique(made.begin(), made.end()), made.end());
  split_up(made);
}

// "€ 57.000 voor kpi 2 en 5" in the mail, € 33.000 and € 24.000 in its annex: the parts take the place of the
// sum.
void Agency::split_up(const std::vector<std::size_t>& made) {
  for (const std::size_t whole : open_) {
    const Request& sum = chains_[whole].request;
    if (!is_open_before(whole) || !has_value(sum.amount) || sum.amount->min != sum.amount->max) continue;
    double total = 0;
    std::vector<std::size_t> parts;
    for (const std::size_t part : made) {
      const Request& request = chains_[part].request;
      if (chains_[part].last_document != document_ || request.sources.size() != 1 ||
          request.request != sum.request || !has_value(request.amount) || request.kpi.empty() ||
          !std::includes(sum.kpi.begin(), sum.kpi.end(), request.kpi.begin(), request.kpi.end()))
        continue;
      total += request.amount->max.value_or(0);
      parts.push_back(part);
    }
    if (parts.size() < 2 || std::abs(total - *sum.amount->max) > 0.5) continue;
    chains_[whole].request.state = RequestState::superseded;
    chains_[whole].request.by = chains_[parts.front()].request.id;
  }
}

// Which requests a withdrawal is about: those that fit what it names; when it names nothing, those of the
// conversation, all when it says so, or the only one there is.
std::vector<std::size_t> Agency::withdrawn_by(const Finding& finding, const Asked& withdrawal) const {
  std::vector<std::size_t> fitting, near;
  for (const std::size_t chain : open_) {
    if (!is_open_before(chain) || !can_withdraw(chains_[chain].asked, withdrawal)) continue;
    fitting.push_back(chain);
    if (chains_[chain].asked.conversation == withdrawal.conversation) near.push_back(chain);
  }
  const auto& found = near.empty() ? fitting : near;
  const bool names_it = has_value(withdrawal.amount) || !withdrawal.kind.empty() || !withdrawal.kpi.empty();
  const bool all = finding.quote.find("verzoeken") != std::string::npos ||
                   finding.quote.find("alle ") != std::string::npos ||
                   finding.quote.find("lles ") != std::string::npos;
  if (names_it || all || !near.empty() || found.size() <= 1) return found;
  return {};
}

void Agency::withdraw(const Finding& finding, std::size_t conversation) {
  const auto withdrawn = withdrawn_by(finding, asked_by(finding, conversation));
  if (withdrawn.empty()) overview_.unclear_withdrawals.push_back(finding.id);
  for (const std::size_t chain : withdrawn) {
    chains_[chain].request.state = RequestState::withdrawn;
    chains_[chain].request.by = finding.id;
  }
}

AgencyRequests Agency::finish(std::string name) {
  AgencyRequests result;
  result.organisation = std::move(name);
  bool outstanding = false;
  for (Chain& chain : chains_) {
    const Request& request = chain.request;
    if (request.state == RequestState::outstanding) {
      outstanding = true;
      const bool yearly = request.amount && request.amount->recurring.value_or(false);
      MoneyTotals& sums = result.outstanding;
      if (request.request == "fusion_money")
        (yearly ? sums.fusion_yearly : sums.fusion_once).add(request.amount);
      else if (is_money(request.request))
        (yearly ? sums.yearly : sums.once).add(request.amount);
    }
    result.requests.push_back(std::move(chain.request));
  }
  result.wants_nothing = declined_ && !outstanding;
  return result;
}

// The requests of a copy are those of the first with the same words, in order. False: it asks something that
// the first does not, because that could not be read, say; nothing is linked then.
bool link_copy(const RequestDocument& first, const RequestDocument& copy, RequestOverview& overview) {
  std::multimap<std::string_view, const Finding*> originals;
  for (const Finding& finding : first.findings) originals.emplace(finding.quote, &finding);
  std::map<std::string, std::string> same_as;
  for (const Finding& finding : copy.findings) {
    const auto original = originals.find(finding.quote);
    if (original == originals.end()) return false;
    if (finding.kind == "support_request" && original->second->id != finding.id)
      same_as[finding.id] = original->second->id;
    originals.erase(original);
  }
  overview.same_document[copy.id] = first.id;
  overview.same_as.merge(same_as);
  return true;
}

struct Member {
  const RequestDocument* document;
  std::size_t conversation;
};

// Whose the documents of each conversation are, where one agency takes part in it; empty: none, or more.
std::unordered_map<std::size_t, std::string> agencies_of(const std::vector<Member>& members) {
  std::unordered_map<std::size_t, std::string> agencies;
  for (const Member& member : members) {
    if (!member.document->organisation) continue;
    const auto [known, fresh] = agencies.emplace(member.conversation, *member.document->organisation);
    if (!fresh && slug(known->second) != slug(*member.document->organisation)) known->second.clear();
  }
  return agencies;
}

}  // namespace

void MoneySum::add(const std::optional<Amount>& amount) {
  if (!has_value(amount)) {
    ++without_amount;
    return;
  }
  min += amount->min.value_or(0);
  max += amount->max ? *amount->max : *amount->min;
  open_above = open_above || !amount->max;
}

void MoneySum::add(const MoneySum& other) {
  min += other.min;
  max += other.max;
  open_above = open_above || other.open_above;
  without_amount += other.without_amount;
}

void MoneyTotals::add(const MoneyTotals& other) {
  once.add(other.once);
  yearly.add(other.yearly);
  fusion_once.add(other.fusion_once);
  fusion_yearly.add(other.fusion_yearly);
}

RequestOverview review_requests(const std::vector<RequestDocument>& documents) {
  std::vector<const RequestDocument*> ordered;
  for (const RequestDocument& document : documents) ordered.push_back(&document);
  std::sort(ordered.begin(), ordered.end(),
            [](const RequestDocument* a, const RequestDocument* b) { return order_of(*a) < order_of(*b); });
  std::vector<const Mail*> mails;
  for (const RequestDocument* document : ordered)
    mails.push_back(document->mail ? &*document->mail : nullptr);
  const auto conversations = conversations_of(mails);

  RequestOverview overview;
  std::vector<Member> members;
  std::unordered_map<std::string, const RequestDocument*> copies;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    if (ordered[i]->mail) {
      const auto [first, fresh] = copies.emplace(copy_key(*ordered[i]), ordered[i]);
      if (!fresh && link_copy(*first->second, *ordered[i], overview)) continue;
    }
    members.push_back({ordered[i], conversations[i]});
  }
  const auto agencies = agencies_of(members);
  // By name, whatever spaces and hyphens are in it; what is nobody's by conversation.
  struct Group {
    std::string name;
    Agency agency;
  };
  std::map<std::string, Group> groups;
  for (const Member& member : members) {
    if (member.document->findings.empty()) continue;
    std::string name = member.document->organisation.value_or("");
    if (name.empty() && member.document->mail)
      if (const auto known = agencies.find(member.conversation); known != agencies.end())
        name = known->second;
    const std::string key =
        name.empty() ? "\x7f" + std::to_string(1'000'000'000 + member.conversation) : slug(name);
    Group& group = groups.try_emplace(key, Group{name, Agency(overview)}).first->second;
    // Of two ways to write it, the one with more spaces is written as people do.
    if (std::tuple(-static_cast<int>(name.size()), name) <
        std::tuple(-static_cast<int>(group.name.size()), group.name))
      group.name = name;
    group.agency.add(*member.document, member.conversation);
  }
  AgencyRequests unknown;
  for (auto& [key, group] : groups) {
    AgencyRequests requests = group.agency.finish(group.name);
    overview.outstanding.add(requests.outstanding);
    if (!group.name.empty()) {
      overview.agencies.push_back(std::move(requests));
      continue;
    }
    unknown.outstanding.add(requests.outstanding);
    std::move(requests.requests.begin(), requests.requests.end(), std::back_inserter(unknown.requests));
  }
  if (!unknown.requests.empty()) overview.agencies.push_back(std::move(unknown));
  return overview;
}

}  // namespace planlezer

// The requests for support of all documents together. An agency says the same in its plan, in a mail and in a
// reminder, changes it and takes it back; what counts is what is outstanding. Pure: the same documents in any
// order give the same answer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyze/finding.h"
#include "extract/page.h"

namespace planlezer {

// A document with what it asks. Mails that ask nothing may be given too: they link conversations.
struct RequestDocument {
  std::int64_t id = 0;
  std::string path;                         // as found; for an attachment that of its outermost container
  std::string attachment;                   // its name in there; empty: a file of its own
  std::optional<std::string> organisation;  // DocumentFacts::organisation, and so on
  std::string kind;
  std::optional<std::string> date;
  std::optional<Mail> mail;       // its own head, or that of the mail it is attached to
  std::vector<Finding> findings;  // support_request and no_support; others are passed over
};

struct RequestSource {
  std::int64_t document = 0;
  std::string path, attachment, kind;
  std::optional<std::string> date;
  std::string finding;  // id
  std::int32_t page = 0;
  bool operator==(const RequestSource&) const = default;
};

enum class RequestState : std::uint8_t { outstanding, superseded, withdrawn };

// One request, however often it was made.
struct Request {
  std::string id;  // of the first finding that makes it
  RequestState state = RequestState::outstanding;
  std::string by;  // superseded: the id of the request in its place; withdrawn: of the finding that says so
  std::string request;  // money, fusion_money, capacity, knowledge, direction, other
  std::vector<int> kpi;
  std::optional<Amount> amount;
  std::string quote;
  std::vector<RequestSource> sources;  // earliest first, each document once
};

// Euro. A request whose amount is open on a side makes the sum open there.
struct MoneySum {
  double min = 0, max = 0;
  bool open_above = false;  // more may be asked than `max`: "ruim € 50.000"
  int without_amount = 0;   // requests for money that name no sum
  void add(const std::optional<Amount>& amount);
  void add(const MoneySum& other);
  bool operator==(const MoneySum&) const = default;
};

struct MoneyTotals {
  MoneySum once, yearly;                // kind money
  MoneySum fusion_once, fusion_yearly;  // kind fusion_money
  void add(const MoneyTotals& other);
  bool operator==(const MoneyTotals&) const = default;
};

struct AgencyRequests {
  std::string organisation;       // empty: not known whose they are
  std::vector<Request> requests;  // by date, path and place; all states
  MoneyTotals outstanding;
  bool wants_nothing = false;  // it says so, and nothing is outstanding
};

struct RequestOverview {
  std::vector<AgencyRequests> agencies;  // by name; the unknown last
  MoneyTotals outstanding;               // of all together
  // Of every finding that repeats another one: its id → that of the first.
  std::map<std::string, std::string> same_as;
  // Documents that are another one again (the same mail in two mailboxes): id → that of the first.
  std::map<std::int64_t, std::int64_t> same_document;
  // Withdrawals (finding ids) for which no request, or no single one, was found: to be looked at.
  std::vector<std::string> unclear_withdrawals;
};

RequestOverview review_requests(const std::vector<RequestDocument>& documents);

}  // namespace planlezer

#include "storage/names.h"

#include <algorithm>
#include <iterator>

namespace planlezer {

std::string_view name_of(PageState state) {
  switch (state) {
    case PageState::read:
      return "read";
    case PageState::blank:
      return "blank";
    case PageState::partial:
      return "partial";
    case PageState::unreadable:
      return "unreadable";
    case PageState::pending:
      break;
  }
  return "pending";
}

std::string_view name_of(DocumentState state) {
  switch (state) {
    case DocumentState::read:
      return "read";
    case DocumentState::partial:
      return "partial";
    case DocumentState::unreadable:
      return "unreadable";
    case DocumentState::unsupported:
      return "unsupported";
    case DocumentState::needs_password:
      break;
  }
  return "needs_password";
}

std::string_view name_of(Origin origin) {
  return origin == Origin::ocr ? "ocr" : "native";
}

DocumentState document_state_of(std::string_view name) {
  for (const auto state : {DocumentState::read, DocumentState::partial, DocumentState::unsupported,
                           DocumentState::needs_password})
    if (name == name_of(state)) return state;
  return DocumentState::unreadable;
}

namespace {

constexpr std::string_view loose_kinds[] = {"kpi", "amount", "date"};

}  // namespace

bool is_loose(std::string_view kind) {
  return std::find(std::begin(loose_kinds), std::end(loose_kinds), kind) != std::end(loose_kinds);
}

std::string is_not_loose_sql(std::string_view column) {
  std::string names;
  for (const std::string_view kind : loose_kinds)
    names.append(names.empty() ? "'" : ", '").append(kind).append("'");
  return std::string(column).append(" NOT IN (").append(names).append(")");
}

}  // namespace planlezer

// Which agency a document is from, and which agencies it names. Pure after load; thread-safe.
#pragma once

#include <re2/re2.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/finding.h"
#include "base/geometry.h"
#include "base/result.h"
#include "extract/page.h"

namespace planlezer {

struct AgencyMention {
  Span span;
  std::string name;  // in full, as the register or the document writes it
};

// "Omgevingsdienst Lage Maten" → "lage maten"
std::string last_part(std::string_view name);
// Letters and digits only, in lower case: for comparing with file names and domains.
std::string slug(std::string_view text);

class OrganisationRegister {
 public:
  static Result<OrganisationRegister> load(const std::filesystem::path& registers);

  // Names and aliases in one line of text: those of the register, and "Omgevingsdienst" or "RUD" with a name
  // after it.
  std::vector<AgencyMention> find(std::string_view text) const;

  struct Entry {
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> domains;
  };
  const std::vector<Entry>& entries() const { return entries_; }
  bool is_no_agency(std::string_view name) const;
  // Whose a mail domain is: by the register, else by one of the names `seen` (most likely first) that it has
  // in it, else by a name that it is made of ("od-lage-maten.example"). Empty: not an agency's, as far as it
  // says.
  std::string agency_of_domain(std::string_view domain, const std::vector<std::string>& seen) const;
  // The ministry, the umbrella, a municipality: by the domain, or by a name or signature.
  bool is_domain_of_others(std::string_view domain) const;
  bool is_sender_of_others(std::string_view lower_line) const;
  // How often a text speaks to an agency instead of for one; a form that an agency filled in does not count.
  int speaks_to_an_agency(std::string_view lower_text) const;
  // Whether a text is about the work of omgevingsdiensten: it uses the field's words often enough. `words`:
  // how many words it has.
  bool is_of_the_field(std::string_view lower_text, std::size_t words) const;
  bool names_the_field(std::string_view lower_text) const;  // with one word at least

 private:
  std::vector<Entry> entries_;
  std::vector<std::string> not_an_agency_;
  std::vector<std::unique_ptr<re2::RE2>> to_an_agency_;
  std::unique_ptr<re2::RE2> field_words_, form_words_, other_domains_, other_senders_;
  std::size_t words_per_field_word_ = 0;
  std::vector<std::pair<std::string, std::size_t>>
      names_;  // all names and aliases, longest first, with their entry
};

struct WhoseDocument {
  std::string name;              // empty: not found
  double confidence = 0;         // 0–1
  std::string evidence;          // Dutch
  std::vector<std::string> own;  // name, its last part and abbreviations, in lower case
  // It is written to an agency, or is about something else: nothing in it is an agency's measure or request.
  bool from_somebody_else = false;
  std::map<std::string, std::string> others;  // last part in lower case ("hoge esch") → full name
};

// `lower_pages`: normalised, in lower case. `path`: folder and file name say something too. `given`: by the
// user, goes before everything. `container`: what was found of the document that it is part of, or null.
WhoseDocument whose_document(const Extracted& document, const std::vector<std::string>& lower_pages,
                             std::string_view path, std::string_view given,
                             const OrganisationRegister& organisations,
                             const DocumentFacts* container = nullptr);

}  // namespace planlezer

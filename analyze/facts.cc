// What a document is: its title, kind, date and version, from its own words first and its metadata second.
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "analyze/analysis.h"
#include "base/text.h"

namespace planlezer {

namespace {

struct TextLine {
  std::string text;
  std::string lower;
  std::int32_t page = 0;
  bool on_first = false;  // page of the document, whatever its number
  bool heading = false;
  bool prose = false;  // in a paragraph of three lines or more
  float size = 0;
  float y = 0;
};

std::vector<TextLine> lines_of(const Extracted& document, std::int32_t pages) {
  std::vector<TextLine> lines;
  if (document.pages.empty()) return lines;
  const std::int32_t first = document.pages.front().number;
  for (const Page& page : document.pages) {
    if (page.number >= first + pages) break;
    std::size_t block = 0;
    for (const Line& line : page.lines) {
      while (block + 1 < page.blocks.size() && page.blocks[block].text.end <= line.text.begin) ++block;
      TextLine entry;
      entry.on_first = page.number == first;
      entry.heading = !page.blocks.empty() && page.blocks[block].kind == BlockKind::heading;
      const auto in_block = [&](const Line& other) {
        return other.text.begin >= page.blocks[block].text.begin &&
               other.text.end <= page.blocks[block].text.end;
      };
      entry.prose = !page.blocks.empty() && page.blocks[block].kind == BlockKind::paragraph &&
                    std::count_if(page.lines.begin(), page.lines.end(), in_block) >= 3;
      entry.text = normal(std::string_view(page.text).substr(line.text.begin, line.text.size()));
      entry.lower = lower_dutch(entry.text);
      entry.page = page.number;
      entry.y = line.box.y0;
      const auto word = std::partition_point(page.words.begin(), page.words.end(),
                                             [&](const Word& w) { return w.text.end <= line.text.begin; });
      if (word != page.words.end() && word->font < page.fonts.size())
        entry.size = page.fonts[word->font].size;
      if (!entry.text.empty()) lines.push_back(std::move(entry));
    }
  }
  return lines;
}

bool found(std::string_view text, const re2::RE2& pattern) {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// Half of the kpi's or more, each in a line of its own: chapters per kpi, whatever the title says.
bool names_kpis(const std::vector<TextLine>& lines) {
  std::set<int> kpis;
  for (const TextLine& line : lines) {
    if (line.text.size() > 70) continue;
    const auto found = find_kpis(line.text);
    if (found.size() == 1 && found[0].kpi.size() == 1 && found[0].span.begin < 12)
      kpis.insert(found[0].kpi[0]);
  }
  return kpis.size() >= 3;
}

std::string kind_of(const std::vector<TextLine>& lines, const std::string& title,
                    const DocumentContext& context) {
  static const re2::RE2 salutation(
      R"(^(geachte|beste|aan de (staatssecretaris|minister)|hooggeachte|excellentie)\b)");
  static const re2::RE2 self(R"(zelftoets|zelfbeoordeling|zelfevaluatie)");
  static const re2::RE2 plan(
      R"(\bpva\b|plan van aanpak|robuustheidsmaatregelen|programma robuust|voortgangsrapportage|verbeterplan|robuustheidsplan|verbeterprogramma|naar een robuuste|plan robuust|maatregelenplan|robuust in 2026|actieplan|uitvoeringsplan)");
  const std::string lower_title = lower_dutch(title);
  if (context.attachment.empty() && (context.path.ends_with(".eml") || context.path.ends_with(".msg")))
    return "email";
  const auto on_first = [&](const re2::RE2& pattern) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const TextLine& line) { return line.on_first && found(line.lower, pattern); });
  };
  if (on_first(salutation)) return "letter";
  if (found(lower_title, self) && !found(lower_title, plan)) return "self_assessment";
  if (found(lower_title, plan)) return "plan";
  // What comes with a mail often speaks of the plan; what it is itself its title says.
  const bool comes_along = context.container && context.container->kind == "email";
  if (on_first(plan) && !comes_along) return "plan";
  const bool self_named = std::any_of(lines.begin(), lines.end(), [&](const TextLine& line) {
    return line.on_first && line.lower.size() < 60 && found(line.lower, self);
  });
  if (self_named) return "self_assessment";
  const bool later =
      std::any_of(lines.begin(), lines.end(), [&](const TextLine& line) { return found(line.lower, plan); });
  if (later && !comes_along) return "plan";
  if (!comes_along && names_kpis(lines)) return "plan";
  return context.attachment.empty() ? "other" : "attachment";
}

// Of a document without a layout of its own: its properties, or else its first heading or first line.
std::string title_of_flow(const std::vector<TextLine>& lines, const Extracted& document) {
  if (!document.metadata.title.empty()) return document.metadata.title;
  const auto heading = std::find_if(lines.begin(), lines.end(), [](const TextLine& l) { return l.heading; });
  if (heading != lines.end()) return heading->text;
  return lines.empty() || lines.front().text.size() > 160 ? std::string() : lines.front().text;
}

// A paragraph or cell with a number: an office file, a web page.
bool is_flow(const Extracted& document) {
  return !document.pages.empty() && !document.pages.front().blocks.empty() &&
         document.pages.front().blocks.front().ordinal > 0;
}

// The biggest lines of the first page, as they follow each other.
std::string title_of(const std::vector<TextLine>& lines, const Metadata& metadata) {
  float biggest = 0;
  for (const TextLine& line : lines)
    if (line.on_first && line.text.size() > 3) biggest = std::max(biggest, line.size);
  std::string title;
  for (const TextLine& line : lines) {
    if (!line.on_first || line.size < biggest * 0.97F || line.text.size() < 4) continue;
    if (title.size() > 160) break;
    title += (title.empty() ? "" : " ") + line.text;
  }
  // A page in one size has no title of its own.
  const auto of_size = std::count_if(
      lines.begin(), lines.end(), [&](const TextLine& l) { return l.on_first && l.size >= biggest * 0.97F; });
  if (title.empty() || of_size > 6) {
    static const re2::RE2 subject(R"(^(?:onderwerp|betreft|titel)\s*:?\s+(.+)$)");
    std::string value;
    for (const TextLine& line : lines)
      if (re2::RE2::FullMatch(line.lower, subject, &value))
        return line.text.substr(line.text.size() - value.size());
    if (!metadata.title.empty()) return metadata.title;
  }
  return title;
}

struct DateChoice {
  std::string day;
  std::string evidence;
  int score = -100;
};

// "Plan van aanpak · Omgevingsdienst X · 22 maart 2024": set apart by signs, or at the beginning of its line.
bool is_listed(std::string_view text, Span span) {
  const std::string_view head = trim(text.substr(0, span.begin));
  for (const std::string_view sign : {"·", "|", "–", "•", "—"})
    if (head.ends_with(sign)) return true;
  return head.empty() && span.end < text.size() && text[span.end] == ',';
}

// The day the document is of: a line that says so, a line that is nothing but a place and a day, a decision
// on the cover.
DateChoice date_of(const std::vector<TextLine>& lines) {
  static const re2::RE2 labelled(
      R"(\b(datum|d\.d\.|dagtekening|verzonden|verzenddatum|datum brief|vergadering van|genomen (op|in)|vastgesteld.{0,80} op|(aangeboden|ingediend|toegezonden|gestuurd) .{0,80}\bop|opgemaakt|aldus (besloten|vastgesteld))\b)");
  static const re2::RE2 decided(R"(vastgesteld|versie|concept|definitief|status|opgesteld)");
  static const re2::RE2 other(
      R"(uiterlijk|voor 1 april|per 1|in werking|ingang|begroting|zelftoets|inwerking|oktober 2023 |jaarrekening|uw (brief|kenmerk)|vervangt|vervanging van)");
  DateChoice best;
  int order = 0;
  std::string before;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine line = lines[i];
    // "vastgesteld op 18" | "maart 2024"
    static const re2::RE2 cut(
        R"(\b[0-3]?[0-9]( (jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*)?$)");
    if (i + 1 < lines.size() && lines[i + 1].page == line.page && found(line.lower, cut)) {
      line.text += ' ' + lines[i + 1].text.substr(0, 24);
      line.lower += ' ' + lines[i + 1].lower.substr(0, 24);
    }
    ++order;
    const bool label_before = found(before, labelled) && before.size() < 24;
    before = line.lower;
    for (const DateMention& mention : find_dates(line.text, std::nullopt)) {
      const bool day = mention.deadline.precision == "day" && mention.deadline.start &&
                       mention.deadline.start == mention.deadline.end;
      const bool month = mention.deadline.precision == "month" && mention.deadline.start &&
                         mention.relation == DateRelation::none;
      if (!day && !month) continue;
      int score = line.on_first ? 20 : 0;
      if (found(line.lower, labelled) || label_before) score += 30;
      if (found(line.lower, decided)) score += 15;
      if (line.text.size() < 48) score += 10;
      if (line.text.size() > mention.span.size() + 60) score -= 15;
      if (found(line.lower, other)) score -= 25;
      if (month) score -= 18;
      if (order <= 6) score += 12;
      if (mention.relation != DateRelation::none) score -= 20;
      if (is_listed(line.text, mention.span)) score += 10;
      score -= std::min(order / 10, 8);
      if (line.prose && line.text.size() > 45) score -= 25;
      if (mention.deadline.start == programme_target) score -= 25;
      if (score <= best.score) continue;
      best = {*mention.deadline.start, "bladzijde " + std::to_string(line.page) + ": " + line.text, score};
    }
  }
  if (best.score < 5) return {};
  return best;
}

std::string version_of(const std::vector<TextLine>& lines) {
  static const re2::RE2 numbered(R"(\bversie\s*:?\s*([0-9]+(?:[.,][0-9]+)?))");
  static const re2::RE2 named(R"(\b(definitief|definitieve versie|concept|conceptversie|ontwerp)\b)");
  std::string version;
  for (const TextLine& line : lines)
    if (re2::RE2::PartialMatch(line.lower, numbered, &version)) return version;
  for (const TextLine& line : lines)
    if (line.text.size() < 60 && re2::RE2::PartialMatch(line.lower, named, &version)) return version;
  return version;
}

}  // namespace

void find_facts(DocumentAnalysis& analysis) {
  const DocumentContext& context = analysis.context;
  const Extracted& document = analysis.document;
  if (document.mail && !document.pages.empty()) return find_mail_facts(analysis);
  const DocumentFacts* container = context.container ? &*context.container : nullptr;
  analysis.whose = whose_document(document, analysis.lower_pages, context.path,
                                  context.organisation.value_or(""), analysis.rules.organisations, container);
  DocumentFacts& facts = analysis.facts;
  if (!analysis.whose.name.empty()) facts.organisation = analysis.whose.name;
  facts.organisation_confidence = analysis.whose.confidence;
  facts.organisation_evidence = analysis.whose.evidence;
  const auto lines = lines_of(document, 3);
  facts.title = is_flow(document) ? title_of_flow(lines, document) : title_of(lines, document.metadata);
  facts.kind = kind_of(lines, facts.title, context);
  facts.version = version_of(lines);
  if (context.date) {
    facts.date = context.date;
    facts.date_evidence = "opgegeven door de gebruiker";
  } else if (const DateChoice choice = date_of(lines); !choice.day.empty()) {
    facts.date = choice.day;
    facts.date_evidence = choice.evidence;
  } else if (container != nullptr && container->date) {
    facts.date = container->date;
    facts.date_evidence = "het bericht waar dit bij hoort: " + container->date_evidence;
  } else if (!document.metadata.created.empty()) {
    facts.date = document.metadata.created;
    facts.date_evidence = "eigenschappen van het bestand";
  }
  analysis.date = facts.date.value_or("");
}

void find_mail_facts(DocumentAnalysis& analysis) {
  const DocumentContext& context = analysis.context;
  const Mail& mail = *analysis.document.mail;
  MailReading reading;
  reading.text = read_mail_text(analysis.document.pages.front(), mail, analysis.rules.mail);
  analysis.whose = whose_mail(analysis.document, analysis.lower_pages, context, analysis.rules, reading);
  analysis.mail = std::move(reading);
  DocumentFacts& facts = analysis.facts;
  if (!analysis.whose.name.empty()) facts.organisation = analysis.whose.name;
  facts.organisation_confidence = analysis.whose.confidence;
  facts.organisation_evidence = analysis.whose.evidence;
  facts.kind = "email";
  facts.title = mail.subject;
  if (context.date) {
    facts.date = context.date;
    facts.date_evidence = "opgegeven door de gebruiker";
  } else if (mail.date.size() >= 10) {
    facts.date = mail.date.substr(0, 10);
    facts.date_evidence = "datum van het bericht";
  } else if (context.container && context.container->date) {
    facts.date = context.container->date;
    facts.date_evidence = "het bericht waar dit bij hoort: " + context.container->date_evidence;
  }
  analysis.date = facts.date.value_or("");
}

}  // namespace planlezer

#include "app/parser.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "app/commands.h"
#include "app/terminal.h"

namespace planlezer {
namespace {

using Words = std::vector<std::string>;

CLI::Validator one_of(const Words& allowed) {
  std::string list;
  for (const auto& word : allowed) list += (list.empty() ? "" : "|") + word;
  return CLI::Validator(
      [allowed, list](std::string& given) {
        if (std::find(allowed.begin(), allowed.end(), given) != allowed.end()) return std::string();
        return "\"" + given + "\" kan niet; kies uit " + list;
      },
      list);
}

CLI::Validator number_between(int least, int most) {
  const std::string range = std::to_string(least) + "–" + std::to_string(most);
  return CLI::Validator(
      [=](std::string& given) {
        int number = 0;
        const bool is_number = CLI::detail::lexical_cast(given, number);
        if (is_number && number >= least && number <= most) return std::string();
        return "\"" + given + "\" kan niet; geef een getal van " + range;
      },
      range);
}

// CLI11 speaks English; its errors are told in Dutch by their kind.
std::string in_dutch(const CLI::ParseError& error) {
  std::string what = error.what();
  const auto replace = [&](std::string_view english, std::string_view dutch) {
    if (const auto at = what.find(english); at != std::string::npos) what.replace(at, english.size(), dutch);
  };
  replace("The following argument was not expected: ", "onbekend argument: ");
  replace("The following arguments were not expected: ", "onbekende argumenten: ");
  replace("A subcommand is required", "noem een opdracht");
  replace(" is required", " ontbreekt");
  replace("Could not convert: ", "onbruikbare waarde: ");
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    what = what.substr(0, what.find(':')) + ": hier hoort precies één waarde bij";
  return what;
}

class Parser {
 public:
  Parser();
  int run(int count, char** arguments);

 private:
  CLI::App* command(CLI::App& parent, const std::string& name, const std::string& help,
                    std::function<int()> run);
  void add_format(CLI::App& command, std::string& format, const Words& formats);
  void add_reading(CLI::App& command, ReadingOptions& reading);
  void add_ingest();
  void add_search();
  void add_findings();
  void add_explain();
  void add_report();
  void add_versions();
  void add_index_commands();
  void add_file_commands();
  void add_rules();
  void add_serve();
  void add_evaluate();

  CLI::App app_{
      "Leest plannen van aanpak van omgevingsdiensten en vindt daarin maatregelen, fusieplannen en "
      "ondersteuningsvragen, elk met de plaats waar het staat."};
  GlobalOptions global_;
  IngestOptions ingest_;
  SearchOptions search_;
  FindingsOptions findings_;
  ReportOptions report_;
  ExplainOptions explain_;
  CompareOptions compare_;
  ProgressOptions progress_;
  std::string ledger_format_ = "text";
  RulesListOptions rules_list_;
  ReadingOptions verify_;
  ExtractOptions extract_;
  TryOptions try_;
  RulesDiffOptions diff_;
  EvaluateOptions evaluate_;
  ServeOptions serve_;
  bool analyze_all_ = false;
  std::function<int()> chosen_;
};

Parser::Parser() {
  app_.name("planlezer");
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", "Gebruik");
  formatter->label("REQUIRED", "(verplicht)");
  formatter->label("OPTIONS", "[opties]");
  formatter->label("SUBCOMMAND", "opdracht");
  formatter->label("SUBCOMMANDS", "opdrachten");
  formatter->label("Subcommands", "Opdrachten");
  formatter->label("Positionals", "Wat u opgeeft");
  formatter->label("Env", "omgevingsvariabele");
  formatter->label("TEXT", "");
  formatter->column_width(34);
  app_.formatter(formatter);
  app_.set_help_flag("-h,--help", "Toont deze uitleg")->group("Opties");
  app_.set_version_flag("--version", std::string("planlezer ") + PLANLEZER_VERSION)
      ->description("Toont de versie")
      ->group("Opties");
  app_.require_subcommand(1);
  app_.fallthrough();
  app_.add_option("--index", global_.index, "De index (anders planlezer.db in deze map)")
      ->envname("PLANLEZER_INDEX")
      ->group("Opties")
      ->type_name("BESTAND");
  app_.add_option("--jobs", global_.jobs,
                  "Hoeveel documenten en pagina's tegelijk (anders: het aantal processors)")
      ->check(number_between(1, 1024))
      ->group("Opties")
      ->type_name("N");
  add_ingest();
  add_search();
  add_findings();
  add_explain();
  add_report();
  add_versions();
  add_index_commands();
  add_file_commands();
  add_rules();
  add_evaluate();
  add_serve();
  command(app_, "doctor", "Kijkt of alles er is wat nodig is, en zegt hoe u herstelt wat ontbreekt",
          [this] { return run_doctor(global_); });
}

CLI::App* Parser::command(CLI::App& parent, const std::string& name, const std::string& help,
                          std::function<int()> run) {
  auto* added = parent.add_subcommand(name, help);
  added->set_help_flag("-h,--help", "Toont deze uitleg")->group("Opties");
  added->group("Opdrachten");
  added->fallthrough();
  if (run) added->callback([this, run = std::move(run)] { chosen_ = run; });
  return added;
}

void Parser::add_format(CLI::App& command, std::string& format, const Words& formats) {
  command.add_option("--format", format, "De vorm (anders " + format + ")")
      ->check(one_of(formats))
      ->group("Opties")
      ->type_name("");
}

void Parser::add_reading(CLI::App& command, ReadingOptions& reading) {
  command
      .add_option_function<std::string>(
          "--ocr",
          [&reading](const std::string& mode) {
            reading.ocr = mode == "never"    ? OcrMode::never
                          : mode == "always" ? OcrMode::always
                                             : OcrMode::automatic;
          },
          "Tekstherkenning: waar nodig, nooit of altijd (anders auto)")
      ->check(one_of({"auto", "never", "always"}))
      ->group("Opties")
      ->type_name("");
  command.add_option("--password-file", reading.password_file, "Wachtwoorden om te proberen, één per regel")
      ->group("Opties")
      ->type_name("BESTAND");
  command
      .add_flag(
          "--unsandboxed", reading.unsandboxed,
          "Leest documenten zonder afscherming. Alleen voor bestanden die u vertrouwt; het wordt vastgelegd")
      ->group("Opties");
}

void Parser::add_ingest() {
  auto* ingest =
      command(app_, "ingest", "Leest bestanden en mappen in de index; een tweede keer alleen wat nieuw is",
              [this] { return run_ingest(global_, ingest_); });
  ingest->add_option("paden", ingest_.paths, "Bestanden en mappen")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  ingest
      ->add_option("--organisation", ingest_.organisation,
                   "Van wie deze documenten zijn, als u dat beter weet")
      ->group("Opties")
      ->type_name("NAAM");
  ingest
      ->add_option("--date", ingest_.date, "De datum van deze documenten, als u die beter weet (dd-mm-jjjj)")
      ->group("Opties")
      ->type_name("DATUM");
  ingest->add_flag("--retry", ingest_.retry, "Leest opnieuw wat eerder niet te lezen was")->group("Opties");
  add_reading(*ingest, ingest_.reading);
}

void Parser::add_search() {
  auto* search =
      command(app_, "search", "Zoekt in de tekst: document, pagina en fragment, het beste bovenaan",
              [this] { return run_search(global_, search_); });
  SearchQuery& query = search_.query;
  search
      ->add_option("zoekvraag", query.text,
                   "Woorden die er alle in staan, in elke vorm en als deel van een samenstelling; \"precies "
                   "deze woorden\"; fusie OF samenwerking; -niet; handhav*; NEAR(boete dwangsom, 8); kpi:3 "
                   "thema:innovatie organisatie:Lage soort:plan datum:2024 bedrag:>100000")
      ->type_name("")
      ->group("Wat u opgeeft");
  search->add_option("--queries", search_.queries, "Een bestand met op elke regel een zoekvraag")
      ->group("Opties")
      ->type_name("BESTAND");
  search->add_flag("--per-document", query.per_document, "Van elk document alleen de beste pagina")
      ->group("Opties");
  search->add_option("--theme", query.theme, "Alleen pagina's met dit thema")
      ->group("Opties")
      ->type_name("THEMA");
  search->add_option("--kpi", query.kpi, "Alleen pagina's met bevindingen bij deze kpi")
      ->check(number_between(1, 6))
      ->group("Opties")
      ->type_name("N");
  search->add_option("--organisation", query.organisation, "Alleen van deze dienst")
      ->group("Opties")
      ->type_name("NAAM");
  search->add_option("--kind", query.kind, "Alleen pagina's met bevindingen van deze soort")
      ->group("Opties")
      ->type_name("SOORT");
  search->add_option("--document-kind", query.document_kind, "Alleen documenten van deze soort")
      ->check(one_of({"plan", "self_assessment", "letter", "email", "attachment", "other"}))
      ->group("Opties")
      ->type_name("");
  search->add_option("--limit", query.limit, "Hoeveel treffers (anders 20)")
      ->check(number_between(1, 1'000'000))
      ->group("Opties")
      ->type_name("N");
  add_format(*search, search_.format, {"text", "jsonl", "json"});
}

void Parser::add_findings() {
  auto* findings =
      command(app_, "findings", "Geeft de bevindingen", [this] { return run_findings(global_, findings_); });
  FindingFilter& filter = findings_.filter;
  findings->add_option("--kind", filter.kind, "Alleen van deze soort")
      ->check(one_of({"measure", "no_measure", "fusion", "support_request", "no_support", "self_assessment",
                      "kpi", "amount", "date"}))
      ->group("Opties")
      ->type_name("");
  findings->add_option("--organisation", filter.organisation, "Alleen van deze dienst")
      ->group("Opties")
      ->type_name("NAAM");
  findings->add_option("--kpi", filter.kpi, "Alleen bij deze kpi")
      ->check(number_between(1, 6))
      ->group("Opties")
      ->type_name("N");
  findings->add_option("--theme", filter.theme, "Alleen met dit thema")->group("Opties")->type_name("THEMA");
  findings->add_option("--document", filter.document, "Alleen uit dit document")
      ->group("Opties")
      ->type_name("PAD");
  findings
      ->add_option("-o,--output", findings_.output,
                   "Schrijft naar dit bestand in plaats van de standaarduitvoer")
      ->group("Opties")
      ->type_name("BESTAND");
  add_format(*findings, findings_.format, {"text", "jsonl", "csv", "xlsx"});
}

void Parser::add_explain() {
  auto* explain =
      command(app_, "explain",
              "Legt een bevinding uit: welke regel, welke woorden, welke kop, en wat er twijfel geeft",
              [this] { return run_explain(global_, explain_); });
  explain->add_option("kenmerk", explain_.id, "Het veld id van de bevinding, of het begin ervan")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  add_format(*explain, explain_.format, {"text", "json"});
}

void Parser::add_report() {
  auto* report = command(
      app_, "report",
      "Maakt het overzicht: dienst × kpi, fusie, ondersteuningsvragen, hiaten en wat niet leesbaar was",
      [this] { return run_report(global_, report_); });
  report
      ->add_option("-o,--output", report_.output,
                   "Schrijft naar dit bestand in plaats van de standaarduitvoer")
      ->group("Opties")
      ->type_name("BESTAND");
  add_format(*report, report_.format, {"html", "csv", "xlsx", "json"});
}

void Parser::add_versions() {
  auto* compare = command(
      app_, "compare", "Vergelijkt twee versies van een plan: nieuw, vervallen, gewijzigd, anders verwoord",
      [this] { return run_compare(global_, compare_); });
  compare->add_option("eerste", compare_.before, "De oude versie: een document uit de index, of een bestand")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  compare->add_option("tweede", compare_.after, "De nieuwe versie")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  add_format(*compare, compare_.format, {"text", "jsonl"});
  add_reading(*compare, compare_.reading);
  auto* progress =
      command(app_, "progress",
              "Toont hoe het met elke maatregel ging, van versie tot versie en rapportage tot rapportage",
              [this] { return run_progress(global_, progress_); });
  progress->add_option("--organisation", progress_.organisation, "Alleen van deze dienst")
      ->group("Opties")
      ->type_name("NAAM");
  add_format(*progress, progress_.format, {"text", "jsonl"});
}

void Parser::add_index_commands() {
  auto* ledger =
      command(app_, "ledger", "Legt verantwoording af: elk bestand en elke pagina, met toestand en reden",
              [this] { return run_ledger(global_, ledger_format_); });
  add_format(*ledger, ledger_format_, {"text", "jsonl"});
  auto* verify =
      command(app_, "verify", "Leest de originelen opnieuw en vergelijkt elke bevinding met haar plaats",
              [this] { return run_verify(global_, verify_); });
  verify->add_option("--password-file", verify_.password_file, "Wachtwoorden om te proberen, één per regel")
      ->group("Opties")
      ->type_name("BESTAND");
  verify->add_flag("--unsandboxed", verify_.unsandboxed, "Leest documenten zonder afscherming")
      ->group("Opties");
  command(app_, "digest", "Geeft één kenmerk van de hele inhoud van de index",
          [this] { return run_digest(global_); });
  auto* analyze = command(app_, "analyze",
                          "Past de regels opnieuw toe op de bewaarde tekst; er wordt niets opnieuw gelezen",
                          [this] { return run_analyze(global_, analyze_all_); });
  analyze->add_flag("--all", analyze_all_, "Ook documenten die al met deze regels beoordeeld zijn")
      ->group("Opties");
}

void Parser::add_file_commands() {
  auto* extract = command(app_, "extract", "Leest één bestand zonder index",
                          [this] { return run_extract(global_, extract_); });
  extract->add_option("bestand", extract_.file, "Het bestand; - leest de standaardinvoer")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  add_format(*extract, extract_.format, {"text", "json", "hocr"});
  add_reading(*extract, extract_.reading);

  auto* attempt = command(app_, "try", "Leest één bestand en geeft de bevindingen, zonder index",
                          [this] { return run_try(global_, try_); });
  attempt->add_option("bestand", try_.file, "Het bestand; - leest gewone tekst van de standaardinvoer")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  attempt->add_option("--date", try_.date, "De datum van het document (dd-mm-jjjj)")
      ->group("Opties")
      ->type_name("DATUM");
  attempt->add_option("--organisation", try_.organisation, "Van wie het document is")
      ->group("Opties")
      ->type_name("NAAM");
  add_reading(*attempt, try_.reading);
}

void Parser::add_rules() {
  auto* rules = command(app_, "rules", "De regels: nakijken, tonen, vergelijken", {});
  rules->require_subcommand(1);
  command(*rules, "check", "Gaat na of elke regel doet wat zijn eigen voorbeelden zeggen",
          [] { return run_rules_check(); });
  auto* list =
      command(*rules, "list", "Toont de regels", [this] { return run_rules_list(global_, rules_list_); });
  list->add_flag("--coverage", rules_list_.coverage,
                 "Ook hoe vaak elke regel in de index geldt, wat zij vond, en welke regels haar overlappen "
                 "of tegenspreken")
      ->group("Opties");
  add_format(*list, rules_list_.format, {"text", "jsonl"});
  auto* diff = command(*rules, "diff",
                       "Toont welke bevindingen erbij komen, verdwijnen of veranderen door gewijzigde regels",
                       [this] { return run_rules_diff(global_, diff_); });
  diff->add_option("bestanden", diff_.files, "Gewijzigde bestanden met regels of registers")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  diff->add_flag("--all", diff_.all,
                 "Past de regels op elk document toe, ook waar de gewijzigde niets kunnen vinden")
      ->group("Opties");
  add_format(*diff, diff_.format, {"text", "jsonl"});
}

void Parser::add_serve() {
  auto* serve = command(app_, "serve", "Start de werkplek voor beoordelaars, te openen in de browser",
                        [this] { return run_serve(global_, serve_); });
  serve->add_option("--port", serve_.port, "De poort (anders 8787; 0: een vrije)")
      ->check(number_between(0, 65'535))
      ->group("Opties")
      ->type_name("N");
  serve
      ->add_option("--address", serve_.address,
                   "Het adres om op te luisteren (anders 127.0.0.1: alleen deze computer)")
      ->group("Opties")
      ->type_name("ADRES");
  serve->add_option("--host", serve_.hosts, "Een naam waaronder de werkplek ook bereikt wordt")
      ->group("Opties")
      ->type_name("NAAM");
  serve
      ->add_option("--password-file", serve_.password_file,
                   "Wie mag meedoen: per regel NAAM:WACHTWOORD. Zet er een proxy met TLS voor")
      ->group("Opties")
      ->type_name("BESTAND");
  serve
      ->add_option("--trust-proxy-header", serve_.proxy_header,
                   "De header waarin een proxy zet wie hij heeft aangemeld; alleen hij mag er bij kunnen")
      ->group("Opties")
      ->type_name("NAAM");
  serve
      ->add_option("--document-passwords", serve_.document_passwords,
                   "Wachtwoorden van documenten, één per regel, om hun pagina's te tonen")
      ->group("Opties")
      ->type_name("BESTAND");
  serve->add_flag("--unsandboxed", serve_.unsandboxed, "Tekent pagina's zonder afscherming")->group("Opties");
}

void Parser::add_evaluate() {
  auto* evaluate = command(app_, "evaluate", "Vergelijkt met documenten die door mensen zijn nagekeken",
                           [this] { return run_evaluate(global_, evaluate_); });
  evaluate->add_option("map", evaluate_.folder, "Map met NAAM.gold.json naast NAAM.pdf")
      ->required()
      ->type_name("")
      ->group("Wat u opgeeft");
  evaluate->add_option("--only", evaluate_.only, "Alleen bestanden waarvan de naam zo begint")
      ->group("Opties")
      ->type_name("BEGIN");
  evaluate->add_option("--except", evaluate_.except, "Geen bestanden waarvan de naam zo begint")
      ->group("Opties")
      ->type_name("BEGIN");
  evaluate
      ->add_flag("--misses", evaluate_.misses,
                 "Toont ook alles wat gemist, ten onrechte gevonden of anders is")
      ->group("Opties");
  evaluate
      ->add_flag("--sentences", evaluate_.sentences,
                 "Geeft alleen de zinnen met wat het goud ervan zegt, om de weging op te stellen (JSON, één "
                 "per regel)")
      ->group("Opties");
  add_format(*evaluate, evaluate_.format, {"text", "json"});
  add_reading(*evaluate, evaluate_.reading);
}

int Parser::run(int count, char** arguments) {
  try {
    app_.parse(count, arguments);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app_.exit(asked);
  } catch (const CLI::ParseError& error) {
    tell("planlezer: " + printable(in_dutch(error)) +
         "\nUitleg: planlezer --help, planlezer OPDRACHT --help");
    return exit_usage;
  }
  return chosen_ ? chosen_() : exit_usage;
}

}  // namespace

int run_command_line(int count, char** arguments) {
  return Parser().run(count, arguments);
}

}  // namespace planlezer

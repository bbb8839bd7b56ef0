#include "analyze/lexicon.h"

#include <algorithm>
#include <array>

#include "analyze/register_file.h"
#include "base/text.h"

namespace planlezer {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_word_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const auto c = static_cast<unsigned char>(text[at]);
  return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c >= 0x80);
}

std::size_t longest_at(std::string_view text, const std::vector<std::string>& phrases) {
  std::size_t longest = 0;
  for (const std::string& phrase : phrases)
    if (phrase.size() > longest && text.starts_with(phrase) && is_word_end(text, phrase.size()))
      longest = phrase.size();
  return longest;
}

}  // namespace

bool is_preposition(std::string_view word) {
  constexpr std::array<std::string_view, 49> words = {
      "aan",    "achter",  "bij",       "binnen",  "boven",   "buiten",    "door",    "gedurende", "in",
      "langs",  "met",     "na",        "naar",    "naast",   "om",        "onder",   "op",        "over",
      "per",    "rond",    "sinds",     "te",      "tegen",   "ten",       "ter",     "tijdens",   "tot",
      "tussen", "uit",     "van",       "vanaf",   "vanuit",  "via",       "volgens", "voor",      "vóór",
      "zonder", "ondanks", "vanwege",   "conform", "middels", "uiterlijk", "omtrent", "nabij",     "namens",
      "qua",    "inzake",  "krachtens", "ongeacht"};
  return is_one_of(word, words);
}

bool is_determiner(std::string_view word) {
  constexpr std::array<std::string_view, 26> words = {
      "de",     "het",   "een", "deze",  "dit", "die",   "dat",    "onze", "ons",
      "haar",   "zijn",  "hun", "elke",  "elk", "ieder", "iedere", "alle", "geen",
      "enkele", "beide", "één", "welke", "uw",  "mijn",  "eigen",  "zulke"};
  return is_one_of(word, words);
}

Result<Lexicon> Lexicon::load(const std::filesystem::path& registers) {
  Lexicon lexicon;
  const auto verbs_file = registers / "verbs.toml";
  const auto verbs = read_toml(verbs_file);
  if (!verbs) return tl::unexpected(verbs.error());
  constexpr std::array<std::pair<std::string_view, VerbClass>, 5> classes = {
      {{"action", VerbClass::action},
       {"exploring", VerbClass::exploring},
       {"ongoing", VerbClass::ongoing},
       {"stative", VerbClass::stative},
       {"event", VerbClass::event}}};
  for (const auto& [key, verb_class] : classes) {
    const auto lines = strings_in(*verbs, key, verbs_file);
    if (!lines) return tl::unexpected(lines.error());
    if (auto added = lexicon.add_verbs(*lines, verb_class); !added) return tl::unexpected(added.error());
  }
  const auto particles = strings_in(*verbs, "particle", verbs_file);
  if (!particles) return tl::unexpected(particles.error());
  lexicon.add_particle_verbs(*particles);
  const auto nominal = strings_in(*verbs, "nominal", verbs_file);
  if (!nominal) return tl::unexpected(nominal.error());
  lexicon.nominal_.insert(nominal->begin(), nominal->end());

  const auto actors_file = registers / "actors.toml";
  const auto actors = read_toml(actors_file);
  if (!actors) return tl::unexpected(actors.error());
  const std::array<std::pair<std::string_view, std::vector<std::string>*>, 3> lists = {
      {{"own", &lexicon.own_}, {"other", &lexicon.other_}, {"role", &lexicon.roles_}}};
  for (const auto& [key, list] : lists) {
    auto words = strings_in(*actors, key, actors_file);
    if (!words) return tl::unexpected(words.error());
    *list = std::move(*words);
  }
  const std::array<std::pair<std::string_view, std::unordered_set<std::string>*>, 2> sets = {
      {{"not_role", &lexicon.not_role_}, {"before_role", &lexicon.before_role_}}};
  for (const auto& [key, set] : sets) {
    const auto words = strings_in(*actors, key, actors_file);
    if (!words) return tl::unexpected(words.error());
    set->insert(words->begin(), words->end());
  }
  return lexicon;
}

Result<void> Lexicon::add_verbs(const std::vector<std::string>& lines, VerbClass verb_class) {
  for (const std::string& line : lines) {
    const auto parts = split(line, ' ');
    if (parts.size() < 2 || parts.size() > 4)
      return fail(ErrorCode::usage,
                  "verbs.toml: \"" + line +
                      "\" heeft niet de vorm \"infinitief derde-persoon deelwoord [verleden]\".");
    add_verb(parts[0], parts[1], parts.size() > 2 ? parts[2] : "", parts.size() > 3 ? parts[3] : "",
             verb_class);
  }
  return {};
}

void Lexicon::add_verb(std::string_view infinitive, std::string_view third, std::string_view participle,
                       std::string_view past, VerbClass verb_class) {
  const auto bar = infinitive.find('|');
  const std::string particle(bar == std::string_view::npos ? "" : infinitive.substr(0, bar));
  const std::string plural(bar == std::string_view::npos ? infinitive : infinitive.substr(bar + 1));
  const auto c = static_cast<std::size_t>(verb_class);
  const auto with_particle = [&](WordForm& form) { form.particles.emplace_back(verb_class, particle); };
  WordForm& third_form = forms_[std::string(third)];
  third_form.third[c] = true;
  with_particle(third_form);
  WordForm& plural_form = forms_[plural];
  plural_form.plural[c] = true;
  with_particle(plural_form);
  forms_[particle + plural].infinitive[c] = true;
  if (!particle.empty()) {
    forms_[particle + std::string(third)].joined[c] = true;
    forms_[particle + plural].joined[c] = true;
  }
  if (!participle.empty()) forms_[std::string(participle)].participle[c] = true;
  if (!past.empty()) {
    forms_[std::string(past)].past = true;
    forms_[std::string(past) + "en"].past = true;
    // "gaf gaven", "nam namen", "koos kozen": one vowel, and the consonant voiced.
    std::string stem(past);
    const auto size = stem.size();
    if (size > 3 && stem[size - 2] == stem[size - 3]) stem.erase(size - 2, 1);
    if (stem + "en" != participle) forms_[stem + "en"].past = true;  // not "overwogen"
    if (stem.back() == 'f' || stem.back() == 's') {
      stem.back() = stem.back() == 'f' ? 'v' : 'z';
      forms_[stem + "en"].past = true;
    }
    return;
  }
  // Weak verbs: stelt → stelde, zet → zette.
  std::string stem(third);
  if (stem.ends_with('t')) stem.pop_back();
  for (const std::string_view ending : {"de", "den", "te", "ten"}) {
    const std::string form = stem + std::string(ending);
    if (form != plural && !forms_.contains(form)) forms_[form].past = true;
  }
}

// Verbs of action with a particle that are not in the register themselves: their infinitive and participle.
void Lexicon::add_particle_verbs(const std::vector<std::string>& particles) {
  std::vector<std::pair<std::string, bool>> bases;  // form, whether it is a participle
  constexpr auto action = static_cast<std::size_t>(VerbClass::action);
  for (const auto& [form, facts] : forms_) {
    if (facts.infinitive[action] && facts.plural[action]) bases.emplace_back(form, false);
    if (facts.participle[action] && form.starts_with("ge")) bases.emplace_back(form, true);
  }
  for (const auto& [base, is_participle] : bases)
    for (const std::string& particle : particles) {
      const auto [place, is_new] = forms_.try_emplace(particle + base);
      if (is_new) (is_participle ? place->second.participle : place->second.infinitive)[action] = true;
    }
}

const WordForm* Lexicon::find(std::string_view lower_word) const {
  const auto found = forms_.find(lower_word);
  return found == forms_.end() ? nullptr : &found->second;
}

bool Lexicon::is_nominal(std::string_view lower_word) const {
  const std::string word(lower_word);
  if (nominal_.contains(word)) return true;
  return std::any_of(nominal_.begin(), nominal_.end(), [&](const std::string& noun) {
    return noun.size() > 5 && word.size() > noun.size() + 2 && word.ends_with(noun);
  });
}

bool Lexicon::is_role(std::string_view lower_word) const {
  if (lower_word.size() < 2 || not_role_.contains(std::string(lower_word))) return false;
  return std::any_of(roles_.begin(), roles_.end(), [&](const std::string& role) {
    if (!lower_word.ends_with(role)) return false;
    if (lower_word.size() == role.size()) return true;
    return role.size() > 3 && lower_word.size() > role.size() + 1;
  });
}

bool Lexicon::is_before_role(std::string_view lower_word) const {
  return before_role_.contains(std::string(lower_word));
}

std::size_t Lexicon::own_at(std::string_view lower_text) const {
  return longest_at(lower_text, own_);
}

std::size_t Lexicon::other_at(std::string_view lower_text) const {
  return longest_at(lower_text, other_);
}

}  // namespace planlezer

// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_names.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/census/census_affixes.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"
#include "input/text/encoding.hpp"
#include "world/cell_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

std::vector<std::string> zone_names(const Service& service) {
  constexpr std::array<std::string_view, 5> before = {"", "是否", "集中", "是否集中", "是否在"};
  constexpr std::array<std::string_view, 4> after = {"区", "区内", "区域", "范围"};
  std::vector<std::string> words{service.name_zh};
  words.insert(words.end(), service.kinds.begin(), service.kinds.end());
  words.insert(words.end(), service.census.names.begin(), service.census.names.end());
  std::vector<std::string> names;
  for (const std::string& word : words) {
    const bool is_chinese = std::ranges::all_of(word, is_beyond_ascii);
    for (const std::string_view first : before) {
      for (const std::string_view last : after) {
        std::string name = std::string(first).append(word).append(last);
        const bool is_new = std::ranges::find(names, name) == names.end();
        if (is_chinese && is_new) names.push_back(std::move(name));
      }
    }
  }
  return names;
}

namespace {

/// Whether the word names a station or plant of the service, which does not mean that the service
/// reaches the village.
bool is_of_a_place(std::string_view word) {
  constexpr std::array endings = {"站",      "厂",    "塔",       "所",       "亭",      "店",
                                  "station", "works", "plant",    "tower",    "tank",    "point",
                                  "stand",   "stop",  "terminal", "landfill", "facility"};
  constexpr std::array others = {"基站", "水站", "substation", "transformer", "移动", "联通"};
  const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
  return std::ranges::any_of(endings, ends) || std::ranges::find(others, word) != others.end();
}

/// Removes brackets and their content: 是否通自来水(是/否).
std::string without_brackets(std::string label) {
  for (std::size_t open = label.find('('); open != label.npos; open = label.find('(')) {
    const std::size_t close = label.find(')', open);
    label.erase(open, close == label.npos ? label.npos : close - open + 1);
  }
  std::erase_if(label, [](char c) { return c == '?' || c == ':' || c == '>' || c == '|'; });
  return label;
}

std::string label_of(std::string_view header) {
  return without_brackets(bare_label(with_number_signs_written(header)).name);
}

/// The sense of a column for one answer to a question; none if the word is not such an answer.
std::optional<CensusSense> sense_of(std::optional<Statement> answer) {
  if (!answer) return std::nullopt;
  switch (*answer) {
    case Statement::yes:
    case Statement::own:
      return CensusSense::there;
    case Statement::no:
      return CensusSense::missing;
    case Statement::partly:
      return CensusSense::partly;
    case Statement::planned:
      return CensusSense::planned;
    case Statement::being_built:
      return CensusSense::being_built;
    case Statement::out_of_use:
    case Statement::unknown:
      break;
  }
  return std::nullopt;
}

/// The part before the first digit, except a leading one: 是否通自来水1是2否.
std::string without_legend(std::string label) {
  const std::size_t digit = label.find_first_of("0123456789", 1);
  if (digit != label.npos) label.erase(digit);
  while (!label.empty() &&
         std::string_view(":,;/=([{<").find(label.back()) != std::string_view::npos)
    label.pop_back();
  return label;
}

/// Whether a number of these objects shows that the service exists. It does for lamps only: a
/// village without bins may be served from door to door, and one toilet does not serve a village.
bool is_shown_by_number(std::string_view label) {
  constexpr std::array lamps = {"路灯", "街灯", "streetl"};
  return std::ranges::any_of(lamps,
                             [&](const char* lamp) { return label.find(lamp) != label.npos; });
}

CensusEvidence evidence_of(std::string_view word, const CensusAffixes& around) {
  constexpr std::array renewed = {"房屋", "建筑", "building"};  // the objects of the service itself
  const auto is_in = [&](const char* part) { return word.find(part) != word.npos; };
  if (around.is_renewal && !std::ranges::any_of(renewed, is_in)) return CensusEvidence::study;
  if (around.is_hardship && !is_in("水")) return CensusEvidence::study;
  return around.is_kind ? CensusEvidence::cells : CensusEvidence::name;
}

/// Sets the measure from the unit in the name: （%）, （人）, （座）.
void take_unit(std::string_view header, CensusName& name) {
  const std::optional<Unit> unit = field_label(header).unit;
  if (unit && unit->family == UnitFamily::share) name.measure = CensusMeasure::share;
  if (unit && unit->family == UnitFamily::count) {
    if (unit->counted == Counted::households) name.measure = CensusMeasure::count;
    if (unit->counted == Counted::persons) name.measure = CensusMeasure::people;
  }
  if (name.measure != CensusMeasure::words) return;
  const std::string narrow = narrow_text(header);
  constexpr std::array of_things = {"个", "座", "处", "盏", "口", "台", "套", "只", "根", "眼"};
  for (const std::string thing : of_things) {
    if (narrow.find("(" + thing + ")") != narrow.npos) name.measure = CensusMeasure::things;
  }
}

/// Whether the name may have been cut by a shapefile: to ten bytes of UTF-8 or GBK, less a partial
/// character.
bool may_be_cut(std::string_view header) {
  constexpr std::size_t five_characters = 15;  // Chinese characters: ten bytes in GBK
  return (header.size() >= 8 && header.size() <= 10) || header.size() == five_characters;
}

/// The same with the exact length, for names that may otherwise be complete words: "electrifie",
/// but not "district" or 太阳能.
bool is_surely_cut(std::string_view header) {
  constexpr std::size_t five_characters = 15;
  return header.size() == (is_ascii(header) ? 10 : five_characters);
}

bool are_of_one_service(const std::vector<CensusName>& names) {
  const auto is_other = [&](const CensusName& name) {
    return name.service != names.front().service;
  };
  return !names.empty() && std::ranges::none_of(names, is_other);
}

}  // namespace

CensusNames::CensusNames(const ServiceCatalogue& catalogue) {
  for (const ServiceId service : catalogue.of_group(ServiceGroup::infrastructure)) {
    const auto add = [&](const std::string& word, bool is_own) {
      const std::string plain = bare_label(word).name;
      const bool is_there = std::ranges::find(words_, plain, &Word::text) != words_.end();
      if (!plain.empty() && !is_there) words_.push_back({plain, service, is_own});
    };
    const Service& called = catalogue.services[service];
    for (const std::string& word : {called.id, called.name_zh, called.name_en}) add(word, true);
    for (const std::string& word : called.census.names) add(word, false);
    for (const std::string& word : called.kinds) {
      if (!is_of_a_place(word)) add(word, false);
    }
  }
  std::ranges::stable_sort(words_, std::ranges::greater{},
                           [](const Word& word) { return word.text.size(); });
}

std::optional<CensusName> CensusNames::whole(std::string_view label) const {
  for (const Word& word : words_) {
    for (std::size_t at = label.find(word.text); at != label.npos;
         at = label.find(word.text, at + 1)) {
      CensusAffixes around;
      if (!add_affixes(label.substr(0, at), around)) continue;
      if (!add_affixes(label.substr(at + word.text.size()), around)) continue;
      return CensusName{word.service,
                        around.measure,
                        around.sense,
                        around.is_question || word.is_own,
                        evidence_of(word.text, around),
                        word.text,
                        around.is_hardship};
    }
  }
  return std::nullopt;
}

/// Reads a column for one answer, given in brackets, to a question with several columns:
/// 自来水(无), 自来水(未通)户数, "tap water (yes)".
std::optional<CensusName> CensusNames::of_choice(std::string_view header) const {
  const std::string label = bare_label(header).name;
  const std::size_t open = label.rfind('(');
  const std::size_t close = open == label.npos ? open : label.find(')', open);
  if (close == label.npos || open == 0) return std::nullopt;
  const std::string choice = label.substr(open + 1, close - open - 1);
  auto name = whole(without_brackets(label.substr(0, open) + label.substr(close + 1)));
  if (!name || choice.empty()) return std::nullopt;
  CensusAffixes around;
  const auto sense = sense_of(known_statement(choice));
  if (!sense && (!add_affixes(choice, around) || around.sense == CensusSense::there))
    return std::nullopt;
  const CensusSense stated = sense.value_or(around.sense);
  const bool is_contrary = name->sense == CensusSense::missing && stated == CensusSense::missing;
  if (is_contrary) name->sense = CensusSense::there;  // 未通自来水(否)
  if (name->sense == CensusSense::there && !is_contrary) name->sense = stated;
  name->measure = std::max(name->measure, around.measure);
  name->is_question = true;
  if (around.is_hardship) name->evidence = evidence_of(name->word, around);
  name->is_hardship = name->is_hardship || around.is_hardship;
  return name;
}

/// Reads a name below a heading that also names the service: 供水 是否通自来水.
std::optional<CensusName> CensusNames::below_head(std::string_view label) const {
  for (const Word& head : words_) {
    if (!label.starts_with(head.text)) continue;
    const auto name = whole(label.substr(head.text.size()));
    if (name && name->service == head.service) return name;
  }
  return std::nullopt;
}

/// Possible complete names of a name that was cut within the name of a service.
std::vector<CensusName> CensusNames::cut(std::string_view label, bool may_be_word) const {
  std::vector<CensusName> found;
  for (std::size_t at = may_be_word ? 0 : 1; at < label.size(); ++at) {
    CensusAffixes around;
    const std::string_view rest = label.substr(at);
    if (!add_affixes(label.substr(0, at), around)) continue;
    for (const Word& word : words_) {
      if (!word.text.starts_with(rest)) continue;
      found.push_back({word.service, around.measure, around.sense, around.is_question,
                       evidence_of(word.text, around), word.text, around.is_hardship});
    }
  }
  return found;
}

std::optional<CensusName> CensusNames::find(std::string_view header) const {
  constexpr std::size_t longest = 200;  // bytes, with a legend; longer texts are not column names
  if (header.size() > longest) return std::nullopt;
  const std::string label = label_of(header);
  auto name = of_choice(header);
  if (!name) name = whole(label);
  if (!name) name = below_head(label);
  if (!name && !legend_in(header).empty()) name = whole(without_legend(label));
  // 户数2010 has ten bytes and 数字电视 starts with 数: a known name is never treated as cut.
  if (!name && may_be_cut(header) && !is_known_header(header) && !may_end_in_affix(label)) {
    const auto names = cut(label, is_surely_cut(header));
    if (are_of_one_service(names)) name = names.back();
  }
  if (!name) return std::nullopt;
  take_unit(header, *name);
  const bool is_number_of_things = name->measure == CensusMeasure::things;
  if (is_number_of_things && !is_shown_by_number(label)) name->evidence = CensusEvidence::study;
  return name;
}

bool CensusNames::may_go_on(std::string_view begins, ServiceId service) const {
  const std::string_view characters = whole_characters(begins);
  std::string label = label_of(characters);
  if (const auto known = whole(label)) return known->service == service;
  CensusAffixes around;
  const bool has_only_affixes = add_affixes(label, around);
  if (has_only_affixes && !around.is_question) return false;  // 行政村 may be cut from 行政村代码
  label += begins.substr(characters.size());
  const auto names = cut(label, false);
  const auto is_of = [&](const CensusName& name) { return name.service == service; };
  const bool may_be_any =
      (names.empty() || are_of_one_service(names)) && (has_only_affixes || may_end_in_affix(label));
  return may_be_any || std::ranges::any_of(names, is_of);
}

CensusName CensusNames::of_study(std::string_view header, ServiceId service) const {
  auto name = find(header);
  if (name && name->service == service) return *name;
  CensusName other{service, measure_in(label_of(header))};
  other.is_question = true;
  take_unit(header, other);
  return other;
}

std::optional<ServiceId> CensusNames::mentioned(std::string_view header) const {
  constexpr std::size_t two_characters = 6;
  constexpr std::size_t letters = 5;  // "gas" is in "gasoline"
  const std::string label = label_of(header);
  std::size_t last = 0;
  std::optional<ServiceId> service;
  const auto add_if_truncated = [&](const std::string& text, ServiceId of) {
    const std::size_t at = label.rfind(text);
    if (at == label.npos || at + text.size() <= last) return;
    last = at + text.size();
    service = of;
  };
  for (const Word& word : words_) {
    if (is_ascii(word.text) ? word.text.size() >= letters : word.text.size() >= two_characters) {
      add_if_truncated(word.text, word.service);
    } else if (!is_ascii(word.text)) {
      add_if_truncated("通" + word.text, word.service);
      add_if_truncated("用" + word.text, word.service);
    }
  }
  return service;
}

}  // namespace hinterland

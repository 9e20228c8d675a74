// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_names.hpp"

#include "base/word_break.hpp"
#include "input/columns/field_label.hpp"
#include "input/sheets/header_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace hinterland {

namespace {

/// What may stand around the name of a service in the name of a column.
struct Affix {
  std::string_view text;
  bool asks;  ///< whether the service is there, and not only whose
  std::optional<CensusMeasure> measure;
};

constexpr auto share = CensusMeasure::share;
constexpr auto count = CensusMeasure::count;

constexpr std::array affixes = {Affix{"是否已", true, {}},       Affix{"是否", true, {}},
                                Affix{"有没有", true, {}},       Affix{"有无", true, {}},
                                Affix{"能否", true, {}},         Affix{"可否", true, {}},
                                Affix{"与否", true, {}},         Affix{"已", true, {}},
                                Affix{"通", true, {}},           Affix{"接", true, {}},
                                Affix{"有", true, {}},           Affix{"用上", true, {}},
                                Affix{"使用", true, {}},         Affix{"开通", true, {}},
                                Affix{"接通", true, {}},         Affix{"接入", true, {}},
                                Affix{"连接", true, {}},         Affix{"覆盖", true, {}},
                                Affix{"普及", true, {}},         Affix{"入户", true, {}},
                                Affix{"到户", true, {}},         Affix{"进户", true, {}},
                                Affix{"通户", true, {}},         Affix{"到村", true, {}},
                                Affix{"进村", true, {}},         Affix{"入村", true, {}},
                                Affix{"通村", true, {}},         Affix{"安装", true, {}},
                                Affix{"建成", true, {}},         Affix{"完成", true, {}},
                                Affix{"实施", true, {}},         Affix{"实现", true, {}},
                                Affix{"达标", true, {}},         Affix{"情况", true, {}},
                                Affix{"状况", true, {}},         Affix{"现状", true, {}},
                                Affix{"状态", true, {}},         Affix{"保障", true, {}},
                                Affix{"集中", false, {}},        Affix{"统一", false, {}},
                                Affix{"处理", false, {}},        Affix{"治理", false, {}},
                                Affix{"收集", false, {}},        Affix{"供应", false, {}},
                                Affix{"建设", false, {}},        Affix{"设施", false, {}},
                                Affix{"设置", false, {}},        Affix{"设备", false, {}},
                                Affix{"服务", false, {}},        Affix{"管网", false, {}},
                                Affix{"管道", false, {}},        Affix{"管线", false, {}},
                                Affix{"网络", false, {}},        Affix{"线路", false, {}},
                                Affix{"信号", false, {}},        Affix{"工程", false, {}},
                                Affix{"改造", false, {}},        Affix{"硬化", false, {}},
                                Affix{"行政村", false, {}},      Affix{"自然村", false, {}},
                                Affix{"全村", false, {}},        Affix{"本村", false, {}},
                                Affix{"村内", false, {}},        Affix{"村庄", false, {}},
                                Affix{"农村", false, {}},        Affix{"村", false, {}},
                                Affix{"及", false, {}},          Affix{"基础设施", false, {}},
                                Affix{"公共设施", false, {}},    Affix{"配套", false, {}},
                                Affix{"率", true, share},        Affix{"比例", true, share},
                                Affix{"比率", true, share},      Affix{"比重", true, share},
                                Affix{"占比", true, share},      Affix{"百分比", true, share},
                                Affix{"程度", true, share},      Affix{"户数", true, count},
                                Affix{"农户数", true, count},    Affix{"户", true, count},
                                Affix{"农户", true, count},      Affix{"家庭", false, {}},
                                Affix{"居民", false, {}},        Affix{"的", false, {}},
                                Affix{"数", true, count},        Affix{"is", true, {}},
                                Affix{"has", true, {}},          Affix{"have", true, {}},
                                Affix{"with", true, {}},         Affix{"access", true, {}},
                                Affix{"accessto", true, {}},     Affix{"connected", true, {}},
                                Affix{"connection", true, {}},   Affix{"connections", true, {}},
                                Affix{"conn", true, {}},         Affix{"available", true, {}},
                                Affix{"availability", true, {}}, Affix{"avail", true, {}},
                                Affix{"covered", true, {}},      Affix{"served", true, {}},
                                Affix{"status", true, {}},       Affix{"yn", true, {}},
                                Affix{"yesno", true, {}},        Affix{"coverage", true, share},
                                Affix{"rate", true, share},      Affix{"pct", true, share},
                                Affix{"percent", true, share},   Affix{"percentage", true, share},
                                Affix{"perc", true, share},      Affix{"share", true, share},
                                Affix{"ratio", true, share},     Affix{"households", true, count},
                                Affix{"household", true, count}, Affix{"hhs", true, count},
                                Affix{"hh", true, count},        Affix{"numberof", true, count},
                                Affix{"noof", true, count},      Affix{"of", false, {}},
                                Affix{"to", true, {}},           Affix{"the", false, {}},
                                Affix{"in", false, {}},          Affix{"by", false, {}},
                                Affix{"village", false, {}},     Affix{"public", false, {}},
                                Affix{"piped", false, {}},       Affix{"supply", false, {}},
                                Affix{"service", false, {}},     Affix{"services", false, {}},
                                Affix{"network", false, {}},     Affix{"facility", false, {}},
                                Affix{"facilities", false, {}},  Affix{"system", false, {}},
                                Affix{"grid", false, {}},        Affix{"line", false, {}}};

/// What turns the meaning of a yes.
struct SenseWord {
  std::string_view text;
  CensusSense sense;
};

constexpr auto missing = CensusSense::missing;
constexpr auto planned = CensusSense::planned;
constexpr auto being_built = CensusSense::being_built;

constexpr std::array sense_words = {SenseWord{"未", missing},
                                    SenseWord{"尚未", missing},
                                    SenseWord{"还未", missing},
                                    SenseWord{"不", missing},
                                    SenseWord{"没", missing},
                                    SenseWord{"没有", missing},
                                    SenseWord{"无", missing},
                                    SenseWord{"缺", missing},
                                    SenseWord{"缺少", missing},
                                    SenseWord{"缺乏", missing},
                                    SenseWord{"no", missing},
                                    SenseWord{"not", missing},
                                    SenseWord{"without", missing},
                                    SenseWord{"lacks", missing},
                                    SenseWord{"lacking", missing},
                                    SenseWord{"lackof", missing},
                                    SenseWord{"规划", planned},
                                    SenseWord{"计划", planned},
                                    SenseWord{"拟", planned},
                                    SenseWord{"拟建", planned},
                                    SenseWord{"planned", planned},
                                    SenseWord{"proposed", planned},
                                    SenseWord{"在建", being_built},
                                    SenseWord{"正在", being_built},
                                    SenseWord{"underconstruction", being_built}};

/// What the affixes say together.
struct Around {
  bool asks = false;
  std::optional<CensusMeasure> measure;
  CensusSense sense = CensusSense::there;
};

/// Whether the text is nothing but affixes; adds what they say.
bool all_affixes(std::string_view text, Around& around) {
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const Affix& affix : affixes) all.push_back(affix.text);
    for (const SenseWord& word : sense_words) all.push_back(word.text);
    return all;
  }();
  const auto found = broken_into_words(text, texts);
  if (!found) return false;
  for (const std::size_t row : *found) {
    if (row >= affixes.size()) {
      around.asks = true;
      around.sense = sense_words[row - affixes.size()].sense;
      continue;
    }
    around.asks = around.asks || affixes[row].asks;
    if (affixes[row].measure) around.measure = affixes[row].measure;
  }
  return true;
}

/// Stations and works of a service are something else than its reaching a village.
bool is_of_a_place(std::string_view word) {
  constexpr std::array endings = {"站",      "厂",    "塔",       "所",       "亭",      "店",
                                  "station", "works", "plant",    "tower",    "tank",    "point",
                                  "stand",   "stop",  "terminal", "landfill", "facility"};
  constexpr std::array others = {"基站", "水站", "substation", "transformer", "移动", "联通"};
  const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
  return std::ranges::any_of(endings, ends) || std::ranges::find(others, word) != others.end();
}

/// The label without what brackets hold: 是否通自来水(是/否).
std::string without_brackets(std::string label) {
  for (std::size_t open = label.find('('); open != label.npos; open = label.find('(')) {
    const std::size_t close = label.find(')', open);
    label.erase(open, close == label.npos ? label.npos : close - open + 1);
  }
  std::erase(label, '?');
  return label;
}

/// Whether a shapefile may have cut the name: ten bytes in UTF-8 or GBK, or a part of a character
/// less.
bool may_be_cut(std::string_view header) {
  constexpr std::size_t five_characters = 15;  // of Chinese, ten bytes in GBK
  return (header.size() >= 8 && header.size() <= 10) || header.size() == five_characters;
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
      Around around;
      if (!all_affixes(label.substr(0, at), around)) continue;
      if (!all_affixes(label.substr(at + word.text.size()), around)) continue;
      return CensusName{word.service, around.measure.value_or(CensusMeasure::words), around.sense,
                        around.asks || word.is_own};
    }
  }
  return std::nullopt;
}

std::optional<CensusName> CensusNames::cut(std::string_view label) const {
  std::optional<CensusName> found;
  for (std::size_t at = 1; at < label.size(); ++at) {
    Around around;
    const std::string_view rest = label.substr(at);
    if (!all_affixes(label.substr(0, at), around)) continue;
    for (const Word& word : words_) {
      if (!word.text.starts_with(rest)) continue;
      if (found && found->service != word.service) return std::nullopt;
      found = CensusName{word.service, CensusMeasure::words, around.sense, around.asks};
    }
  }
  return found;
}

std::optional<CensusName> CensusNames::find(std::string_view header) const {
  constexpr std::size_t longest = 120;  // no name of a column
  if (header.size() > longest) return std::nullopt;
  const std::string label = without_brackets(bare_label(header).name);
  auto name = whole(label);
  // 户数2010 has ten bytes, and 数 begins 数字电视: a name that is known is not cut.
  if (!name && may_be_cut(header) && !is_known_header(header)) name = cut(label);
  const std::optional<Unit> unit = field_label(header).unit;
  if (name && unit && unit->family == UnitFamily::share) name->measure = CensusMeasure::share;
  if (name && unit && unit->family == UnitFamily::count) name->measure = CensusMeasure::count;
  return name;
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "input/columns/line_services.hpp"

#include "base/number_text.hpp"
#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "base/text_fill.hpp"
#include "base/word_break.hpp"
#include "input/columns/field_label.hpp"
#include "input/formats/sql_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

enum class Line : std::uint8_t {
  none,
  water,
  sewage,
  rain,
  power,
  lamps,
  gas,
  heat,
  telecom,
  other
};

struct Word {
  std::string_view text;
  Line line;  ///< none: the word does not denote a service
};

constexpr std::array words = {
    Word{"给水", Line::water},      Word{"供水", Line::water},
    Word{"自来水", Line::water},    Word{"上水", Line::water},
    Word{"饮用水", Line::water},    Word{"原水", Line::water},
    Word{"输水", Line::water},      Word{"配水", Line::water},
    Word{"污水", Line::sewage},     Word{"排水", Line::sewage},
    Word{"排污", Line::sewage},     Word{"下水", Line::sewage},
    Word{"合流", Line::sewage},     Word{"雨污合流", Line::sewage},
    Word{"雨污", Line::sewage},     Word{"雨水", Line::rain},
    Word{"电力", Line::power},      Word{"供电", Line::power},
    Word{"配电", Line::power},      Word{"输电", Line::power},
    Word{"路灯", Line::lamps},      Word{"照明", Line::lamps},
    Word{"燃气", Line::gas},        Word{"天然气", Line::gas},
    Word{"煤气", Line::gas},        Word{"液化气", Line::gas},
    Word{"供热", Line::heat},       Word{"供暖", Line::heat},
    Word{"热力", Line::heat},       Word{"热水", Line::heat},
    Word{"蒸汽", Line::heat},       Word{"通信", Line::telecom},
    Word{"通讯", Line::telecom},    Word{"电信", Line::telecom},
    Word{"弱电", Line::telecom},    Word{"有线电视", Line::telecom},
    Word{"广播", Line::telecom},    Word{"广电", Line::telecom},
    Word{"光缆", Line::telecom},    Word{"光纤", Line::telecom},
    Word{"工业", Line::other},      Word{"石油", Line::other},
    Word{"输油", Line::other},      Word{"中水", Line::other},
    Word{"再生水", Line::other},    Word{"灌溉", Line::other},
    Word{"water", Line::water},     Word{"potable", Line::water},
    Word{"sewage", Line::sewage},   Word{"sewer", Line::sewage},
    Word{"sewerage", Line::sewage}, Word{"wastewater", Line::sewage},
    Word{"drainage", Line::sewage}, Word{"storm", Line::rain},
    Word{"stormwater", Line::rain}, Word{"power", Line::power},
    Word{"electric", Line::power},  Word{"electricity", Line::power},
    Word{"gas", Line::gas},         Word{"heating", Line::heat},
    Word{"telecom", Line::telecom}, Word{"oil", Line::other},
    Word{"管", Line::none},         Word{"管线", Line::none},
    Word{"管道", Line::none},       Word{"管网", Line::none},
    Word{"管段", Line::none},       Word{"线", Line::none},
    Word{"线路", Line::none},       Word{"干", Line::none},
    Word{"支", Line::none},         Word{"主", Line::none},
    Word{"缆", Line::none},         Word{"电缆", Line::none},
    Word{"沟", Line::none},         Word{"渠", Line::none},
    Word{"类", Line::none},         Word{"系统", Line::none},
    Word{"现状", Line::none},       Word{"规划", Line::none},
    Word{"新建", Line::none},       Word{"市政", Line::none},
    Word{"城镇", Line::none},       Word{"农村", Line::none},
    Word{"镇区", Line::none},       Word{"生活", Line::none},
    Word{"压力", Line::none},       Word{"重力", Line::none},
    Word{"中压", Line::none},       Word{"低压", Line::none},
    Word{"高压", Line::none},       Word{"次高压", Line::none},
    Word{"supply", Line::none},     Word{"pipe", Line::none},
    Word{"pipeline", Line::none},   Word{"line", Line::none},
    Word{"main", Line::none},       Word{"network", Line::none},
    Word{"cable", Line::none},      Word{"s", Line::none},
    Word{"(", Line::none},          Word{")", Line::none},
    Word{"-", Line::none},          Word{"_", Line::none},
    Word{"/", Line::none},          Word{"、", Line::none},
    Word{" ", Line::none},
};

/// Codes of the survey of underground pipelines, CJJ 61.
constexpr std::array codes = {
    Word{"js", Line::water},   Word{"gs", Line::water},   Word{"ps", Line::sewage},
    Word{"ws", Line::sewage},  Word{"hs", Line::sewage},  Word{"ys", Line::rain},
    Word{"dl", Line::power},   Word{"gd", Line::power},   Word{"ld", Line::lamps},
    Word{"rq", Line::gas},     Word{"tr", Line::gas},     Word{"mq", Line::gas},
    Word{"yh", Line::gas},     Word{"rl", Line::heat},    Word{"rs", Line::heat},
    Word{"zq", Line::heat},    Word{"dx", Line::telecom}, Word{"tx", Line::telecom},
    Word{"ds", Line::telecom}, Word{"gb", Line::telecom}, Word{"gy", Line::other},
    Word{"sy", Line::other},   Word{"zs", Line::other}};

/// The kind of lines in a network of this service.
Line line_of(std::string_view service) {
  static const std::map<std::string_view, Line> lines = {{"water_supply", Line::water},
                                                         {"drainage", Line::sewage},
                                                         {"power", Line::power},
                                                         {"lighting", Line::lamps},
                                                         {"gas", Line::gas},
                                                         {"heating", Line::heat},
                                                         {"telecom", Line::telecom},
                                                         {"broadcasting", Line::telecom}};
  const auto found = lines.find(service);
  return found == lines.end() ? Line::none : found->second;
}

/// Whether the column contains names of the lines, which may include their kind.
bool is_column_of_names(std::string_view header) {
  static constexpr std::array names = {
      "名称",     "name",      "mc",        "管道名称", "管网名称", "管段名称",
      "线路名称", "线名",      "管名",      "设施名称", "要素名称", "描述",
      "说明",     "备注",      "remark",    "remarks",  "desc",     "description",
      "label",    "pipe_name", "line_name", "gxmc",     "标注",     "notes"};
  return std::ranges::find(names, field_label(header).name) != names.end();
}

bool is_column_of_kinds(std::string_view header) {
  static constexpr std::array names = {
      "管线类型",  "管线种类",  "管线类别", "管线性质",   "管线大类",  "管线小类",  "管线名称",
      "管线代码",  "管类",      "管种",     "管别",       "管道类型",  "管道种类",  "管道类别",
      "管道性质",  "管网类型",  "管网类别", "线路类型",   "线路类别",  "设施类型",  "设施类别",
      "专业",      "专业类型",  "介质",     "输送介质",   "用途",      "类型",      "类别",
      "种类",      "性质",      "gxlx",     "gxzl",       "gxlb",      "gxxz",      "gxdl",
      "gxdm",      "gdlx",      "lx",       "lb",         "type",      "kind",      "category",
      "class",     "pipe_type", "pipetype", "line_type",  "utility",   "substance", "layer",
      "subtype",   "图层",      "图层名",   "图层名称",   "所在图层",  "layername", "layer_name",
      "dxf_layer", "cadlayer",  "管道用途", "管线用途",   "管网种类",  "管网性质",  "service",
      "system",    "系统",      "网络类型", "asset_type", "assettype", "medium",    "fluid"};
  return std::ranges::find(names, field_label(header).name) != names.end();
}

/// The kind denoted by a text that consists of known words only; none if it does not, or denotes no
/// kind. Of several kinds the expected one takes precedence.
Line said_by_words(std::string_view text, Line expected) {
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const Word& word : words) all.push_back(word.text);
    return all;
  }();
  constexpr std::size_t longest = 60;
  const auto broken = text.size() > longest ? std::nullopt : broken_into_words(text, texts);
  if (!broken) return Line::none;
  Line said = Line::none;
  for (const std::size_t row : *broken) {
    const Line line = words[row].line;
    if (line == expected) return expected;
    if (line != Line::none) said = line;
  }
  return said;
}

Line said_by_code(std::string_view word) {
  const auto* const code = std::ranges::find(codes, word, &Word::text);
  return code == codes.end() ? Line::none : code->line;
}

/// The kind denoted by a cell: in words, by a code (WS), or both (JS-给水).
Line said_by(std::string_view cell, Line expected) {
  const std::string word = plain_word(narrow_text(cell));
  const std::size_t mark = word.find_first_of("-_ ");
  for (const Line line :
       {said_by_code(word), said_by_words(word, expected),
        mark == word.npos ? Line::none : said_by_code(std::string_view(word).substr(0, mark))}) {
    if (line != Line::none) return line;
  }
  return Line::none;
}

/// The kind denoted by the last words of a line's name: 王庄镇污水主管, "Gas main". Only names of
/// pipes and fibres are considered, because a power line may be called 供水线 after its consumer.
Line said_by_name(std::string_view cell, Line expected) {
  const std::string word = plain_word(narrow_text(cell));
  constexpr std::array<std::string_view, 8> nouns = {"管",   "光缆", "光纤",  "沟",
                                                     "pipe", "main", "sewer", "pipeline"};
  const bool is_of_a_line = std::ranges::any_of(
      nouns, [&](std::string_view noun) { return word.find(noun) != word.npos; });
  if (!is_of_a_line) return Line::none;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool is_inside = (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U;
    const bool begins_word =
        at == 0 || static_cast<unsigned char>(word[at]) >= 0x80 || word[at - 1] == ' ';
    if (is_inside || !begins_word) continue;
    const Line line = said_by_words(std::string_view(word).substr(at), expected);
    if (line != Line::none) return line;
  }
  return Line::none;
}

/// Distinct cells of a column, with their number of lines.
using Cells = std::map<std::string, std::size_t>;

/// A column that states the kind of each line.
struct Kinds {
  std::string header;
  Cells expected;
  Cells others;
  std::size_t records = 0;

  static std::size_t lines(const Cells& cells) {
    std::size_t sum = 0;
    for (const auto& [cell, count] : cells) sum += count;
    return sum;
  }
};

Kinds kinds_in(GdalTable& table, std::size_t field, Line expected) {
  constexpr std::size_t most_different = 100;  // more values are not kinds
  Kinds kinds{table.fields()[field].name, {}, {}};
  const bool are_names = is_column_of_names(kinds.header);
  std::map<std::string, Line> known;
  std::string cell;
  table.layer().rewind();
  while (table.next() && known.size() <= most_different) {
    ++kinds.records;
    if (!table.cell(field, cell).present) continue;
    cell = without_blanks(cell);  // as conditions compare it
    const auto [found, is_new] = known.emplace(cell, Line::none);
    if (is_new) found->second = are_names ? said_by_name(cell, expected) : said_by(cell, expected);
    if (found->second == expected)
      ++kinds.expected[cell];
    else if (found->second != Line::none)
      ++kinds.others[cell];
  }
  table.layer().rewind();
  return known.size() > most_different ? Kinds{} : kinds;
}

std::string shown(const Cells& cells) {
  constexpr std::size_t most = 3;
  std::vector<std::string> first;
  for (const auto& [cell, count] : cells) {
    if (first.size() < most) first.push_back(cell);
  }
  return fmt::format("{}{}", fmt::join(first, ", "), cells.size() > most ? ", …" : "");
}

/// The condition for the study that excludes lines of other kinds.
std::string where(const Kinds& kinds, const std::string& earlier) {
  std::vector<std::string> texts;
  for (const auto& [cell, count] : kinds.others) texts.push_back(quoted_in_sql(cell, '\''));
  const std::string name = "\\\"" + kinds.header + "\\\"";
  const std::string condition =
      fmt::format("{0} IS NULL OR {0} NOT IN ({1})", name, fmt::join(texts, ", "));
  if (earlier.empty()) return condition;
  return fmt::format("({}) AND ({})", earlier, condition);
}

}  // namespace

Text doubt_of_services(GdalTable& table, const LayerSource& source) {
  constexpr std::string_view networks = "networks.";
  if (!source.name.starts_with(networks)) return {};
  const Line expected = line_of(std::string_view(source.name).substr(networks.size()));
  if (expected == Line::none) return {};
  for (std::size_t field = 0; field < table.fields().size(); ++field) {
    const std::string& header = table.fields()[field].name;
    if (!is_column_of_kinds(header) && !is_column_of_names(header)) continue;
    const Kinds kinds = kinds_in(table, field, expected);
    const std::size_t others = Kinds::lines(kinds.others);
    if (others == 0) continue;
    const Text some = {counted_of(others, kinds.records, "lines is", "lines are"),
                       fmt::format("{}条线（共{}条）", others, kinds.records)};
    if (kinds.expected.empty() && 5 * others >= 4 * kinds.records)
      return filled_text(
          "by its column '{}' ({}) {} not of this service. Check its path, layer, sql and where",
          "由“{}”列（{}）看，{}不属于本类别。请核对其 path、layer、sql 和 where", kinds.header,
          shown(kinds.others), some);
    return filled_text(
        "by its column '{}' ({}) {} not of this service, but counted as such. Leave out what does "
        "not belong here with where = \"{}\"",
        "由“{}”列（{}）看，{}不属于本类别，现仍按本类别计。请用 where = \"{}\" 排除", kinds.header,
        shown(kinds.others), some, where(kinds, source.where));
  }
  return {};
}

}  // namespace hinterland

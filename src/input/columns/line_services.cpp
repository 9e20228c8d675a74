// SPDX-License-Identifier: Apache-2.0
#include "input/columns/line_services.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/notation/field_label.hpp"

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

struct LineWord {
  std::string_view text;
  Line line;  ///< none: the word does not denote a service
};

constexpr std::array line_words = {
    LineWord{"给水", Line::water},      LineWord{"供水", Line::water},
    LineWord{"自来水", Line::water},    LineWord{"上水", Line::water},
    LineWord{"饮用水", Line::water},    LineWord{"原水", Line::water},
    LineWord{"输水", Line::water},      LineWord{"配水", Line::water},
    LineWord{"污水", Line::sewage},     LineWord{"排水", Line::sewage},
    LineWord{"排污", Line::sewage},     LineWord{"下水", Line::sewage},
    LineWord{"合流", Line::sewage},     LineWord{"雨污合流", Line::sewage},
    LineWord{"雨污", Line::sewage},     LineWord{"雨水", Line::rain},
    LineWord{"电力", Line::power},      LineWord{"供电", Line::power},
    LineWord{"配电", Line::power},      LineWord{"输电", Line::power},
    LineWord{"路灯", Line::lamps},      LineWord{"照明", Line::lamps},
    LineWord{"燃气", Line::gas},        LineWord{"天然气", Line::gas},
    LineWord{"煤气", Line::gas},        LineWord{"液化气", Line::gas},
    LineWord{"供热", Line::heat},       LineWord{"供暖", Line::heat},
    LineWord{"热力", Line::heat},       LineWord{"热水", Line::heat},
    LineWord{"蒸汽", Line::heat},       LineWord{"通信", Line::telecom},
    LineWord{"通讯", Line::telecom},    LineWord{"电信", Line::telecom},
    LineWord{"弱电", Line::telecom},    LineWord{"有线电视", Line::telecom},
    LineWord{"广播", Line::telecom},    LineWord{"广电", Line::telecom},
    LineWord{"光缆", Line::telecom},    LineWord{"光纤", Line::telecom},
    LineWord{"工业", Line::other},      LineWord{"石油", Line::other},
    LineWord{"输油", Line::other},      LineWord{"中水", Line::other},
    LineWord{"再生水", Line::other},    LineWord{"灌溉", Line::other},
    LineWord{"water", Line::water},     LineWord{"potable", Line::water},
    LineWord{"sewage", Line::sewage},   LineWord{"sewer", Line::sewage},
    LineWord{"sewerage", Line::sewage}, LineWord{"wastewater", Line::sewage},
    LineWord{"drainage", Line::sewage}, LineWord{"storm", Line::rain},
    LineWord{"stormwater", Line::rain}, LineWord{"power", Line::power},
    LineWord{"electric", Line::power},  LineWord{"electricity", Line::power},
    LineWord{"gas", Line::gas},         LineWord{"heating", Line::heat},
    LineWord{"telecom", Line::telecom}, LineWord{"oil", Line::other},
    LineWord{"管", Line::none},         LineWord{"管线", Line::none},
    LineWord{"管道", Line::none},       LineWord{"管网", Line::none},
    LineWord{"管段", Line::none},       LineWord{"线", Line::none},
    LineWord{"线路", Line::none},       LineWord{"干", Line::none},
    LineWord{"支", Line::none},         LineWord{"主", Line::none},
    LineWord{"缆", Line::none},         LineWord{"电缆", Line::none},
    LineWord{"沟", Line::none},         LineWord{"渠", Line::none},
    LineWord{"类", Line::none},         LineWord{"系统", Line::none},
    LineWord{"现状", Line::none},       LineWord{"规划", Line::none},
    LineWord{"新建", Line::none},       LineWord{"市政", Line::none},
    LineWord{"城镇", Line::none},       LineWord{"农村", Line::none},
    LineWord{"镇区", Line::none},       LineWord{"生活", Line::none},
    LineWord{"压力", Line::none},       LineWord{"重力", Line::none},
    LineWord{"中压", Line::none},       LineWord{"低压", Line::none},
    LineWord{"高压", Line::none},       LineWord{"次高压", Line::none},
    LineWord{"supply", Line::none},     LineWord{"pipe", Line::none},
    LineWord{"pipeline", Line::none},   LineWord{"line", Line::none},
    LineWord{"main", Line::none},       LineWord{"network", Line::none},
    LineWord{"cable", Line::none},      LineWord{"s", Line::none},
    LineWord{"(", Line::none},          LineWord{")", Line::none},
    LineWord{"-", Line::none},          LineWord{"_", Line::none},
    LineWord{"/", Line::none},          LineWord{"、", Line::none},
    LineWord{" ", Line::none},
};

/// Codes of the survey of underground pipelines, CJJ 61.
constexpr std::array codes = {
    LineWord{"js", Line::water},   LineWord{"gs", Line::water},   LineWord{"ps", Line::sewage},
    LineWord{"ws", Line::sewage},  LineWord{"hs", Line::sewage},  LineWord{"ys", Line::rain},
    LineWord{"dl", Line::power},   LineWord{"gd", Line::power},   LineWord{"ld", Line::lamps},
    LineWord{"rq", Line::gas},     LineWord{"tr", Line::gas},     LineWord{"mq", Line::gas},
    LineWord{"yh", Line::gas},     LineWord{"rl", Line::heat},    LineWord{"rs", Line::heat},
    LineWord{"zq", Line::heat},    LineWord{"dx", Line::telecom}, LineWord{"tx", Line::telecom},
    LineWord{"ds", Line::telecom}, LineWord{"gb", Line::telecom}, LineWord{"gy", Line::other},
    LineWord{"sy", Line::other},   LineWord{"zs", Line::other}};

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
Line line_by_words(std::string_view text, Line expected) {
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const LineWord& word : line_words) all.push_back(word.text);
    return all;
  }();
  constexpr std::size_t longest = 60;
  const auto broken = text.size() > longest ? std::nullopt : broken_into_words(text, texts);
  if (!broken) return Line::none;
  Line line_meant = Line::none;
  for (const std::size_t row : *broken) {
    const Line line = line_words[row].line;
    if (line == expected) return expected;
    if (line != Line::none) line_meant = line;
  }
  return line_meant;
}

Line line_by_code(std::string_view word) {
  const auto* const code = std::ranges::find(codes, word, &LineWord::text);
  return code == codes.end() ? Line::none : code->line;
}

/// The kind denoted by a cell: in words, by a code (WS), or both (JS-给水).
Line line_by_text(std::string_view cell, Line expected) {
  const std::string word = plain_word(narrow_text(cell));
  const std::size_t mark = word.find_first_of("-_ ");
  for (const Line line :
       {line_by_code(word), line_by_words(word, expected),
        mark == word.npos ? Line::none : line_by_code(std::string_view(word).substr(0, mark))}) {
    if (line != Line::none) return line;
  }
  return Line::none;
}

/// The kind denoted by the last words of a line's name: 王庄镇污水主管, "Gas main". Only names of
/// pipes and fibres are considered, because a power line may be called 供水线 after its consumer.
Line line_by_name(std::string_view cell, Line expected) {
  const std::string word = plain_word(narrow_text(cell));
  constexpr std::array<std::string_view, 8> nouns = {"管",   "光缆", "光纤",  "沟",
                                                     "pipe", "main", "sewer", "pipeline"};
  const bool is_of_a_line = std::ranges::any_of(
      nouns, [&](std::string_view noun) { return word.find(noun) != word.npos; });
  if (!is_of_a_line) return Line::none;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool is_inside = (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U;
    const bool begins_word = at == 0 || is_beyond_ascii(word[at]) || word[at - 1] == ' ';
    if (is_inside || !begins_word) continue;
    const Line line = line_by_words(std::string_view(word).substr(at), expected);
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
  constexpr std::size_t max_different = 100;  // more values are not kinds
  Kinds kinds{table.fields()[field].name, {}, {}};
  const bool are_names = is_column_of_names(kinds.header);
  std::map<std::string, Line> known;
  std::string cell;
  table.layer().rewind();
  while (table.next() && known.size() <= max_different) {
    ++kinds.records;
    if (!table.cell(field, cell).present) continue;
    cell = without_blanks(cell);  // as conditions compare it
    const auto [found, is_new] = known.emplace(cell, Line::none);
    if (is_new)
      found->second = are_names ? line_by_name(cell, expected) : line_by_text(cell, expected);
    if (found->second == expected)
      ++kinds.expected[cell];
    else if (found->second != Line::none)
      ++kinds.others[cell];
  }
  table.layer().rewind();
  return known.size() > max_different ? Kinds{} : kinds;
}

std::string first_cells(const Cells& cells) {
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

Text warning_on_line_services(GdalTable& table, const LayerSource& source) {
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
          "judging by its column '{}' ({}), {} not of this service. Check its path, layer, sql and "
          "where",
          "由“{}”列（{}）看，{}不属于本类别。请核对其 path、layer、sql 和 where", kinds.header,
          first_cells(kinds.others), some);
    return filled_text(
        "judging by its column '{}' ({}), {} not of this service, but counted for it. Exclude "
        "lines of other services with where = \"{}\"",
        "由“{}”列（{}）看，{}不属于本类别，现仍按本类别计。请用 where = \"{}\" 排除", kinds.header,
        first_cells(kinds.others), some, where(kinds, source.where));
  }
  return {};
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "input/columns/land_use.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/conditions/clause.hpp"
#include "input/notation/field_label.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

bool is_column_of_codes(std::string_view header) {
  constexpr std::array names = {"dlbm",     "dldm", "地类编码", "地类代码", "用地代码",
                                "用地编码", "ydbm", "yddm",     "land_code"};
  return std::ranges::find(names, field_label(header).name) != names.end();
}

bool is_column_of_lands(std::string_view header) {
  constexpr std::array names = {"dlmc",     "地类",         "地类名称", "地类名",    "用地类型",
                                "用地性质", "用地类别",     "用地名称", "用地分类",  "土地类型",
                                "土地利用", "土地利用类型", "土地用途", "类型",      "类别",
                                "名称",     "landuse",      "land_use", "landcover", "land_cover",
                                "lulc",     "fclass",       "class",    "type",      "kind",
                                "name",     "ydlx",         "ydxz",     "ydmc",      "tdlx"};
  return std::ranges::find(names, field_label(header).name) != names.end();
}

/// Whether a land use class is residential, which implies a village. Other built-up land may
/// rightly be excluded.
bool is_class_of_dwellings(std::string_view word) {
  constexpr std::array classes = {
      "村庄",         "城市",        "建制镇",   "城镇",        "农村宅基地",    "宅基地",
      "农村居民点",   "住宅用地",    "居住用地", "城镇用地",    "城镇住宅用地",  "农村居民点用地",
      "农村建设用地", "居民地",      "村庄用地", "residential", "built up area", "built",
      "settlement",   "settlements", "village",  "houses"};
  return std::ranges::find(classes, word) != classes.end();
}

/// Land use by code: 0103 and 123 are farmland, 0702 and 203 are villages.
std::optional<LandKind> land_by_code(std::string_view code) {
  if (code.size() < 3 || code.size() > 5 ||
      code.substr(0, 3).find_first_not_of("0123456789") != code.npos)
    return std::nullopt;
  const std::string_view first = code.substr(0, 2);
  for (const std::string_view kept : {"01", "02", "03", "04", "11"}) {
    if (first == kept) return LandKind::kept_free;
  }
  const std::string_view class_of_2007 = code.substr(0, 3);
  const bool is_settlement =
      class_of_2007 == "201" || class_of_2007 == "202" || class_of_2007 == "203";
  if (first == "07" || is_settlement) return LandKind::built_up;
  return std::nullopt;
}

std::optional<LandKind> land_of(std::string_view cell, bool is_code) {
  const std::string word = plain_word(narrow_text(cell));
  if (is_code) return land_by_code(word);
  if (is_class_of_dwellings(word)) return LandKind::built_up;
  const auto land = land_in_words(word);
  return land == LandKind::kept_free ? land : std::nullopt;
}

/// The values of a column, by land use.
struct Lands {
  std::vector<std::string> built;
  std::vector<std::string> kept;
};

Lands lands_in(GdalTable& table, std::size_t field) {
  constexpr std::size_t max_different = 300;  // more values are not classes
  const bool is_code = is_column_of_codes(table.fields()[field].name);
  std::map<std::string, std::size_t> cells;
  Lands lands;
  std::string cell;
  table.layer().rewind();
  while (table.next() && cells.size() <= max_different) {
    if (table.cell(field, cell).present) ++cells[std::string(without_blanks(cell))];
  }
  table.layer().rewind();
  if (cells.size() > max_different) return {};
  for (const auto& [text, count] : cells) {
    const auto land = land_of(text, is_code);
    if (!land) continue;
    const bool is_built = *land == LandKind::built_up;
    (is_built ? lands.built : lands.kept).push_back(text);
  }
  return lands;
}

std::string first_words(const std::vector<std::string>& words) {
  constexpr std::size_t most = 3;
  const std::vector<std::string> first(
      words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(most, words.size())));
  return fmt::format("{}{}", fmt::join(first, ", "), words.size() > most ? ", …" : "");
}

std::string where_kept(const TableField& field, const Lands& lands, const std::string& earlier) {
  std::vector<std::string> values;
  const bool is_number = field.type == "integer" || field.type == "real";
  for (const std::string& word : lands.built) values.push_back(value_in_condition(word, is_number));
  const std::string name = name_in_condition(field.name);
  return where_key(with_condition(
      earlier, fmt::format("({0} IS NULL OR {0} NOT IN ({1}))", name, fmt::join(values, ", "))));
}

}  // namespace

Text warning_on_land_use(GdalTable& table, const LayerSource& source) {
  constexpr std::string_view exclusions = "exclusions";
  if (!source.name.starts_with(exclusions)) return {};
  const std::string_view block = std::string_view(source.name).substr(exclusions.size());
  if (land_in_words(block) == LandKind::built_up) return {};
  for (std::size_t i = 0; i < table.fields().size(); ++i) {
    const TableField& field = table.fields()[i];
    if (!is_column_of_lands(field.name) && !is_column_of_codes(field.name)) continue;
    const Lands lands = lands_in(table, i);
    if (!lands.built.empty() && !lands.kept.empty())
      return filled_text(
          "its column '{}' contains both land closed to construction ({}) and built-up land ({}); "
          "all of it excludes new communities. To exclude only the former, write {}",
          "由“{}”列看，限制建设用地（{}）与居民点等建设用地（{}）混在一起，现均不得选址。若只应排除"
          "前者，请写 {}",
          field.name, first_words(lands.kept), first_words(lands.built),
          where_kept(field, lands, source.where));
  }
  return {};
}

namespace {

struct LandWord {
  LandKind kind;
  std::string_view word;
};

constexpr LandKind built = LandKind::built_up;
constexpr LandKind unbuilt = LandKind::kept_free;

constexpr std::array land_words = {
    LandWord{built, "建成区"},         LandWord{built, "建成地"},
    LandWord{built, "建成用地"},       LandWord{built, "建设用地"},
    LandWord{built, "居民点"},         LandWord{built, "居民地"},
    LandWord{built, "built-up"},       LandWord{built, "built up"},
    LandWord{built, "built_up"},       LandWord{built, "builtup"},
    LandWord{built, "urban"},          LandWord{unbuilt, "农田"},
    LandWord{unbuilt, "红线"},         LandWord{unbuilt, "保护区"},
    LandWord{unbuilt, "保护地"},       LandWord{unbuilt, "水源地"},
    LandWord{unbuilt, "公益林"},       LandWord{unbuilt, "湿地"},
    LandWord{unbuilt, "蓄滞洪区"},     LandWord{unbuilt, "行洪区"},
    LandWord{unbuilt, "禁建区"},       LandWord{unbuilt, "禁止建设区"},
    LandWord{unbuilt, "禁止建设用地"}, LandWord{unbuilt, "限制建设用地"},
    LandWord{unbuilt, "耕地"},         LandWord{unbuilt, "水田"},
    LandWord{unbuilt, "旱地"},         LandWord{unbuilt, "水浇地"},
    LandWord{unbuilt, "林地"},         LandWord{unbuilt, "草地"},
    LandWord{unbuilt, "园地"},         LandWord{unbuilt, "水面"},
    LandWord{unbuilt, "水域"},         LandWord{unbuilt, "滩涂"},
    LandWord{unbuilt, "farmland"},     LandWord{unbuilt, "farm land"},
    LandWord{unbuilt, "cropland"},     LandWord{unbuilt, "forest"},
    LandWord{unbuilt, "wetland"},      LandWord{unbuilt, "reserve"},
    LandWord{unbuilt, "protected"},    LandWord{unbuilt, "red line"},
    LandWord{unbuilt, "floodplain"}};

/// Removes what may follow the word: a number, and generic nouns.
std::string_view without_end(std::string_view text) {
  constexpr std::array<std::string_view, 8> ends = {"范围",  "图斑",  "地块",  " area",
                                                    "_area", " land", " zone", " line"};
  constexpr std::string_view marks = "0123456789 #-_()";
  for (bool more = true; more && !text.empty();) {
    more = marks.find(text.back()) != marks.npos;
    if (more) text.remove_suffix(1);
    for (const std::string_view end : ends) {
      if (!text.ends_with(end) || end == text || text.ends_with("red line")) continue;
      text.remove_suffix(end.size());
      more = true;
    }
  }
  return text;
}

}  // namespace

std::optional<LandKind> land_in_words(std::string_view text) {
  const std::string plain = plain_word(narrow_text(text));
  const std::string_view name = without_end(plain);
  const LandWord* longest = nullptr;
  for (const LandWord& word : land_words) {
    const bool is_longer = longest == nullptr || word.word.size() > longest->word.size();
    if (name.ends_with(word.word) && is_longer) longest = &word;
  }
  return longest == nullptr ? std::nullopt : std::optional(longest->kind);
}

}  // namespace hinterland

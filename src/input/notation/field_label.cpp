// SPDX-License-Identifier: Apache-2.0
#include "input/notation/field_label.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "input/notation/place_label.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace hinterland {

namespace {

/// Remarks in brackets that do not change the meaning of a column.
constexpr std::array remarks = {
    "度.分秒",   "度分.秒",   "度.分.秒", "d.ms",       "d.mmss",    "dd.mmss",   "ddd.mmss",
    "度°分′秒″", "wgs84",     "wgs-84",   "wgs1984",    "cgcs2000",  "2000",      "国家2000",
    "gcj02",     "gcj-02",    "bd09",     "bd-09",      "火星",      "高德",      "百度",
    "腾讯",      "必填",      "选填",     "e",          "n",         "°e",        "°n",
    "east",      "north",     "东经",     "北纬",       "十进制",    "decimal",   "dms",
    "度分秒",    "dd.mmssss", "ddmmss",   "ddd.mmssss", "epsg:4326", "epsg:4490", "dd.dddd",
    "gps",       "required",  "optional", "person(s)",  "是/否",     "是否",      "有/无",
    "全称",      "简称",      "是1否0",   "1是0否",     "是=1,否=0", "1/0",       "y/n",
    "yes/no"};

/// Units other than those of counts, lengths and shares.
constexpr std::array other_units = {"km2", "km²",  "平方公里", "平方千米", "亩",    "公顷", "ha",
                                    "元",  "万元", "cny",      "rmb",      "人/户", "户/人"};

/// Names of datums, which may also precede or follow the name without brackets.
constexpr std::array datums = {
    "wgs84",    "wgs-84",   "wgs_84",   "wgs1984", "cgcs2000", "cgcs_2000", "gcj02",
    "gcj-02",   "gcj_02",   "bd09",     "bd-09",   "bd_09",    "bd09ll",    "国家2000",
    "火星坐标", "百度坐标", "高德坐标", "火星",    "高德",     "百度",      "腾讯"};

/// Removes a datum at the beginning or the end; returns false if there is none.
bool take_datum(std::string& name) {
  constexpr std::string_view marks = "_- ";
  for (const std::string_view datum : datums) {
    const bool front = name.starts_with(datum);
    if ((!front && !name.ends_with(datum)) || name.size() == datum.size()) continue;
    std::string rest =
        front ? name.substr(datum.size()) : name.substr(0, name.size() - datum.size());
    while (!rest.empty() && marks.find(rest.front()) != marks.npos) rest.erase(0, 1);
    while (!rest.empty() && marks.find(rest.back()) != marks.npos) rest.pop_back();
    if (rest.empty()) continue;
    name = rest;
    return true;
  }
  return false;
}

bool is_remark(const std::string& word) {
  return std::ranges::find(remarks, word) != remarks.end();
}

/// The word without an introduction: "单位：万人", "unit: km", "in thousands".
std::string without_lead(std::string word) {
  for (const std::string_view lead : {"单位:", "单位", "计量单位:", "unit:", "units:", "in "}) {
    if (word.starts_with(lead)) return plain_word(word.substr(lead.size()));
  }
  return word;
}

/// Converts the traditional characters that occur in headers: 鄉鎮名稱 becomes 乡镇名称.
std::string simplified(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 59> characters = {{
      {"碼", "码"}, {"稱", "称"}, {"莊", "庄"}, {"鄉", "乡"}, {"鎮", "镇"}, {"縣", "县"},
      {"區", "区"}, {"戶", "户"}, {"經", "经"}, {"緯", "纬"}, {"類", "类"}, {"級", "级"},
      {"別", "别"}, {"設", "设"}, {"編", "编"}, {"號", "号"}, {"數", "数"}, {"總", "总"},
      {"橫", "横"}, {"縱", "纵"}, {"東", "东"}, {"標", "标"}, {"單", "单"}, {"間", "间"},
      {"規", "规"}, {"劃", "划"}, {"屬", "属"}, {"機", "机"}, {"構", "构"}, {"學", "学"},
      {"醫", "医"}, {"種", "种"}, {"務", "务"}, {"徑", "径"}, {"處", "处"}, {"點", "点"},
      {"場", "场"}, {"電", "电"}, {"氣", "气"}, {"熱", "热"}, {"環", "环"}, {"衛", "卫"},
      {"訊", "讯"}, {"廣", "广"}, {"報", "报"}, {"鋪", "铺"}, {"養", "养"}, {"關", "关"},
      {"歷", "历"}, {"護", "护"}, {"傳", "传"}, {"統", "统"}, {"遷", "迁"}, {"併", "并"},
      {"並", "并"}, {"臺", "台"}, {"線", "线"}, {"長", "长"}, {"實", "实"},
  }};
  if (is_ascii(name)) return name;
  std::string plain = name;
  for (const auto& [traditional, character] : characters)
    replace_all(plain, traditional, character);
  return plain;
}

struct Tail {
  std::optional<Unit> unit;
  std::string other_unit;
  bool known = false;
};

Tail tail_of(std::string_view text) {
  const std::string word = without_lead(plain_word(text));
  if (is_remark(word)) return {std::nullopt, "", true};
  if (std::ranges::find(other_units, word) != other_units.end()) return {std::nullopt, word, true};
  const auto unit = known_unit(word);
  if (!unit || unit->family == UnitFamily::other) return {};
  return {unit, "", true};
}

/// Removes one unit or remark at the end of the name; returns false if there is none.
bool take_tail(std::string& name, FieldLabel& label) {
  const auto take = [&](std::size_t first, std::size_t last) {
    const Tail tail = tail_of(std::string_view(name).substr(first + 1, last - first - 1));
    if (!tail.known) return false;
    if (tail.unit) label.unit = tail.unit;
    if (!tail.other_unit.empty()) label.other_unit = tail.other_unit;
    name = plain_word(name.substr(0, first));
    return true;
  };
  for (const std::string_view pair : {"()", "[]", "{}", "<>"}) {
    if (!name.ends_with(pair[1])) continue;
    const std::size_t open = name.rfind(pair[0]);
    if (open != name.npos && open > 0 && take(open, name.size() - 1)) return true;
  }
  const std::size_t dash = name.rfind(" - ");
  if (dash != name.npos && dash > 0 && take(dash + 1, name.size())) return true;
  const bool is_radius = name.find("radius") != name.npos || name.find("半径") != name.npos;
  const std::size_t stroke = name.find_last_of(is_radius ? "/:,_ " : "/:,_");
  if (stroke == name.npos || stroke == 0) return false;
  // In village_no the suffix is part of the name, in lon_deg and radius_km it is a unit.
  if (name[stroke] == '_') {
    const Tail tail = tail_of(std::string_view(name).substr(stroke + 1));
    const bool ascii = !is_beyond_ascii(name.back());
    const UnitFamily family = tail.unit ? tail.unit->family : UnitFamily::none;
    const bool is_length = is_radius && family == UnitFamily::length;
    if (ascii && family != UnitFamily::degree && !is_length) return false;
  }
  return take(stroke, name.size());
}

/// Removes marks around a name: "*村名", "村名：", "1、村名", "Lat.".
std::string without_marks(std::string name) {
  constexpr std::string_view marks = "*:.#'\"";
  while (!name.empty() && marks.find(name.back()) != marks.npos) name.pop_back();
  while (!name.empty() && marks.find(name.front()) != marks.npos) name.erase(0, 1);
  std::size_t digits = 0;
  while (digits < name.size() && is_ascii_digit(name[digits])) ++digits;
  const std::string_view rest = std::string_view(name).substr(digits);
  if (digits > 0 && digits < 3 && rest.starts_with("、")) return plain_word(rest.substr(3));
  if (digits > 0 && digits < 3 && rest.starts_with('.')) return plain_word(rest.substr(1));
  return plain_word(name);
}

/// The year of four digits at this offset, not part of a longer number; 0 if there is none.
int year_at(std::string_view name, std::size_t first) {
  constexpr std::size_t digits = 4;
  if (first + digits > name.size()) return 0;
  const std::string_view text = name.substr(first, digits);
  if (!std::ranges::all_of(text, is_ascii_digit)) return 0;
  const bool longer = (first > 0 && is_ascii_digit(name[first - 1])) ||
                      (first + digits < name.size() && is_ascii_digit(name[first + digits]));
  const int year = std::stoi(std::string(text));
  return longer || year < 1949 || year > 2100 ? 0 : year;
}

FieldLabel label_of(std::string_view header) {
  std::string name = narrow_text(header);
  for (const std::string_view wide : {"【", "〔", "［"}) replace_all(name, wide, "(");
  for (const std::string_view wide : {"】", "〕", "］"}) replace_all(name, wide, ")");
  std::ranges::replace_if(
      name, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  FieldLabel label;
  name = without_marks(plain_word(name));
  name = simplified(name);
  while (take_tail(name, label) || take_datum(name)) name = without_marks(name);
  // Blanks in Chinese names are layout ("人 口"); in English names they separate words.
  const bool ascii = is_ascii(name);
  if (!ascii) std::erase(name, ' ');
  label.name = place_label(name).value_or(name);
  return label;
}

BareLabel bare_label_of(std::string_view header) {
  BareLabel label{field_label(header).name};
  std::string& name = label.name;
  const auto digit = std::ranges::find_if(name, is_ascii_digit);
  const auto first = static_cast<std::size_t>(digit - name.begin());
  const bool is_only = std::ranges::count_if(name, is_ascii_digit) == 4;
  label.year = is_only ? year_at(name, first) : 0;
  if (label.year != 0) name.erase(first, 4);
  if (label.year != 0) {
    for (const std::string_view word : {"年末", "年底", "年度", "年", "()"})
      replace_all(name, word, "");
  }
  const bool is_ascii_name = is_ascii(name);
  std::erase_if(name, [&](char c) { return c == '_' || c == '-' || c == ' ' || c == '.'; });
  // Nothing meaningful remains of 2000 or x2.
  if (is_ascii_name && name.size() < 2) name.clear();
  return label;
}

/// Caches the result of `make` for each header. Every known name of every role is compared with
/// every column name, so a few thousand texts are looked up about a million times.
template <class Label>
Label remembered(std::string_view header, Label (*make)(std::string_view)) {
  constexpr std::size_t longest = 64;
  constexpr std::size_t most = 1 << 16;
  if (header.size() > longest) return make(header);
  thread_local std::unordered_map<std::string, Label> known;
  const std::string key(header);
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  if (known.size() >= most) known.clear();
  Label label = make(header);
  known.emplace(key, label);
  return label;
}

}  // namespace

BareLabel bare_label(std::string_view header) { return remembered(header, &bare_label_of); }

FieldLabel field_label(std::string_view header) { return remembered(header, &label_of); }

bool are_years(const std::vector<std::string>& names) {
  const std::string first = bare_label(names.front()).name;
  return std::ranges::all_of(names, [&](const std::string& name) {
    const BareLabel label = bare_label(name);
    return label.year != 0 && label.name == first;
  });
}

bool is_planned_year(int year) {
  constexpr int first_target = 2030;  // territorial plans end in 2030, 2035 or 2050
  return year >= first_target;
}

bool is_of_the_future(std::string_view header) {
  static constexpr std::array<std::string_view, 12> words = {
      "规划", "预测",    "预计",      "预期",       "目标",     "远期",
      "近期", "planned", "projected", "projection", "forecast", "target"};
  const BareLabel label = bare_label(header);
  if (is_planned_year(label.year)) return true;
  const auto short_year = short_year_label(header);
  if (short_year && is_planned_year(short_year->year)) return true;
  return std::ranges::any_of(
      words, [&](std::string_view word) { return label.name.find(word) != label.name.npos; });
}

std::optional<BareLabel> short_year_label(std::string_view header) {
  constexpr int last_of_2000s = 30;
  constexpr int first_of_1900s = 80;
  std::string name = field_label(header).name;
  if (name.ends_with("年")) name.erase(name.size() - std::string_view("年").size());
  const bool has_two = name.size() > 2 && std::ranges::count_if(name, is_ascii_digit) == 2 &&
                       is_ascii_digit(name[name.size() - 1]) &&
                       is_ascii_digit(name[name.size() - 2]);
  if (!has_two) return std::nullopt;
  const int digits = std::stoi(name.substr(name.size() - 2));
  name.erase(name.size() - 2);
  const int century = digits <= last_of_2000s ? 2000 : 1900;
  const bool is_year = digits <= last_of_2000s || digits >= first_of_1900s;
  return BareLabel{bare_label(name).name, is_year ? century + digits : 0};
}

std::optional<double> metres_in(std::string_view header) {
  const auto unit = field_label(header).unit;
  const bool is_length = unit && unit->family == UnitFamily::length;
  return is_length ? std::optional(unit->factor) : std::nullopt;
}

}  // namespace hinterland

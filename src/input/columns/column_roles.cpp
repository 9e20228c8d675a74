// SPDX-License-Identifier: Apache-2.0
#include "input/columns/column_roles.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/columns/land_use.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"
#include "world/known_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

namespace hinterland {

namespace {

constexpr std::size_t min_records = 3;

enum class Role : std::uint8_t {
  road,
  cable,
  pipe,
  fibre,
  built_up,
  kept_free,
  watercourse,
  railway,
  contour,
};
constexpr std::size_t line_roles = 9;

bool is_called_as(std::string_view header, LayerKind kind, std::string_view role) {
  const std::string label = field_label(header).name;
  return std::ranges::any_of(known_names(kind, role), [&](const std::string& name) {
    return field_label(name).name == label;
  });
}

/// The role that a layer with this name should have.
std::optional<Role> role_of(std::string_view layer) {
  const std::string_view service = layer.starts_with("networks.") ? layer.substr(9) : "";
  if (layer == "roads" || service == "road") return Role::road;
  if (is_one_of(service, {"power", "lighting"})) return Role::cable;
  if (is_one_of(service, {"water_supply", "drainage", "gas", "heating"})) return Role::pipe;
  if (is_one_of(service, {"telecom", "broadcasting"})) return Role::fibre;
  if (layer == "built_up") return Role::built_up;
  const std::string_view block = layer.starts_with("exclusions.") ? layer.substr(11) : "";
  const bool is_exclusion = layer == "exclusions" || !block.empty();
  if (!is_exclusion || land_in_words(block) == LandKind::built_up) return std::nullopt;
  return Role::kept_free;
}

bool is_area(Role role) { return role == Role::built_up || role == Role::kept_free; }

Text called(Role role) {
  struct RoleWords {
    const char* en;
    const char* zh;
  };
  // One entry per role, in the order of the enumeration.
  static constexpr std::array<RoleWords, 9> words{{{"roads", "道路"},
                                                   {"power lines", "电力线"},
                                                   {"pipes", "管道"},
                                                   {"optical cables", "光缆"},
                                                   {"built-up land", "建成区"},
                                                   {"land closed to construction", "限制建设用地"},
                                                   {"rivers and canals", "河流沟渠"},
                                                   {"railways", "铁路"},
                                                   {"contour lines", "等高线"}}};
  const RoleWords& found = words[static_cast<std::size_t>(role)];
  return {found.en, found.zh};
}

/// The role implied by the name of a column alone.
std::optional<Role> role_by_header(std::string_view header) {
  const std::string word = plain_word(header);
  if (holds_one_of(word, {"技术等级", "车道", "路基", "设计时速", "设计车速", "限速", "maxspeed",
                          "路面类型", "路面宽度"}) ||
      is_one_of(word, {"路线编号", "路线编码", "路线代码", "路线名称", "公路编号"}))
    return Role::road;
  if (holds_one_of(word, {"电压", "voltage", "导线型号", "杆塔"})) return Role::cable;
  if (holds_one_of(word, {"管径", "管材", "公称直径", "管道直径", "管道材", "pipe_dia", "pipedia",
                          "pipe_mat", "pipemat", "pipe_size"}))
    return Role::pipe;
  if (holds_one_of(word, {"光缆", "光纤", "芯数"})) return Role::fibre;
  if (holds_one_of(word, {"等高线", "首曲线", "计曲线", "contour"})) return Role::contour;
  return std::nullopt;
}

bool is_road_class(std::string_view word, bool is_of_roads) {
  if (is_one_of(word,
                {"高速",     "高速公路", "国道",     "省道",     "县道",     "乡道",     "村道",
                 "专用公路", "一级公路", "二级公路", "三级公路", "四级公路", "等外公路", "快速路",
                 "主干路",   "次干路",   "农村公路", "农村道路", "城市道路", "机耕路",   "田间道"}))
    return true;
  return is_of_roads &&
         is_one_of(word, {"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified",
                          "residential", "living_street", "service", "track", "path", "footway"});
}

/// Whether the text is a pipe diameter: "DN200"; in a column of sizes also "De110", "φ300", "d400".
bool is_bore(std::string_view word, bool is_size) {
  for (const std::string_view mark : {"dn", "de", "φ", "Φ", "ø", "d"}) {
    if (!word.starts_with(mark) || (mark != "dn" && !is_size)) continue;
    const std::string_view size = word.substr(mark.size());
    if (size.size() >= 2 && size.find_first_not_of("0123456789 .-x×*") == size.npos) return true;
  }
  return false;
}

bool is_pipe(std::string_view word) {
  return is_one_of(word, {"pe管", "pvc管", "铸铁管", "球墨铸铁", "球墨铸铁管", "给水管", "供水管",
                          "污水管", "燃气管", "自来水管"});
}

bool is_material_of_pipes(std::string_view word) {
  return is_one_of(word, {"pe", "hdpe", "pe100", "pvc", "upvc", "pvc-u", "ppr", "铸铁"});
}

/// Whether the text starts with a voltage: "10kV", "0.4 千伏", "10kV王庄线".
bool is_voltage(std::string_view word) {
  const std::size_t unit = word.find_first_not_of("0123456789. ±");
  if (unit == word.npos || unit == 0) return false;
  return word.substr(unit).starts_with("kv") || word.substr(unit).starts_with("千伏");
}

/// Whether the text is a route code with the code of its county: Y012371499; in a column of road
/// numbers also G104.
bool is_route_code(std::string_view word, bool is_number_of_road) {
  const bool is_lettered = !word.empty() && std::string_view("gsxyc").find(word[0]) != word.npos;
  const bool has_min_length = word.size() == 10 || (word.size() == 4 && is_number_of_road);
  return is_lettered && has_min_length && are_ascii_digits(word.substr(1));
}

bool is_named_pipe(std::string_view word) {
  return holds_one_of(
             word, {"供水", "给水", "自来水", "污水", "排水", "雨水", "燃气", "天然气", "供热"}) &&
         ends_with_one_of(word, {"管", "管线", "管道", "管网", "主管", "干管", "支管"});
}

/// The role implied by the name of a line: S102省道, 徒骇河, 京沪铁路.
std::optional<Role> role_by_name(std::string_view word) {
  if (ends_with_one_of(word, {"铁路", "高铁", "客运专线"})) return Role::railway;
  if (ends_with_one_of(word, {"国道", "省道", "县道", "乡道", "高速", "高速公路", "公路"}))
    return Role::road;
  if (ends_with_one_of(word, {"河", "江", "溪", "干渠", "支渠", "斗渠", "水渠"}))
    return Role::watercourse;
  return std::nullopt;
}

/// Which kinds of values are expected in a column, by its name.
struct Header {
  bool is_of_roads;  ///< and the cells are in English
  bool is_class;
  bool is_size;
  bool is_material;
  bool is_name;    ///< names of the lines, not of the roads they follow
  bool is_number;  ///< numbers of roads
  bool names_areas;
};

/// The role implied by a cell of a layer of lines.
std::optional<Role> role_by_cell(const Header& header, std::string_view cell) {
  const std::string word = plain_word(narrow_text(cell));
  if (header.is_class && is_road_class(word, header.is_of_roads)) return Role::road;
  if (is_voltage(word) || is_one_of(word, {"架空线", "架空电力线", "电力线", "输电线", "配电线"}))
    return Role::cable;
  if (is_bore(word, header.is_size) || is_pipe(word) ||
      (header.is_material && is_material_of_pipes(word)))
    return Role::pipe;
  if (is_one_of(word, {"光缆", "光纤"})) return Role::fibre;
  if (is_route_code(word, header.is_number)) return Role::road;
  if (is_named_pipe(word)) return Role::pipe;
  if (is_one_of(word, {"river", "stream", "canal", "drain", "ditch", "河流", "沟渠"}))
    return Role::watercourse;
  if (is_one_of(word, {"rail", "railway", "light_rail", "subway", "narrow_gauge"}))
    return Role::railway;
  return header.is_name ? role_by_name(word) : std::nullopt;
}

/// Whether columns with this name occur only in layers of this role; this is a hint, not a proof.
bool is_hint_of(Role role, std::string_view header) {
  const std::string word = plain_word(header);
  switch (role) {
    case Role::road:
      return holds_one_of(word, {"道路等级", "公路等级", "路面", "highway", "oneway"});
    case Role::cable:
      return holds_one_of(word, {"电力", "供电", "配电", "输电", "变电", "电缆", "导线", "杆号",
                                 "kv", "volt", "power"});
    case Role::pipe:
      return holds_one_of(word, {"管线", "管道", "管网", "管长", "管段", "供水", "给水", "自来水",
                                 "排水", "污水", "燃气", "供热", "pipe", "diam"});
    case Role::fibre:
      return holds_one_of(word, {"芯数", "通信", "通讯", "fiber", "fibre", "telecom"});
    default:
      return false;
  }
}

bool names_areas(std::string_view header) {
  return is_called_as(header, LayerKind::exclusions, "kind") ||
         is_called_as(header, LayerKind::exclusions, "name") ||
         is_called_as(header, LayerKind::boundaries, "name") ||
         is_one_of(plain_word(header), {"地类", "地类名称", "用地类型", "用地性质", "用地类别",
                                        "landuse", "land_use", "fclass", "class"});
}

Header header_of(std::string_view name) {
  const std::string label = plain_word(name);
  const bool is_of_roads = holds_one_of(label, {"highway", "fclass", "road"});
  return {is_of_roads,
          is_of_roads || is_called_as(name, LayerKind::roads, "class"),
          holds_one_of(label, {"管", "径", "规格", "diam", "bore", "size"}),
          holds_one_of(label, {"材", "material"}),
          is_one_of(label, {"名称", "name", "mc", "路线名称", "线路名称", "lxmc", "ref"}),
          is_one_of(label, {"ref", "lxbm", "lxbh", "lxdm", "road_no", "road_number", "road_code",
                            "route", "route_no", "道路编号", "公路代码"}),
          names_areas(name)};
}

/// The role implied by a cell of a layer of areas.
std::optional<Role> role_of_area(const Header& header, std::string_view cell) {
  if (!header.names_areas) return std::nullopt;
  const auto land = land_in_words(cell);
  if (!land) return std::nullopt;
  return *land == LandKind::built_up ? Role::built_up : Role::kept_free;
}

/// The evidence that a column gives.
struct ColumnEvidence {
  std::optional<Role> other;  ///< implied by at least four fifths of the cells
  bool confirms =
      false;  ///< at least one fifth of the cells, or the name, confirm the expected role
};

ColumnEvidence evidence_of(Role expected, std::string_view name, const ColumnSample& sample,
                           std::size_t least = min_records) {
  const Header header = header_of(name);
  std::array<std::size_t, line_roles> message{};
  std::size_t filled = 0;
  for (const std::string& cell : sample.cells) {
    if (is_blank_word(cell) || cell == "0") continue;
    ++filled;
    const auto role = is_area(expected) ? role_of_area(header, cell) : role_by_cell(header, cell);
    if (role) ++message[static_cast<std::size_t>(*role)];
  }
  const auto by_header = is_area(expected) ? std::nullopt : role_by_header(name);
  if (by_header) message[static_cast<std::size_t>(*by_header)] = filled;
  ColumnEvidence evidence;
  const std::size_t in_favour = message[static_cast<std::size_t>(expected)];
  evidence.confirms = (in_favour > 0 && 5 * in_favour >= sample.records) ||
                      (filled > 0 && is_hint_of(expected, name));
  for (std::size_t role = 0; role < message.size(); ++role) {
    const bool is_most = sample.records >= least && 5 * message[role] >= 4 * sample.records;
    if (static_cast<Role>(role) != expected && is_most) evidence.other = static_cast<Role>(role);
  }
  return evidence;
}

}  // namespace

bool has_typical_columns(std::string_view layer) { return role_of(layer).has_value(); }

std::string lines_by_columns(const std::vector<TableField>& fields,
                             const std::vector<ColumnSample>& samples) {
  // A column is never reported as implying the expected role, so two different roles are tried.
  for (const Role expected : {Role::fibre, Role::road}) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const auto other = evidence_of(expected, fields[i].name, samples[i], 1).other;
      if (other == Role::road) return "roads";
      if (other == Role::pipe) return "pipes";
      if (other == Role::cable) return "power";
      if (other == Role::fibre) return "telecom";
    }
  }
  return {};
}

Text warning_on_columns(std::string_view layer, const std::vector<TableField>& fields,
                        const std::vector<ColumnSample>& samples) {
  const auto expected = role_of(layer);
  if (!expected) return {};
  std::optional<std::size_t> evident;
  std::optional<Role> other;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const ColumnEvidence evidence = evidence_of(*expected, fields[i].name, samples[i]);
    if (evidence.confirms) return {};
    const bool is_ditch = evidence.other == Role::watercourse && layer == "networks.drainage";
    if (!evident && evidence.other && !is_ditch) {
      evident = i;
      other = evidence.other;
    }
  }
  if (!evident) return {};
  return filled_text(
      "judging by its column '{}' ({}), the layer contains {}, and it has no column typical of {}. "
      "Check its path, layer, sql and where",
      "由“{}”列（{}）看，该图层是{}，且没有{}的属性。请核对其 path、layer、sql 和 where",
      fields[*evident].name, samples[*evident].shown(), called(*other), called(*expected));
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_roads.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/records.hpp"
#include "input/notation/field_label.hpp"
#include "input/placing/far_records.hpp"
#include "input/placing/far_shapes.hpp"
#include "input/records/idle_records.hpp"
#include "input/records/read_layer.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

constexpr double kmh_of_mile = 1.609344;  // international mile
constexpr double kmh_of_knot = 1.852;
constexpr double kmh_of_m_s = 3.6;
constexpr double kmh_of_ft_s = 1.09728;  // international foot

/// Units without separators that are recognised only in the context of speeds; elsewhere "name:ms"
/// is a name in Malay.
constexpr std::array<std::pair<std::string_view, double>, 23> compact_units = {{
    {"km", 1.0},           {"公里", 1.0},           {"千米", 1.0},
    {"kmhr", 1.0},         {"kmhour", 1.0},         {"ms", kmh_of_m_s},
    {"msec", kmh_of_m_s},  {"mmin", 0.06},          {"mi", kmh_of_mile},
    {"mile", kmh_of_mile}, {"miles", kmh_of_mile},  {"英里", kmh_of_mile},
    {"mih", kmh_of_mile},  {"milesh", kmh_of_mile}, {"mileshour", kmh_of_mile},
    {"fts", kmh_of_ft_s},  {"fps", kmh_of_ft_s},    {"kn", kmh_of_knot},
    {"kt", kmh_of_knot},   {"kts", kmh_of_knot},    {"knot", kmh_of_knot},
    {"节", kmh_of_knot},   {"海里", kmh_of_knot},
}};

constexpr std::array<std::string_view, 28> names_of_speeds = {
    "maxspeed", "speedlimit", "designspeed", "avgspeed", "averagespeed",  "freespeed",
    "freeflow", "speedmax",   "speedavg",    "topspeed", "freeflowspeed", "speed",
    "maxspd",   "spd",        "velocity",    "vmax",     "sjss",          "sjsd",
    "最高限速", "限速",       "设计速度",    "设计时速", "设计车速",      "时速",
    "最高时速", "车速",       "平均车速",    "速度"};

constexpr std::string_view marks = " _-./:()[]";

std::string without_marks(std::string_view text) {
  std::string plain = plain_word(narrow_text(text));
  std::erase_if(plain, [](char c) { return marks.find(c) != marks.npos; });
  return plain;
}

/// The factor to km/h of a unit of speed with any separators: 3.6 for "m/s", "ms" and "m_s", 1 also
/// for "km" and 公里. None if it is not such a unit.
std::optional<double> kmh_in(std::string_view word) {
  const auto unit = known_unit(word);
  if (unit && unit->family == UnitFamily::speed) return unit->factor;
  const std::string plain = without_marks(word);
  const auto compact = known_unit(plain);
  if (compact && compact->family == UnitFamily::speed) return compact->factor;
  for (const auto& [name, kmh] : compact_units) {
    if (plain == name) return kmh;
  }
  return std::nullopt;
}

/// The factor of the unit that follows a name for a speed, in a header without separators.
std::optional<double> kmh_after_name(std::string_view plain) {
  for (const std::string_view name : names_of_speeds) {
    if (!plain.starts_with(name)) continue;
    std::string_view rest = plain.substr(name.size());
    if (rest.starts_with("in")) rest.remove_prefix(2);
    if (const auto kmh = kmh_in(rest)) return kmh;
  }
  return std::nullopt;
}

/// The factor to km/h for the numbers of a column, by its name: 3.6 for "限速(m/s)", "speed_ms" and
/// "SpeedMps", 1 without a unit. None if the unit is unknown: "(m/刻)".
std::optional<double> kmh_of_column(const std::string& header) {
  const auto unit = field_label(header).unit;
  if (unit && unit->family == UnitFamily::speed) return unit->factor;
  if (const auto after = kmh_after_name(without_marks(header))) return after;
  const std::string plain = narrow_text(header);
  const std::size_t bracket = plain.rfind('(');
  if (plain.ends_with(')') && bracket != plain.npos) {
    const std::string inside = plain.substr(bracket + 1, plain.size() - bracket - 2);
    if (const auto kmh = kmh_in(inside)) return kmh;
    return inside.find('/') == inside.npos ? std::optional(1.0) : std::nullopt;
  }
  for (std::size_t i = plain.find_first_of(marks); i != plain.npos;
       i = plain.find_first_of(marks, i + 1)) {
    if (const auto kmh = kmh_in(std::string_view(plain).substr(i + 1))) return kmh;
  }
  return 1.0;
}

/// Whether the name of a column denotes a speed with its unit: "maxspeed_mph", "speed ms",
/// 限速_kmh, "mph".
bool is_speed_with_unit(std::string_view header) {
  const std::string plain = without_marks(header);
  const auto unit = known_unit(plain);
  return (unit && unit->family == UnitFamily::speed) || kmh_after_name(plain);
}

constexpr double max_kmh = 200.0;

/// The speed in a cell: "50", "50 km/h", "30 mph", "13.9 m/s"; none if it is not a possible speed
/// on a road. Numbers without a unit are in that of the column.
std::optional<float> known_speed(std::string_view text, std::optional<double> kmh_of_column) {
  const std::string plain = narrow_text(text);
  const std::size_t after = plain.find_last_of("0123456789.") + 1;  // 0 without a digit
  const std::string unit = plain.substr(after);
  const auto number = parse_number(narrow_text(plain.substr(0, after)));
  const auto factor = unit.empty() ? kmh_of_column : kmh_in(unit);
  if (!number || !factor || *number <= 0.0 || *number * *factor > max_kmh) return std::nullopt;
  return static_cast<float>(*number * *factor);
}

/// The meanings of the distinct values of one field. Unknown values are reported once each, with
/// the number of roads.
template <class Meaning>
class Meanings {
 public:
  Meanings(const Records& records, std::string_view role, ProblemKind unknown)
      : records_(records), field_(field_of(records, role)), unknown_(unknown) {}

  bool given() const { return field_.given(); }
  const RecordField& field() const { return field_; }

  /// None if blank or unknown.
  template <class Find>
  std::optional<Meaning> of(RecordId record, Find find) {
    const std::string_view text = text_at(field_, record);
    if (text.empty()) {
      ++blank_;
      return std::nullopt;
    }
    auto known = words_.find(text);
    if (known == words_.end()) {
      known = words_.emplace(std::string(text), Word{find(text), record, 0}).first;
    }
    ++known->second.roads;
    return known->second.meaning;
  }

  std::size_t blank() const { return blank_; }

  void report(Problems& problems) const {
    for (const auto& [text, word] : words_) {
      if (word.meaning) continue;
      problems.push_back(
          {unknown_,
           records_.layer,
           records_.feature[word.first],
           "",
           place_of(word.first),
           {fmt::format("{} = {} ({})", field_.source, text, counted(word.roads, "road", "roads")),
            fmt::format("{} = {}（{}条道路）", field_.source, text, word.roads)}});
    }
  }

 private:
  struct Word {
    std::optional<Meaning> meaning;
    RecordId first;
    std::size_t roads = 0;
  };

  LonLat place_of(RecordId record) const { return records_.lines[record].front().front(); }

  const Records& records_;
  const RecordField& field_;
  ProblemKind unknown_;
  std::map<std::string, Word, std::less<>> words_;
  std::size_t blank_ = 0;
};

/// Whether the field contains B for both directions, in which case F and T are directions too.
bool has_both_letter(const RecordField& field) {
  if (!field.given()) return false;
  for (RecordId r : rows(field.text)) {
    if (plain_word(field.text[r]) == "b") return true;
  }
  return false;
}

/// The properties of a record, from its fields and the catalogue.
struct RecordFacts {
  float speed_kmh = 0.0F;
  Direction direction = Direction::both;
  TriState is_open = TriState::yes;
  TriState gives_access = TriState::yes;
};

class RoadTable {
 public:
  RoadTable(Records& records, const ServiceCatalogue& catalogue)
      : records_(records),
        catalogue_(catalogue),
        words_(catalogue),
        class_(records, "class", ProblemKind::unknown_road_class),
        speed_(records, "speed", ProblemKind::speed_implausible),
        kmh_of_column_(kmh_of_column(speed_.field().source)),
        direction_(records, "oneway", ProblemKind::unknown_direction),
        letters_(has_both_letter(direction_.field())),
        bridge_(field_of(records, "bridge")),
        tunnel_(field_of(records, "tunnel")) {}

  Roads filled(Problems& problems) {
    std::vector<RecordFacts> facts;
    facts.reserve(records_.size());
    for (RecordId r : rows(records_.feature)) facts.push_back(facts_of(r));
    if (!catalogue_.road_classes.empty()) class_.report(problems);
    speed_.report(problems);
    direction_.report(problems);
    Roads roads;
    roads.given = true;
    roads.layer = records_.layer;
    for (RecordId r : rows(records_.feature)) take(roads, r, facts[r.index], problems);
    return roads;
  }

  void add_notes(Notes& notes) const {
    const double kmh = catalogue_.travel.unknown_road_kmh;
    if (catalogue_.road_classes.empty()) {
      notes.push_back(
          filled_text("{}: the catalogue has no [[road_classes]], so roads without their own speed "
                      "get {:g} km/h",
                      "{}：指标库没有 [[road_classes]]，未注车速的道路一律按{:g}公里/小时计",
                      records_.layer, kmh));
    } else if (!class_.given()) {
      notes.push_back(filled_text(
          "{}: no column for the road class, so roads without their own speed get {:g} "
          "km/h. Name it with fields = {{ class = \"…\" }}",
          "{}：没有道路等级列，未注车速的道路一律按{:g}公里/小时计；请用 fields = {{ class "
          "= \"…\" }} 指明",
          records_.layer, kmh));
    } else if (class_.blank() > 0) {
      notes.push_back(filled_text(
          "{}: {} is empty for {} of {} roads; those without their own speed get {:g} km/h",
          "{0}：{3}条道路中有{2}条的“{1}”为空，未注车速的按{4:g}公里/小时计", records_.layer,
          class_.field().source, class_.blank(), records_.size(), kmh));
    }
    if (kmh_of_column_.value_or(1.0) != 1.0) {
      notes.push_back(
          filled_text("{}: 1 in {} is read as {:.7g} km/h because of the unit in its name",
                      "{}：“{}”中的 1 按列名中的单位读作{:.7g}公里/小时", records_.layer,
                      speed_.field().source, *kmh_of_column_));
    }
    if (structures_ > 0) {
      notes.push_back(
          filled_text("{}: {} of {} roads are bridges or tunnels, entered only at their ends",
                      "{0}：{2}条道路中有{1}条是桥梁或隧道，只能由两端进出", records_.layer,
                      structures_, records_.size()));
    }
    if (letters_) {
      notes.push_back(filled_text("{}: {} contains B, so F is read as forward and T as backward",
                                  "{}：“{}”列中有 B，因此 F 按正向、T 按反向理解", records_.layer,
                                  direction_.field().source));
    }
  }

  /// The classes that give no access to a village, with the number of their roads; none: all do.
  std::optional<Text> without_access() const {
    if (without_access_.empty()) return std::nullopt;
    Text classes;
    for (const auto& [id, roads] : without_access_) {
      const RoadClass& road_class = catalogue_.road_classes[id];
      classes.en +=
          fmt::format("{}{} {}", classes.en.empty() ? "" : ", ", road_class.name_en, roads);
      classes.zh +=
          fmt::format("{}{}{}条", classes.zh.empty() ? "" : "、", road_class.name_zh, roads);
    }
    return filled_text(
        "{}: roads of these classes at a village do not count as its road (access = false in the "
        "catalogue): {}",
        "{}：下列等级的道路不作为村庄通路的依据（指标库 access = false）：{}", records_.layer,
        classes);
  }

 private:
  /// Whether a cell of a column of bridges or tunnels says that the road is one: viaduct, T, yes.
  static bool is_structure(const RecordField& field, RecordId record) {
    const std::string_view text = text_at(field, record);
    return !text.empty() && known_answer(text) != TriState::no;
  }

  RecordFacts facts_of(RecordId record) {
    RecordFacts facts;
    const auto road_class = class_.of(record, [&](auto text) { return words_.find(text); });
    double kmh = catalogue_.travel.unknown_road_kmh;
    if (road_class) {
      kmh = catalogue_.road_classes[*road_class].speed_kmh;
      if (!catalogue_.road_classes[*road_class].is_open) facts.is_open = TriState::no;
      if (!catalogue_.road_classes[*road_class].gives_access) {
        facts.gives_access = TriState::no;
        ++without_access_[*road_class];
      }
    }
    if (is_structure(bridge_, record) || is_structure(tunnel_, record)) {
      facts.is_open = TriState::no;
      facts.gives_access = TriState::no;  // a village below a viaduct has no road by it
      ++structures_;
    }
    const auto speed = [&](auto text) { return known_speed(text, kmh_of_column_); };
    facts.speed_kmh = speed_.of(record, speed).value_or(static_cast<float>(kmh));
    const auto find = [&](auto text) { return known_direction(text, letters_); };
    facts.direction = direction_.of(record, find).value_or(Direction::both);
    return facts;
  }

  /// Moves the lines of a record to the table.
  void take(Roads& roads, RecordId record, const RecordFacts& facts, Problems& problems) {
    const std::vector<LineString> parts = std::exchange(records_.lines[record], {});
    for (const LineString& line : parts) {
      if (!has_length(line)) {
        problems.push_back({ProblemKind::road_without_length, records_.layer,
                            records_.feature[record], "", line.front(), ""});
        continue;
      }
      roads.vertex.insert(roads.vertex.end(), line.begin(), line.end());
      roads.first_vertex.push_back(roads.vertex.size());
      roads.feature.push_back(records_.feature[record]);
      roads.speed_kmh.push_back(facts.speed_kmh);
      roads.direction.push_back(facts.direction);
      roads.is_open.push_back(facts.is_open);
      roads.gives_access.push_back(facts.gives_access);
    }
  }

  Records& records_;
  const ServiceCatalogue& catalogue_;
  RoadClassWords words_;
  Meanings<RoadClassId> class_;
  Meanings<float> speed_;
  std::optional<double> kmh_of_column_;
  Meanings<Direction> direction_;
  bool letters_;
  const RecordField& bridge_;
  const RecordField& tunnel_;
  std::size_t structures_ = 0;
  std::map<RoadClassId, std::size_t> without_access_;
};

}  // namespace

std::vector<FieldRequest> road_requests() {
  auto requests = requests_for(LayerKind::roads, {});
  std::ranges::find(requests, "speed", &FieldRequest::role)->rank = [](std::string_view header) {
    return is_speed_with_unit(header) ? std::optional(0) : std::nullopt;
  };
  return requests;
}

Error no_line_has_length(const LayerSource& source) {
  return Error(
      filled_text("cannot read '{}' as {}: none of its lines has a length. Look at the layer with "
                  "`hinterland inspect`.",
                  "无法读取“{}”（作 {} 图层）：所有线都没有长度。请用 hinterland inspect 查看。",
                  source.path, source.name));
}

bool has_length(const LineString& line) {
  return std::ranges::any_of(line, [&](LonLat place) { return !(place == line.front()); });
}

Text note_of_none(const std::string& layer) {
  return {fmt::format("{}: the layer has no records; because the study sets complete = true, no "
                      "such lines exist",
                      layer),
          fmt::format("{}：图层没有记录；配置写明 complete = true，按没有此类线路处理", layer)};
}

RoadLayer read_roads(const LayerSource& source, const ServiceCatalogue& catalogue,
                     std::span<const LonLat> around, IdleRecords& idle, Problems& problems,
                     Notes& notes, const Progress& progress) {
  Records records =
      read_layer(source, Shape::lines, road_requests(), problems, progress, NoRecords::taken);
  notes.insert(notes.end(), records.notes.begin(), records.notes.end());
  if (records.size() == 0 && source.may_be_empty) {
    notes.push_back(note_of_none(source.name));
  } else if (records.size() == 0) {
    problems.push_back({ProblemKind::roads_missing, source.name, -1, "", std::nullopt, ""});
  }
  set_aside_not_in_use(records, idle);
  const bool is_in_two_crs =
      !source.keep_far && report_far_shapes(records, Shape::lines, source, around, problems);
  RoadTable table(records, catalogue);
  Roads roads = table.filled(problems);
  if (records.size() > 0 && roads.size() == 0) throw no_line_has_length(source);
  if (records.size() > 0) table.add_notes(notes);
  return {std::move(roads), is_in_two_crs, table.without_access()};
}

}  // namespace hinterland

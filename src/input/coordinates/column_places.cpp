// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/column_places.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/notation/cell_angle.hpp"
#include "input/notation/field_label.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

bool is_plain(const NumberCell& cell) {
  return cell.is_number() &&
         (cell.unit.family == UnitFamily::none || cell.unit.family == UnitFamily::degree);
}

/// The value of a number with the given decimal mark; a number with a single reading has that
/// value.
double value_of(const NumberCell& cell, char decimal) {
  const auto& wanted = decimal == ',' ? cell.by_comma : cell.by_point;
  return wanted ? *wanted : cell.by_point ? *cell.by_point : *cell.by_comma;
}

/// One coordinate; none if the text is not a coordinate.
std::optional<Angle> coordinate_in(std::string_view text, char decimal, PackedAngles packed) {
  if (packed != PackedAngles::none) {
    const auto angle = packed == PackedAngles::whole ? packed_angle(text) : pointed_angle(text);
    return angle ? std::optional(Angle{*angle, AngleAxis::unsaid, true}) : std::nullopt;
  }
  const NumberCell number = number_in_cell(text);
  if (is_plain(number)) return Angle{value_of(number, decimal), AngleAxis::unsaid, false};
  return angle_in_cell(text);
}

bool is_in_degrees(double value) { return std::abs(value) <= 180.0; }

/// The order stated in a column's name: -1 longitude first, 1 latitude first, 0 unknown.
int order_in(const std::string& name) {
  const std::string plain = plain_word(name);
  const auto first = [&](std::initializer_list<const char*> words) {
    std::size_t at = plain.npos;
    for (const char* word : words) at = std::min(at, plain.find(word));
    return at;
  };
  const std::size_t lon = first({"lon", "lng", "经", "經", "x"});
  const std::size_t lat = first({"lat", "纬", "緯", "y"});
  if (lon == plain.npos || lat == plain.npos) return 0;
  return lon < lat ? -1 : 1;
}

}  // namespace

/// Counts of the forms of the cells in both columns.
struct PlaceColumns::Marks {
  std::size_t numbers = 0;
  std::size_t angles = 0;
  std::size_t only_point = 0;
  std::size_t only_comma = 0;
  std::size_t either = 0;
  std::size_t degrees_by_point = 0;
  std::size_t degrees_by_comma = 0;
  std::size_t packed = 0;
  std::size_t records = 0;
  PointedAngles pointed;
  std::string example;        ///< a number with two readings
  std::string example_comma;  ///< a number that requires the decimal comma
};

PlaceColumns::PlaceColumns(std::string lon, std::string lat, const PlaceChoices& choices)
    : lon_name_(std::move(lon)), lat_name_(std::move(lat)), choices_(choices) {}

void PlaceColumns::add(std::string_view lon, std::string_view lat) {
  faults_.push_back(PlaceFault::none);
  places_.push_back({});
  lon_first_.push_back(false);
  if (!is_pair()) {
    first_.emplace_back(without_blanks(lon));
    second_.emplace_back(without_blanks(lat));
    if (first_.back().empty() && second_.back().empty()) faults_.back() = PlaceFault::empty;
    return;
  }
  const auto pair = pair_in_cell(lon);
  first_.emplace_back(pair ? pair->first : std::string(without_blanks(lon)));
  second_.emplace_back(pair ? pair->second : std::string());
  lon_first_.back() = pair && pair->lon_first;
  if (!pair) faults_.back() = first_.back().empty() ? PlaceFault::empty : PlaceFault::unreadable;
}

std::string PlaceColumns::shown(std::size_t row) const {
  const std::string first = fmt::format("{} = '{}'", lon_name_, first_[row]);
  if (is_pair() && second_[row].empty()) return first;
  return is_pair() ? fmt::format("{} = '{}', '{}'", lon_name_, first_[row], second_[row])
                   : fmt::format("{}, {} = '{}'", first, lat_name_, second_[row]);
}

void PlaceColumns::add_note(const Text& what) {
  if (!description_.en.empty()) {
    description_.en += "; ";
    description_.zh += "；";
  }
  description_.en += what.en;
  description_.zh += what.zh;
}

PlaceColumns::Marks PlaceColumns::count_marks() const {
  Marks marks;
  for (std::size_t row = 0; row < size(); ++row) {
    if (faults_[row] != PlaceFault::none) continue;
    ++marks.records;
    if (packed_angle(first_[row]) && packed_angle(second_[row])) ++marks.packed;
    for (const std::string* text : {&first_[row], &second_[row]}) {
      const NumberCell cell = number_in_cell(*text);
      if (!is_plain(cell)) {
        if (angle_in_cell(*text)) ++marks.angles;
        continue;
      }
      ++marks.numbers;
      marks.pointed.add(*text);
      if (!cell.by_comma) ++marks.only_point;
      if (!cell.by_point) ++marks.only_comma;
      if (!cell.by_point && marks.example_comma.empty()) marks.example_comma = *text;
      const bool both = cell.by_point && cell.by_comma && *cell.by_point != *cell.by_comma;
      if (both && marks.either++ == 0) marks.example = *text;
      if (is_in_degrees(value_of(cell, '.'))) ++marks.degrees_by_point;
      if (is_in_degrees(value_of(cell, ','))) ++marks.degrees_by_comma;
    }
  }
  return marks;
}

void PlaceColumns::decide_decimal(const Marks& marks) {
  const Text comma("with a decimal comma", "逗号为小数点");
  if (choices_.decimal != 0) {
    decimal_ = choices_.decimal;
    if (decimal_ == ',') add_note(comma);
    return;
  }
  if (marks.only_comma + marks.either == 0) return;
  const bool is_certain = (marks.only_comma == 0) != (marks.only_point == 0);
  if (is_certain) {
    decimal_ = marks.only_comma > 0 ? ',' : '.';
  } else {
    decimal_ = marks.degrees_by_comma > marks.degrees_by_point ? ',' : '.';
  }
  if (decimal_ == ',') add_note(comma);
  const bool degrees = marks.degrees_by_point == marks.numbers;  // 117.011: a plain degree
  if (is_certain || marks.either == 0 || (decimal_ == '.' && degrees)) return;
  const NumberCell cell = number_in_cell(marks.example);
  const double taken = value_of(cell, decimal_);
  const double other = value_of(cell, decimal_ == ',' ? '.' : ',');
  assumed_ = {
      fmt::format(
          "'{}' is read as {:.12g}, but could also mean {:.12g}; set decimal = \".\" or \",\"",
          marks.example, taken, other),
      fmt::format("'{}' 读作 {:.12g}，也可能是 {:.12g}；请用 decimal = \".\" 或 \",\" 指明",
                  marks.example, taken, other)};
}

AngleForm PlaceColumns::angle_form() const {
  const AngleForm form = angle_form_in(lon_name_);
  return form == AngleForm::unsaid ? angle_form_in(lat_name_) : form;
}

/// Whether 116.2345 is 116°23'45". Uncertain cases are read as decimal degrees and reported.
bool PlaceColumns::decide_pointed(const Marks& marks) {
  const AngleForm form = angle_form();
  const bool is_declared = form == AngleForm::sexagesimal && marks.pointed.all_fit();
  const bool are_degrees = marks.numbers > 0 && marks.degrees_by_point == marks.numbers;
  if (!are_degrees || marks.angles > 0 || form == AngleForm::decimal) return false;
  if (!is_declared && !marks.pointed.may_be()) return false;
  const bool is_sure = is_declared || marks.pointed.is_sure();
  if (is_sure) {
    packed_ = PackedAngles::after_point;
    add_note({"minutes and seconds after the decimal point", "小数点后为分和秒"});
  }
  if (is_declared) return true;
  assumed_ = pointed_angles_reported(shown(0), is_sure);
  return is_sure;
}

bool PlaceColumns::decide_packed(const Marks& marks, const std::string& path,
                                 const std::string& layer) {
  constexpr std::size_t sure = 5;  // probability by chance (all below 60): 1/30,000
  if (decide_pointed(marks)) return true;
  if (!choices_.may_be_packed || marks.records == 0 || marks.packed < marks.records ||
      marks.degrees_by_point > 0)
    return false;
  if (marks.records < sure && angle_form() != AngleForm::sexagesimal) {
    throw Error(filled_text(
        "cannot place '{}' as {}: {} may be degrees, minutes and seconds without separators, or "
        "metres, and {} records are too few to decide. Write them as 117°06'30.5\" or in decimal "
        "degrees; if they are metres, set crs = \"EPSG:…\".",
        "无法确定“{}”（作 {} 图层）的位置：{} 可能是不带符号的度分秒，也可能是米，{} "
        "条记录不足以判断。"
        "请写成 117°06'30.5\" 或十进制度；若为米制坐标，请用 crs = \"EPSG:…\" 指明坐标系。",
        path, layer, shown(0), marks.records));
  }
  packed_ = PackedAngles::whole;
  assumed_ = {fmt::format("{} is read as degrees, minutes and seconds (117°06'30\" as 1170630); if "
                          "the numbers are metres, set crs = \"EPSG:…\"",
                          shown(0)),
              fmt::format("{} 按度分秒读取（1170630 即 117°06'30\"）；如为米制坐标，请用 crs = "
                          "\"EPSG:…\" 指明坐标系",
                          shown(0))};
  add_note({"degrees, minutes and seconds without separators", "不带符号的度分秒"});
  return true;
}

/// Decides which of the two coordinates in one cell is the longitude.
void PlaceColumns::decide_order(const Marks& marks, const std::string& path,
                                const std::string& layer) {
  if (!is_pair() || choices_.order_is_given || marks.records == 0) return;
  constexpr double pole = 90.0;
  std::size_t declared = 0;
  std::size_t first_beyond = 0;
  std::size_t second_beyond = 0;
  std::size_t metres = 0;
  for (std::size_t row = 0; row < size(); ++row) {
    if (faults_[row] != PlaceFault::none) continue;
    const auto first = coordinate_in(first_[row], decimal_, packed_);
    const auto second = coordinate_in(second_[row], decimal_, packed_);
    if (!first || !second) continue;
    const bool has_letter = first->axis != AngleAxis::unsaid || second->axis != AngleAxis::unsaid;
    if (lon_first_[row] || has_letter) ++declared;
    if (!is_in_degrees(first->degrees) || !is_in_degrees(second->degrees)) ++metres;
    if (std::abs(first->degrees) > pole) ++first_beyond;
    if (std::abs(second->degrees) > pole) ++second_beyond;
  }
  if (declared == marks.records || metres > 0)
    return;  // the order of metres is decided with the CRS
  if ((first_beyond > 0) != (second_beyond > 0)) {
    swapped_ = second_beyond > 0;
  } else if (const int order = order_in(lon_name_); order != 0 && first_beyond == 0) {
    swapped_ = order > 0;
  } else {
    throw Error(filled_text(
        "cannot place '{}' as {}: the column '{}' contains both coordinates, and it is unclear "
        "which of them is the longitude ({}). Set axes = \"lon_lat\" or axes = \"lat_lon\".",
        "无法确定“{}”（作 {} 图层）的位置：列“{}”含两个坐标，无从判断哪个是经度（{}）。请用 axes = "
        "\"lon_lat\" 或 axes = \"lat_lon\" 指明。",
        path, layer, lon_name_, shown(0)));
  }
  add_note(swapped_ ? Text{"latitude first", "纬度在前"} : Text{"longitude first", "经度在前"});
}

void PlaceColumns::read(std::size_t row) {
  auto first = coordinate_in(first_[row], decimal_, packed_);
  auto second = coordinate_in(second_[row], decimal_, packed_);
  if (!first || !second) {
    faults_[row] = PlaceFault::unreadable;
    return;
  }
  const bool declares_lon_first = first->axis == AngleAxis::lon || second->axis == AngleAxis::lat;
  const bool declares_lat_first = first->axis == AngleAxis::lat || second->axis == AngleAxis::lon;
  if (declares_lon_first && declares_lat_first) {
    faults_[row] = PlaceFault::unreadable;
    return;
  }
  bool turn = swapped_ && !lon_first_[row];
  if (declares_lon_first) turn = false;
  if (declares_lat_first && !choices_.order_is_given) turn = true;
  if (turn) std::swap(first, second);
  if (declares_lat_first && turn && !is_pair()) ++swapped_rows_;
  places_[row] = {first->degrees * factor_, second->degrees * factor_};
}

void PlaceColumns::finish(const std::string& path, const std::string& layer) {
  const Marks marks = count_marks();
  if (!decide_packed(marks, path, layer)) decide_decimal(marks);
  if (marks.angles > 0)
    add_note({"angles with degree signs, minutes or letters", "带度分秒符号或方位字母"});
  decide_order(marks, path, layer);
  const auto metres = metres_in(lon_name_);
  if (metres && *metres != 1.0 && metres == metres_in(lat_name_)) {
    factor_ = *metres;
    add_note(filled_text("one unit is {} metres, as the column's name says", "按列名，1 为{}米",
                         fmt::format("{:g}", factor_)));
  }
  for (std::size_t row = 0; row < size(); ++row) {
    if (faults_[row] == PlaceFault::none) read(row);
  }
  if (swapped_rows_ > 0) {
    add_note({fmt::format("longitude and latitude swapped in {}, as their letters indicate",
                          counted(swapped_rows_, "record", "records")),
              fmt::format("{}条记录按方位字母对调经纬度", swapped_rows_)});
  }
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "input/columns/own_radius.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/columns/field_label.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace hinterland {

namespace {

constexpr double metres_in_km = 1000.0;
constexpr Metres shortest = 50_m;  // same minimum as for radii in a study
constexpr Metres longest_radius = 100_km;

constexpr double too_short_in_metres = 100.0;

bool is_in_kilometres(const RecordField& field) {
  if (field.is_in_base_unit) return false;
  const auto is_long = [](const std::optional<double>& v) { return v > too_short_in_metres; };
  const auto is_there = [](const std::optional<double>& v) { return v > 0.0; };
  return std::ranges::any_of(field.number, is_there) && std::ranges::none_of(field.number, is_long);
}

}  // namespace

bool is_in_time(std::string_view header) {
  constexpr std::array<std::string_view, 8> units = {"分钟", "小时", "时间", "(min",
                                                     "_min", " min", "hour", "time"};
  const std::string name = plain_word(narrow_text(header));
  return std::ranges::any_of(units, [&](auto unit) { return name.find(unit) != name.npos; });
}

Text said_of_time(std::string_view header) {
  return filled_text(
      "'{}' has a unit of time and is not read. A radius is a length: name a column in metres with "
      "fields = {{ radius = \"…\" }}",
      "“{}”以时间计，未读取。服务半径须为长度，请用 fields = {{ radius = \"…\" }} 指明以米计的列",
      header);
}

OwnRadii::OwnRadii(const Records& records, Notes& notes)
    : records_(records), field_(field_of(records, "radius")), is_time_(is_in_time(field_.source)) {
  if (is_time_) {
    notes.push_back(Text(records.layer + ": ", records.layer + "：") + said_of_time(field_.source));
    return;
  }
  column_unit_ = metres_in(field_.source).value_or(1.0);
  if (!is_in_kilometres(field_)) return;
  metres_in_unit_ = column_unit_ = metres_in_km;
  notes.push_back(filled_text("{}: no value of {} is above 100, so they are read as kilometres",
                              "{}：“{}”都不超过 100，按千米理解", records.layer, field_.source));
}

std::optional<Metres> OwnRadii::of(const RecordInHand& record, Problems& problems) {
  const auto number = number_at(field_, record.row);
  if (!number || is_time_) return std::nullopt;
  if (*number == 0.0) {  // many formats write 0 for an empty cell
    ++zeros_;
    return std::nullopt;
  }
  if (*number < 0.0) {
    problems.push_back(record.problem(ProblemKind::number_unreadable,
                                      fmt::format("{} = {}", field_.source, *number)));
    return std::nullopt;
  }
  ++given_;
  const Metres radius{*number * metres_in_unit_};
  if (radius >= shortest && radius <= longest_radius) return radius;
  Refused& refused = radius < shortest ? too_short_ : too_long_;
  if (refused.facilities++ == 0) {
    refused.first = radius;
    refused.called = record.called;
  }
  return std::nullopt;
}

void OwnRadii::report(Problems& problems, Notes& notes) const {
  if (zeros_ > 0) {
    notes.push_back(filled_text(
        "{}: {} is 0 for {}; this is treated as empty, because many formats write 0 for an empty "
        "cell, and the catalogue's radius is used",
        "{}：“{}”有 {} 处为 0，按空白处理（许多格式会把空单元格写成 0），采用指标库的服务半径",
        records_.layer, field_.source,
        Text(counted(zeros_, "facility", "facilities"), fmt::format("{}", zeros_))));
  }
  report(too_short_, true, problems);
  report(too_long_, false, problems);
}

void OwnRadii::report(const Refused& refused, bool too_short, Problems& problems) const {
  if (refused.facilities == 0) return;
  const double meant = refused.first.value * (too_short ? metres_in_km : 1.0 / metres_in_km);
  const Text unit = too_short ? Text("kilometres", "公里") : Text("metres", "米");
  problems.push_back(
      {ProblemKind::radius_implausible, records_.layer, -1, "", std::nullopt,
       filled_text("{0}: {1} of {2}, the first {3} with {4:.12g} m. If {5} are meant, write "
                   "{6:.12g}; otherwise leave the cell empty",
                   "“{0}”：{2} 处中有 {1} 处，首处为{3}，{4:.12g} 米。如原意为{5}，请改写为 "
                   "{6:.12g}；否则请留空",
                   field_.source, refused.facilities, given_, refused.called, refused.first.value,
                   unit, meant / column_unit_)});
}

}  // namespace hinterland

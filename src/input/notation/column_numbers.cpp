// SPDX-License-Identifier: Apache-2.0
#include "input/notation/column_numbers.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"
#include "system/shown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace hinterland {

namespace {

bool is_plain_whole(std::string_view text) {
  return !text.empty() && text.size() < 16 && std::ranges::all_of(text, is_ascii_digit);
}

bool is_whole(double value) {
  const double nearest = std::round(value);
  return std::abs(value - nearest) <= 1e-6 * std::max(1.0, std::abs(value));
}

bool is_plausible(NumberRole role, double value) {
  constexpr double farthest = 100'000.0;  // metres; service radii are shorter
  switch (role) {
    case NumberRole::whole:
    case NumberRole::people:
    case NumberRole::households:
      return is_whole(value);
    case NumberRole::metres:
      return value >= 0.0 && value <= farthest;
    case NumberRole::share:
      return value >= 0.0 && value <= 100.0;
    case NumberRole::any:
      break;
  }
  return true;
}

std::optional<double> value_by(const NumberCell& cell, NumberMarks marks) {
  switch (marks) {
    case NumberMarks::comma:
      return cell.by_comma;
    case NumberMarks::thousands:
      return cell.grouped;
    case NumberMarks::point:
      break;
  }
  return cell.by_point;
}

void keep_first(std::string& example, std::string_view text) {
  constexpr std::size_t longest = 40;
  if (example.empty() && text.size() <= longest) example = text;
}

/// 1234 and 0.375, without digits that only rounding adds.
std::string shown_number(std::optional<double> value) {
  return value ? fmt::format("{:.12g}", *value) : std::string("—");
}

}  // namespace

bool is_whole(NumberRole role) {
  return role == NumberRole::whole || role == NumberRole::people || role == NumberRole::households;
}

bool fits(NumberRole role, const Unit& unit) {
  const bool is_count = unit.family == UnitFamily::count;
  switch (role) {
    case NumberRole::whole:
      return is_count;
    case NumberRole::people:
      return is_count && unit.counted != Counted::households;
    case NumberRole::households:
      return is_count && unit.counted != Counted::persons;
    case NumberRole::metres:
      return unit.family == UnitFamily::length;
    case NumberRole::share:
      return unit.family == UnitFamily::share;
    case NumberRole::any:
      break;
  }
  return true;
}

NumberRole number_role(std::string_view field_role) {
  if (field_role == "people") return NumberRole::people;
  if (field_role == "households") return NumberRole::households;
  if (field_role == "radius") return NumberRole::metres;
  if (field_role == "non_farm_share") return NumberRole::share;
  return NumberRole::any;
}

NumberTally::NumberTally(NumberRole role, const std::optional<Unit>& header) : role_(role) {
  if (header && fits(role, *header)) factor_ = header->factor;
}

void NumberTally::add(std::string_view text) {
  if (is_plain_whole(text)) {
    ++numbers_;
    for (std::size_t& count : plausible_) ++count;
    return;
  }
  const NumberCell cell = number_in_cell(text);
  if (!cell.is_number()) {
    ++others_;
    return;
  }
  ++numbers_;
  if (cell.unit.family != UnitFamily::none) ++units_[cell.unit.word];
  const bool in_tens_of_thousands = cell.unit.family == UnitFamily::count && cell.unit.factor > 1.0;
  const bool under_tens_of_thousands = cell.unit.family == UnitFamily::none && is_whole(role_) &&
                                       factor_ > 1.0 && text.find(',') == text.npos;
  const bool may_be_comma =
      cell.by_comma && !((in_tens_of_thousands || under_tens_of_thousands) && cell.by_point);
  if (!may_be_comma) {
    ++only_point_;
    keep_first(example_only_point_, text);
  } else if (!cell.by_point) {
    ++only_comma_;
    keep_first(example_only_comma_, text);
  } else if (*cell.by_point != *cell.by_comma) {
    ++either_;
    if (text.find('.') == text.npos) ++either_by_comma_mark_;
    keep_first(example_either_, text);
  }
  const double factor = cell.unit.family == UnitFamily::none ? factor_ : cell.unit.factor;
  for (std::size_t i = 0; i < plausible_.size(); ++i) {
    const auto value = value_by(cell, static_cast<NumberMarks>(i));
    if (value && is_plausible(role_, *value * factor)) ++plausible_[i];
  }
}

NumberForm::NumberForm(const NumberTally& tally, const std::optional<Unit>& header, char chosen,
                       bool comma_elsewhere)
    : role_(tally.role_) {
  decide_marks(tally, chosen, comma_elsewhere);
  decide_units(tally, header);
}

void NumberForm::add_note(const Text& what) {
  if (description_.empty()) {
    description_ = what;
  } else {
    description_.en += "; " + what.en;
    description_.zh += "；" + what.zh;
  }
}

void NumberForm::decide_marks(const NumberTally& tally, char chosen, bool comma_elsewhere) {
  const Text comma("with a decimal comma", "逗号为小数点");
  if (chosen != 0) {
    marks_ = chosen == ',' ? NumberMarks::comma : NumberMarks::point;
    if (chosen == ',') add_note(comma);
    return;
  }
  if (tally.either_ + tally.only_comma_ == 0) return;
  const auto plausible = [&](NumberMarks marks) {
    return tally.plausible_[static_cast<std::size_t>(marks)];
  };
  const auto by_point = plausible(NumberMarks::point);
  const auto by_comma = plausible(NumberMarks::comma);
  const bool all_by_comma_mark = tally.either_by_comma_mark_ == tally.either_;
  // Without other evidence, 1.234 is read with a decimal point and 1,234 with a group separator.
  marks_ =
      by_comma > by_point || (by_comma == by_point && (tally.implies_comma() || comma_elsewhere))
          ? NumberMarks::comma
          : NumberMarks::point;
  if (plausible(NumberMarks::thousands) > std::max(by_point, by_comma)) {
    marks_ = NumberMarks::thousands;
  }
  const bool is_unambiguous = (tally.only_comma_ == 0) != (tally.only_point_ == 0);
  const NumberMarks observed = tally.only_comma_ > 0 ? NumberMarks::comma : NumberMarks::point;
  if (is_unambiguous && observed == marks_) {
    if (marks_ == NumberMarks::comma) add_note(comma);
    return;
  }
  // For counts, 1,234 is a thousand and more in any locale.
  const bool plain_thousands = marks_ == NumberMarks::point && all_by_comma_mark &&
                               tally.only_comma_ == 0 && is_whole(role_) &&
                               by_point == tally.numbers_;
  if (plain_thousands) return;
  is_assumed_ = true;
  const std::string& example =
      tally.either_ > 0 ? tally.example_either_ : tally.example_only_comma_;
  const NumberCell cell = number_in_cell(example);
  const auto taken = value_by(cell, marks_);
  const auto other =
      value_by(cell, marks_ == NumberMarks::point ? NumberMarks::comma : NumberMarks::point);
  add_note({fmt::format("'{}' is read as {}, but could also mean {}", example, shown_number(taken),
                        shown_number(other)),
            fmt::format("'{}' 读作 {}，也可能是 {}", example, shown_number(taken),
                        shown_number(other))});
}

void NumberForm::decide_units(const NumberTally& tally, const std::optional<Unit>& header) {
  std::size_t most = 0;
  bool has_fitting = false;
  for (const auto& [word, count] : tally.units_) {
    const auto unit = known_unit(word);
    if (!unit || !fits(role_, *unit)) continue;
    has_fitting = true;
    if (unit->family == UnitFamily::other && count > most) {
      most = count;
      other_unit_ = word;
    }
  }
  if (role_ == NumberRole::any) {  // only the proportions of a criterion matter
    if (has_fitting) add_note({"without the unit after the number", "不计其后的单位"});
    return;
  }
  const bool header_fits = header && fits(role_, *header);
  if (header_fits) factor_ = header->factor;
  is_in_base_unit_ = (header_fits || has_fitting) && !is_whole(role_);
  if (header_fits && factor_ != 1.0) {
    add_note(
        {fmt::format("multiplied by {:.12g}, because the header gives {}", factor_, header->word),
         fmt::format("表头单位为{}，按{:.12g}倍计", header->word, factor_)});
  } else if (has_fitting) {
    add_note({"with the units after the numbers", "按其后的单位读取"});
  }
}

std::optional<double> NumberForm::read(std::string_view text) const {
  if (marks_ == NumberMarks::point && factor_ == 1.0) {  // the common case
    if (const auto plain = parse_number(text)) return plain;
  }
  const NumberCell cell = number_in_cell(text);
  const auto value = value_by(cell, marks_);
  if (!value) return std::nullopt;
  double factor = factor_;
  if (cell.unit.family != UnitFamily::none) {
    if (!fits(role_, cell.unit)) return std::nullopt;
    const bool strange = cell.unit.family == UnitFamily::other && cell.unit.word != other_unit_;
    if (strange) return std::nullopt;
    // Only the proportions of a criterion matter, so that 59.7 and 59.7% are the same.
    const bool is_bare_percent = role_ == NumberRole::any && cell.unit.family == UnitFamily::share;
    factor = is_bare_percent ? 100.0 * cell.unit.factor : cell.unit.factor;
  }
  const double product = *value * factor;
  if (is_whole(role_) && factor != 1.0 && is_whole(product)) return std::round(product);
  return product;
}

NumberRole role_of_column(const std::string& name) {
  const std::string plain = field_label(name).name;
  const std::string bare = bare_label(name).name;
  for (const LayerKind kind : {LayerKind::villages, LayerKind::towns, LayerKind::facilities}) {
    for (const std::string& role : known_roles(kind)) {
      if (number_role(role) == NumberRole::any) continue;
      const bool is_called = std::ranges::any_of(known_names(kind, role), [&](const auto& one) {
        return field_label(one).name == plain || (!bare.empty() && bare_label(one).name == bare);
      });
      if (is_called) return number_role(role);
    }
  }
  return NumberRole::any;
}

void FigureReadings::expect(std::string name, bool is_text, bool is_spreadsheet) {
  const NumberRole role = role_of_column(name);
  tallies_.emplace_back(role, field_label(name).unit);
  names_.push_back(std::move(name));
  is_text_.push_back(is_text && (!is_spreadsheet || is_whole(role)));
}

void FigureReadings::add(std::size_t column, std::string_view text) {
  if (is_text_[column]) tallies_[column].add(text);
}

Notes FigureReadings::description() const {
  const bool comma = std::ranges::any_of(tallies_, &NumberTally::implies_comma);
  Notes description;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const bool are_numbers = tallies_[i].numbers() > tallies_[i].others();
    const NumberForm form(tallies_[i], field_label(names_[i]).unit, 0, comma);
    description.push_back(are_numbers ? form.description() : Text());
  }
  return description;
}

namespace {

/// The role that the unit belongs to, for households in a column of people or the reverse; else
/// empty.
std::string_view role_meant(NumberRole role, const Unit& unit) {
  if (role == NumberRole::people && unit.counted == Counted::households) return "households";
  if (role == NumberRole::households && unit.counted == Counted::persons) return "people";
  return {};
}

Text key_for_role(std::string_view meant, std::string_view header) {
  return filled_text("If the column contains {0}, write fields = {{ {0} = {1} }}",
                     "若该列为{2}，请写 fields = {{ {0} = {1} }}", meant, toml_text(header),
                     meant == "people" ? "人数" : "户数");
}

}  // namespace

std::string foreign_unit(std::string_view role, std::string_view header) {
  const NumberRole number = number_role(role);
  if (number == NumberRole::any) return {};
  const FieldLabel label = field_label(header);
  if (!label.unit || fits(number, *label.unit)) return label.unit ? "" : label.other_unit;
  return label.unit->word;
}

Text foreign_column(std::string_view role, std::string_view header) {
  const std::string unit = foreign_unit(role, header);
  const Text message = filled_text(
      "the column '{0}' is not read as {1}, because its name gives the unit {2}. Name another "
      "column with fields = {{ {1} = \"…\" }}, or correct the unit in its name",
      "列“{0}”的列名以“{2}”为单位，不作为 {1} 读取。请用 fields = {{ {1} = \"…\" "
      "}} 指明其他列，或改正列名中的单位",
      header, role, unit);
  const auto known = field_label(header).unit;
  const std::string_view meant = known ? role_meant(number_role(role), *known) : "";
  return meant.empty() ? message : message + Text(". ", "。") + key_for_role(meant, header);
}

Text unreadable_cell(std::string_view role, std::string_view header, std::string_view cell) {
  const Text shown = fmt::format("{} = '{}'", header, cell);
  const std::string_view meant = role_meant(number_role(role), number_in_cell(cell).unit);
  return meant.empty() ? shown : shown + Text(". ", "。") + key_for_role(meant, header);
}

bool is_in_time(std::string_view header) {
  constexpr std::array<std::string_view, 8> units = {"分钟", "小时", "时间", "(min",
                                                     "_min", " min", "hour", "time"};
  const std::string name = plain_word(narrow_text(header));
  return std::ranges::any_of(units, [&](auto unit) { return name.find(unit) != name.npos; });
}

Text column_in_time(std::string_view header) {
  return filled_text(
      "'{}' has a unit of time and is not read. A radius is a length: name a column in metres with "
      "fields = {{ radius = \"…\" }}",
      "“{}”以时间计，未读取。服务半径须为长度，请用 fields = {{ radius = \"…\" }} 指明以米计的列",
      header);
}

}  // namespace hinterland

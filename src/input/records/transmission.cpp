// SPDX-License-Identifier: Apache-2.0
#include "input/records/transmission.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/columns/kind_words.hpp"
#include "input/notation/field_names.hpp"
#include "input/records/idle_records.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// A unit and its factor to that of the rule.
using ScaledUnit = std::pair<std::string_view, double>;

// Longer units first, since one may be the beginning of another.
constexpr std::array<ScaledUnit, 6> volts = {
    {{"mv", 1000.0}, {"兆伏", 1000.0}, {"kv", 1.0}, {"千伏", 1.0}, {"伏", 0.001}, {"v", 0.001}}};
constexpr std::array<ScaledUnit, 6> pascals = {
    {{"mpa", 1.0}, {"兆帕", 1.0}, {"kpa", 0.001}, {"千帕", 0.001}, {"bar", 0.1}, {"pa", 1e-6}}};
constexpr std::array<ScaledUnit, 7> lengths = {{{"mm", 1.0},
                                                {"毫米", 1.0},
                                                {"cm", 10.0},
                                                {"厘米", 10.0},
                                                {"m", 1000.0},
                                                {"米", 1000.0},
                                                {"inch", 25.4}}};

/// A number in a text, in the unit of the rule; `factor` 0: it has no unit of its own.
struct Figure {
  double number = 0.0;
  double factor = 0.0;
};

/// 1,000 and 1 000 without their separators, and 110,000, but not 110,220, which are two numbers.
std::string without_separators(std::string text) {
  const auto is_digit = [&](std::size_t i) { return i < text.size() && is_ascii_digit(text[i]); };
  for (std::size_t at = 1; at + 3 < text.size(); ++at) {
    if (text[at] != ',' && text[at] != ' ') continue;
    const bool is_group = is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2) &&
                          is_digit(at + 3) && !is_digit(at + 4);
    const bool is_first_digit = at < 2 || !is_digit(at - 2);
    if (is_group && (is_first_digit || text.substr(at + 1, 3) == "000")) text.erase(at, 1);
  }
  return text;
}

std::vector<Figure> figures_in(std::string_view text, std::span<const ScaledUnit> units) {
  const std::string plain = without_separators(plain_word(narrow_text(text)));
  std::vector<Figure> found;
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_ascii_digit(plain[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < plain.size() && (is_ascii_digit(plain[end]) || plain[end] == '.')) ++end;
    const auto number = parse_number(std::string_view(plain).substr(at, end - at));
    std::string_view rest = std::string_view(plain).substr(end);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    const auto unit = std::ranges::find_if(units, [&](const ScaledUnit& one) {
      if (!rest.starts_with(one.first)) return false;
      const bool is_latin = one.first.front() >= 'a' && one.first.front() <= 'z';
      const std::size_t after = one.first.size();
      return !is_latin || after == rest.size() || rest[after] < 'a' || rest[after] > 'z';
    });
    if (number) found.push_back({*number, unit == units.end() ? 0.0 : unit->second});
    at = end;
  }
  // In 110/10kV the unit holds for both.
  for (std::size_t i = found.size(); i-- > 1;) {
    if (found[i - 1].factor == 0.0) found[i - 1].factor = found[i].factor;
  }
  return found;
}

double factor_of_header(std::string_view header, std::span<const ScaledUnit> units) {
  std::string plain = plain_word(narrow_text(header));
  for (const auto& [unit, factor] : units) {
    for (const std::string_view form : {"({})", "_{}", "/{}", "[{}]", " {}"}) {
      const std::size_t gap = form.find("{}");
      const std::string ending =
          fmt::format("{}{}{}", form.substr(0, gap), unit, form.substr(gap + 2));
      if (plain.ends_with(ending)) return factor;
    }
    if (plain == unit || (plain.ends_with(unit) && is_beyond_ascii(plain[0]))) return factor;
  }
  return 0.0;
}

/// The largest number without a unit in a column; 0 if there is none.
double largest_plain(const Records& records, const RecordField& field,
                     std::span<const ScaledUnit> units) {
  double largest = 0.0;
  for (const RecordId row : rows(records.feature)) {
    for (const Figure& figure : figures_in(text_at(field, row), units)) {
      if (figure.factor == 0.0) largest = std::max(largest, figure.number);
    }
  }
  return largest;
}

/// A column of one quantity, with the factor of its numbers without a unit.
struct Quantity {
  const RecordField& field;
  std::span<const ScaledUnit> units;
  double factor = 0.0;

  /// The numbers of a cell; those without any unit are left out.
  std::vector<double> at(RecordId row) const {
    std::vector<double> values;
    for (const Figure& figure : figures_in(text_at(field, row), units)) {
      const double by = figure.factor == 0.0 ? factor : figure.factor;
      if (by > 0.0) values.push_back(figure.number * by);
    }
    return values;
  }
};

/// The column of a role. Numbers without a unit have that of the header, else the one that
/// `guess(column)` finds from all of them.
template <class Guess>
Quantity read_quantity(const Records& records, std::string_view role,
                       std::span<const ScaledUnit> units, const Guess& guess) {
  Quantity found{field_of(records, role), units};
  if (!found.field.given()) return found;
  found.factor = factor_of_header(found.field.source, units);
  if (found.factor == 0.0) found.factor = guess(found.field);
  return found;
}

/// Numbers from 2,000 are volts. Smaller ones are kilovolts, unless they are only such as occur in
/// both: 220, 380, 400.
Quantity voltages(const Records& records) {
  constexpr double min_volts = 2'000.0;
  return read_quantity(records, "voltage", volts, [&](const RecordField& field) {
    if (largest_plain(records, field, volts) >= min_volts) return 0.001;
    for (const RecordId row : rows(records.feature)) {
      for (const Figure& figure : figures_in(text_at(field, row), volts)) {
        const bool is_either = figure.number == 220.0 || figure.number == 230.0 ||
                               figure.number == 240.0 || figure.number == 380.0 ||
                               figure.number == 400.0;
        if (figure.factor == 0.0 && figure.number > 0.0 && !is_either) return 1.0;
      }
    }
    return 0.0;
  });
}

Quantity pressures(const Records& records) {
  constexpr double max_mpa = 20.0;
  return read_quantity(records, "pressure", pascals, [&](const RecordField& field) {
    return largest_plain(records, field, pascals) > max_mpa ? 0.001 : 1.0;
  });
}

Quantity diameters(const Records& records) {
  constexpr double min_mm = 10.0;
  return read_quantity(records, "diameter", lengths, [&](const RecordField& field) {
    return largest_plain(records, field, lengths) < min_mm ? 1000.0 : 1.0;
  });
}

/// Finds what a record says of being transmission.
class TransmissionWords {
 public:
  explicit TransmissionWords(const TransmissionRule& rule) : rule_(rule) {
    for (const std::string& word : rule.words) words_.add(word, 1);
    for (const std::string& word : rule.other_words) words_.add(word, 0);
    words_.sort();
  }

  bool match(std::string_view text) const {
    const auto found = words_.find(text);
    return found && found->row == 1;
  }

  const TransmissionRule& rule() const { return rule_; }

 private:
  const TransmissionRule& rule_;
  KnownWords words_;
};

std::string figure_text(double number, std::string_view unit) {
  return fmt::format("{:.6g} {}", number, unit);
}

/// The quantities of a layer, and what they say of each record.
class TransmissionColumns {
 public:
  explicit TransmissionColumns(const Records& records)
      : name_(field_of(records, "name")),
        usage_(field_of(records, "usage")),
        voltage_(voltages(records)),
        pressure_(pressures(records)),
        diameter_(diameters(records)) {}

  std::string of_line(RecordId row, const TransmissionWords& words) const {
    if (std::string said = by_words(row, words); !said.empty()) return said;
    const std::string_view name = text_at(name_, row);
    if (words.match(name)) return std::string(name);
    if (std::string said = by_voltage(row, words.rule().voltage_kv); !said.empty()) return said;
    const auto pressure = pressure_.at(row);
    if (!pressure.empty() && std::ranges::max(pressure) >= words.rule().pressure_mpa)
      return figure_text(std::ranges::max(pressure), "MPa");
    const auto diameter = diameter_.at(row);
    if (!diameter.empty() && std::ranges::max(diameter) >= words.rule().diameter_mm)
      return figure_text(std::ranges::max(diameter), "mm");
    return {};
  }

  /// A station steps down, so its limit is higher.
  std::string of_station(RecordId row, const TransmissionWords& words) const {
    if (std::string said = by_words(row, words); !said.empty()) return said;
    return by_voltage(row, words.rule().station_voltage_kv);
  }

  /// Reports cells of voltages, pressures and diameters without a number or a unit, once per
  /// column.
  void report_unread(const Records& records, const TransmissionRule& rule,
                     Problems& problems) const {
    if (std::isfinite(rule.voltage_kv)) report_unread_of(records, voltage_, "kV", problems);
    if (std::isfinite(rule.diameter_mm)) report_unread_of(records, diameter_, "mm", problems);
  }

 private:
  std::string by_words(RecordId row, const TransmissionWords& words) const {
    for (const RecordField* field : {&usage_, &voltage_.field, &pressure_.field}) {
      const std::string_view text = text_at(*field, row);
      if (!text.empty() && words.match(text)) return std::string(text);
    }
    const std::string pressure(text_at(pressure_.field, row));
    if (pressure.empty()) return {};
    const bool is_high = words.match(pressure + " pressure") || words.match(pressure + "压");
    return is_high ? pressure : std::string();
  }

  std::string by_voltage(RecordId row, double least) const {
    auto voltage = voltage_.at(row);
    std::optional<double> lowest;
    if (!voltage.empty()) lowest = std::ranges::min(voltage);
    if (!lowest) lowest = lowest_kilovolts(text_at(name_, row), 0.0);
    return lowest && *lowest >= least ? figure_text(*lowest, "kV") : std::string();
  }

  static void report_unread_of(const Records& records, const Quantity& quantity,
                               std::string_view unit, Problems& problems) {
    if (!quantity.field.given()) return;
    std::map<std::string, std::size_t> cells;
    for (const RecordId row : rows(records.feature)) {
      const std::string_view text = text_at(quantity.field, row);
      if (!is_blank_cell(text) && quantity.at(row).empty()) ++cells[std::string(text)];
    }
    if (cells.empty()) return;
    constexpr std::size_t most = 3;
    std::vector<std::string> shown;
    for (const auto& [cell, count] : cells) {
      if (shown.size() < most) shown.push_back(fmt::format("{} {}", cell, count));
    }
    problems.push_back(of_layer(
        ProblemKind::answers_not_read, records,
        filled_text(
            "these cells of '{0}' are not numbers with a certain unit and are not used: {1}. "
            "Write numbers, and the unit in the cells or in the name of the column: {2}",
            "“{0}”中下列内容不是单位明确的数字，未采用：{1}"
            "；请填数字，并在单元格或列名中写明单位：{2}",
            quantity.field.source, fmt::format("{}", fmt::join(shown, ", ")), unit)));
  }

  const RecordField& name_;
  const RecordField& usage_;
  Quantity voltage_;
  Quantity pressure_;
  Quantity diameter_;
};

void report_transmission(const Records& records, const std::vector<std::string>& stated,
                         Problems& problems) {
  constexpr std::size_t most = 5;
  std::map<std::string, std::size_t> words;
  std::size_t count = 0;
  for (const std::string& said : stated) {
    if (said.empty()) continue;
    ++words[said];
    ++count;
  }
  if (count == 0) return;
  std::vector<std::string> shown;
  for (const auto& [word, number] : words) {
    if (shown.size() < most) shown.push_back(fmt::format("{} {}", word, number));
  }
  if (words.size() > most) shown.emplace_back("…");
  const bool are_lines = records.layer.starts_with("networks.");
  problems.push_back(of_layer(
      ProblemKind::transmission_only, records,
      filled_text("{} of {} {} transmission ({}) and {} no village",
                  "{1}{2}中有{0}{4}只输送、不配送（{3}），不作为接入依据", count, stated.size(),
                  are_lines ? Text(count == 1 ? "lines is" : "lines are", "条线")
                            : Text(count == 1 ? "facilities is" : "facilities are", "处设施"),
                  fmt::format("{}", fmt::join(shown, ", ")),
                  Text(count == 1 ? "serves" : "serve", are_lines ? "条" : "处"))));
}

}  // namespace

std::optional<double> lowest_kilovolts(std::string_view text, double unit_kv) {
  std::optional<double> lowest;
  for (const Figure& figure : figures_in(text, volts)) {
    const double by = figure.factor == 0.0 ? unit_kv : figure.factor;
    if (by <= 0.0) continue;
    const double value = figure.number * by;
    if (!lowest || value < *lowest) lowest = value;
  }
  return lowest;
}

void set_aside_transmission(Records& records, const Service& service, IdleRecords& idle,
                            Problems& problems) {
  if (!service.transmission.given() || records.size() == 0) return;
  const TransmissionWords words(service.transmission);
  std::vector<std::string> stated;
  {
    const TransmissionColumns columns(records);
    columns.report_unread(records, service.transmission, problems);
    for (const RecordId row : rows(records.feature)) stated.push_back(columns.of_line(row, words));
  }
  report_transmission(records, stated, problems);
  set_aside(records, IdleReason::transmission, stated, idle);
}

void set_aside_transmission(Records& records,
                            const std::function<const Service*(RecordId)>& service_of,
                            IdleRecords& idle, Problems& problems) {
  if (records.size() == 0) return;
  std::map<const Service*, TransmissionWords> words;
  std::vector<std::string> stated(records.size());
  {
    const TransmissionColumns columns(records);
    for (const RecordId row : rows(records.feature)) {
      const Service* service = service_of(row);
      if (service == nullptr || !service->transmission.given()) continue;
      const auto known = words.try_emplace(service, service->transmission).first;
      stated[row.index] = columns.of_station(row, known->second);
    }
  }
  report_transmission(records, stated, problems);
  set_aside(records, IdleReason::transmission, stated, idle);
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "input/records/sum_rows.hpp"

#include "input/notation/place_codes.hpp"
#include "input/records/parent_rows.hpp"
#include "world/place_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hinterland {

namespace {

constexpr std::size_t min_rows = 3;
constexpr std::size_t many_rows = 6;
constexpr std::size_t longest_run = 1000;  ///< limit of adjacent rows; towns have fewer
constexpr std::size_t figures = 2;         ///< people and households

/// The figures of one or several rows; 0 if not given.
struct Sum {
  std::array<double, figures> of{};
  std::size_t rows = 0;

  void add(const Sum& other) {
    for (std::size_t i = 0; i < figures; ++i) of[i] += other.of[i];
    rows += other.rows;
  }
  Sum without(const Sum& other, std::size_t times) const {
    Sum rest = *this;
    for (std::size_t i = 0; i < figures; ++i)
      rest.of[i] -= static_cast<double>(times) * other.of[i];
    rest.rows -= std::min(rest.rows, times);
    return rest;
  }
  bool exceeds(const Sum& other) const {
    return (other.of[0] > 0.0 && of[0] > other.of[0] + 0.5) ||
           (other.of[1] > 0.0 && of[1] > other.of[1] + 0.5);
  }
};

bool are_equal(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a)); }

class SumRows {
 public:
  explicit SumRows(const Villages& villages) : villages_(villages), found_(villages.size()) {
    for (const VillageId v : rows(villages.place)) {
      const double people = villages.people[v].value_or(People{}).value;
      const double households = villages.households[v].value_or(0.0);
      figures_.push_back({{people, households}, people > 0.0 || households > 0.0 ? 1U : 0U});
    }
    set_grains();
    if (grain_[0] == 0.0 && grain_[1] == 0.0) return;
    name_towns();
    find_mismatch();
    while (take_groups() + take_runs(true) + take_runs(false) > 0) {
    }
  }

  std::vector<SumByFigures> found() && { return std::move(found_); }

 private:
  /// The greatest power of ten that divides all numbers of a column.
  void set_grains() {
    for (std::size_t i = 0; i < figures; ++i) {
      double grain = 1000.0;
      bool any = false;
      for (const Sum& row : figures_) {
        any = any || row.of[i] > 0.0;
        while (grain > 1.0 && std::fmod(row.of[i], grain) != 0.0) grain /= 10.0;
      }
      grain_[i] = any ? grain : 0.0;
    }
  }

  void name_towns() {
    std::unordered_map<std::string_view, std::size_t> known;
    std::map<std::string, std::size_t> numbers;
    for (const VillageId v : rows(villages_.place)) {
      const std::string_view town = villages_.town[v];
      auto at = known.find(town);
      if (at == known.end()) {
        const std::string stem = folded_place_name(town, Level::town).stem;
        at = known.emplace(town, numbers.emplace(stem, numbers.size()).first->second).first;
      }
      town_of_.push_back(at->second);
    }
    towns_ = numbers.size();
  }

  /// Marks rows that lack what most others have, or have the name of their own town or county.
  void find_mismatch() {
    const auto is_usual = [&](const TextColumn<VillageId>& column) {
      std::size_t filled = 0;
      for (const VillageId v : rows(villages_.place)) filled += column[v].empty() ? 0 : 1;
      return filled * 4 >= villages_.size() * 3;
    };
    const bool has_codes = is_usual(villages_.code);
    const bool has_towns = is_usual(villages_.town);
    for (const VillageId v : rows(villages_.place)) {
      const bool lacks = (has_codes && villages_.code[v].empty()) ||
                         (has_towns && villages_.town[v].empty()) || !is_named(villages_, v);
      is_unsupported_.push_back(lacks || bears(v, villages_.town[v], Level::town) ||
                                bears(v, villages_.county[v], Level::county));
    }
  }

  bool bears(VillageId v, std::string_view unit, Level level) const {
    const std::string_view name = villages_.name[v];
    if (unit.empty() || name.empty() || name.substr(0, 3) != unit.substr(0, 3)) return false;
    return folded_place_name(name, level).stem == folded_place_name(unit, level).stem;
  }

  bool is_open(std::size_t row) const { return found_[row] != SumByFigures::surely; }

  /// Whether the row is the sum of these rows. `is_whole` means that they are all rows of a town,
  /// of the layer, or between two ends.
  SumByFigures sum_of(std::size_t row, const Sum& others, bool is_whole) const {
    if (others.rows < min_rows) return SumByFigures::no;
    std::size_t fitting = 0;
    double weight = 0.0;
    for (std::size_t i = 0; i < figures; ++i) {
      const double own = figures_[row].of[i];
      if (own <= 0.0) continue;
      if (!are_equal(own, others.of[i])) return SumByFigures::no;
      ++fitting;
      weight = std::max(weight, own / grain_[i]);
    }
    constexpr double three_digits = 100.0;
    if (weight < three_digits) return SumByFigures::no;
    const bool is_telling = fitting == figures || others.rows >= many_rows;
    const bool is_sure =
        is_whole ? is_telling || is_unsupported_[row] : is_telling && is_unsupported_[row];
    const bool may_be = is_whole && weight >= 10.0 * three_digits;
    if (!is_sure) return may_be ? SumByFigures::perhaps : SumByFigures::no;
    return has_village_code(row) ? SumByFigures::perhaps : SumByFigures::surely;
  }

  bool has_village_code(std::size_t row) const {
    constexpr std::size_t digits = 12;
    const auto place = coded_place(villages_.code[VillageId{static_cast<std::uint32_t>(row)}]);
    return place && place->prefix.size() >= digits;
  }

  bool mark(std::size_t row, SumByFigures as) {
    if (as <= found_[row]) return false;
    found_[row] = as;
    return as == SumByFigures::surely;
  }

  /// Marks sums of all rows of a town or of the layer. Returns the number of new ones.
  std::size_t take_groups() {
    std::vector<Sum> of_town(towns_);
    Sum all;
    for (std::size_t row = 0; row < figures_.size(); ++row) {
      if (!is_open(row)) continue;
      of_town[town_of_[row]].add(figures_[row]);
      all.add(figures_[row]);
    }
    std::size_t taken = 0;
    for (std::size_t row = 0; row < figures_.size(); ++row) {
      if (!is_open(row)) continue;
      const VillageId v{static_cast<std::uint32_t>(row)};
      for (const Sum* group : {&of_town[town_of_[row]], &all}) {
        if (group != &all && villages_.town[v].empty()) continue;
        if (is_open(row) && mark(row, sum_of_group(row, *group))) ++taken;
      }
    }
    return taken;
  }

  /// The same sum may occur twice: 王庄镇 and 小计.
  SumByFigures sum_of_group(std::size_t row, const Sum& group) const {
    const Sum& own = figures_[row];
    if (own.rows == 0) return SumByFigures::no;
    const SumByFigures once = sum_of(row, group.without(own, 1), true);
    if (once != SumByFigures::no) return once;
    const SumByFigures twice = sum_of(row, group.without(own, 2), true);
    if (twice == SumByFigures::no) return twice;
    const auto alike = std::ranges::count(figures_, own.of, &Sum::of);
    return alike > 1 ? twice : SumByFigures::no;
  }

  /// Marks sums of the adjacent rows above or below. Returns the number of new ones.
  std::size_t take_runs(bool above) {
    std::size_t taken = 0;
    const std::size_t size = figures_.size();
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t row = above ? i : size - 1 - i;
      if (is_open(row) && figures_[row].rows > 0 && mark(row, sum_of_run(row, above))) ++taken;
    }
    return taken;
  }

  SumByFigures sum_of_run(std::size_t row, bool above) const {
    const std::size_t step = above ? static_cast<std::size_t>(-1) : 1;
    Sum run;
    SumByFigures found = SumByFigures::no;
    std::size_t at = row;
    for (std::size_t steps = 0; steps < longest_run; ++steps) {
      at += step;
      // Below 0 the index wraps around and is beyond the end as well.
      const bool is_end = at >= figures_.size() || !is_open(at);
      if (run.rows >= min_rows) found = std::max(found, sum_of(row, run, is_end));
      if (at >= figures_.size() || found == SumByFigures::surely) break;
      if (!is_open(at)) continue;
      run.add(figures_[at]);
      if (run.exceeds(figures_[row])) break;
    }
    return found;
  }

  const Villages& villages_;
  std::vector<Sum> figures_;
  std::array<double, figures> grain_{};  ///< 0 if the column is empty
  std::vector<std::size_t> town_of_;     ///< an index for each folded name
  std::size_t towns_ = 0;
  std::vector<bool> is_unsupported_;
  std::vector<SumByFigures> found_;
};

}  // namespace

std::vector<SumByFigures> find_sum_rows(const Villages& villages) {
  return SumRows(villages).found();
}

}  // namespace hinterland

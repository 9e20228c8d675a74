// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hinterland {

/// One year of the plan, and what it lays.
struct AnnualFigures {
  ScheduleYear year;
  Metres length;  ///< of line
};

/// The plan in numbers.
struct ScheduleFigures {
  std::vector<AnnualFigures> years;  ///< empty: the study gives no budgets
  Metres length_left;                ///< of line that is not in the plan
  std::size_t gaps_left = 0;
  Fen spent = 0;
  Fen redug = 0;
  bool without_money = false;  ///< all budgets, what is committed taken off, are 0
  std::int64_t value = 0;
  std::int64_t upper_bound = 0;
  std::optional<ScheduleTarget> target;
  std::optional<TargetOutcome> outcome;
};

/// Counts. O(gaps + segments).
ScheduleFigures measure_schedule(const Study& study, const Findings& findings);

}  // namespace hinterland

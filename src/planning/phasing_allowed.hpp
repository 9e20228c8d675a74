// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/works.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace hinterland {

/// The bit of `Works::allowed` that lets a work stay unbuilt.
inline constexpr std::uint32_t may_stay_unbuilt = 1U << most_plan_years;

constexpr std::uint32_t years_of(std::uint32_t allowed) { return allowed & (may_stay_unbuilt - 1); }
/// The first year allowed; 32 or more: none.
constexpr unsigned first_year_of(std::uint32_t allowed) {
  return static_cast<unsigned>(std::countr_zero(years_of(allowed)));
}
/// One more than the last year allowed; 0: none.
constexpr unsigned end_year_of(std::uint32_t allowed) {
  return static_cast<unsigned>(std::bit_width(years_of(allowed)));
}
constexpr bool allows(std::uint32_t allowed, PlanYear year) {
  return year == unbuilt ? (allowed & may_stay_unbuilt) != 0 : (allowed >> year & 1U) != 0;
}

/// `allowed` with what follows from the order of works: none before its
/// predecessor may be, and the predecessors of what must be built are built in
/// time. Then every work has a year (or stays unbuilt) that goes with each of its
/// predecessor's. Throws ImpossibleWork where one has none.
Column<WorkId, std::uint32_t> settle_allowed(const Works& works,
                                             Column<WorkId, std::uint32_t> allowed,
                                             std::size_t years);

/// `Works::allowed`, settled, without the years in which the budgets would not pay
/// for a work and all it comes after, were nothing else built. Throws as above.
///
///   digging  what each work pays of it at least
Column<WorkId, std::uint32_t> affordable_years(const Works& works, const Budgets& budgets,
                                               const std::vector<Fen>& digging);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/planning/phasing.hpp>

#include <bit>
#include <cstdint>

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

/// `Works::allowed` with what follows from the order of works: none before its
/// predecessor may be, and the predecessors of what must be built are built in
/// time. Then every work has a year (or stays unbuilt) that goes with some year
/// of its predecessor, down to the last. Throws UsageError where one has none.
Column<WorkId, std::uint32_t> settle_allowed(const Works& works, std::size_t years);

}  // namespace hinterland

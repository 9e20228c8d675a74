// SPDX-License-Identifier: Apache-2.0
#include "planning/phasing_allowed.hpp"

#include <hinterland/base/error.hpp>

#include <string>

namespace hinterland {

namespace {

constexpr std::uint32_t years_before(unsigned end) { return (1U << end) - 1U; }

/// The years from the first of `above` on; none where it has none.
std::uint32_t not_before(std::uint32_t allowed, std::uint32_t above) {
  const std::uint32_t unbuilt_bit = allowed & may_stay_unbuilt;
  if (years_of(above) == 0) return unbuilt_bit;
  return unbuilt_bit | (years_of(allowed) & ~years_before(first_year_of(above)));
}

[[noreturn]] void refuse(WorkId work, const std::string& why) {
  throw UsageError("work " + std::to_string(work.index) + " must be built, but " + why);
}

}  // namespace

Column<WorkId, std::uint32_t> settle_allowed(const Works& works, std::size_t years) {
  Column<WorkId, std::uint32_t> allowed = works.allowed;
  const std::uint32_t plan = years_before(static_cast<unsigned>(years)) | may_stay_unbuilt;
  for (WorkId w : rows(allowed)) {
    const bool has_year = years_of(allowed[w] & plan) != 0;
    allowed[w] &= plan;
    if (works.after[w]) allowed[w] = not_before(allowed[w], allowed[*works.after[w]]);
    if (allowed[w] != 0) continue;
    refuse(w, has_year ? "what it comes after may not be built so early, or not at all"
                       : "in no year of the plan");
  }
  for (auto i = static_cast<std::uint32_t>(works.size()); i-- > 0;) {
    const WorkId w{i};
    if (allows(allowed[w], unbuilt) || !works.after[w]) continue;
    std::uint32_t& above = allowed[*works.after[w]];
    above = years_of(above) & years_before(end_year_of(allowed[w]));
    if (above == 0) refuse(w, "what it comes after may not be built so early, or not at all");
  }
  return allowed;
}

}  // namespace hinterland

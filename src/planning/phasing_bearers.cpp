// SPDX-License-Identifier: Apache-2.0
#include "planning/phasing_bearers.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t ditches_in_block = 2048;

}  // namespace

DiggingBearers::DiggingBearers(const Works& works, const Ditches& ditches, std::size_t years)
    : works_(&works),
      ditches_(&ditches),
      years_(years),
      weight_(ditches.works().size() * years, 1.0),
      digging_(ditches.works().size() * years, 0.0) {
  for (std::uint32_t d = 0; d < ditches.size(); ++d) {
    for (std::size_t y = 0; y < years; ++y) split({d}, y);
  }
}

/// Layer by layer, the shallowest first.
void DiggingBearers::split(DitchId ditch, std::size_t year) {
  const auto all = ditches_->works_of(ditch);
  const std::size_t first = ditches_->first_of(ditch);
  thread_local std::vector<std::pair<Fen, std::size_t>> order;
  order.clear();
  double weight = 0.0;  // of those who need the next layer
  for (std::size_t i = 0; i < all.size(); ++i) {
    order.push_back({works_->digging[all[i]], (first + i) * years_ + year});
    weight += weight_[order.back().second];
  }
  std::ranges::sort(order);
  Fen dug = 0;
  double of_each = 0.0;  // what a weight of 1 bears so far
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto [depth, place] = order[i];
    const bool last = i + 1 == order.size();
    if (depth > dug) of_each += static_cast<double>(depth - dug) / (last ? weight_[place] : weight);
    dug = depth;
    digging_[place] = of_each * weight_[place];
    weight -= weight_[place];
  }
}

void DiggingBearers::shift(const Column<WorkId, PlanYear>& year, double burden) {
  const double growth = std::exp(burden);
  for_each_block(ditches_->size(), ditches_in_block, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d) {
      const DitchId ditch{static_cast<std::uint32_t>(d)};
      const auto all = ditches_->works_of(ditch);
      if (all.size() < 2) continue;
      const std::size_t first = ditches_->first_of(ditch);
      for (std::size_t y = 0; y < years_; ++y) {
        const auto is_built = [&](WorkId w) { return year[w] == y; };
        const auto built = std::ranges::count_if(all, is_built);
        if (built == 0 || static_cast<std::size_t>(built) == all.size()) continue;
        for (std::size_t i = 0; i < all.size(); ++i) {
          double& weight = weight_[(first + i) * years_ + y];
          weight = std::clamp(is_built(all[i]) ? weight * growth : weight, 1e-6, 1e6);
        }
        split(ditch, y);
      }
    }
  });
}

}  // namespace hinterland

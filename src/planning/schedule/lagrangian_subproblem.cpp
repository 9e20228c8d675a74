// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/lagrangian_subproblem.hpp"

#include "planning/cost_sharing.hpp"
#include "planning/schedule/activities.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

constexpr double never = -1e200;
constexpr std::size_t activities_in_block = 4096;

constexpr std::size_t trenches_in_block = 2048;

}  // namespace

LagrangianSubproblem::LagrangianSubproblem(const PhasingProblem& problem)
    : activities_(problem.activities),
      budgets_(problem.budgets),
      years_(problem.budgets.worth.size()) {
  lay_out();
  const auto excavation = min_excavation(problem.activities, problem.trenches);
  std::vector<std::uint32_t> in_trench(problem.activities.size(), none);
  for (std::uint32_t i = 0; i < problem.trenches.activities().size(); ++i) {
    in_trench[problem.trenches.activities()[i].index] = i;
  }
  std::map<ConstraintPair, std::uint32_t> known;
  for (ActivityId w : activity_) {
    const bool alone = in_trench[w.index] == none;
    in_trench_.push_back(in_trench[w.index]);
    cost_.push_back(
        static_cast<double>(problem.activities.cost[w] + (alone ? excavation[w.index] : 0)));
    excavation_.push_back(alone ? 0.0 : static_cast<double>(excavation[w.index]));
    allowed_.push_back(problem.allowed[w]);
    const ConstraintPair constraints{problem.activities.service_constraint[w].value_or(none),
                                     problem.activities.county_constraint[w].value_or(none)};
    const auto [group, is_new] =
        known.try_emplace(constraints, static_cast<std::uint32_t>(groups_.size()));
    if (is_new) groups_.push_back(constraints);
    group_.push_back(group->second);
  }
}

/// Sorts the activities by tree, keeping their order within each.
void LagrangianSubproblem::lay_out() {
  const std::size_t count = activities_.size();
  std::vector<std::uint32_t> root(count);
  std::vector<std::uint32_t> size(count + 1, 0);
  for (ActivityId w : rows(activities_.cost)) {
    root[w.index] = activities_.predecessor[w] ? root[activities_.predecessor[w]->index] : w.index;
    ++size[root[w.index]];
  }
  std::vector<std::size_t> next(count);
  std::size_t placed = 0;
  block_.push_back(0);
  for (std::size_t r = 0; r < count; ++r) {
    next[r] = placed;
    placed += size[r];
    if (placed - block_.back() >= activities_in_block) block_.push_back(placed);
  }
  if (block_.back() < count) block_.push_back(count);
  std::vector<std::uint32_t> place(count);
  activity_.resize(count);
  after_.assign(count, none);
  for (ActivityId w : rows(activities_.cost)) {
    const std::size_t here = next[root[w.index]]++;
    place[w.index] = static_cast<std::uint32_t>(here);
    activity_[here] = w;
    if (activities_.predecessor[w]) after_[here] = place[activities_.predecessor[w]->index];
  }
}

/// The pair of constraints besides the first.
std::vector<double> LagrangianSubproblem::group_prices(const std::vector<double>& price) const {
  std::vector<double> of_group;
  for (const ConstraintPair& constraints : groups_) {
    for (std::size_t y = 0; y < years_; ++y) {
      double sum = 0.0;
      if (constraints.service != none) sum += price[constraints.service * years_ + y];
      if (constraints.county != none) sum += price[constraints.county * years_ + y];
      of_group.push_back(sum);
    }
  }
  return of_group;
}

/// Solves the trees of the activities `first` to `last` by dynamic programming. `chosen` has a row
/// per activity and a column per year of its predecessor; on return the first column is the choice
/// made. Returns the total value.
///   price  of the first constraint, followed by those of the other constraints by group
double LagrangianSubproblem::choose(std::size_t first, std::size_t last,
                                    const std::vector<double>& price,
                                    const std::vector<double>& excavation,
                                    std::vector<PlanYear>& chosen) const {
  thread_local std::vector<double> after;  // value of the successors, by the year of the activity
  after.assign((last - first) * years_, 0.0);
  chosen.resize((last - first) * years_);
  double value = 0.0;
  for (std::size_t k = last; k-- > first;) {
    const double* of_group = price.data() + (group_[k] + 1) * years_;
    const double* below = after.data() + (k - first) * years_;
    double best = allows(allowed_[k], unbuilt) ? 0.0 : never;
    PlanYear best_year = unbuilt;
    for (auto y = static_cast<PlanYear>(years_); y-- > 0;) {
      if (allows(allowed_[k], y)) {
        const auto gain = static_cast<double>(value_in(activities_, budgets_, activity_[k], y));
        const double worth = gain - (cost_[k] + excavation_of(k, y, excavation)) * price[y] -
                             (cost_[k] + excavation_[k]) * of_group[y] + below[y];
        if (worth > best) {
          best = worth;
          best_year = y;
        }
      }
      chosen[(k - first) * years_ + y] = best_year;
      if (after_[k] != none) after[(after_[k] - first) * years_ + y] += best;
    }
    if (after_[k] == none) value += best;
  }
  for (std::size_t k = first; k < last; ++k) {
    const PlanYear above = after_[k] == none ? PlanYear{0} : chosen[(after_[k] - first) * years_];
    PlanYear& choice = chosen[(k - first) * years_];
    choice = above == unbuilt ? unbuilt : chosen[(k - first) * years_ + above];
  }
  return value;
}

/// Spending under the first constraint, followed by that under the others, by group.
void LagrangianSubproblem::spend(std::size_t first, std::size_t last,
                                 const std::vector<double>& excavation,
                                 const std::vector<PlanYear>& chosen,
                                 std::vector<double>& spent) const {
  spent.assign((groups_.size() + 1) * years_, 0.0);
  for (std::size_t k = first; k < last; ++k) {
    const PlanYear year = chosen[(k - first) * years_];
    if (year == unbuilt) continue;
    spent[year] += cost_[k] + excavation_of(k, year, excavation);
    spent[(group_[k] + 1) * years_ + year] += cost_[k] + excavation_[k];
  }
}

SubproblemSolution LagrangianSubproblem::answer(const std::vector<double>& price,
                                                const std::vector<double>& excavation) const {
  SubproblemSolution answer;
  answer.year = Column<ActivityId, PlanYear>(activities_.size(), unbuilt);
  auto all_prices = group_prices(price);
  all_prices.insert(all_prices.begin(), price.begin(),
                    price.begin() + static_cast<std::ptrdiff_t>(years_));
  const std::size_t blocks = block_.size() - 1;
  std::vector<double> value(blocks);
  std::vector<std::vector<double>> spent(blocks);
  for_each_block(blocks, 1, [&](std::size_t begin, std::size_t end) {
    thread_local std::vector<PlanYear> chosen;
    for (std::size_t b = begin; b < end; ++b) {
      value[b] = choose(block_[b], block_[b + 1], all_prices, excavation, chosen);
      spend(block_[b], block_[b + 1], excavation, chosen, spent[b]);
      for (std::size_t k = block_[b]; k < block_[b + 1]; ++k) {
        answer.year[activity_[k]] = chosen[(k - block_[b]) * years_];
      }
    }
  });
  answer.value = std::accumulate(value.begin(), value.end(), 0.0);
  answer.spent.assign(price.size(), 0.0);
  for (const auto& of_block : spent) {
    for (std::size_t i = 0; i < of_block.size(); ++i) {
      const std::size_t year = i % years_;
      if (i < years_) {
        answer.spent[year] += of_block[i];
        continue;
      }
      const ConstraintPair& constraints = groups_[i / years_ - 1];
      if (constraints.service != none)
        answer.spent[constraints.service * years_ + year] += of_block[i];
      if (constraints.county != none)
        answer.spent[constraints.county * years_ + year] += of_block[i];
    }
  }
  return answer;
}

ExcavationShares::ExcavationShares(const Activities& activities, const SharedTrenches& trenches,
                                   std::size_t years)
    : activities_(&activities),
      trenches_(&trenches),
      years_(years),
      weight_(trenches.activities().size() * years, 1.0),
      excavation_(trenches.activities().size() * years, 0.0) {
  for (std::uint32_t d = 0; d < trenches.size(); ++d) {
    for (std::size_t y = 0; y < years; ++y) split({d}, y);
  }
}

/// Shares layer by layer, the shallowest first.
void ExcavationShares::split(SharedTrenchId trench, std::size_t year) {
  const auto all = trenches_->segments_of(trench);
  const std::size_t first = trenches_->first_of(trench);
  thread_local std::vector<std::pair<Fen, std::size_t>> order;
  order.clear();
  double weight = 0.0;  // total weight of the activities that need the next layer
  for (std::size_t i = 0; i < all.size(); ++i) {
    order.emplace_back(activities_->excavation[all[i]], (first + i) * years_ + year);
    weight += weight_[order.back().second];
  }
  std::ranges::sort(order);
  Fen dug = 0;
  double of_each = 0.0;  // share of a weight of 1 so far
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto [depth, place] = order[i];
    const bool last = i + 1 == order.size();
    if (depth > dug) of_each += static_cast<double>(depth - dug) / (last ? weight_[place] : weight);
    dug = depth;
    excavation_[place] = of_each * weight_[place];
    weight -= weight_[place];
  }
}

void ExcavationShares::shift(const Column<ActivityId, PlanYear>& year, double burden) {
  const double growth = std::exp(burden);
  for_each_block(trenches_->size(), trenches_in_block, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d) {
      const SharedTrenchId trench{static_cast<std::uint32_t>(d)};
      const auto all = trenches_->segments_of(trench);
      if (all.size() < 2) continue;
      const std::size_t first = trenches_->first_of(trench);
      for (std::size_t y = 0; y < years_; ++y) {
        const auto is_built = [&](ActivityId w) { return year[w] == y; };
        const auto built = std::ranges::count_if(all, is_built);
        if (built == 0 || static_cast<std::size_t>(built) == all.size()) continue;
        for (std::size_t i = 0; i < all.size(); ++i) {
          double& weight = weight_[(first + i) * years_ + y];
          weight = std::clamp(is_built(all[i]) ? weight * growth : weight, 1e-6, 1e6);
        }
        split(trench, y);
      }
    }
  });
}

}  // namespace hinterland

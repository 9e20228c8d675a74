// SPDX-License-Identifier: Apache-2.0
#include "planning/phasing_improve.hpp"

#include "base/random.hpp"
#include "planning/schedule/works.hpp"
#include "planning/schedule/greedy.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// What comes directly after each work.
class Successors {
 public:
  explicit Successors(const Works& works) : first_(works.size() + 2, 0) {
    for (const auto& after : works.after) {
      if (after) ++first_[after->index + 2];
    }
    for (std::size_t w = 2; w < first_.size(); ++w) first_[w] += first_[w - 1];
    work_.resize(first_.back());
    for (WorkId w : rows(works.after)) {
      if (works.after[w]) work_[first_[works.after[w]->index + 1]++] = w;
    }
  }
  std::span<const WorkId> of(WorkId work) const {
    return std::span(work_).subspan(first_[work.index],
                                    first_[work.index + 1] - first_[work.index]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<WorkId> work_;
};

class Improvement {
 public:
  Improvement(PlanAccount& account, const Works& works, const Budgets& budgets,
              const Column<WorkId, std::uint32_t>& allowed, const std::vector<WorkId>& order)
      : account_(account),
        works_(works),
        years_(static_cast<PlanYear>(budgets.worth.size())),
        allowed_(allowed),
        order_(order),
        successors_(works) {}

  void round(Random& random) {
    const std::size_t mark = account_.mark();
    const std::int64_t before = account_.value();
    candidates_.clear();
    const std::size_t centre = random.below(order_.size());
    const std::size_t drops = 1 + random.below(3);
    for (std::size_t i = 0; i < drops; ++i) drop_near(centre, random);
    add_neighbours(centre, random);
    refill(random);
    if (!account_.is_sound() || account_.value() < before) account_.undo_to(mark);
    account_.settle();
  }

 private:
  /// Drops a work near this place in the order, or one it comes after, with all behind it.
  void drop_near(std::size_t centre, Random& random) {
    const std::size_t reach = std::min<std::size_t>(order_.size(), 24);
    const std::size_t from = std::min(centre, order_.size() - reach);
    WorkId work = order_[from + random.below(reach)];
    if (account_.year(work) == unbuilt) return;
    while (works_.after[work] && random.chance(0.4)) work = *works_.after[work];
    drop_behind(work);
  }

  /// As late as may be, and not at all where that is allowed; some hundred at most.
  void drop_behind(WorkId work) {
    constexpr std::size_t most_dropped = 100;
    std::vector<WorkId> behind{work};
    for (std::size_t i = 0; i < behind.size() && behind.size() <= most_dropped; ++i) {
      for (WorkId next : successors_.of(behind[i])) {
        if (account_.year(next) != unbuilt) behind.push_back(next);
      }
    }
    if (behind.size() > most_dropped) return;
    for (std::size_t i = behind.size(); i-- > 0;) {
      if (!allows(allowed_[behind[i]], unbuilt)) continue;
      account_.move(behind[i], unbuilt);
      if (works_.value[behind[i]] > 0) candidates_.push_back({0.0, behind[i]});
    }
  }

  void add_neighbours(std::size_t centre, Random& random) {
    const std::size_t reach = std::min<std::size_t>(order_.size(), 40);
    for (const std::size_t around : {centre, random.below(order_.size())}) {
      const std::size_t from =
          std::min(around - std::min(around, reach / 2), order_.size() - reach);
      for (std::size_t i = from; i < from + reach; ++i) {
        if (account_.year(order_[i]) != 0) candidates_.push_back({0.0, order_[i]});
      }
    }
  }

  /// Tries all candidates in the order of worth, somewhat shuffled.
  void refill(Random& random) {
    std::ranges::sort(candidates_, {}, &Candidate::second);
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    const double noise = random.chance(0.5) ? 0.3 : 2.0;
    for (auto& [key, work] : candidates_) {
      key = -std::log(worth_per_yuan(work)) + noise * random.normal();
    }
    std::ranges::sort(candidates_);
    const std::size_t way = random.below(3);
    if (way == 0) return by_year();
    for (const auto& [key, work] : candidates_) {
      if (way == 1) {
        // Waiting now and then lets those who share a ditch meet.
        const std::size_t from = random.chance(0.2) ? random.below(years_) : 0;
        build_first(account_, works_, static_cast<PlanYear>(from), years_, allowed_, work);
      } else {
        build_spread(account_, works_, years_, allowed_, work);
      }
    }
  }

  /// Fills each year in turn with what is worth most.
  void by_year() {
    for (PlanYear y = 0; y < years_; ++y) {
      for (const auto& [key, work] : candidates_) build_within(account_, works_, allowed_, work, y);
    }
  }

  /// With what it comes after, so far as that is not built.
  double worth_per_yuan(WorkId work) const {
    Fen cost = 1;
    for (std::optional<WorkId> w = work; w && account_.year(*w) == unbuilt; w = works_.after[*w]) {
      cost += works_.cost[*w] + works_.digging[*w];
    }
    return static_cast<double>(works_.value[work]) / static_cast<double>(cost);
  }

  using Candidate = std::pair<double, WorkId>;

  PlanAccount& account_;
  const Works& works_;
  PlanYear years_;
  const Column<WorkId, std::uint32_t>& allowed_;
  const std::vector<WorkId>& order_;
  Successors successors_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void improve_phasing(PlanAccount& account, const Works& works, const Budgets& budgets,
                     const Column<WorkId, std::uint32_t>& allowed, const std::vector<WorkId>& order,
                     std::int64_t upper, std::size_t rounds, const Progress& progress) {
  if (order.empty()) return;
  Improvement improvement(account, works, budgets, allowed, order);
  Random random(2016);
  for (std::size_t i = 0; i < rounds && account.value() < upper; ++i) {
    if (i % 256 == 0) {
      progress(static_cast<double>(i) / static_cast<double>(rounds), "improving the plan");
    }
    improvement.round(random);
  }
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include <hinterland/sites.hpp>

#include "geometry/distance.hpp"
#include "geometry/overlay.hpp"
#include "network/nearby.hpp"
#include "planning/settings_check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <span>
#include <utility>

namespace hinterland {

namespace {

using CandidateId = Id<struct candidate>;

/// Candidate sites, in a fixed order.
struct Candidates {
  std::vector<LonLat> place;
  std::vector<SiteKind> kind;
  std::vector<std::string> name;
  std::vector<std::optional<VillageId>> host;

  void add(LonLat where, SiteKind why, std::string_view called, std::optional<VillageId> village) {
    place.push_back(where);
    kind.push_back(why);
    name.emplace_back(called);
    host.push_back(village);
  }
};

Candidates list_candidates(const World& world, Metres near_seat) {
  const Villages& villages = world.villages;
  const auto seat = nearest_within(std::span(world.towns.place.data(), world.towns.size()),
                                   std::span(villages.place.data(), villages.size()), near_seat);
  Candidates candidates;
  for (VillageId v : rows(villages.place)) {
    const bool central = villages.category[v] == VillageCategory::central;
    if (villages.is_protected[v] == TriState::yes) continue;  // no construction there
    if (!central && !seat[v.index].found()) continue;
    candidates.add(villages.place[v], central ? SiteKind::central_village : SiteKind::near_seat,
                   villages.name[v], v);
  }
  for (const auto p : rows(world.proposed_sites.place)) {
    candidates.add(world.proposed_sites.place[p], SiteKind::proposed, world.proposed_sites.name[p],
                   std::nullopt);
  }
  return candidates;
}

/// Removes the candidates on excluded land; returns their number.
std::size_t leave_out_excluded(Candidates& candidates, const Areas& exclusions) {
  const auto excluded =
      first_covering(std::span(exclusions.shape.data(), exclusions.size()), candidates.place);
  Candidates kept;
  for (std::size_t c = 0; c < excluded.size(); ++c) {
    if (excluded[c] != outside_all) continue;
    kept.add(candidates.place[c], candidates.kind[c], candidates.name[c], candidates.host[c]);
  }
  const std::size_t left_out = candidates.place.size() - kept.place.size();
  candidates = std::move(kept);
  return left_out;
}

/// Whether each village may move: movable by the settings, and not protected.
Column<VillageId, TriState> may_move(const Villages& villages, Movable movable) {
  Column<VillageId, TriState> may(villages.size(), TriState::no);
  for (VillageId v : rows(may)) {
    const bool marked = movable == Movable::all || villages.is_movable[v] == TriState::yes;
    if (marked && villages.is_protected[v] != TriState::yes) may[v] = TriState::yes;
  }
  return may;
}

using SpotId = Id<struct spot>;

/// The distinct places of villages.
struct Spots {
  Column<SpotId, LonLat> place;
  Column<SpotId, std::vector<VillageId>> villages;  ///< ascending
  Column<VillageId, SpotId> of_village;
};

Spots list_spots(const Villages& villages) {
  Spots spots;
  spots.of_village.resize(villages.size());
  std::map<std::pair<double, double>, SpotId> known;
  for (const VillageId v : rows(villages.place)) {
    const LonLat place = villages.place[v];
    const auto [spot, is_new] = known.try_emplace({place.lon, place.lat});
    if (is_new) {
      spot->second = spots.place.push_back(place);
      spots.villages.push_back({});
    }
    spots.villages[spot->second].push_back(v);
    spots.of_village[v] = spot->second;
  }
  return spots;
}

/// The state of the choice: which villages may still move, and what each candidate would gather.
class Gathering {
 public:
  Gathering(const Villages& villages, const Candidates& candidates, const SitesSettings& settings)
      : villages_(villages),
        candidates_(candidates),
        settings_(settings),
        spots_(list_spots(villages)),
        tree_(std::span(spots_.place.data(), spots_.place.size())),
        may_move_(may_move(villages, settings.movable)),
        has_moved_(villages.size(), TriState::no),
        free_(spots_.place.size()) {
    for (const SpotId spot : rows(free_)) count_free(spot);
  }

  /// The villages that would move to the candidate now, nearest first.
  std::vector<Neighbour> gathers(std::size_t c) const {
    std::vector<Neighbour> coming;
    for (const Neighbour& near : tree_.within(candidates_.place[c], settings_.gather)) {
      for (const VillageId v : spots_.villages[SpotId{near.row}]) {
        if (may_move_[v] != TriState::yes || candidates_.host[c] == v) continue;
        coming.push_back({v.index, near.distance});
      }
    }
    std::ranges::stable_sort(coming, {},
                             [](const Neighbour& n) { return std::pair(n.distance, n.row); });
    return coming;
  }

  /// The people who would live there now; none: the host has moved away, or no village would move
  /// there.
  std::optional<People> people(std::size_t c) const {
    const std::optional<VillageId> host = candidates_.host[c];
    if (host && has_moved_[*host] == TriState::yes) return std::nullopt;
    Free coming;
    for (const Neighbour& near : tree_.within(candidates_.place[c], settings_.gather)) {
      coming.villages += free_[SpotId{near.row}].villages;
      coming.people += free_[SpotId{near.row}].people;
    }
    const bool host_is_free = host && may_move_[*host] == TriState::yes;
    if (coming.villages == (host_is_free ? 1 : 0)) return std::nullopt;
    if (!host || host_is_free) return coming.people;
    return coming.people + villages_.people[*host].value_or(0_people);
  }

  /// The people of a candidate that can become a site; none: too few, or as `people`.
  std::optional<People> enough_people(std::size_t c) const {
    const std::optional<People> found = people(c);
    return found && *found >= min_people(c) ? found : std::nullopt;
  }

  /// Selects candidate c as a site.
  void found(std::size_t c, Sites& sites) {
    sites.place.push_back(candidates_.place[c]);
    sites.kind.push_back(candidates_.kind[c]);
    sites.name.push_back(candidates_.name[c]);
    sites.host.push_back(candidates_.host[c]);
    sites.people.push_back(people(c).value_or(0_people));
    std::vector<VillageId> relocated;
    std::vector<Metres> how_far;
    for (const Neighbour& n : gathers(c)) {
      relocated.push_back(VillageId{n.row});
      how_far.push_back(n.distance);
      has_moved_[relocated.back()] = TriState::yes;
    }
    for (const VillageId v : relocated) may_move_[v] = TriState::no;
    if (candidates_.host[c]) may_move_[*candidates_.host[c]] = TriState::no;
    for (const Neighbour& near : tree_.within(candidates_.place[c], settings_.gather)) {
      count_free(SpotId{near.row});
    }
    sites.relocated.push_back(std::move(relocated));
    sites.gather_distance.push_back(std::move(how_far));
  }

 private:
  /// The villages at one place that may still move.
  struct Free {
    std::size_t villages = 0;
    People people;
  };

  People min_people(std::size_t c) const {
    const std::optional<VillageId> host = candidates_.host[c];
    const bool sparse = host && villages_.is_sparse[*host] == TriState::yes;
    return sparse ? settings_.min_people_sparse : settings_.min_people;
  }

  void count_free(SpotId spot) {
    free_[spot] = {};
    for (const VillageId v : spots_.villages[spot]) {
      if (may_move_[v] != TriState::yes) continue;
      ++free_[spot].villages;
      free_[spot].people += villages_.people[v].value_or(0_people);
    }
  }

  const Villages& villages_;
  const Candidates& candidates_;
  const SitesSettings& settings_;
  Spots spots_;
  PlaceTree tree_;
  Column<VillageId, TriState> may_move_;
  Column<VillageId, TriState> has_moved_;
  Column<SpotId, Free> free_;
};

/// A candidate in the priority queue: most people first, ties to the lower id.
struct Waiting {
  People people;
  std::size_t candidate;

  friend bool operator<(const Waiting& a, const Waiting& b) {
    if (a.people != b.people) return a.people < b.people;
    return a.candidate > b.candidate;
  }
};

/// Lazy greedy: the gain of a candidate only shrinks as others are chosen, so the first whose gain
/// is up to date is the best of all.
/// Source: M. Minoux, "Accelerated greedy algorithms for maximizing submodular
/// set functions", Optimization Techniques, LNCIS 7, 1978, 234-243.
void choose_greedily(Gathering& gathering, std::size_t candidates, Sites& sites,
                     const Progress& progress) {
  constexpr std::size_t between_reports = 256;
  const std::string doing = "choosing sites";
  std::priority_queue<Waiting> waiting;
  for (std::size_t c = 0; c < candidates; ++c) {
    if (c % between_reports == 0) {
      progress(0.5 * static_cast<double>(c) / static_cast<double>(candidates), doing);
    }
    if (const auto people = gathering.enough_people(c)) waiting.push({*people, c});
  }
  for (std::size_t evaluated = 0; !waiting.empty(); ++evaluated) {
    if (evaluated % between_reports == 0) progress(0.5, doing);
    const auto [people, c] = waiting.top();
    waiting.pop();
    const std::optional<People> now = gathering.enough_people(c);
    if (!now) continue;
    if (*now < people) {
      waiting.push({*now, c});
    } else {
      gathering.found(c, sites);
    }
  }
}

}  // namespace

Sites choose_sites(const World& world, const SitesSettings& settings, const Progress& progress) {
  check_settings(settings);
  Sites sites;
  Candidates candidates = list_candidates(world, settings.near_seat);
  sites.candidates = candidates.place.size();
  sites.excluded = leave_out_excluded(candidates, world.exclusions);
  const auto movable = may_move(world.villages, settings.movable);
  for (VillageId v : rows(movable)) {
    if (movable[v] != TriState::yes) continue;
    ++sites.movable_villages;
  }
  Gathering gathering(world.villages, candidates, settings);
  choose_greedily(gathering, candidates.place.size(), sites, progress);
  sites.of_village.resize(world.villages.size());
  for (const SiteId site : rows(sites.relocated)) {
    for (const VillageId v : sites.relocated[site]) sites.of_village[v] = site;
  }
  return sites;
}

}  // namespace hinterland

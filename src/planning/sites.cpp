// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/sites.hpp>

#include <hinterland/geometry/distance.hpp>
#include <hinterland/geometry/overlay.hpp>
#include <hinterland/network/nearby.hpp>

#include <algorithm>
#include <queue>
#include <span>

namespace hinterland {

namespace {

using CandidateId = Id<struct candidate>;

/// Places where a community could be, in a fixed order.
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
    if (villages.is_protected[v] == Answer::yes) continue;  // nothing new is built there
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

/// Leaves out the candidates on land kept free; says how many those were.
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

/// Which villages may still move; a village that moved or hosts a site may not.
Column<VillageId, Answer> may_move(const Villages& villages, Movable movable) {
  Column<VillageId, Answer> may(villages.size(), Answer::no);
  for (VillageId v : rows(may)) {
    const bool marked = movable == Movable::all || villages.is_movable[v] == Answer::yes;
    if (marked && villages.is_protected[v] != Answer::yes) may[v] = Answer::yes;
  }
  return may;
}

/// The choice under way: who is still free, and what each candidate would gather.
class Gathering {
 public:
  Gathering(const Villages& villages, const Candidates& candidates, const SitesSettings& settings)
      : villages_(villages),
        candidates_(candidates),
        settings_(settings),
        tree_(std::span(villages.place.data(), villages.size())),
        may_move_(may_move(villages, settings.movable)),
        has_moved_(villages.size(), Answer::no) {}

  /// The villages that would gather now, nearest first.
  std::vector<Neighbour> gathers(std::size_t c) const {
    std::vector<Neighbour> near = tree_.within(candidates_.place[c], settings_.gather);
    std::erase_if(near, [&](const Neighbour& n) {
      const VillageId v{n.row};
      return may_move_[v] != Answer::yes || candidates_.host[c] == v;
    });
    return near;
  }

  /// How many would live there now; none where the host itself has moved away
  /// or nobody would come.
  People people(std::size_t c) const {
    const std::optional<VillageId> host = candidates_.host[c];
    const std::vector<Neighbour> coming = gathers(c);
    if (coming.empty() || (host && has_moved_[*host] == Answer::yes)) return {};
    People sum = host ? villages_.people[*host].value_or(0_people) : 0_people;
    for (const Neighbour& n : coming) sum += villages_.people[VillageId{n.row}].value_or(0_people);
    return sum;
  }

  People least_people(std::size_t c) const {
    const std::optional<VillageId> host = candidates_.host[c];
    const bool sparse = host && villages_.is_sparse[*host] == Answer::yes;
    return sparse ? settings_.least_people_sparse : settings_.least_people;
  }

  /// Makes candidate c a site.
  void found(std::size_t c, Sites& sites) {
    sites.place.push_back(candidates_.place[c]);
    sites.kind.push_back(candidates_.kind[c]);
    sites.name.push_back(candidates_.name[c]);
    sites.host.push_back(candidates_.host[c]);
    sites.people.push_back(people(c));
    std::vector<VillageId> who;
    std::vector<Metres> how_far;
    for (const Neighbour& n : gathers(c)) {
      who.push_back(VillageId{n.row});
      how_far.push_back(n.distance);
      has_moved_[who.back()] = Answer::yes;
    }
    for (VillageId v : who) may_move_[v] = Answer::no;
    if (candidates_.host[c]) may_move_[*candidates_.host[c]] = Answer::no;
    sites.gathers.push_back(std::move(who));
    sites.gather_distance.push_back(std::move(how_far));
  }

 private:
  const Villages& villages_;
  const Candidates& candidates_;
  const SitesSettings& settings_;
  PlaceTree tree_;
  Column<VillageId, Answer> may_move_;
  Column<VillageId, Answer> has_moved_;
};

/// A candidate on the waiting list: most people first, ties to the lower one.
struct Waiting {
  People people;
  std::size_t candidate;

  friend bool operator<(const Waiting& a, const Waiting& b) {
    if (a.people != b.people) return a.people < b.people;
    return a.candidate > b.candidate;
  }
};

/// Lazy greedy: what a candidate gathers only shrinks as others are chosen, so
/// the first whose figure still holds is the best of all.
/// Source: M. Minoux, "Accelerated greedy algorithms for maximizing submodular
/// set functions", Optimization Techniques, LNCIS 7, 1978, 234-243.
void choose_greedily(Gathering& gathering, std::size_t candidates, Sites& sites) {
  std::priority_queue<Waiting> waiting;
  for (std::size_t c = 0; c < candidates; ++c) {
    const People people = gathering.people(c);
    if (people >= gathering.least_people(c)) waiting.push({people, c});
  }
  while (!waiting.empty()) {
    const auto [people, c] = waiting.top();
    waiting.pop();
    const People now = gathering.people(c);
    if (now < gathering.least_people(c)) continue;
    if (now < people) {
      waiting.push({now, c});
    } else {
      gathering.found(c, sites);
    }
  }
}

}  // namespace

Sites choose_sites(const World& world, const SitesSettings& settings) {
  Sites sites;
  Candidates candidates = list_candidates(world, settings.near_seat);
  sites.candidates = candidates.place.size();
  sites.excluded = leave_out_excluded(candidates, world.exclusions);
  const auto movable = may_move(world.villages, settings.movable);
  for (VillageId v : rows(movable)) {
    if (movable[v] != Answer::yes) continue;
    ++sites.movable_villages;
    sites.movable_people += world.villages.people[v].value_or(0_people);
  }
  Gathering gathering(world.villages, candidates, settings);
  choose_greedily(gathering, candidates.place.size(), sites);
  return sites;
}

}  // namespace hinterland

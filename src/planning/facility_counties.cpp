// SPDX-License-Identifier: Apache-2.0
#include "planning/home_towns.hpp"
#include "world/home_names.hpp"

#include <set>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// The names of the counties that the study has boundaries of.
std::set<std::string> bounded_counties(const Areas& boundaries) {
  std::set<std::string> names;
  for (const AreaId a : rows(boundaries.shape)) {
    const std::string name(boundaries.name[a]);
    if (!name.empty() && level_of_area(boundaries, a) == Level::county) names.insert(name);
  }
  return names;
}

/// A village at each facility, so that its county is found like that of a village.
Villages villages_at_facilities(const Facilities& facilities) {
  Villages villages;
  villages.place.reserve(facilities.size());
  for (const FacilityId f : rows(facilities.place)) villages.place.push_back(facilities.place[f]);
  for (TextColumn<VillageId>* const column :
       {&villages.code, &villages.name, &villages.town, &villages.county}) {
    column->resize(villages.place.size());
  }
  return villages;
}

}  // namespace

void find_counties_of_facilities(World& world) {
  Facilities& facilities = world.facilities;
  const std::set<std::string> bounded = bounded_counties(world.boundaries);
  World probe;  // borrows the layers that tell where a place lies
  std::swap(probe.towns, world.towns);
  std::swap(probe.boundaries, world.boundaries);
  probe.villages = villages_at_facilities(facilities);
  Notes ignored;
  find_parent_units(probe, ignored);
  std::swap(probe.towns, world.towns);
  std::swap(probe.boundaries, world.boundaries);

  const Villages& found = probe.villages;
  TextColumn<FacilityId> county;
  Column<FacilityId, TriState> is_outside;
  for (const FacilityId f : rows(facilities.place)) {
    const VillageId row{f.index};
    const bool is_given = !facilities.county.empty() && !facilities.county[f].empty();
    std::string name(is_given ? facilities.county[f] : found.county[row]);
    const bool is_inside =
        !found.county_by.empty() && found.county_by[row] == ParentUnitEvidence::boundary;
    const bool outside = !bounded.empty() && !is_inside && !is_given;
    if (outside && bounded.contains(name)) name.clear();  // only its seat is the nearest
    county.push_back(name);
    is_outside.push_back(outside ? TriState::yes : TriState::no);
  }
  facilities.county = std::move(county);
  facilities.is_outside = std::move(is_outside);
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/gauss_kruger.hpp"
#include "synthetic/whole_county.hpp"

#include <hinterland/world.hpp>

namespace hinterland::made_up {

/// The tables that counties are written to, one after another.
struct WorldTables {
  World& world;
  TextColumn<LineId>& road_class;
  TextColumn<FacilityId>& facility_kind;
};

/// Makes room for the services: the twelve utilities, then the public ones.
void open_tables(WorldTables tables, Column<ServiceId, std::string>& services);

/// Adds a county's rows, in longitude and latitude.
void append_county(WorldTables tables, const WholeCounty& county, const GaussKruger& projection);

}  // namespace hinterland::made_up

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/shapefile.hpp"
#include "synthetic/made_up_county.hpp"
#include "synthetic/made_up_faults.hpp"

#include <vector>

/// The fields of a made-up study's shapefiles, and what they say of each row.
namespace hinterland {

/// The field of a role that `study.toml` must name, for a reader cannot guess it.
struct NamedField {
  const char* role;
  const char* field;
};

/// The census columns, by service, in the catalogue's order.
inline constexpr NamedField census_fields[] = {
    {"road", "通硬化路"},    {"building", "危房改造"},    {"water_supply", "通自来水"},
    {"drainage", "通污水"},  {"power", "通电"},           {"gas", "通天然气"},
    {"heating", "集中供暖"}, {"lighting", "路灯"},        {"sanitation", "垃圾清运"},
    {"telecom", "通宽带"},   {"broadcasting", "有线电视"}};

std::vector<ShapefileField> town_fields(const Towns& towns);
std::vector<ShapefileField> village_fields(const MadeUpCounty& county,
                                           const PlantedFaults& planted);
std::vector<ShapefileField> facility_fields(const MadeUpCounty& county,
                                            const PlantedFaults& planted);
std::vector<ShapefileField> area_fields(const Areas& areas);
std::vector<ShapefileField> exclusion_fields(const Areas& areas);
std::vector<ShapefileField> proposed_site_fields(const ProposedSites& sites);
std::vector<ShapefileField> road_fields(const TextColumn<LineId>& road_class);
std::vector<ShapefileField> line_fields();

}  // namespace hinterland

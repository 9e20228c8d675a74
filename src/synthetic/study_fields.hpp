// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"
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

std::vector<OutputField> town_fields(const Towns& towns);
std::vector<OutputField> village_fields(const MadeUpCounty& county, const PlantedFaults& planted);
std::vector<OutputField> facility_fields(const MadeUpCounty& county, const PlantedFaults& planted);
std::vector<OutputField> area_fields(const Areas& areas);
std::vector<OutputField> exclusion_fields(const Areas& areas);
std::vector<OutputField> proposed_site_fields(const ProposedSites& sites);
std::vector<OutputField> road_fields(const TextColumn<LineId>& road_class);
std::vector<OutputField> line_fields();

}  // namespace hinterland

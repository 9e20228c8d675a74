// SPDX-License-Identifier: Apache-2.0
#include "input/records/layer_alone.hpp"

#include "input/records/higher_rows.hpp"
#include "input/records/people.hpp"
#include "input/records/read_layer.hpp"
#include "input/records/read_villages.hpp"
#include "input/records/verify.hpp"
#include "planning/home_towns.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <utility>

namespace hinterland {

namespace {

/// The layers of a study with only this one; none for a network of an unknown service.
StudyLayers layers_of(const Inspection& found, LayerSource source) {
  StudyLayers layers;
  switch (found.kind) {
    case LayerKind::towns:
      layers.towns = std::move(source);
      break;
    case LayerKind::villages:
      layers.villages = std::move(source);
      break;
    case LayerKind::facilities:
      layers.facilities.push_back(std::move(source));
      break;
    case LayerKind::networks:
      source.name += "." + found.network;
      layers.networks[found.network] = std::move(source);
      break;
    case LayerKind::roads:
      layers.roads = std::move(source);
      break;
    case LayerKind::boundaries:
      (found.is_built_up ? layers.built_up : layers.boundaries) = std::move(source);
      break;
    case LayerKind::exclusions:
      layers.exclusions.push_back(std::move(source));
      break;
    case LayerKind::sites:
      layers.proposed_sites = std::move(source);
      break;
  }
  return layers;
}

void read_census_alone(const LayerSource& source, const ServiceCatalogue& catalogue,
                       Problems& problems, const Progress& progress) {
  Notes notes;
  Villages rows = read_villages(source, Shape::none, catalogue, problems, notes, progress);
  leave_out_higher_rows(rows, source.name, problems);
  const std::size_t of_rows = problems.size();
  distrust_zero_people(rows, problems);
  distrust_households(rows, problems, notes);
  for (std::size_t i = of_rows; i < problems.size(); ++i) problems[i].layer = source.name;
}

void read_as_study(const Inspection& found, const LayerSource& source,
                   const ServiceCatalogue& catalogue, Problems& problems,
                   const Progress& progress) {
  if (found.is_census) return read_census_alone(source, catalogue, problems, progress);
  if (found.kind == LayerKind::networks && found.network.empty()) {
    read_layer(source, Shape::lines, {}, problems, progress);
    return;
  }
  Notes notes;
  World world = read_world(layers_of(found, source), catalogue, problems, notes, progress);
  verify_world(world, problems, notes);
  compare_codes_with_towns(world, problems);
}

}  // namespace

LayerAlone read_layer_alone(const Inspection& found, const std::string& path,
                            const std::string& layer, const ServiceCatalogue& catalogue,
                            const Progress& progress) {
  LayerSource source;
  source.name = block_of(found);
  source.path = path;
  source.layer = layer;
  LayerAlone read;
  try {
    read_as_study(found, source, catalogue, read.problems, progress);
  } catch (const Interrupted&) {
    throw;
  } catch (const Error& error) {
    // If the layer cannot be placed, the reason was already reported with its coordinates.
    if (found.is_census || !found.crs.empty()) read.refused = error.message();
  }
  return read;
}

}  // namespace hinterland

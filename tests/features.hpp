// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/geojson.hpp"
#include "temporary_folder.hpp"

#include <nlohmann/json.hpp>

/// The features of a layer as written to GeoJSON.
inline nlohmann::json features(const hinterland::OutputLayer& layer) {
  const TemporaryFolder folder;
  hinterland::write_geojson(layer, folder.path("layer.geojson"), hinterland::no_progress);
  return nlohmann::json::parse(folder.read("layer.geojson")).at("features");
}

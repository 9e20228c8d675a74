// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/mapping.hpp"
#include "paths.hpp"

#include <hinterland/study.hpp>

#include <string>

namespace hinterland {

/// The tag mapping that is bundled with the program.
inline osm::Mapping bundled_osm_mapping() {
  const std::string catalogues = test::in_source("geodata/catalogue/");
  return osm::read_mapping(catalogues + "osm.toml",
                           read_catalogue(catalogues + "shandong-2016.toml"));
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/inspect.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// What a study of one layer would tell of it.
struct LayerAlone {
  Problems problems;
  Text refused;  ///< why no study can take the layer; empty: it can, or its places tell why not
};

/// Reads the layer into the tables of a study that has no other, as what `inspect_layer` found it
/// to be, and verifies them; a census as far as that goes without villages. Throws `Interrupted`.
LayerAlone read_layer_alone(const Inspection& found, const std::string& path,
                            const std::string& layer, const ServiceCatalogue& catalogue,
                            const Progress& progress);

}  // namespace hinterland

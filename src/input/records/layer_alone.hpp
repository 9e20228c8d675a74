// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/inspect.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// The problems of a layer in a study of its own.
struct LayerAlone {
  Problems problems;
  Text refused;  ///< why no study can use the layer, unless the coordinates are the reason
};

/// Reads the layer as the kind detected by `inspect_layer` into the tables of a study without other
/// layers, and verifies them; for a census, as far as possible without villages. Throws
/// `Interrupted`.
LayerAlone read_layer_alone(const Inspection& found, const std::string& path,
                            const std::string& layer, const ServiceCatalogue& catalogue,
                            const Progress& progress);

}  // namespace hinterland

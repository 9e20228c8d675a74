// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/layer_kind.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// Examines a layer: reads it once and changes nothing.
///
/// `layer` may be empty if the file has only one. `catalogue` provides the columns of a census and
/// the names of networks. Throws Error as read_layer does, except for a layer that cannot be
/// placed, which is reported in the result.
Inspection inspect_layer(const std::string& path, const std::string& layer,
                         const ServiceCatalogue& catalogue, const Progress& progress);

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

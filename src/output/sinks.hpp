// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <span>
#include <string>
#include <string_view>

namespace hinterland {

/// A format in which a run writes its layers, one file per layer.
struct Sink {
  std::string_view extension;  ///< of its files: ".geojson"
  /// Writes the layer to a new file. Throws Error if it cannot, and `Interrupted` from `progress`.
  void (*write)(const OutputLayer& layer, const std::string& path, const Progress& progress);
};

/// The formats of a run. A new format is a file with its writer, and a line here: hashing,
/// recognition of own files and progress follow from the list.
std::span<const Sink> sinks();

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "output/sinks.hpp"

#include "output/geojson.hpp"

namespace hinterland {

std::span<const Sink> sinks() {
  static constexpr Sink all[] = {
      {".geojson", write_geojson},
  };
  return all;
}

}  // namespace hinterland

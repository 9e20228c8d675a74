// SPDX-License-Identifier: Apache-2.0
#include "forms_law.hpp"

namespace hinterland::forms {

// What is mended leaves this list in the same change.
const std::vector<KnownFault>& known_faults() {
  static const std::vector<KnownFault> faults = {
      {{"format: geojson in lines", "encoding: GeoJSON with a mark"},
       "GDAL takes such a file as plain GeoJSON and reads its first record alone"}};
  return faults;
}

}  // namespace hinterland::forms

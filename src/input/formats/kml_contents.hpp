// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The begin tag of an element that names a column: SimpleField, SimpleData, Data.
struct KmlColumnTag {
  std::size_t first = 0;  ///< its "<" in the bytes
  std::size_t length = 0;
  std::string name;
  std::string display;  ///< its displayName; empty: it has none
};

struct KmlPlacemark {
  std::size_t behind_tag = 0;  ///< behind its begin tag
  std::string description;
};

/// A gx:Track with more places than times.
struct KmlTrack {
  std::size_t placemark = 0;  ///< the first is 1
  std::size_t places = 0;
  std::size_t times = 0;
};

/// What of a KML the readers of GDAL do not tell.
struct KmlContents {
  std::vector<KmlColumnTag> columns;
  std::vector<KmlPlacemark> placemarks;
  std::vector<std::string> links;  ///< what its NetworkLinks lead to
  std::optional<KmlTrack> track;   ///< the first that GDAL cannot read; none: all can be read
  bool has_values = false;         ///< a placemark has columns of its own
};

/// Walks a KML once. What is not well-formed ends it: its beginning is told.
KmlContents kml_contents(std::string_view kml);

}  // namespace hinterland

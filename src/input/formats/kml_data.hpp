// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

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

/// A KML as it is read.
struct KmlAsRead {
  std::optional<std::string> changed;  ///< none: as it lies there
  Notes notes;                         ///< what was changed, or could not be
  Text elsewhere;                      ///< what it links to, and the way out; empty: nothing
};

/// The KML with all of its columns as fields of a Schema:
///
///   untyped <Data name="…">, of whose names GDAL turns each byte beyond ASCII into "_", so that
///   they fall together, and which it leaves out where the file has a Schema of its own;
///   columns that are numbered (f0, field_1), under their displayName;
///   where it has no columns, what stands in the HTML of the descriptions as tables of names and
///   values, or lines of them.
///
/// Throws Error where a gx:Track has more places than times, and where it holds links to other
/// files (NetworkLink) alone; `shown` is the path in the message. Source: OGC KML 2.3 (12-007r2),
/// ExtendedData, SchemaData. Walks the text twice.
KmlAsRead kml_as_read(std::string_view kml, const std::string& shown);

}  // namespace hinterland

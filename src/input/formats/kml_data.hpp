// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// A KML prepared for GDAL.
struct KmlAsRead {
  std::optional<std::string> changed;  ///< the rewritten text; none if no change is needed
  Notes notes;                         ///< what was changed, or could not be
  Text elsewhere;                      ///< the files it links to, and advice; empty if none
};

/// Returns the KML with all its columns as fields of a Schema:
///
///   untyped <Data name="…">: GDAL replaces each non-ASCII byte of the names by "_", so that names
///   collide, and ignores such data if the file has a Schema as well;
///   numbered columns (f0, field_1), under their displayName;
///   in a KML without columns, the pairs of names and values in tables or lines of the HTML
///   descriptions.
///
/// Throws Error if a gx:Track has more positions than times, or if the file contains only links to
/// other files (NetworkLink); `shown` is the path used in messages. Source: OGC KML 2.3 (12-007r2),
/// ExtendedData, SchemaData. Parses the text twice.
KmlAsRead kml_as_read(std::string_view kml, const std::string& shown);

}  // namespace hinterland

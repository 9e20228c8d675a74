// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

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

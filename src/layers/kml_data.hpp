// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// The KML with its untyped <Data name="…"> as fields of a Schema. GDAL turns each byte beyond
/// ASCII in the name of untyped data into "_", so that columns lose their names and may fall
/// together, and leaves them out where the file has a Schema of its own. None: no such data is in
/// it.
///
/// Source: OGC KML 2.3 (12-007r2), ExtendedData, SchemaData. Walks the text once.
std::optional<std::string> kml_with_schema(std::string_view kml);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

namespace hinterland {

/// Warns if a column of kinds (管线类型, GXLX, 图层) or names (燃气管道) shows that some or nearly
/// all lines of a network belong to another service; includes the condition that selects the right
/// ones. Uses words (污水管) and the codes of CJJ 61 (WS); other values are ignored. Empty if
/// nothing was found or the layer is not such a network. Reads all records and rewinds.
Text warning_on_line_services(GdalTable& table, const LayerSource& source);

}  // namespace hinterland

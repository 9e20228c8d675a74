// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

namespace hinterland {

/// What a column of kinds (管线类型, GXLX, 图层) or names (燃气管道) says against lines of a
/// network being those of its service: that nearly all, or some, belong to another one, with the
/// condition that takes the right ones. Words (污水管) and the codes of CJJ 61 (WS) are known; of
/// other words nothing is concluded. Empty: nothing is said, or the layer is no network of lines
/// that are known here. Reads all records, and starts again at the first.
Text doubt_of_services(GdalTable& table, const LayerSource& source);

}  // namespace hinterland

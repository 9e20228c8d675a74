// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/asked_layer.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/sheets/find_records.hpp"

#include <hinterland/text.hpp>

namespace hinterland {

/// Says which layers of the file are read as one, or have the columns of the one that is read and
/// are left out: a note where one has, `sheet.elsewhere` where several have, for two may well be of
/// two kinds, such as towns and villages. Layers of other years are not told.
void tell_layers_alike(const AskedLayer& asked, const GdalLayer& layer, PlainSheet& sheet,
                       Notes& notes);

}  // namespace hinterland

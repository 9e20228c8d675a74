// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>

#include <string>
#include <vector>

class OGRLayer;

namespace hinterland {

/// The layers that have the columns of this one, itself among them; none where it has no columns.
std::vector<std::string> layers_like(GDALDataset& opened, OGRLayer& layer);

/// The layers with the same columns, of which there are most; empty: each is of its own kind.
std::vector<std::string> largest_group(GDALDataset& opened);

/// Whether the names differ in the year alone: 2019年, 2020年.
bool are_years(const std::vector<std::string>& names);

/// The query that reads these layers as one.
std::string union_of(const std::vector<std::string>& layers);

}  // namespace hinterland

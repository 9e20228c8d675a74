// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

namespace hinterland {

/// Tells a layer that the study gives for one service and whose records are of others: one
/// `layer_role_doubtful` with their number, the first and the way out.
///
/// A record is of another service where its kind is a word of that one, or, without a known kind,
/// its name ends in such a word; and neither is a word of the layer's own service. Any kind is
/// told, names where they are half of the records. Shops of all sorts go together, and so do
/// culture and sports. O(records), and a search of words for each different kind and name.
void doubt_service(const Records& records, const LayerSource& source,
                   const ServiceCatalogue& catalogue, Problems& problems);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/as_json.hpp"

#include <hinterland/summary.hpp>

namespace hinterland {

/// The figures of a study as run.json has them.
Json figures_json(const Figures& figures, const ServiceCatalogue& catalogue, const Sites& sites);

}  // namespace hinterland

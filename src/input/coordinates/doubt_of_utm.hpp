// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"

#include <hinterland/text.hpp>

namespace hinterland {

/// UTM is rare in China, and often named where Gauss-Kruger with the same middle is meant: the
/// word on that for a zone of UTM there. Empty: it is none.
Text doubt_of_utm(const CrsDescription& crs);

}  // namespace hinterland

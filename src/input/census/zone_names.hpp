// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Names of columns that say whether a village lies in the zone where the service applies: 供热区,
/// 供暖区, 是否集中供暖区. Formed from the catalogue's Chinese words for the service.
std::vector<std::string> zone_names(const Service& service);

}  // namespace hinterland

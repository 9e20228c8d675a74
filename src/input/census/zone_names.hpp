// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// What tables call the column that says whether a village lies where the service is asked for:
/// 供热区, 供暖区, 是否集中供暖区, by the Chinese words that the catalogue has for the service.
std::vector<std::string> zone_names(const Service& service);

}  // namespace hinterland

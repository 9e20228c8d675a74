// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <string_view>

namespace hinterland {

/// The message that the catalogue has no service with this id (in this group), with the nearest id
/// or all ids; empty if it has one.
Text unknown_service(const ServiceCatalogue& catalogue, std::string_view id,
                     std::optional<ServiceGroup> group = std::nullopt);

}  // namespace hinterland

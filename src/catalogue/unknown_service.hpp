// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <string_view>

namespace hinterland {

/// That the catalogue has no such service, or none of that group, with the ids it has or the
/// nearest of them; empty: it has one.
Text unknown_service(const ServiceCatalogue& catalogue, std::string_view id,
                     std::optional<ServiceGroup> group = std::nullopt);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue/service_catalogue.hpp>

#include <string>

namespace hinterland {

/// Reads a policy from a TOML file such as `geodata/catalogue/shandong-2016.toml`.
///
/// Strict: throws UsageError with `file:line:column` for an unknown key, a
/// value of the wrong type, a missing one, a negative radius or price, a core
/// radius beyond the band, prices that are not low <= mid <= high, an id that is
/// there twice or is not snake_case, a word for a kind that two services or two
/// road classes claim, a speed that nobody walks or drives at, a checklist that
/// names an unknown service, and a catalogue without services.
ServiceCatalogue read_catalogue(const std::string& path);

}  // namespace hinterland

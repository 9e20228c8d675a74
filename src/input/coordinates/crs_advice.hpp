// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// Whether PROJ understands the declaration of a file.
bool can_be_read(const std::string& declared);

/// The message for a declaration that PROJ does not understand, with advice.
Text unreadable_crs(const std::string& declared);

}  // namespace hinterland

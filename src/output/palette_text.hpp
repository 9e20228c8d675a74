// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace hinterland {

/// The text of styles/palette.json, from the build.
extern const std::string_view palette_text;

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hinterland {

/// What land is by the words for it.
enum class LandKind : std::uint8_t {
  built_up,   ///< 建成区, 建设用地, "built-up area"
  kept_free,  ///< 永久基本农田, 生态保护红线, 耕地, "nature reserve"
};

/// What the last words of a name or kind of an area say it is; a number behind them is none of
/// them: 永久基本农田12 is kept free. None: they do not say, as in 草地村.
std::optional<LandKind> land_in_words(std::string_view text);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/text.hpp>

#include <fmt/format.h>

namespace hinterland {

/// A statement in both languages with the same values in its gaps: {} in turn, or
/// {0}, {1} where the languages order them differently.
template <class... Values>
Text filled_text(const char* english, const char* chinese, const Values&... values) {
  return {fmt::format(fmt::runtime(english), values...),
          fmt::format(fmt::runtime(chinese), values...)};
}

}  // namespace hinterland

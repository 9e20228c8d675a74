// SPDX-License-Identifier: Apache-2.0
#include "base/number_range.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

namespace hinterland {

void require_within(std::string_view name, double value, const NumberRange& range) {
  if (value >= range.least && value <= range.most) return;
  throw UsageError(range.most == not_negative.most
                       ? filled_text("{} is {}, but must be at least {}", "{} 为 {}，应不小于 {}",
                                     name, value, range.least)
                       : filled_text("{} is {}, but must be between {} and {}",
                                     "{} 为 {}，应在 {} 与 {} 之间", name, value, range.least,
                                     range.most));
}

}  // namespace hinterland

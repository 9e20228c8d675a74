// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// A common name for all headers that list places of one level, in any order, with any brackets, in
/// either language: 乡镇 for 乡（镇）, 镇（街道、开发区）, 所属镇街 and "Town / Subdistrict";
/// 县区名称 for 县（市、区）名称; 村居 for 村（社区）; 自然村 for 自然村（屯）; 设施名称 for
/// 学校（园所）名称. None if the header is a single word, lists places of several levels, or
/// contains other words. `header` must be in lower case, with ASCII brackets.
std::optional<std::string> place_label(std::string_view header);

}  // namespace hinterland

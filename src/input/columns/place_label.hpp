// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// The one name of all headers that list places of one level, in whatever order, brackets and
/// language: 乡（镇）, 镇（街道、开发区）, 所属镇街 and "Town / Subdistrict" are 乡镇,
/// 县（市、区）名称 is 县区名称, 村（社区） 村居, 自然村（屯） 自然村, 学校（园所）名称 设施名称.
/// None: it is one word alone, lists places of several levels, or says something else, too.
/// `header` is in small letters, with ASCII brackets.
std::optional<std::string> place_label(std::string_view header);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// What a setting of run.json means: 路网接入最大距离（米） for `roads.access_limit_m`. Keys with
/// names chosen by the study, such as `schedule.by_county_cny.玉安县`, have these at the end. An
/// unknown key is returned as it is.
std::string setting_label(std::string_view key, Language language);

/// What a layer of the study is: 村庄 for `villages`, 管线：drainage for `networks.drainage`.
std::string layer_label(std::string_view name, Language language);

/// A value of a setting, if it is one of a list of words; otherwise as it is.
std::string setting_value(std::string_view key, std::string_view value, Language language);

}  // namespace hinterland

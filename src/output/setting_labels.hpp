// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// What a setting of run.json means: 路网接入最大距离（米） for `roads.access_limit_m`. Keys with
/// names chosen by the study, such as `schedule.by_county_cny.玉安县`, have these at the end. An
/// unknown key is returned as it is.
std::string setting_label(std::string_view key, Language language);

/// What a layer of the study is: 村庄 for `villages`, 管线：排水 for `networks.drainage`.
std::string layer_label(std::string_view name, const ServiceCatalogue& catalogue,
                        Language language);

/// What a setting of a layer means: 文件 for `path`, 字段“人口” for `fields.people`, 字段“电力” for
/// `fields.power`. An unknown role or name is shown as it is.
std::string layer_setting_label(std::string_view key, const ServiceCatalogue& catalogue,
                                Language language);

/// A value of a setting, if it is one of a list of words; otherwise as it is.
std::string setting_value(std::string_view key, std::string_view value, Language language);

}  // namespace hinterland

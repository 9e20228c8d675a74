// SPDX-License-Identifier: Apache-2.0
#include "input/study/setting_keys.hpp"

#include "base/plain_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

struct SettingKey {
  std::string_view setting;
  std::string_view table;
  std::string_view key;  ///< empty: the setting is a table
};

constexpr std::array setting_keys{
    SettingKey{"coverage.metric", "[coverage]", "metric"},
    SettingKey{"coverage.services", "[coverage]", "services"},
    SettingKey{"coverage.at_least", "[coverage]", "covered_by"},
    SettingKey{"coverage.town_reach", "[coverage]", "town_reach"},
    SettingKey{"coverage.core_time", "[coverage]", "core_minutes"},
    SettingKey{"coverage.band_time", "[coverage]", "band_minutes"},
    SettingKey{"roads.snap_tolerance", "[roads]", "snap_tolerance"},
    SettingKey{"travel.access_limit", "[roads]", "access_limit"},
    SettingKey{"travel.walk_limit", "[roads]", "walk_limit"},
    SettingKey{"extension.across_limit", "[extension]", "across_limit"},
    SettingKey{"priority.weights", "[priority]", "weights"},
    SettingKey{"sites.adopt", "[sites]", "adopt"},
    SettingKey{"world.roads", "[layers.roads]", ""},
    SettingKey{"world.towns", "[layers.towns]", ""},
};

void name_keys(std::string& text) {
  for (const SettingKey& entry : setting_keys) {
    std::string written(entry.table);
    if (!entry.key.empty()) written.append(" ").append(entry.key);
    replace_all(text, entry.setting, written);
  }
}

}  // namespace

std::string key_of(std::string_view setting) {
  const auto found = std::ranges::find(setting_keys, setting, &SettingKey::setting);
  if (found != setting_keys.end()) return std::string(found->key);
  return std::string(setting.substr(setting.rfind('.') + 1));
}

Text with_keys(Text message) {
  name_keys(message.en);
  name_keys(message.zh);
  return message;
}

void name_keys(Problems& problems, std::size_t read) {
  for (std::size_t i = read; i < problems.size(); ++i)
    problems[i].detail = with_keys(std::move(problems[i].detail));
}

void name_keys(Notes& notes, std::size_t read) {
  for (std::size_t i = read; i < notes.size(); ++i) notes[i] = with_keys(std::move(notes[i]));
}

}  // namespace hinterland

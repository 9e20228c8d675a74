// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"

#include <hinterland/text.hpp>

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>

/// A TOML file, and its values checked one by one: what `ConfigTable` is made of.
namespace hinterland {

/// Throws UsageError: `file:line:column: why`.
[[noreturn]] void refuse_at(const std::string& path, const toml::source_region& source,
                            const Text& why);

/// The content of a file as a table. Throws UsageError where it is no TOML, or a layer.
toml::table parsed_config(const std::string& content, const std::string& path);

/// What a value is, in words for a message.
Text in_words(const toml::node& node);

std::optional<double> number_of(const toml::node& node);

/// Metres of "500 m", "3km", "2.5 公里"; none: not a length.
std::optional<double> metres_of(std::string_view text);

/// The value of a key, or a refusal that says what may stand there.
double checked_number(const std::string& path, std::string_view key, const toml::node& node,
                      NumberRange range);
std::string checked_text(const std::string& path, std::string_view key, const toml::node& node);
const toml::table& checked_table(const std::string& path, std::string_view key,
                                 const toml::node& node);
const toml::array& checked_list(const std::string& path, std::string_view key,
                                const toml::node& node);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// The keys of the study file for the settings and tables that the planning steps name in messages.
namespace hinterland {

/// The key that sets a member of the settings: "core_minutes" for "coverage.core_time". A member
/// without an entry has the key of its own name.
std::string key_of(std::string_view setting);

/// The message with the names of settings and tables of the world, such as coverage.metric and
/// world.roads, replaced by keys and tables of the study file, [coverage] metric and
/// [layers.roads].
Text with_keys(Text message);

/// The same for the details of the problems and for the notes of planning steps: those after the
/// first `read`, which come from reading the layers.
void name_keys(Problems& problems, std::size_t read);
void name_keys(Notes& notes, std::size_t read);

}  // namespace hinterland

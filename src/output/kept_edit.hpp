// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether a study's results have a file of this name. A run.json that another hand changed may
/// list any.
bool is_name_of_output(std::string_view name);

/// The result that a user's state of it is kept beside: "gaps.geojson" of "gaps.edited-2.geojson".
/// Empty where it is no such name.
std::string result_of_edit(std::string_view name);

/// Puts a user's state of a result into a folder under the first free of "gaps.edited.geojson",
/// "gaps.edited-2.geojson", ..., unless one of them holds the same.
///
///   put   gives the file its new name; returns 0, or the reason why not: EEXIST, it is taken
///   kept  the name that it has got, or that of the same
///
/// Returns 0, or the reason why it could not be put.
int keep_edit(const std::filesystem::path& file, const std::filesystem::path& folder,
              const std::string& result,
              const std::function<int(const std::filesystem::path& to)>& put, std::string& kept);

}  // namespace hinterland

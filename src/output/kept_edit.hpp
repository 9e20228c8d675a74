// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether a study's results have a file of this name. A run.json edited by others may list any
/// name.
bool is_name_of_output(std::string_view name);

/// The result of which this file is an edited copy: "gaps.geojson" for "gaps.edited-2.geojson".
/// Empty for any other name.
std::string result_of_edit(std::string_view name);

/// Stores an edited result in a folder under the first free name of "gaps.edited.geojson",
/// "gaps.edited-2.geojson", ..., unless one of them has the same contents.
///
///   put   gives the file its new name; returns 0 or an errno, EEXIST if the name is taken
///   kept  receives the name used, or the name of the file with the same contents
///
/// Returns 0 or the errno of the failure.
int keep_edit(const std::filesystem::path& file, const std::filesystem::path& folder,
              const std::string& result,
              const std::function<int(const std::filesystem::path& to)>& put, std::string& kept);

}  // namespace hinterland

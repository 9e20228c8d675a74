// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Writes an archive with one file, compressed. Its date is fixed (2016-09-09), so that the same
/// contents give the same bytes. Throws Error with the path if it cannot be written.
void write_zip(const std::string& path, const std::string& name, std::string_view contents);

}  // namespace hinterland

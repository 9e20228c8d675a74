// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// Looks at a .mif and at the .mid beside it, which GDAL joins record by record without counting.
///
/// Throws Error, with the way out, where the .mif has columns and the .mid is missing, or holds
/// more or fewer rows than the .mif has objects. `shown` is the path in the message. Reads both
/// files whole.
void check_mif(const std::string& path, const std::string& shown);

}  // namespace hinterland

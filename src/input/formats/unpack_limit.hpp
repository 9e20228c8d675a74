// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace hinterland {

/// How many bytes a packed file may hold: 8 GiB, or HINTERLAND_UNPACK_LIMIT in MiB. A few kilobytes
/// can be packed from many gigabytes, which would fill the memory or keep the program busy for
/// days.
std::uint64_t unpack_limit();

/// Throws Error, with the way out, where `bytes` are more than that.
void check_unpacked(const std::string& path, std::uint64_t bytes);

}  // namespace hinterland

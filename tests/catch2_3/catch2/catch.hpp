// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Catch2 3 under the header and the names of Catch2 2, in which the tests are written: Debian 12
/// has version 2 only, Debian 13 version 3 only. On the include path only where version 3 is used.

#include <catch2/catch_all.hpp>

#include <string>

namespace Catch {

using Matchers::EndsWith;
using Matchers::StartsWith;

/// In version 3 `Matchers::Contains` compares elements of a range, and this has another name.
inline auto Contains(const std::string& part) { return Matchers::ContainsSubstring(part); }

}  // namespace Catch

using Catch::Approx;

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland::test {

/// A file of this repository: "docs/fields.md".
std::string in_source(std::string_view path);

/// A file of the real data, which are beside the repository and may be absent.
std::string in_data(std::string_view path = "");

/// Path of the program under test.
std::string program();

}  // namespace hinterland::test

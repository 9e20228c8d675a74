// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace hinterland {

/// The text without the blanks around it, the wide blank U+3000 too, and in
/// small letters where they are ASCII: as words are compared.
std::string plain_word(std::string_view text);

/// Whether a name as a plain word ends in one of these: FILE.CSV in ".csv".
bool ends_like(std::string_view name, std::initializer_list<std::string_view> endings);

}  // namespace hinterland

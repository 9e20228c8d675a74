// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The text without the blanks around it, the wide blank U+3000 too, and in
/// small letters where they are ASCII: as words are compared.
std::string plain_word(std::string_view text);

}  // namespace hinterland

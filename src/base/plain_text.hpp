// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The text in ASCII as far as digits, separators, signs, brackets and blanks go: full-width
/// forms, the digits of other scripts, no-break and thin blanks, typographic apostrophes, signs
/// and minuses. What has no narrow form stays as it is; marks of no width are taken out, and so
/// are the blanks at both ends.
std::string narrow_text(std::string_view text);

}  // namespace hinterland

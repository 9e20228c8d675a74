// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Whether the text contains an HTML entity: &#30707; or &#x77F3;, also with an escaped ampersand
/// (&amp;#30707;), or a named one such as &amp;.
bool has_entity(std::string_view text);
/// The text with numeric entities decoded; other entities are unchanged.
std::string without_entities(std::string_view text);

/// The text with escapes decoded as programs write them: \u77f3, \u{77f3}, \U000077f3, %u77f3,
/// U+77F3, <U+77F3>, \xe7\x9f\xb3 and \347\237\263, and =E7=9F=B3 from e-mail. Empty if there are
/// none, or the result is not a valid text beyond ASCII.
std::string without_escapes(std::string_view text);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Whether there is an entity of HTML in the text: &#30707; or &#x77F3;, also with its ampersand
/// written as one (&amp;#30707;), or &amp; and the like.
bool has_entity(std::string_view text);
/// The text with the entities of numbers undone; empty: one of them is none.
std::string without_entities(std::string_view text);

/// The text with the numbers of characters and bytes undone that programs write: \u77f3, \u{77f3},
/// \U000077f3, %u77f3, U+77F3, <U+77F3>, \xe7\x9f\xb3 and \347\237\263, and =E7=9F=B3 of mails.
/// Empty: there are none, or what comes out is no text beyond ASCII.
std::string without_escapes(std::string_view text);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"
#include "input/text/likely_encodings.hpp"

#include <hinterland/text.hpp>

#include <string_view>

namespace hinterland {

// Why a layer's text is read in an encoding, in words.

/// The evidence, and what is declared beside it; empty: nothing is.
Text with_declaration(Text text, std::string_view declared, std::string_view declared_by);

/// How many texts are valid UTF-8, and how many GB18030.
Text evidence(const ByteStatistics& content);
Text evidence_of_both(const ByteStatistics& content);
Text evidence_of_big5(const ByteStatistics& content);

/// Why texts that may be GB18030 by their form, or are in no known one, are taken for `guess`.
Text evidence_of_guess(const ByteStatistics& content, const EncodingGuess& guess, double chinese);

/// GB18030 by their form, but not by their characters.
Text evidence_of_rare(const ByteStatistics& content);

/// Neither UTF-8 nor GB18030, and like no other.
Text evidence_of_none(const ByteStatistics& content);

}  // namespace hinterland

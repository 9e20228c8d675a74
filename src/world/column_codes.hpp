// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Normalises a code: removes spaces of any width, quotes and apostrophes, ="…", the decimals of
/// 370102001001.0 and the separators of 370,102,001,001 and 370102-001-001; makes full-width digits
/// half-width; expands scientific notation that has all digits (3.70102001001E+11).
std::string plain_code(std::string_view text);

/// Normalises the codes of a column with `plain_code`. If a code in scientific notation has all
/// digits, trailing zeros of the others were dropped and are restored: 3.70102001E+11 is
/// 370102001000. Land survey codes of 19 digits are shortened to the 12 of a village or the 15 of a
/// group if only zeros follow.
std::vector<std::string> plain_codes(std::vector<std::string> codes);

/// The village code in the code of a village group or of a land survey: 370102001001 for
/// 370102001001003 and 3701020010010000002. Empty for other codes.
std::string_view village_of_group(std::string_view code);

/// The code for comparing villages: 370102001001 also for 370102001001000.
std::string_view code_of_village(std::string_view code);

/// Whether a code is a village code followed by a land survey number: 3701020010010000002.
bool is_survey_code(std::string_view code);

/// The damage found in a column of codes.
struct CodeReport {
  std::vector<std::size_t> damaged;  ///< rows whose code has lost digits, to be read as no code
  Text message;                      ///< the message, with an example; empty: no damage
};

/// Detects damage done to a column of codes by spreadsheets:
///
///   3.74021E+11              digits are lost
///   374021000000, repeated   digits are lost and replaced by zeros
///   370102001001000000       all codes have zeros from the 16th digit on
///   37010200101              one digit less than all others: a leading zero is lost; code is kept
///
/// `codes`: from `plain_code`, in the order of the records. `are_villages`: false for codes of
/// towns and counties, which may end in zeros; the second check is then omitted.
CodeReport examine_codes(const std::vector<std::string>& codes, bool are_villages = true);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A code without what spreadsheets and web pages put around it: blanks of any width, full-width
/// digits, quotes and apostrophes, ="…", the zeros of 370102001001.0, the groups of
/// 370,102,001,001 and 370102-001-001. Scientific notation that still has all digits
/// (3.70102001001E+11) is written out.
std::string plain_code(std::string_view text);

/// The codes of a column, each as `plain_code` gives it. Where scientific notation has all digits
/// in one of them, zeros at the end were left away in the others: 3.70102001E+11 is 370102001000.
/// The 19 digits of a land survey are a village's 12, or a group's 15, where zeros follow these.
std::vector<std::string> plain_codes(std::vector<std::string> codes);

/// The village of a group in it, or of a part with a number of a land survey: 370102001001 of
/// 370102001001003 and of 3701020010010000002. Empty: the code is no group's.
std::string_view village_of_group(std::string_view code);

/// The code that a village is compared by: 370102001001 also where 370102001001000 is written.
std::string_view code_of_village(std::string_view code);

/// Whether it is a village's code with a number of a land survey behind it: 3701020010010000002.
bool is_survey_code(std::string_view code);

/// What is wrong with a column of codes.
struct CodeReport {
  std::vector<std::size_t> damaged;  ///< rows whose code has lost digits: to be read as none
  Text said;                         ///< how many, with an example; empty: nothing is wrong
};

/// Looks through a column of codes for what a spreadsheet did to them:
///
///   3.74021E+11              digits are gone
///   374021000000, repeated   they are gone, and zeros stand in their place
///   370102001001000000       of more than 15 digits the rest are zeros in all codes
///   37010200101              one digit less than all others: a zero in front is lost; stays
///
/// `codes`: as `plain_code` gives them, in the order of the records. Codes of towns and counties,
/// which end in zeros themselves, are not looked at for zeros: `are_villages` is false.
CodeReport look_at_codes(const std::vector<std::string>& codes, bool are_villages = true);

}  // namespace hinterland

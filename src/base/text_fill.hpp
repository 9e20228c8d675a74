// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <utility>

namespace hinterland {

inline const std::string& value_in(const Text& value, Language language) {
  return value.in(language);
}
template <class Value>
const Value& value_in(const Value& value, Language) {
  return value;
}

/// A format string, checked against the types of the values at compile time.
template <class... Values>
using FormatFor =
    fmt::format_string<decltype(value_in(std::declval<const Values&>(), Language::en))...>;

/// Formats a text in both languages with the same values: {} in order, or {0}, {1} if the order
/// differs. Values of type Text are inserted in the respective language.
template <class... Values>
Text filled_text(FormatFor<Values...> english, FormatFor<Values...> chinese,
                 const Values&... values) {
  return {fmt::format(english, value_in(values, Language::en)...),
          fmt::format(chinese, value_in(values, Language::zh)...)};
}

/// A list of names: "towns, villages" and "towns、villages".
template <class Names>
Text listed_text(const Names& names) {
  return {fmt::format("{}", fmt::join(names, ", ")), fmt::format("{}", fmt::join(names, "、"))};
}

/// "1 record", "2 records": a count with its noun in English.
inline std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// "1 of 8 records lies", "2 of 8 records lie": a count with its noun and verb in English.
inline std::string counted_of(std::size_t count, std::size_t all, const char* noun_and_one,
                              const char* noun_and_many) {
  return fmt::format("{} of {} {}", count, all, count == 1 ? noun_and_one : noun_and_many);
}

inline Text operator+(const Text& a, const Text& b) { return {a.en + b.en, a.zh + b.zh}; }

}  // namespace hinterland

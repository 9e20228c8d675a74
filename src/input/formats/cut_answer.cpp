// SPDX-License-Identifier: Apache-2.0
#include "input/formats/cut_answer.hpp"

#include "base/number_text.hpp"

#include <fmt/format.h>

namespace hinterland {

namespace {

/// The word or number that stands behind a name: true of "name" : true, 28 of name="28".
std::string_view value_of(std::string_view text, std::string_view name) {
  constexpr std::string_view between = "\"' \t\r\n:=";
  const std::size_t at = text.find(name);
  if (at == text.npos) return {};
  const std::size_t first = text.find_first_not_of(between, at + name.size());
  if (first == text.npos || first == at + name.size()) return {};
  return text.substr(first, text.find_first_of("\"' \t\r\n,}>", first) - first);
}

}  // namespace

std::string cut_by_server(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == text.npos || (text[first] != '{' && text[first] != '<')) return {};
  if (value_of(text, "exceededTransferLimit") == "true") return "exceededTransferLimit";
  const auto count = [&](std::string_view name) { return parse_number(value_of(text, name)); };
  const auto returned = count("numberReturned");
  const auto matched = count("numberMatched") ? count("numberMatched") : count("totalFeatures");
  if (!returned || !matched || *returned >= *matched) return {};
  return fmt::format("{:.0f} / {:.0f}", *returned, *matched);
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace hinterland {

/// The languages of the program's output.
enum class Language { zh, en };

/// A text in both languages. A name, a code or a number is the same in both and converts
/// implicitly.
struct Text {
  std::string en;
  std::string zh;

  Text() = default;
  Text(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}
  Text(const std::string& same) : en(same), zh(same) {}
  Text(const char* same) : en(same), zh(same) {}

  bool empty() const { return en.empty(); }
  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }

  friend bool operator==(const Text&, const Text&) = default;
};

/// Choices made by the program, with reasons; one text each.
using Notes = std::vector<Text>;

}  // namespace hinterland

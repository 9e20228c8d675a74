// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What a cell of a census says of a service.
enum class Statement : std::uint8_t {
  yes,
  no,
  partly,  ///< some households have it
  being_built,
  planned,
  out_of_use,
  unknown
};

/// What a word says by itself: 是, 已通, 没通, 部分, 在建, 规划, 停用, 不详, √, ×, … Compared
/// without blanks, case and width. None: it is no such word. Blank is unknown.
std::optional<Statement> known_statement(std::string_view text);

/// ○, ◯, 〇, Ｏ, which say yes beside × and no beside ●.
bool is_open_circle(std::string_view text);

/// A text with more bytes is prose and no answer.
inline constexpr std::size_t longest_census_answer = 4096;

/// The words of one service: those that are known by themselves, also around what the service is
/// called (已通自来水, 没有路灯), and those of the catalogue.
///
/// Of a text in parts (未通（在建）) the first decides, unless it says yes and another takes that
/// back: 有（已停用） is out of use. A word is never known by a part of it: 差不多通了 is not.
class CensusWords {
 public:
  explicit CensusWords(const Service& service);
  std::optional<Statement> find(std::string_view text) const;

 private:
  std::optional<Statement> part(const std::string& text) const;

  std::vector<std::string> own_;  ///< what the service is called, the longest first
  std::map<std::string, Statement, std::less<>> answers_;
};

}  // namespace hinterland

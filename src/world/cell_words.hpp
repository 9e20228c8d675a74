// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether a text represents a null value in a column of any kind: NULL, \N (exports of MySQL,
/// PostgreSQL, Hive), (null), <空>, #N/A, n.a., NaN and None (Python), -, —, /, … False for 无,
/// which may be an answer, and for the empty text.
bool is_null_word(std::string_view text);

/// The meaning of a census cell on a service.
enum class Statement : std::uint8_t {
  yes,
  no,
  partly,  ///< some households have it
  being_built,
  planned,
  out_of_use,
  unknown,
  own  ///< a supply of its own: a well
};

/// The meaning of a word on its own: 是, 已通, 没通, 部分, 在建, 规划, 停用, 不详, √, ×, … Spaces,
/// case and character width are ignored. A blank text is unknown; nullopt for other words.
std::optional<Statement> known_statement(std::string_view text);

/// ○, ◯, 〇, Ｏ: mean yes in a column with ×, and no in a column with ●.
bool is_open_circle(std::string_view text);

/// In bytes; a longer text is prose, not an answer.
inline constexpr std::size_t longest_census_answer = 4096;

/// Interprets census cells on one service: words known on their own, also combined with a name of
/// the service (已通自来水, 没有路灯), and the words of the catalogue.
///
/// In a text with several parts (未通（在建）), the first part decides, unless it says yes and
/// another part qualifies it: 有（已停用） is out of use. Substrings do not match: 差不多通了 is
/// not understood.
class CensusWords {
 public:
  explicit CensusWords(const Service& service);
  std::optional<Statement> find(std::string_view text) const;

 private:
  std::optional<Statement> part(const std::string& text) const;

  std::vector<std::string> own_;  ///< names of the service, longest first
  std::map<std::string, Statement, std::less<>> answers_;
};

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"

#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// One table of a TOML file, read strictly.
///
/// Every key that is asked for counts as known; `finish` refuses the others, so
/// the reader itself is the list of keys. Whatever is wrong is a UsageError that
/// begins with `file:line:column:` and names the key, what was expected, what
/// is there, and the nearest right name. Numbers are finite, always.
///
/// Copies share what has been asked. The file is kept in memory as long as a
/// table of it lives.
class ConfigTable {
 public:
  /// Reads a file. Throws UsageError: there is no such file, it is a folder or
  /// cannot be opened, it is not TOML (with the place where it stops being so).
  static ConfigTable read(const std::string& path);
  /// The same of a text; messages call it `name`.
  static ConfigTable of_text(const std::string& content, const std::string& name);

  /// The table's name as a message puts it: "[layers.villages]", "the file".
  const Text& name() const;
  /// All keys of the table, in the order of the file.
  std::vector<std::string> keys() const;
  /// Whether the key is there. Counts as asking for it.
  bool has(std::string_view key) const;
  /// Whether the key is there and a table. Does not count as asking for it.
  bool is_table(std::string_view key) const;

  /// Each puts the value of the key into `value`, which stays as it is where
  /// the key is missing. Returns whether the key is there.
  bool take(std::string_view key, std::string& value) const;
  bool take(std::string_view key, bool& value) const;
  bool take(std::string_view key, int& value, NumberRange range) const;
  bool take(std::string_view key, std::uint64_t& value) const;
  bool take(std::string_view key, double& value, NumberRange range) const;
  bool take(std::string_view key, std::vector<std::string>& value) const;
  bool take(std::string_view key, std::vector<double>& value, NumberRange range) const;
  bool take(std::string_view key, std::map<std::string, std::string>& value) const;
  bool take(std::string_view key, std::map<std::string, double>& value, NumberRange range) const;
  /// A length that is not negative: metres as a number, or text with a unit,
  /// "500 m", "3 km" or "3 公里". A number below 50 is refused where `value`, the default, is 500 m
  /// or more (none counts as 1 km): kilometres were meant.
  bool take(std::string_view key, Metres& value) const;
  bool take(std::string_view key, std::optional<Metres>& value) const;
  /// A word out of a list; returns its place in the list, none: not there.
  std::optional<std::size_t> take_word(std::string_view key,
                                       const std::vector<std::string>& words) const;

  /// The table under a key; an empty one where it is missing.
  ConfigTable table(std::string_view key) const;
  /// The tables of an array of tables; none where it is missing.
  std::vector<ConfigTable> tables(std::string_view key) const;

  /// Refuses a table that lacks one of these keys.
  void require(const std::vector<std::string>& required) const;
  /// Refuses the first key that has not been asked for.
  void finish() const;

  /// Refuse the value of a key; the key itself; the table.
  [[noreturn]] void refuse_value(std::string_view key, const Text& why) const;
  [[noreturn]] void refuse_key(std::string_view key, const Text& why) const;
  [[noreturn]] void refuse(const Text& why) const;
  /// Refuses the path under a key, of which there is no file, where backslashes in it were taken
  /// for escapes.
  void refuse_escapes(std::string_view key, std::string_view path) const;

 private:
  struct Inside;
  [[noreturn]] void refuse_unknown(std::string_view key) const;
  explicit ConfigTable(std::shared_ptr<Inside> inside);
  std::shared_ptr<Inside> inside_;
};

}  // namespace hinterland

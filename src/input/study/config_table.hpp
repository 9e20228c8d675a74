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
/// Every key that is read counts as known, and `finish` rejects all others, so no separate list of
/// keys is needed. Every fault is a UsageError that begins with `file:line:column:` and names the
/// key, the expected value, the actual one, and the nearest valid name. Numbers are always finite.
///
/// Copies share the record of keys that were read. The file is kept in memory as long as any of its
/// tables exists.
class ConfigTable {
 public:
  /// Reads a file. Throws UsageError if it does not exist, is a folder, cannot be opened, or is not
  /// TOML (with the position of the fault).
  static ConfigTable read(const std::string& path);
  /// The same for a text; `name` is used in messages.
  static ConfigTable of_text(const std::string& content, const std::string& name);

  /// The table's name in messages: "[layers.villages]", "the file".
  const Text& name() const;
  /// All keys of the table, in the order of the file.
  std::vector<std::string> keys() const;
  /// Whether the key exists. Marks it as read.
  bool has(std::string_view key) const;
  /// Whether the key exists and is a table. Does not mark it as read.
  bool is_table(std::string_view key) const;
  /// Whether the key exists and is a list. Does not mark it as read.
  bool is_list(std::string_view key) const;
  /// "file:line:column: " of the value of the key; empty if the key is missing.
  Text position(std::string_view key) const;

  /// Each reads the value of the key into `value`, which is unchanged if the key is missing.
  /// Returns whether the key exists.
  bool take(std::string_view key, std::string& value) const;
  bool take(std::string_view key, bool& value) const;
  bool take(std::string_view key, int& value, NumberRange range) const;
  bool take(std::string_view key, std::uint64_t& value) const;
  bool take(std::string_view key, double& value, NumberRange range) const;
  bool take(std::string_view key, std::vector<std::string>& value) const;
  bool take(std::string_view key, std::vector<double>& value, NumberRange range) const;
  bool take(std::string_view key, std::map<std::string, std::string>& value) const;
  bool take(std::string_view key, std::map<std::string, double>& value, NumberRange range) const;
  /// A length that is not negative: metres as a number, or a text with a unit, "500 m", "3 km" or
  /// "3 公里". A number below 50 is rejected as probably kilometres if `value`, the default, is at
  /// least 500 m (no default counts as 1 km).
  bool take(std::string_view key, Metres& value) const;
  bool take(std::string_view key, std::optional<Metres>& value) const;
  /// One of a list of words; returns its index, none if the key is missing.
  std::optional<std::size_t> take_word(std::string_view key,
                                       const std::vector<std::string>& words) const;

  /// The table under a key; empty if the key is missing.
  ConfigTable table(std::string_view key) const;
  /// The tables of an array of tables; none if the key is missing.
  std::vector<ConfigTable> tables(std::string_view key) const;

  /// Throws UsageError if one of these keys is missing.
  void require(const std::vector<std::string>& required) const;
  /// Throws UsageError for the first key that was not read.
  void finish() const;

  /// Throw UsageError for the value of a key; for the key itself; for the table.
  [[noreturn]] void refuse_value(std::string_view key, const Text& why) const;
  [[noreturn]] void refuse_key(std::string_view key, const Text& why) const;
  [[noreturn]] void refuse(const Text& why) const;
  /// Throws UsageError for the path under a key if backslashes in it were read as escapes. Called
  /// if the file does not exist.
  void refuse_escapes(std::string_view key, std::string_view path) const;

 private:
  struct Inside;
  [[noreturn]] void refuse_unknown(std::string_view key) const;
  explicit ConfigTable(std::shared_ptr<Inside> inside);
  std::shared_ptr<Inside> inside_;
};

}  // namespace hinterland

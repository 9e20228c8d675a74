// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

enum class FieldType : std::uint8_t { text, text_list, integer, real, boolean };

/// What one field of the outputs means. The same name means the same in every
/// layer, so there is one entry for all of them.
///
/// A name with a part in angle brackets stands for many fields:
/// `<service>_m` for `primary_school_m`, `clinic_m`, ...
struct FieldEntry {
  std::string_view name;
  FieldType type = FieldType::text;
  int decimals = 0;       ///< of a real, as written
  std::string_view unit;  ///< m, CNY, ...; empty: none
  std::string_view alias_zh;
  std::string_view alias_en;
  std::string_view meaning;
  std::string_view layers;  ///< names, with a blank between
};

/// All fields, in the order in which a reader meets them.
std::span<const FieldEntry> field_dictionary();

/// The layers that the dictionary speaks of, in the order of the outputs.
std::span<const std::string_view> dictionary_layers();

bool is_in_layer(const FieldEntry& entry, std::string_view layer);

/// The entry of a field of a layer, a plain name before a pattern, and
/// of patterns the longest, which says most; none: nullptr.
const FieldEntry* find_field(std::string_view layer, std::string_view name);

/// "text", "list of texts", ...
std::string_view describe(FieldType type);

/// The dictionary as a Markdown table; with a layer, only what it has. Throws
/// UsageError, which lists the layers, for one that is not known.
std::string field_table(std::string_view layer = {});

}  // namespace hinterland

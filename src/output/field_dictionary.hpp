// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// No lists: a list of ids is a text, separated by semicolons.
enum class FieldType : std::uint8_t { text, integer, real, boolean };

/// The meaning of one output field. A name has the same meaning in every layer, so there is one
/// entry per name.
///
/// A name with a part in angle brackets is a pattern: `<svc>_m` covers `medic_m`, `educa_m`, ...,
/// where the part is the short name of a service (`short_names`).
struct FieldEntry {
  std::string_view name;
  FieldType type = FieldType::text;
  int decimals = 0;       ///< of a real, in the output
  std::string_view unit;  ///< m, CNY, ...; empty: none
  std::string_view alias_zh;
  std::string_view alias_en;
  std::string_view meaning;
  std::string_view layers;  ///< names, separated by blanks
};

/// All fields, in the order of the outputs.
std::span<const FieldEntry> field_dictionary();

/// The layers and tables in the dictionary, in the order of the outputs.
std::span<const std::string_view> dictionary_layers();

/// Whether the layer is a table without places.
bool is_table(std::string_view layer);

bool is_in_layer(const FieldEntry& entry, std::string_view layer);

/// The entry of a field of a layer; nullptr if there is none. A plain name takes precedence over a
/// pattern, and a longer pattern over a shorter one.
const FieldEntry* find_field(std::string_view layer, std::string_view name);

/// "text", "integer", ...
std::string_view describe(FieldType type);

/// The dictionary as a Markdown table, restricted to one layer if given. Throws UsageError, with a
/// list of the layers, for an unknown layer.
std::string field_table(std::string_view layer = {});

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <optional>
#include <string_view>

/// The meaning of words in a field. Surrounding spaces and case are ignored; nullopt for unknown
/// words. No function throws.
namespace hinterland {

/// Whether a cell of a numeric column means no value: blank, -, —, /, ., 无, 不详, NA, n/a, …
bool is_blank_word(std::string_view text);

/// 是 / 否, 有 / 无, 通 / 未通, Y / N, 1 / 0, √ / ×, … Blank, 未知 and "unknown"
/// are TriState::unknown.
std::optional<TriState> known_answer(std::string_view text);

/// The administrative level: 县, 市辖区, city, … are county; 镇, 乡, 街道, … town; 村, 社区, …
/// village. Blank is Level::unknown.
std::optional<Level> known_level(std::string_view text);

/// The level of an administrative code of 6, 9 or 12 digits, from its trailing zeros: 421223000000
/// is a county, 421223100000 a town. Other codes: nullopt.
std::optional<Level> level_of_code(std::string_view code);

struct CategoryWord {
  VillageCategory category = VillageCategory::unknown;
  bool is_protected = false;  ///< 特色保护
  bool is_movable = false;    ///< 搬迁, 撤并
};

/// 中心村 and 集聚提升 are central, 基层村 and the like basic; 城郊融合, 特色保护 and
/// 搬迁撤并 are other. Blank is VillageCategory::unknown. The whole text must consist of known
/// words: 非中心村, 不搬迁 and 镇中心区 are not understood.
std::optional<CategoryWord> known_category(std::string_view text);

/// The permitted direction relative to the digitised direction: yes, 1, FT, forward, 是, 单行, 正向
/// are forward; -1, TF, reverse, backward, 反向 backward; no, 0, both, 否, 双向 and blank are both.
///
/// Single letters are ambiguous: if the column also contains B, F is forward and T backward
/// (`letters_are_directions`); otherwise T is true (one-way, forward) and F is false (both).
std::optional<Direction> known_direction(std::string_view text, bool letters_are_directions);

}  // namespace hinterland

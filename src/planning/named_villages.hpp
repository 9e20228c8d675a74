// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <string_view>
#include <vector>

namespace hinterland {

/// The villages that a study means by a word: those with this code, compared as codes are, also by
/// its first 12 of 15 digits where these end in 000; else those of this name, with or without the
/// name of their town before it (王庄镇甲村). Ascending; empty: none. O(villages).
std::vector<VillageId> villages_named(const Villages& villages, std::string_view word);

}  // namespace hinterland

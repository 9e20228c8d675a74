// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// The unit in a column's name that no number of this role has: 户 or 元 of "people". Empty: none.
std::string foreign_unit(std::string_view role, std::string_view header);

/// Why a column whose name has such a unit is not read, and the way out.
Text foreign_column(std::string_view role, std::string_view header);

/// A cell that is not read as a number of this role, with the reason where its unit is one.
Text unreadable_cell(std::string_view role, std::string_view header, std::string_view cell);

}  // namespace hinterland

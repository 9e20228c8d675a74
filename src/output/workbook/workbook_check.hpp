// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// Checks that the sheets of a written .xlsx are complete: libxlsxwriter does not check that its
/// temporary files are written, so that a full disk may cut a sheet short without an error. Throws
/// Error, as `throw_unwritten`, if the number of rows of a sheet differs or a sheet has no end.
///
///   rows  of each sheet
///
/// Unpacks each sheet once, a block at a time.
void check_workbook(const std::string& path, const std::vector<std::size_t>& rows);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinterland::shell {

/// Throws Error where the system lets this program open too few files to read a layer: libraries
/// would take that for a missing encoding, CRS or layer. Uses what the limit can be raised to.
void require_open_files();

/// Throws Error where the system leaves this program too little memory to begin, for the same
/// reason.
void require_memory();

}  // namespace hinterland::shell

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinterland {

/// Whether the user closed the network: HINTERLAND_OFFLINE is set in the environment and neither
/// empty nor "0". Closing it is the program's work; the library asks only to tell why a source
/// cannot be reached.
bool is_offline();

}  // namespace hinterland

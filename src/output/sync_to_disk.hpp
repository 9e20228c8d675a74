// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// Waits until a file, or the list of names of a folder, is on the disk: what is renamed into place
/// is then whole even where the power fails. Throws Error where the disk reports a fault; file
/// systems that cannot do it are passed over.
void sync_to_disk(const std::string& path);

}  // namespace hinterland

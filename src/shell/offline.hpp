// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinterland::shell {

/// Blocks the network for this process and its children: the kernel refuses every socket, whatever
/// a study file, a virtual layer or a query refers to. Cannot be undone. Throws Error if the kernel
/// cannot filter system calls, because continuing would break the guarantee of --offline.
void close_network();

}  // namespace hinterland::shell

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinterland::shell {

/// Closes the network for this process and all that it starts: the kernel refuses every socket,
/// whatever a study file, a virtual layer or a query names. Cannot be undone. Throws Error where
/// the kernel cannot filter system calls: to go on would break a promise.
void close_network();

}  // namespace hinterland::shell

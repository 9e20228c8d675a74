// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinterland::shell {

/// Throws Error if the limit of open files is too low to read a layer: libraries would report a
/// missing encoding, CRS or layer instead. Raises the limit to 1,024 first, if allowed.
void require_open_files();

/// Throws Error if the memory limit is too low to start, for the same reason.
void require_memory();

/// Blocks the network for this process and its children: the kernel refuses every socket, whatever
/// a study file, a virtual layer or a query refers to. Cannot be undone. Throws Error if the kernel
/// cannot filter system calls, because continuing would break the guarantee of --offline.
void close_network();

}  // namespace hinterland::shell

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// What keeps the bytes of a path on this disk from being read.
enum class FileFault {
  none,  ///< a regular file that can be opened
  no_folder,
  missing,
  dangling_link,  ///< a symbolic link to something that does not exist
  link_loop,      ///< symbolic links that lead to each other
  folder,
  device,  ///< or a pipe, a socket: reading it may never end
  forbidden,
};

/// Follows links, and opens the file where it is a regular one.
FileFault file_fault(const std::string& path);

/// The fault and its way out, to follow "cannot read 'PATH': "; empty for `none`.
Text describe(FileFault fault, const std::string& path);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "output/sync_to_disk.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace hinterland {

void sync_to_disk(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return;
  const int reason = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (reason != EIO && reason != ENOSPC && reason != EDQUOT) return;
  const std::string why = std::generic_category().message(reason);
  throw Error(Text(
      fmt::format("cannot write '{}': {}. Free some space, or write to another disk.", path, why),
      fmt::format("无法写入“{}”：{}。请腾出空间，或写到另一块磁盘。", path, why)));
}

}  // namespace hinterland

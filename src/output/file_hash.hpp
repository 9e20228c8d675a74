// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/write.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace hinterland {

struct FileHash {
  std::uint64_t bytes = 0;
  std::string sha256;  ///< in hexadecimal

  friend bool operator==(const FileHash&, const FileHash&) = default;
};

/// All zero where the file is gone.
FileStamp stamp_of(const std::string& path);

/// Reads the whole file once. SHA-256 by OpenSSL: about 2 GB/s where the processor knows SHA,
/// 0.4 GB/s where not. Throws Error where the file cannot be read.
FileHash hash_file(const std::string& path);

/// The same; nothing where it cannot be read.
std::optional<FileHash> hash_if_readable(const std::string& path);

}  // namespace hinterland

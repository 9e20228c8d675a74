// SPDX-License-Identifier: Apache-2.0
#include "output/zip_file.hpp"

#include "system/file_access.hpp"

#include <minizip/zip.h>

#include <algorithm>

namespace hinterland {

namespace {

/// In blocks, since the library counts bytes in 32 bits.
bool add_contents(zipFile archive, std::string_view contents) {
  constexpr std::size_t block = std::size_t{1} << 20U;
  for (std::size_t at = 0; at < contents.size(); at += block) {
    const auto bytes = static_cast<unsigned int>(std::min(block, contents.size() - at));
    if (zipWriteInFileInZip(archive, contents.data() + at, bytes) != ZIP_OK) return false;
  }
  return true;
}

bool add_file(zipFile archive, const std::string& name, std::string_view contents) {
  zip_fileinfo info{};
  info.tmz_date.tm_year = 2016;
  info.tmz_date.tm_mon = 8;  // from 0
  info.tmz_date.tm_mday = 9;
  constexpr int level = 6;
  if (zipOpenNewFileInZip(archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                          level) != ZIP_OK) {
    return false;
  }
  return add_contents(archive, contents) && zipCloseFileInZip(archive) == ZIP_OK;
}

}  // namespace

void write_zip(const std::string& path, const std::string& name, std::string_view contents) {
  const zipFile archive = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  if (archive == nullptr) throw_unwritten(path, "zip");
  const bool is_added = add_file(archive, name, contents);
  const bool is_closed = zipClose(archive, nullptr) == ZIP_OK;
  if (!is_added || !is_closed) throw_unwritten(path, "zip");
}

}  // namespace hinterland

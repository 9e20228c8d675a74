// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_file.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace hinterland {

std::string sibling_file(const std::string& path, std::string_view extension) {
  const std::string stem = path.substr(0, path.find_last_of('.') + 1);
  std::string upper(extension);
  for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
  for (const std::string& ending : {std::string(extension), upper}) {
    VSIStatBufL status;
    if (VSIStatL((stem + ending).c_str(), &status) == 0) return stem + ending;
  }
  return {};
}

MemoryFile::MemoryFile(const std::string& name, std::string bytes) : bytes_(std::move(bytes)) {
  static std::atomic<unsigned> count = 0;
  path_ = fmt::format("/vsimem/hinterland-{}/{}", count++, name);
  auto* start = reinterpret_cast<GByte*>(bytes_.data());  // GDAL's word for a byte
  VSIFCloseL(VSIFileFromMemBuffer(path_.c_str(), start, bytes_.size(), FALSE));
}

MemoryFile::~MemoryFile() { VSIUnlink(path_.c_str()); }

std::string first_bytes(const std::string& path, std::size_t count) {
  VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
  if (file == nullptr) return {};
  VSIFSeekL(file, 0, SEEK_END);
  std::string bytes(std::min<std::size_t>(count, VSIFTellL(file)), '\0');
  VSIFSeekL(file, 0, SEEK_SET);
  bytes.resize(VSIFReadL(bytes.data(), 1, bytes.size(), file));
  VSIFCloseL(file);
  return bytes;
}

}  // namespace hinterland

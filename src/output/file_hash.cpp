// SPDX-License-Identifier: Apache-2.0
#include "output/file_hash.hpp"

#include "base/text_fill.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

std::string hexadecimal(const unsigned char* bytes, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += fmt::format("{:02x}", bytes[i]);
  return text;
}

}  // namespace

FileStamp stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  constexpr std::int64_t ns = 1'000'000'000;
  return {status.st_ino, static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * ns + status.st_mtim.tv_nsec,
          status.st_ctim.tv_sec * ns + status.st_ctim.tv_nsec};
}

std::optional<FileHash> hash_if_readable(const std::string& path) {
  constexpr std::size_t piece = std::size_t{1} << 20U;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(),
                                                                      &EVP_MD_CTX_free);
  EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr);
  std::ifstream file(path, std::ios::binary);
  std::vector<char> buffer(piece);
  FileHash found;
  while (file.read(buffer.data(), piece), file.gcount() > 0) {
    const auto count = static_cast<std::size_t>(file.gcount());
    EVP_DigestUpdate(state.get(), buffer.data(), count);
    found.bytes += count;
  }
  if (!file.eof()) return std::nullopt;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(state.get(), digest.data(), &length);
  found.sha256 = hexadecimal(digest.data(), length);
  return found;
}

FileHash hash_file(const std::string& path) {
  if (auto found = hash_if_readable(path)) return *std::move(found);
  const Text why = describe(file_fault(path), path);
  throw Error(filled_text(
      "cannot read '{}' to compute its hash: {}", "无法读取“{}”以计算其校验值：{}", path,
      why.empty() ? Text("reading was interrupted. Run the study again.", "读取中断。请重新运行。")
                  : why));
}

}  // namespace hinterland

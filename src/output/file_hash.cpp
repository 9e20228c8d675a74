// SPDX-License-Identifier: Apache-2.0
#include "output/file_hash.hpp"

#include "base/text_fill.hpp"
#include "input/files/source_files.hpp"
#include "system/environment.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>
#include <hinterland/write.hpp>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <filesystem>
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

std::optional<FileHash> hash_if_readable(const std::string& path, std::string_view start) {
  constexpr std::size_t piece = std::size_t{1} << 20U;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(),
                                                                      &EVP_MD_CTX_free);
  EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr);
  std::ifstream file(path, std::ios::binary);
  std::vector<char> buffer(piece);
  FileHash found;
  while (file.read(buffer.data(), piece), file.gcount() > 0) {
    const auto count = static_cast<std::size_t>(file.gcount());
    if (found.bytes == 0) std::copy_n(start.begin(), std::min(start.size(), count), buffer.begin());
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

std::string version_of_inputs(const std::vector<InputFile>& inputs) {
  constexpr std::size_t digits = 12;
  std::string lines;
  for (const InputFile& input : inputs) {
    if (!input.sha256.empty()) lines += input.sha256 + "\n";
  }
  if (lines.empty()) return "";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(lines.data(), lines.size(), digest.data(), &length, EVP_sha256(), nullptr);
  return hexadecimal(digest.data(), length).substr(0, digits);
}

namespace {

namespace fs = std::filesystem;

/// Reads the whole file once.
void hash(InputFile& input) {
  if (input.stamp == FileStamp{}) input.stamp = stamp_of(input.file);
  const FileHash found = hash_file(input.file);
  input.bytes = found.bytes;
  input.sha256 = found.sha256;
}

/// Whether a file was modified or removed since. A change of permissions or names only does not
/// count.
bool has_changed(const InputFile& input) {
  const FileStamp now = stamp_of(input.file);
  if (now == input.stamp) return false;
  if (now.modified_ns != input.stamp.modified_ns || now.bytes != input.stamp.bytes) return true;
  InputFile again{input.role, input.path, 0, "", input.file, {}};
  hash(again);
  return again.sha256 != input.sha256;
}

/// The list of files to hash, each with its role.
class InputList {
 public:
  explicit InputList(const Study& study) : study_(study) {}

  void add(const std::string& role, const std::string& path, const FileStamp& stamp) {
    if (!path.empty()) inputs.push_back({role, path_from_study(study_, path), 0, "", path, stamp});
  }
  void add(const std::string& role, const LayerRequest& request) {
    if (request.path.empty()) return;
    const std::vector<std::string> found = source_files(request);
    if (found.empty())
      inputs.push_back({role, path_from_study(study_, request.path), 0, "", "", {}});
    for (const std::string& file : found) {
      inputs.push_back({role, path_from_study(study_, file), 0, "", file, {}});
    }
  }
  void add(const LayerSource& source) {
    add(source.name, {source.path, source.layer, source.sql, "", "", "", source.folder});
  }

  std::vector<InputFile> inputs;

 private:
  const Study& study_;
};

std::vector<InputFile> list_inputs(const Study& study) {
  InputList list(study);
  list.add("study", study.path, study.stamp);
  list.add("catalogue", study.catalogue_path, study.catalogue_stamp);
  if (!study.catalogue_path.empty()) {  // where the program is installed differs by machine
    const std::string supplied = path_in_program_data(study.catalogue_path);
    if (!supplied.empty()) list.inputs.back().path = supplied;
  }
  const StudyLayers& layers = study.layers;
  list.add(layers.towns);
  list.add(layers.villages);
  list.add(layers.census);
  for (const LayerSource& source : layers.facilities) list.add(source);
  for (const auto& [service, source] : layers.networks) list.add(source);
  list.add(layers.roads);
  list.add(layers.boundaries);
  list.add(layers.built_up);
  for (const LayerSource& source : layers.exclusions) list.add(source);
  list.add(layers.proposed_sites);
  return std::move(list.inputs);
}

}  // namespace

std::string path_from_study(const Study& study, const std::string& path) {
  const fs::path file = target_file(path);
  if (file.empty()) return path.substr(0, path.find_first_of(":?@"));
  if (study.path.empty()) return file.filename().string();
  const fs::path folder = fs::absolute(study.path).parent_path().lexically_normal();
  const fs::path absolute = fs::absolute(file).lexically_normal();
  return path.starts_with("/vsi") ? file.filename().string()
                                  : absolute.lexically_relative(folder).generic_string();
}

std::vector<InputFile> hash_inputs(const Study& study, const Progress& progress) {
  progress(0.0, "hashing the inputs");
  std::vector<InputFile> inputs = list_inputs(study);
  for_each_block(inputs.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (!inputs[i].file.empty()) hash(inputs[i]);
    }
  });
  progress(1.0, "hashing the inputs");
  return inputs;
}

void report_changed_inputs(const std::vector<InputFile>& inputs, Problems& problems) {
  for (const InputFile& input : inputs) {
    if (input.file.empty() || !has_changed(input)) continue;
    problems.push_back({ProblemKind::input_changed, input.role, -1, "", std::nullopt,
                        Text(fmt::format("{}: the results may mix two states of the file. Run the "
                                         "study again when the file is complete",
                                         input.path),
                             fmt::format("{}：结果可能混有该文件的两种状态。请在文件写完后重新运行",
                                         input.path))});
  }
}

std::vector<std::string> input_paths(const Study& study) {
  std::vector<std::string> paths;
  for (const InputFile& input : list_inputs(study)) {
    if (!input.file.empty()) paths.push_back(input.file);
  }
  return paths;
}

}  // namespace hinterland

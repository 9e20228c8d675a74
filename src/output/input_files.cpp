// SPDX-License-Identifier: Apache-2.0
#include <hinterland/write.hpp>

#include "base/readable_file.hpp"
#include "base/text_fill.hpp"
#include "input/formats/connection_file.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>

namespace hinterland {

namespace {

namespace files = std::filesystem;

/// What may lie beside a layer's file and changes how it is read.
constexpr std::array sidecar_endings = {".shx", ".dbf", ".prj", ".cpg", ".csvt", ".vrt",
                                        ".dat", ".map", ".id",  ".ind", ".mid",  ".qpj"};

std::string in_lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// The archive of a path such as /vsizip/data.zip/villages.shp, the file of a connection such as
/// GPKG:villages.gpkg:villages, or the path itself. Empty: nothing on this disk.
files::path file_behind(const std::string& path) {
  std::error_code ignored;
  if (files::exists(path, ignored)) return path;
  if (!path.starts_with("/vsi")) return file_of_connection(path);
  std::string_view rest = path;
  while (rest.starts_with("/vsi")) {
    const std::size_t end = rest.find('/', 1);
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
    // An absolute path inside starts with a slash of its own; "{...}" may wrap it.
    if (rest.starts_with("{")) rest = rest.substr(1, rest.rfind('}') - 1);
  }
  for (files::path part(rest); part.has_relative_path(); part = part.parent_path()) {
    if (files::is_regular_file(part, ignored)) return part;
  }
  return {};
}

/// The writes beside a database that are not in it yet: SQLite's -wal and -journal.
bool is_unfinished_write(const files::path& other, const files::path& file) {
  std::error_code ignored;
  const std::string name = other.filename().string();
  const std::string database = file.filename().string();
  return (name == database + "-wal" || name == database + "-journal") &&
         files::file_size(other, ignored) > 0;
}

bool belongs_to(const files::path& other, const files::path& file) {
  if (is_unfinished_write(other, file)) return true;
  const std::string ending = in_lower_case(other.extension().string());
  return other.stem() == file.stem() && other != file &&
         std::ranges::find(sidecar_endings, ending) != sidecar_endings.end();
}

/// The file and those that belong to it, sorted by name after the file itself.
std::vector<files::path> with_companions(const files::path& file) {
  std::vector<files::path> found;
  if (files::is_directory(file)) {
    for (const auto& entry : files::recursive_directory_iterator(file)) {
      if (entry.is_regular_file()) found.push_back(entry.path());
    }
  } else {
    const files::path folder = file.has_parent_path() ? file.parent_path() : files::path(".");
    for (const auto& entry : files::directory_iterator(folder)) {
      const files::path other = file.has_parent_path() ? entry.path() : entry.path().filename();
      if (belongs_to(other, file) && entry.is_regular_file()) found.push_back(other);
    }
  }
  std::error_code failed;
  const bool is_link = files::is_symlink(file, failed);
  const files::path target = is_link ? files::canonical(file, failed) : files::path();
  for (const char* ending : {"-wal", "-journal"}) {  // SQLite looks beside what a link leads to
    const files::path other = target.string() + ending;
    if (is_link && files::is_regular_file(other, failed) && is_unfinished_write(other, target))
      found.push_back(other);
  }
  std::ranges::sort(found);
  if (!files::is_directory(file)) found.insert(found.begin(), file);
  return found;
}

std::string hexadecimal(const unsigned char* bytes, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += fmt::format("{:02x}", bytes[i]);
  return text;
}

/// All zero where the file is gone.
FileStamp stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  constexpr std::int64_t ns = 1'000'000'000;
  return {status.st_ino, static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * ns + status.st_mtim.tv_nsec,
          status.st_ctim.tv_sec * ns + status.st_ctim.tv_nsec};
}

/// Reads the whole file once.
void hash(InputFile& input) {
  input.stamp = stamp_of(input.file);
  constexpr std::size_t piece = std::size_t{1} << 20U;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(),
                                                                      &EVP_MD_CTX_free);
  EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr);
  std::ifstream file(input.file, std::ios::binary);
  std::vector<char> buffer(piece);
  while (file.read(buffer.data(), piece), file.gcount() > 0) {
    const auto count = static_cast<std::size_t>(file.gcount());
    EVP_DigestUpdate(state.get(), buffer.data(), count);
    input.bytes += count;
  }
  if (!file.eof()) {
    const Text why = describe(file_fault(input.file), input.file);
    throw Error(filled_text(
        "cannot read '{}' to take its hash: {}", "无法读取“{}”以计算其校验值：{}", input.file,
        why.empty()
            ? Text("reading stopped half-way. Run the study again.", "读取中断。请重新运行。")
            : why));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(state.get(), digest.data(), &length);
  input.sha256 = hexadecimal(digest.data(), length);
}

/// Whether a file is another than it was: written since, or gone. A change of its rights or of its
/// names alone is none.
bool has_changed(const InputFile& input) {
  const FileStamp now = stamp_of(input.file);
  if (now == input.stamp) return false;
  if (now.modified_ns != input.stamp.modified_ns || now.bytes != input.stamp.bytes) return true;
  InputFile again{input.role, input.path, 0, "", input.file, {}};
  hash(again);
  return again.sha256 != input.sha256;
}

/// Lists files to hash, each with what is said about it.
class InputList {
 public:
  explicit InputList(const Study& study) : study_(study) {}

  void add(const std::string& role, const std::string& path) {
    if (path.empty()) return;
    const files::path file = file_behind(path);
    if (file.empty()) {
      inputs.push_back({role, path_from_study(study_, path), 0, "", "", {}});
      return;
    }
    for (const files::path& one : with_companions(file)) {
      inputs.push_back({role, path_from_study(study_, one.string()), 0, "", one.string(), {}});
    }
  }
  void add(const LayerSource& source) { add(source.name, source.path); }

  std::vector<InputFile> inputs;

 private:
  const Study& study_;
};

std::vector<InputFile> list_inputs(const Study& study) {
  InputList list(study);
  list.add("study", study.path);
  list.add("catalogue", study.catalogue_path);
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
  const files::path file = file_behind(path);
  if (file.empty()) return path.substr(0, path.find_first_of(":?@"));
  if (study.path.empty()) return file.filename().string();
  const files::path folder = files::absolute(study.path).parent_path().lexically_normal();
  const files::path absolute = files::absolute(file).lexically_normal();
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
    problems.push_back(
        {ProblemKind::input_changed, input.role, -1, "", std::nullopt,
         Text(
             fmt::format("{}: the results may mix two states of it. Run the study again once the "
                         "file is finished",
                         input.path),
             fmt::format("{}：结果可能混有该文件的两种状态。请在文件写完后重新运行", input.path))});
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

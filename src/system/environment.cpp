// SPDX-License-Identifier: Apache-2.0
#include "system/environment.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

namespace hinterland {

std::string_view base_language(std::string_view code) {
  return code.substr(0, std::min(code.find_first_of("-_.@"), code.size()));
}

std::string user_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(variable);
    if (locale == nullptr || *locale == '\0') continue;
    const std::string_view code = base_language(locale);
    if (code == "C" || code == "POSIX") return {};
    return ascii_lower(std::string(code));
  }
  return {};
}

Language language_of(std::string_view code) {
  const std::string_view base = base_language(code);
  return base.empty() || base == "zh" ? Language::zh : Language::en;
}

namespace {

std::atomic<int>& chosen_for_errors() {
  static std::atomic<int> chosen = -1;  // none
  return chosen;
}

}  // namespace

Language language_of_errors() {
  const int chosen = chosen_for_errors();
  if (chosen >= 0) return static_cast<Language>(chosen);
  return user_language() == "zh" ? Language::zh : Language::en;
}

void set_language_of_errors(Language language) { chosen_for_errors() = static_cast<int>(language); }

bool is_offline() {
  const char* const set = std::getenv("HINTERLAND_OFFLINE");
  return set != nullptr && *set != '\0' && std::string_view(set) != "0";
}

namespace {

namespace fs = std::filesystem;

/// The folder named by HINTERLAND_GEODATA; empty: not set.
std::string named_data_folder() {
  const char* const named = std::getenv("HINTERLAND_GEODATA");
  return named == nullptr ? "" : named;
}

fs::path installed_data_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share/hinterland/geodata";
}

/// The folder that `program_data_folder` returns; empty: it throws.
fs::path existing_data_folder() {
  const std::string named = named_data_folder();
  std::vector<fs::path> places{installed_data_folder(), HINTERLAND_SOURCE_GEODATA,
                               HINTERLAND_INSTALLED_GEODATA};
  if (!named.empty()) places = {named};
  std::error_code error;
  const auto found = std::ranges::find_if(
      places, [&](const fs::path& place) { return fs::is_directory(place, error); });
  return found == places.end() ? fs::path() : *found;
}

}  // namespace

std::string program_data_folder() {
  const fs::path folder = existing_data_folder();
  if (!folder.empty()) return folder.string();
  if (const std::string named = named_data_folder(); !named.empty()) {
    throw Error(
        filled_text("HINTERLAND_GEODATA names '{}', which is not a folder. Name the folder that "
                    "contains catalogue/, or unset the variable.",
                    "环境变量 HINTERLAND_GEODATA 指定的“{}”不是文件夹。请指定含 catalogue/ "
                    "的文件夹，或取消该变量。",
                    named));
  }
  throw Error(
      filled_text("cannot find the data supplied with the program: no folder '{}'. Set the "
                  "environment variable HINTERLAND_GEODATA to it.",
                  "找不到程序自带的数据：文件夹“{}”不存在。请用环境变量 HINTERLAND_GEODATA 指定。",
                  installed_data_folder().string()));
}

std::string path_in_program_data(const std::string& path) {
  const fs::path folder = existing_data_folder();
  if (folder.empty()) return {};
  std::error_code error;
  const fs::path inside =
      fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(folder, error));
  return inside.empty() || *inside.begin() == ".." ? "" : ("geodata" / inside).generic_string();
}

}  // namespace hinterland

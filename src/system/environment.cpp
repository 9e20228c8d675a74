// SPDX-License-Identifier: Apache-2.0
#include "system/environment.hpp"

#include "base/ascii.hpp"
#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <atomic>
#include <cstdlib>
#include <filesystem>

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

std::string program_data_folder() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (const char* named = std::getenv("HINTERLAND_GEODATA"); named != nullptr && *named != '\0') {
    if (fs::is_directory(named, error)) return named;
    throw Error(
        filled_text("HINTERLAND_GEODATA names '{}', which is not a folder. Name the folder that "
                    "contains catalogue/, or unset the variable.",
                    "环境变量 HINTERLAND_GEODATA 指定的“{}”不是文件夹。请指定含 catalogue/ "
                    "的文件夹，或取消该变量。",
                    named));
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share/hinterland/geodata";
  if (fs::is_directory(installed, error)) return installed.string();
  if (fs::is_directory(HINTERLAND_SOURCE_GEODATA, error)) return HINTERLAND_SOURCE_GEODATA;
  throw Error(
      filled_text("cannot find the data supplied with the program: no folder '{}'. Set the "
                  "environment variable HINTERLAND_GEODATA to it.",
                  "找不到程序自带的数据：文件夹“{}”不存在。请用环境变量 HINTERLAND_GEODATA 指定。",
                  installed.string()));
}

}  // namespace hinterland

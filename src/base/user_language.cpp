// SPDX-License-Identifier: Apache-2.0
#include "base/user_language.hpp"

#include "base/ascii.hpp"

#include <atomic>
#include <cstdlib>

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

}  // namespace hinterland

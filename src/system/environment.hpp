// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// The language of the user's locale, from the first of LC_ALL, LC_MESSAGES and LANG that is set:
/// "zh" for "zh_CN.UTF-8", "pt" for "pt_BR"; empty if none is set or the locale is C or POSIX.
std::string user_language();

/// The output language for a language code: Chinese for "zh" and "zh-Hant", English for others;
/// Chinese, the default of a study, for an empty code.
Language language_of(std::string_view code);

/// The language of error messages of the program: the one last set, by the command line or by the
/// study that it reads; otherwise Chinese for a Chinese locale and English for others. Global to
/// the process; the library does not set it.
Language language_of_errors();
void set_language_of_errors(Language language);

/// The language without script and region: "zh" for "zh-Hant" and "zh_TW".
std::string_view base_language(std::string_view code);

/// Whether the user disabled network access: HINTERLAND_OFFLINE is set, and neither empty nor "0".
/// The program disables it; the library only uses this to explain why a source cannot be reached.
bool is_offline();

/// The folder `geodata` supplied with the program: catalogues and the synthetic county. The first
/// that exists of: the environment variable HINTERLAND_GEODATA, `../share/hinterland/geodata`
/// relative to the folder of the running program, the source tree that the library was built from,
/// and the folder where the build installs it. Throws Error if none exists, or if
/// HINTERLAND_GEODATA is set and not a folder.
std::string program_data_folder();

/// "geodata/catalogue/shandong-2016.toml" for a file in that folder: a name that is the same on
/// every machine. Empty: the file is elsewhere, or the folder does not exist.
std::string path_in_program_data(const std::string& path);

}  // namespace hinterland

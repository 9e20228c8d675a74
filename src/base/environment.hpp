// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// The language of the user's locale: the first that is set of LC_ALL, LC_MESSAGES and LANG. "zh"
/// of "zh_CN.UTF-8", "pt" of "pt_BR"; empty: none is set, or it is C or POSIX.
std::string user_language();

/// What the program writes for a reader of this language: Chinese for "zh" and "zh-Hant", English
/// for any other; Chinese, the default of a study, where it is empty.
Language language_of(std::string_view code);

/// In which language the program says why it stops: that of the study once one is read that names
/// its language, else that of the user's locale, English where there is none. One for the process.
Language language_of_errors();
void set_language_of_errors(Language language);

/// "zh" of "zh-Hant" and of "zh_TW".
std::string_view base_language(std::string_view code);

/// Whether the user closed the network: HINTERLAND_OFFLINE is set in the environment and neither
/// empty nor "0". Closing it is the program's work; the library asks only to tell why a source
/// cannot be reached.
bool is_offline();

/// The folder `geodata` that comes with the program: catalogues and the
/// synthetic county. Looked for in this order: the environment's
/// HINTERLAND_GEODATA, `../share/hinterland/geodata` beside the running
/// program, the source tree the library was built from. Throws Error where
/// none of them is a folder; a HINTERLAND_GEODATA that is none is an Error too.
std::string program_data_folder();

}  // namespace hinterland

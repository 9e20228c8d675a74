// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "input/osm/mapping.hpp"
#include "osm_study/pages.hpp"
#include "osm_study/write_study.hpp"
#include "shell/command.hpp"
#include "shell/terminal.hpp"
#include "system/environment.hpp"
#include "system/file_access.hpp"

#include <hinterland/study.hpp>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <string_view>

namespace hinterland::shell {

namespace {

struct ImportOptions {
  std::string format;
  std::string file;
  std::string folder;
  std::string mapping;   ///< empty: the mapping shipped with the program
  std::string language;  ///< empty: from the user's locale
};

/// Names are in the requested language; else in that of the locale, unless the user's own mapping
/// gives a language.
osm::Mapping mapping_of(const ImportOptions& options, const ServiceCatalogue& catalogue) {
  osm::Mapping mapping = osm::read_mapping(
      options.mapping.empty() ? program_data_folder() + "/catalogue/osm.toml" : options.mapping,
      catalogue);
  std::string names = options.language;
  if (names.empty() && options.mapping.empty()) names = user_language();
  if (!names.empty()) mapping.prefer_language(names);
  return mapping;
}

/// "zh", "zh-Hant", "pt_BR": valid suffixes of "name:".
std::string check_language(const std::string& text) {
  const std::string_view base = base_language(text);
  const bool is_code =
      (base.size() == 2 || base.size() == 3) && std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_';
      });
  if (is_code) return "";
  return filled_text("'{}' is not a language code such as zh, en or pt",
                     "“{}”不是语言代码（如 zh、en、pt）", text)
      .in(language_of_errors());
}

Exit import(const ImportOptions& options, const CommonOptions& common_options) {
  name_output_argument("FOLDER");
  const std::string language = options.language.empty() ? user_language() : options.language;
  const ServiceCatalogue catalogue =
      read_catalogue(program_data_folder() + "/catalogue/shandong-2016.toml");
  const osm::Import import =
      osm::write_study(options.file, options.folder, mapping_of(options, catalogue),
                       common_options.progress, language_of(language));
  // Without a locale the program uses English, as in its messages.
  print(osm::import_summary(import, catalogue, options.folder,
                            language.empty() ? Language::en : language_of(language)));
  return has_problems(import, catalogue) ? Exit::done_with_problems : Exit::done;
}

}  // namespace

Command import_command() {
  return {
      .name = "import",
      .summary = "Convert an OpenStreetMap extract into a study that can be run",
      .declare =
          [](CLI::App& app) {
            const auto options = std::make_shared<ImportOptions>();
            app.add_option("FORMAT", options->format, "Format of FILE: OpenStreetMap")
                ->type_name("WORD")
                ->required()
                ->check(CLI::IsMember({"osm"}));
            app.add_option("FILE", options->file,
                           "Extract: .osm.pbf, .osm, .osm.bz2, .osm.gz, or JSON from Overpass")
                ->type_name("PATH")
                ->required();
            app.add_option("FOLDER", options->folder,
                           "Folder to write; must not exist yet, or be empty")
                ->type_name("PATH")
                ->required();
            app.add_option("--mapping", options->mapping,
                           "Mapping of tags; default: geodata/catalogue/osm.toml of the program")
                ->type_name("FILE");
            app.add_option("--language", options->language,
                           "Language of names and of the study's reports, such as zh or en; "
                           "default: that of the locale")
                ->type_name("CODE")
                ->check(check_language);
            app.footer(
                "The study file, its layers, left_out.csv and README.md are written to FOLDER; a\n"
                "summary is printed on stdout.");
            return [options](const CommonOptions& common_options) {
              return import(*options, common_options);
            };
          },
  };
}

}  // namespace hinterland::shell

// SPDX-License-Identifier: Apache-2.0
#include "output/field_dictionary.hpp"
#include "shell/command.hpp"
#include "shell/terminal.hpp"

#include <fmt/format.h>

#include <memory>

namespace hinterland::shell {

Command fields_command() {
  return {
      .name = "fields",
      .summary = "Print the meaning of all output fields as a Markdown table",
      .declare =
          [](CLI::App& app) {
            const auto layer = std::make_shared<std::string>();
            app.add_option("LAYER", *layer, "Only the fields of this output layer")
                ->type_name("NAME");
            app.footer("The table is printed on stdout; no file is written.");
            return [layer](const CommonOptions&) {
              print(field_table(*layer));
              return Exit::done;
            };
          },
  };
}

}  // namespace hinterland::shell

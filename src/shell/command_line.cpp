// SPDX-License-Identifier: Apache-2.0
#include "shell/command_line.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "shell/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace hinterland::shell {

namespace {

Exit refuse(const std::string& message) {
  say(fmt::format("hinterland: {}", message));
  return Exit::asked_wrongly;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// "hinterland run", or "hinterland" where no command was understood.
std::string name_of(const CLI::App& asked) {
  return asked.get_parent() == nullptr ? "hinterland" : "hinterland " + asked.get_name();
}

/// An argument that nobody asked for: an option with a slip of the pen, or a word too many.
std::string describe_extra(const CLI::App& asked, const std::string& extra) {
  const std::string word = extra.substr(0, extra.find('='));
  if (word.starts_with("-")) {
    const std::string nearest = nearest_name(word, option_names(asked));
    const std::string hint = nearest.empty() ? "" : fmt::format(" Did you mean '{}'?", nearest);
    return fmt::format("'{}' has no option '{}'.{} All are in: {} --help", name_of(asked), word,
                       hint, name_of(asked));
  }
  return fmt::format("'{}' does not know what to do with '{}'. See: {} --help", name_of(asked),
                     extra, name_of(asked));
}

/// CLI11 would only say that a command is required.
std::optional<std::string> wrong_first_word(const CLI::App& app, const std::string& word) {
  if (word.starts_with("-")) {
    if (app.get_option_no_throw(word) != nullptr) return std::nullopt;
    return describe_extra(app, word);
  }
  const auto commands = command_names(app);
  if (std::find(commands.begin(), commands.end(), word) != commands.end()) return std::nullopt;
  return fmt::format("there is no command '{}'. {}", word, suggest_name(word, commands).en);
}

Exit explain(const CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const CLI::App& asked = chosen.empty() ? app : *chosen.front();
  // CLI11 looks first at what is required; a slip of the pen is why it is missing.
  const auto extras = asked.remaining();
  if (!extras.empty()) return refuse(describe_extra(asked, extras.front()));
  return refuse(fmt::format("{}. See: {} --help", error.what(), name_of(asked)));
}

std::optional<double> as_number(const std::string& text) {
  double number = 0.0;
  if (!CLI::detail::lexical_cast(text, number) || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Exit> understand(CLI::App& app, int argc, const char* const* argv) {
  if (argc < 2) {
    fmt::print(stderr, "{}", app.help());
    return Exit::asked_wrongly;
  }
  if (const auto wrong = wrong_first_word(app, argv[1])) return refuse(*wrong);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    app.exit(asked_for_help);
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    return explain(app, error);
  }
  return std::nullopt;
}

std::string not_negative(const std::string& text) {
  const auto number = as_number(text);
  return number && *number >= 0.0 ? "" : fmt::format("'{}' is not a number of 0 or more", text);
}

std::string whole_number(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  return digits ? "" : fmt::format("'{}' is not a whole number of 0 or more", text);
}

std::string thread_count(const std::string& text) {
  constexpr std::size_t most_digits = 4;
  if (const std::string fault = whole_number(text); !fault.empty()) return fault;
  const std::string_view digits =
      std::string_view(text).substr(std::min(text.find_first_not_of('0'), text.size()));
  const bool is_sane =
      digits.size() < most_digits || (digits.size() == most_digits && digits <= "1024");
  return is_sane ? "" : fmt::format("'{}' is more than the 1024 threads that are possible", text);
}

}  // namespace hinterland::shell

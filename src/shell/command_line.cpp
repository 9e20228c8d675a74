// SPDX-License-Identifier: Apache-2.0
#include "shell/command_line.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "shell/terminal.hpp"
#include "system/environment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace hinterland::shell {

namespace {

/// Advice that refers to the block of one layer, and its replacement for options that apply to all
/// layers.
struct OfOneLayer {
  const char* block;
  const char* study;
};

constexpr std::array of_one_layer = {
    OfOneLayer{"write that in its block",
               "write that in its block of a study file and run that; --crs, --axes and --datum "
               "apply to all layers"},
    OfOneLayer{
        "请写入该图层的配置",
        "请写入配置文件中该图层的块，再用 run 运行（--crs、--axes、--datum 对所有图层有效）"},
    OfOneLayer{"再写入该图层的配置",
               "再写入配置文件中该图层的块，用 run 运行（--crs、--axes、--datum 对所有图层有效）"},
    OfOneLayer{"in their block they", "in their block of a study file they"},
    OfOneLayer{"若在 villages 中写", "若在配置文件的 villages 中写"},
    OfOneLayer{"set crs = \"…\", or remove its block",
               "set crs = \"…\" in a study file, or remove the layer"},
    OfOneLayer{"用 crs = \"…\" 指明坐标系，或删去该图层",
               "在配置文件中用 crs = \"…\" 指明坐标系，或去掉该图层"},
    OfOneLayer{"check their axes and crs", "check their axes and CRS"}};

}  // namespace

void name_options(Problems& problems) {
  for (Problem& problem : problems) {
    for (const OfOneLayer& option : of_one_layer) {
      replace_all(problem.detail.en, option.block, option.study);
      replace_all(problem.detail.zh, option.block, option.study);
    }
    replace_all(problem.detail.en, "write keep_far = true", "use --keep-far");
    replace_all(problem.detail.zh, "请写 keep_far = true", "请用 --keep-far");
    replace_all(problem.detail.en, "(if not: axes = \"lon_lat\")", "(if not: --axes lon_lat)");
    replace_all(problem.detail.zh, "（若不是这样：axes = \"lon_lat\"）",
                "（若不是这样：--axes lon_lat）");
  }
}

namespace {

Exit refuse(const Text& message) {
  print_note(fmt::format("hinterland: {}", message.in(language_of_errors())));
  return Exit::usage_error;
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

/// "hinterland run", or "hinterland" if no command was recognized.
std::string name_of(const CLI::App& selected) {
  return selected.get_parent() == nullptr ? "hinterland" : "hinterland " + selected.get_name();
}

/// The reference to the help page at the end of a message.
Text see_help(const CLI::App& selected) {
  return filled_text(" See: {} --help", "详见：{} --help", name_of(selected));
}

/// An unexpected argument: a misspelt option or one argument too many.
Text describe_extra(const CLI::App& selected, const std::string& extra) {
  const std::string word = extra.substr(0, extra.find('='));
  if (word.starts_with("-")) {
    const std::string nearest = nearest_name(word, option_names(selected));
    const Text hint =
        nearest.empty() ? Text() : filled_text(" Did you mean '{}'?", "是否应为“{}”？", nearest);
    return filled_text("'{0}' has no option '{1}'.{2} See all options: {0} --help",
                       "“{0}”没有选项“{1}”。{2}全部选项见：{0} --help", name_of(selected), word,
                       hint);
  }
  return filled_text("'{}' takes no argument '{}'.{}", "“{}”不需要参数“{}”。{}", name_of(selected),
                     extra, see_help(selected));
}

/// Reports an unknown command with a suggestion; CLI11 would only say that a command is required.
std::optional<Text> unknown_command(const CLI::App& app, const std::string& word) {
  if (word.starts_with("-")) {
    if (app.get_option_no_throw(word) != nullptr) return std::nullopt;
    return describe_extra(app, word);
  }
  const auto commands = command_names(app);
  if (std::find(commands.begin(), commands.end(), word) != commands.end()) return std::nullopt;
  return filled_text("there is no command '{}'. {}", "没有命令“{}”。{}", word,
                     suggest_name(word, commands));
}

const CLI::App& selected_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

/// Reports an option or argument given as "", as by a script with an unset variable: ignoring it
/// would be a guess.
std::optional<Text> empty_argument(const CLI::App& selected) {
  for (const CLI::Option* option : selected.get_options()) {
    const std::string name = option->get_name();
    const auto& values = option->results();
    if (name == "--facilities-layer") continue;  // there it means the only layer
    if (std::ranges::find(values, "") == values.end()) continue;
    const Text way_out = option->get_required()
                             ? filled_text("Give {} a value.", "请给出 {} 的值。", name)
                             : filled_text("Give {0} a value, or leave it out.",
                                           "请给出 {0} 的值，或去掉 {0}。", name);
    return filled_text("{} is empty (\"\"). {}{}", "{} 的值为空（\"\"）。{}{}", name, way_out,
                       see_help(selected));
  }
  return std::nullopt;
}

/// CLI11's message on an option, in both languages: "NAME: reason", "NAME is required".
Text describe_fault(const CLI::ParseError& error) {
  const std::string message = error.what();
  const std::size_t colon = message.find(": ");
  const std::string before = message.substr(0, colon);
  const std::string after = colon == message.npos ? "" : message.substr(colon + 2);
  const auto is = [&](CLI::ExitCodes code) {
    return error.get_exit_code() == static_cast<int>(code);
  };
  if (is(CLI::ExitCodes::RequiredError))
    return {message, "缺少 " + message.substr(0, message.find(" is required"))};
  if (const std::size_t at = after.find(" not in {"); at != after.npos) {
    std::string choice = after.substr(at + std::string_view(" not in {").size());
    choice.resize(std::min(choice.find('}'), choice.size()));
    for (std::size_t i = choice.find(','); i != choice.npos; i = choice.find(',', i + 2))
      choice.insert(i + 1, " ");
    return filled_text("{} cannot be '{}'. Choose one of: {}", "{} 不能取“{}”，可选：{}", before,
                       after.substr(0, at), choice);
  }
  if (is(CLI::ExitCodes::ValidationError))
    return {message, before + "：" + after};  // from the checks
                                              // of this program
  if (is(CLI::ExitCodes::ConversionError))
    return {message, "无法识别取值：" + (after.empty() ? message : after)};
  if (is(CLI::ExitCodes::ArgumentMismatch)) {
    if (message.find("At Most") != message.npos)
      return filled_text("{0} is given more than once. Give it once", "{0} 给了多次，请只给一次",
                         before);
    const bool is_missing = message.find("missing") != message.npos;
    return {message, is_missing ? before + " 后缺少取值" : "选项取值的个数不对（" + message + "）"};
  }
  return {message, "命令行有误（" + message + "）"};
}

Exit explain(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& selected = selected_command(app);
  // CLI11 reports missing options first; a misspelt option is often the cause, so it is reported
  // instead.
  const auto extras = selected.remaining();
  if (!extras.empty()) return refuse(describe_extra(selected, extras.front()));
  if (const auto empty = empty_argument(selected)) return refuse(*empty);
  return refuse(filled_text("{}.{}", "{}。{}", describe_fault(error), see_help(selected)));
}

/// The language chosen on the command line applies to messages about the command line too.
void apply_language(int argc, const char* const* argv) {
  constexpr std::string_view option = "--language";
  for (int i = 2; i < argc; ++i) {
    const std::string_view word = argv[i];
    std::string_view code;
    if (word == option && i + 1 < argc) code = argv[i + 1];
    if (word.starts_with(option) && word.substr(option.size()).starts_with('='))
      code = word.substr(option.size() + 1);
    const std::string_view base = base_language(code);
    if (base == "zh" || base == "en") set_language_of_errors(language_of(base));
  }
}

/// `help [COMMAND] …` as `[COMMAND] --help …`.
std::vector<const char*> as_help_option(const std::vector<const char*>& words) {
  std::vector<const char*> same = {words.front()};
  const bool has_command = words.size() > 2 && words[2][0] != '-';
  if (has_command) same.push_back(words[2]);
  same.push_back("--help");
  for (std::size_t i = has_command ? 3 : 2; i < words.size(); ++i) same.push_back(words[i]);
  return same;
}

std::optional<double> as_number(const std::string& text) {
  double number = 0.0;
  if (!CLI::detail::lexical_cast(text, number) || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Exit> parse_command_line(CLI::App& app, int argc, const char* const* argv) {
  if (argc < 2) {
    std::string help = app.help();
    while (help.ends_with('\n')) help.pop_back();
    print_note(help);
    return Exit::usage_error;
  }
  apply_language(argc, argv);
  std::vector<const char*> words(argv, argv + argc);
  if (std::string_view(words[1]) == "help") words = as_help_option(words);
  if (const auto wrong = unknown_command(app, words[1])) return refuse(*wrong);
  try {
    app.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::Success& help_requested) {
    std::ostringstream text;
    app.exit(help_requested, text, text);
    print(text.str());
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    return explain(app, error);
  }
  if (const auto empty = empty_argument(selected_command(app))) return refuse(*empty);
  return std::nullopt;
}

std::string not_negative(const std::string& text) {
  const auto number = as_number(text);
  if (number && *number >= 0.0) return "";
  return filled_text("'{}' is not a number of 0 or more", "“{}”不是大于或等于 0 的数", text)
      .in(language_of_errors());
}

std::string whole_number(const std::string& text) {
  const bool digits = are_ascii_digits(text);
  if (!digits) {
    return filled_text("'{}' is not a whole number of 0 or more", "“{}”不是大于或等于 0 的整数",
                       text)
        .in(language_of_errors());
  }
  std::uint64_t number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc()) return "";
  return filled_text("'{}' is too large: at most {} can be given", "“{}”过大，最大为 {}", text,
                     std::numeric_limits<std::uint64_t>::max())
      .in(language_of_errors());
}

std::string thread_count(const std::string& text) {
  constexpr std::size_t max_digits = 4;
  const bool is_whole = are_ascii_digits(text);
  if (!is_whole) return whole_number(text);
  const std::string_view digits =
      std::string_view(text).substr(std::min(text.find_first_not_of('0'), text.size()));
  const bool is_sane =
      digits.size() < max_digits || (digits.size() == max_digits && digits <= "1024");
  if (is_sane) return "";
  return filled_text("'{}' exceeds the maximum of 1024 threads", "线程数“{}”超过上限 1024", text)
      .in(language_of_errors());
}

}  // namespace hinterland::shell

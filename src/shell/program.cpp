// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/zip_archive.hpp"
#include "shell/command.hpp"
#include "shell/command_line.hpp"
#include "shell/process_limits.hpp"
#include "shell/terminal.hpp"
#include "system/environment.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>
#include <system_error>

namespace hinterland::shell {

namespace {

/// Options common to all commands.
void add_common_options(CLI::App& app, CommonOptions& common_options) {
  app.add_flag("-v,--verbose", common_options.verbose,
               "Report on stderr the time and memory of each step and, in run and coverage, the "
               "choices made and their reasons");
  app.add_flag("--offline", common_options.offline,
               "Block all network access, whatever the study names; same as HINTERLAND_OFFLINE=1");
  app.add_option("--threads", common_options.threads,
                 "Number of threads; default: 0, as many as the machine has")
      ->type_name("NUMBER")
      ->check(thread_count);
}

int fail(Exit exit, std::string_view message) {
  print_note(fmt::format("hinterland: {}", message));
  return static_cast<int>(exit);
}

/// A path that the system refuses: an unreadable folder, a failing disk.
Text refused_by_system(const std::filesystem::filesystem_error& error) {
  const std::string path = error.path1().string();
  if (error.code() == std::errc::permission_denied) {
    return filled_text("cannot list or read '{}': permission denied. Check your access rights.",
                       "无法列出或读取“{}”：没有权限。请检查权限。", path);
  }
  if (error.code() == std::errc::too_many_symbolic_link_levels) {
    return filled_text("cannot read '{}': {}", "无法读取“{}”：{}", path,
                       describe(FileFault::link_loop, path));
  }
  return filled_text("cannot read '{}': the system reports \"{}\". Check the path and its disk.",
                     "无法读取“{}”：系统报告“{}”。请检查路径和磁盘。", path,
                     error.code().message());
}

Text out_of_memory() {
  return {"out of memory. Use a smaller part of the data.", "内存不足。请只取一部分数据。"};
}

/// Settings that libraries read from the environment, before there are other threads.
void set_environment(const CommonOptions& common_options) {
  if (common_options.offline) ::setenv("HINTERLAND_OFFLINE", "1", 1);
  // Also for PostgreSQL sources inside virtual layers.
  ::setenv("PGOPTIONS", "-c default_transaction_read_only=on", 0);
  // libosmium would drop an extract from the page cache, but it is read several times.
  ::setenv("OSMIUM_CLEAN_PAGE_CACHE_AFTER_READ", "no", 0);
}

/// Runs a command; turns exceptions into a message and an exit code.
int guarded(const std::function<Exit(const CommonOptions&)>& run, CommonOptions& common_options) {
  silence_gdal();
  common_options.progress =
      common_options.verbose ? timed_progress(watchful_progress()) : watchful_progress();
  try {
    require_open_files();
    require_memory();
    set_environment(common_options);
    if (is_offline()) close_network();
    unpack_limit();  // validates it even if no archive is read
    const ThreadLimit limit(common_options.threads);
    const Exit exit = run(common_options);
    common_options.progress = {};  // ends the last step
    end_progress_line();
    check_printed();
    return static_cast<int>(exit);
  } catch (const UsageError& error) {
    return fail(Exit::usage_error, error.message().in(language_of_errors()));
  } catch (const Error& error) {
    return fail(Exit::failed, error.message().in(language_of_errors()));
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(Exit::failed, refused_by_system(error).in(language_of_errors()));
  } catch (const std::bad_alloc&) {
    return fail(Exit::failed, out_of_memory().in(language_of_errors()));
  } catch (const std::system_error& error) {
    const bool of_threads = error.code() == std::errc::resource_unavailable_try_again;
    return fail(Exit::failed, of_threads ? out_of_memory().in(language_of_errors()) : error.what());
  } catch (const std::exception& error) {
    return fail(Exit::failed, error.what());
  }
}

}  // namespace

std::vector<Command> all_commands() {
  return {run_command(),  check_command(),  inspect_command(), coverage_command(),
          demo_command(), import_command(), fields_command()};
}

int run_program(int argc, const char* const* argv) {
  listen_for_interrupts();  // before any output
  CLI::App app(
      "Service-radius planning: finds the villages within the service radius of town facilities "
      "that lack infrastructure, and plans their connection",
      "hinterland");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.set_version_flag("--version", "hinterland " HINTERLAND_VERSION, "Print the version and exit");
  app.require_subcommand(1);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->column_width(28);

  CommonOptions common_options;
  std::function<Exit(const CommonOptions&)> chosen;
  for (const Command& command : all_commands()) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    sub->group("Commands");
    sub->callback([run = command.declare(*sub), &chosen] { chosen = run; });
    add_common_options(*sub, common_options);
  }
  app.footer("`hinterland help COMMAND` describes a command.");
  if (const auto exit = parse_command_line(app, argc, argv)) {
    return guarded([&](const CommonOptions&) { return *exit; }, common_options);
  }
  return guarded(chosen, common_options);
}

}  // namespace hinterland::shell

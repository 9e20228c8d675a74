// SPDX-License-Identifier: Apache-2.0
#include "output/output_folder.hpp"

#include "base/text_fill.hpp"
#include "input/files/source_files.hpp"
#include "output/file_system.hpp"
#include "output/old_results.hpp"
#include "output/run_folder.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// The absolute path of the folder: no slash at the end, links resolved.
fs::path real_target(const std::string& folder) {
  std::error_code reason;
  fs::path target = fs::weakly_canonical(fs::absolute(folder), reason);
  if (reason) target = fs::absolute(folder).lexically_normal();
  return target.has_filename() ? target : target.parent_path();
}

std::string reason_text(int reason) { return std::generic_category().message(reason); }

/// The system's error message, appended to the program's own.
Text system_message(int reason) { return filled_text("{}", "系统报告“{}”", reason_text(reason)); }

void check_parent(const fs::path& target) {
  const std::string parent = target.parent_path().string();
  if (const std::string file = file_above(target); !file.empty()) {
    throw UsageError(
        filled_text("cannot write '{}': '{}' is a file, not a folder. Name another folder.",
                    "无法写入“{}”：“{}”是文件，不是文件夹。请另指文件夹。", target.string(), file));
  }
  struct stat status {};
  if (::stat(parent.c_str(), &status) != 0) {
    throw Error(filled_text("cannot write '{}': there is no folder '{}'. Create it first.",
                            "无法写入“{}”：文件夹“{}”不存在。请先建立。", target.string(), parent));
  }
  if (::access(parent.c_str(), W_OK | X_OK) != 0) {
    const int reason = errno;
    throw Error(filled_text("cannot write '{}': '{}': {}. Choose a folder that you can write to.",
                            "无法写入“{}”：对“{}”没有写入权限，{}。请写到有权限的文件夹。",
                            target.string(), parent, system_message(reason)));
  }
}

/// Results replace the whole folder. If it contained the current folder, that folder would be
/// deleted, and relative input paths would no longer work.
void check_outside(const fs::path& target) {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  if (failed) return;
  const auto [end, ignored] = std::mismatch(target.begin(), target.end(), here.begin(), here.end());
  if (end != target.end()) return;
  throw UsageError(filled_text(
      "cannot write '{0}': the results replace the whole folder, and the current folder is inside "
      "it. Change to a folder outside it first: cd '{1}'",
      "无法写入“{0}”：成果会整体替换该文件夹，而当前目录就在其中。请先切换到其外：cd '{1}'",
      target.string(), target.parent_path().string()));
}

/// Waits until all files in the folder are on the disk.
void sync_folder(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) sync_to_disk(entry.path().string());
  }
  sync_to_disk(folder.string());
}

/// Throws UsageError if the path is a file or a folder that is not empty.
void check_empty(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return;
  if (!fs::is_directory(folder, error)) {
    throw UsageError(filled_text("'{}' is a file. Name a folder that does not exist yet.",
                                 "“{}”是文件。请另指一个尚不存在的文件夹。", folder.string()));
  }
  if (fs::is_empty(folder, error) || error) return;  // `check` reports an unreadable folder
  throw UsageError(
      filled_text("'{}' is not empty. Name a folder that does not exist yet, or empty this one.",
                  "“{}”不是空文件夹。请另指或清空。", folder.string()));
}

void check(const fs::path& target) {
  std::error_code reason;
  const fs::file_status status = fs::status(target, reason);
  if (fs::exists(status)) {
    if (!fs::is_directory(status)) {
      refuse_folder(target, {"is a file, not a folder", "是文件，不是文件夹"});
    }
    if (::access(target.c_str(), R_OK | W_OK | X_OK) != 0) {
      const int denied = errno;
      throw Error(filled_text("cannot write '{}': {}. Choose a folder that you can write to.",
                              "无法写入“{}”：没有写入权限，{}。请写到有权限的文件夹。",
                              target.string(), system_message(denied)));
    }
    check_own_results(target);
  } else if (fs::is_symlink(fs::symlink_status(target, reason))) {
    refuse_folder(target,
                  {"is a link to a folder that does not exist", "是链接，而目标文件夹不存在"});
  }
  check_parent(target);
}

/// Reports a file that was saved under the name of a result while the results were replaced.
[[noreturn]] void throw_saved(const fs::path& target, const std::string& kept, const Text& end) {
  throw Error(filled_text(
      "'{0}' contains what was saved to '{1}' while new results were replacing older ones, under a "
      "name that the new results also use. Take what you need from '{0}'. {2}",
      "新成果替换旧成果之际，“{1}”中存入了与新成果同名的内容，现保留在“{0}”中。请从“{0}"
      "”中取回所需内容。{2}",
      kept, target.string(), end));
}

/// Two lines; one if the other is empty.
Text one_per_line(const Text& first, const Text& second) {
  if (first.empty() || second.empty()) return first.empty() ? second : first;
  return first + Text("\n", "\n") + second;
}

/// Reports edited results that are kept beside the new ones; empty if there are none.
Text edits_text(const fs::path& target, const CarriedOver& carried_over) {
  if (carried_over.edits.empty()) return {};
  std::vector<std::string> en;
  std::vector<std::string> zh;
  for (const auto& [name, kept] : carried_over.edits) {
    en.push_back(fmt::format("{} as {}", name, kept));
    zh.push_back(fmt::format("{} 另存为 {}", name, kept));
  }
  return filled_text(
      "Results in '{}' that were edited after they were written are kept beside the new results: "
      "{}.",
      "“{}”中的成果写出后有改动，改动后的文件已保留在新成果旁：{}。", target.string(),
      Text(listed_text(en).en, listed_text(zh).zh));
}

/// Reports edited styles that stay in place; empty if there are none.
Text styles_text(const fs::path& target, const CarriedOver& carried_over) {
  if (carried_over.styles.empty()) return {};
  const std::vector<std::string> names(carried_over.styles.begin(), carried_over.styles.end());
  const Text listed = listed_text(names);
  return filled_text(
      "Styles in '{0}' that you have edited stay in place: {1}. To get the program's own back, "
      "delete the file and run again.",
      "“{0}”中经您修改的样式保留原处、继续生效：{1}"
      "。如需恢复程序自带的样式，请删除该文件后重新运行。",
      target.string(), listed);
}

/// Reports replaced results that could not be removed.
Text unremoved_text(const fs::path& target, const Kept& kept) {
  return filled_text(
      "the earlier results of '{0}' could not be removed: {1}. The remainder is in '{2}'; if it is "
      "no longer needed, remove it or ask its owner to do so.",
      "“{0}”的旧成果无法删除：{1}。余下部分保留在“{2}”中，确认其中内容不再需要后，请自行删除或请其"
      "所有者删除。",
      target.string(), system_message(kept.reason), kept.folder);
}

}  // namespace

void check_output_folder(const std::string& folder) {
  const fs::path target = real_target(folder);
  check_outside(target);
  const Text again("Run again.", "请重新运行。");
  for (const Kept& kept : clear_leftovers(target)) {
    if (kept.reason == 0) throw_saved(target, kept.folder, again);
    // If it could not even be moved, the next run would fail in the same way.
    const bool is_sibling = fs::path(kept.folder).parent_path() == target.parent_path();
    if (is_sibling) throw Error(unremoved_text(target, kept) + Text(" ", "") + again);
  }
  check(target);
}

void check_inputs_outside(const std::string& folder, std::span<const std::string> inputs) {
  const fs::path target = real_target(folder);
  for (const std::string& input : inputs) {
    if (is_read_with(target.string(), input)) {
      throw UsageError(
          filled_text("cannot write '{}': a folder of that name would be read as part of the input "
                      "'{}'. Name another folder with --out.",
                      "无法写入“{}”：该名称会被当作输入文件“{}”的附属文件。请用 --out 另指文件夹。",
                      target.string(), input));
    }
    const fs::path file = real_target(input);
    const auto [end, ignored] =
        std::mismatch(target.begin(), target.end(), file.begin(), file.end());
    if (end != target.end()) continue;
    throw UsageError(filled_text(
        "cannot write '{}': the input '{}' is inside it and would be overwritten. Name another "
        "folder with --out, or move the input.",
        "无法写入“{}”：输入文件“{}”位于其中，会被覆盖。请用 --out 另指文件夹，或移走该输入文件。",
        target.string(), input));
  }
}

void check_new_folder(const std::string& folder) {
  check_empty(folder);
  check_output_folder(folder);
}

struct OutputFolder::Parts {
  Parts(const fs::path& where, PlaceOf of) : target(where.string()), place(of), run(where) {}

  /// Renames the results to the target if nothing is there.
  int take_free_place() const { return rename_to_free(run.results(), target); }
  int take_place_of_empty() const;
  int take_place_of_older();

  std::string target;
  PlaceOf place;
  RunFolder run;
  CarriedOver carried_over;
  std::string replaced;  ///< the older results, after they were replaced
};

/// Returns 0 or an errno. A plain rename replaces a folder only if it is empty.
int OutputFolder::Parts::take_place_of_empty() const {
  if (std::rename(run.results().c_str(), target.c_str()) == 0) return 0;
  const int reason = errno;
  if (reason == ENOTDIR) refuse_folder(target, {"is a file, not a folder", "是文件，不是文件夹"});
  if (reason != ENOTEMPTY && reason != EEXIST) return reason;
  refuse_folder(target, {"contains files that were added during the run", "在运行期间有了内容"});
}

/// Returns 0, or an errno with everything unchanged.
int OutputFolder::Parts::take_place_of_older() {
  check(target);
  carry_over(carried_over, target, run.results());
  sync_folder(run.results());
  if (const int failed = run.note_replaced(target); failed != 0) return failed;
  const int reason = exchange_names(run.results(), target);
  if (reason == 0) replaced = run.results();
  if (reason == 0) run.note_replaced(replaced);  // another run may have replaced it meanwhile
  if (!is_unsupported(reason)) return reason;
  if (const int failed = rename_to_free(target, run.old()); failed != 0) return failed;
  if (const int failed = take_free_place(); failed != 0) {
    rename_to_free(run.old(), target);
    return failed;
  }
  replaced = run.old();
  return 0;
}

OutputFolder::OutputFolder(const std::string& folder, PlaceOf place) {
  const fs::path target = real_target(folder);
  if (place == PlaceOf::nothing) check_empty(target);
  check(target);
  parts_ = std::make_unique<Parts>(target, place);
}

OutputFolder::~OutputFolder() = default;

const std::string& OutputFolder::path() const { return parts_->run.results(); }

Text OutputFolder::commit() {
  Parts& parts = *parts_;
  const std::string& target = parts.target;
  sync_folder(path());
  int reason = parts.take_free_place();
  constexpr int attempts = 20;  // another run or the user may create or remove it meanwhile
  for (int i = 0; i < attempts && (reason == EEXIST || reason == ENOENT); ++i) {
    reason = reason == ENOENT                  ? parts.take_free_place()
             : parts.place == PlaceOf::nothing ? parts.take_place_of_empty()
                                               : parts.take_place_of_older();
  }
  if (reason == EBUSY) {
    throw Error(filled_text(
        "cannot write '{}': it is a mount point or in use. {}, or one inside it.",
        "无法写入“{}”：它是挂载点或正被占用。{}，或指定其中的文件夹。", target, another_folder()));
  }
  if (reason != 0) {
    throw Error(filled_text("cannot write '{}': {}.{}", "无法写入“{}”：{}。{}", target,
                            system_message(reason), way_out_of_writing(reason)));
  }
  sync_to_disk(fs::path(target).parent_path().string());
  if (parts.replaced.empty()) return {};
  const Kept kept = clear_away(parts.replaced, target, parts.carried_over);
  const Text edits =
      one_per_line(edits_text(target, parts.carried_over), styles_text(target, parts.carried_over));
  if (kept.is_none()) return edits;
  Text complete("The new results are complete.", "新成果已完整写出。");
  if (!edits.empty()) complete = complete + Text(" ", "") + edits;
  if (kept.reason == 0) throw_saved(target, kept.folder, complete);
  return complete + Text(" However, ", "但") + unremoved_text(target, kept);
}

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "output/old_results.hpp"

#include "base/text_fill.hpp"
#include "input/files/source_files.hpp"
#include "output/database_header.hpp"
#include "output/database_journal.hpp"
#include "output/file_hash.hpp"
#include "output/file_system.hpp"
#include "output/qgis/qgis.hpp"
#include "output/sinks.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = ".edited";

/// "gaps.edited.geojson", "gaps.edited-2.geojson", ...
std::string name_of_edit(const fs::path& result, int number) {
  const std::string count = number == 1 ? "" : fmt::format("-{}", number);
  return fmt::format("{}{}{}{}", result.stem().string(), mark, count, result.extension().string());
}

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(b, failed))) return false;
  if (fs::equivalent(a, b, failed)) return true;
  if (fs::file_size(a, failed) != fs::file_size(b, failed)) return false;
  const auto hash = hash_if_readable(a.string());
  return hash && hash == hash_if_readable(b.string());
}

}  // namespace

std::string result_of_edit(std::string_view name) {
  const std::size_t at = name.find(mark);
  const std::size_t end = name.rfind('.');
  if (at == std::string_view::npos || end < at + mark.size()) return "";
  const std::string_view count = name.substr(at + mark.size(), end - at - mark.size());
  const bool is_count = count.empty() || (count.size() > 1 && count.front() == '-' &&
                                          count.find_first_not_of("0123456789", 1) == count.npos);
  std::string result = fmt::format("{}{}", name.substr(0, at), name.substr(end));
  return is_count && is_name_of_output(result) ? result : "";
}

int keep_edit(const fs::path& file, const fs::path& folder, const std::string& result,
              const std::function<int(const fs::path& to)>& put, std::string& kept) {
  for (int number = 1;; ++number) {
    kept = name_of_edit(result, number);
    if (is_same_file(file, folder / kept)) return 0;
    if (const int reason = put(folder / kept); reason != EEXIST) return reason;
  }
}

namespace {

namespace fs = std::filesystem;

/// Files that QGIS, GDAL, an office program or a file manager creates beside open results: styles,
/// projects, locks, statistics.
bool is_viewer_file(const fs::path& name) {
  constexpr std::array endings = {".qml", ".qmd", ".qgs",  ".qgz", ".qgs~", ".qgz~",
                                  ".sld", ".lyr", ".lyrx", ".idx", "-wal",  "-shm"};
  const std::string text = name.string();
  const auto is_end = [&](std::string_view ending) { return text.ends_with(ending); };
  return std::ranges::any_of(endings, is_end) || text.ends_with(".aux.xml") ||
         text.ends_with("_attachments.zip") || text.starts_with(".~lock.") ||
         text.starts_with("~$") || text == ".DS_Store" || text == "Thumbs.db" ||
         text == "desktop.ini" || text == ".directory";
}

/// 0 if there is no such file.
ino_t inode_of(const fs::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// False for links.
bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(fs::symlink_status(path, ignored));
}

/// The hash by which edits are recognised. Opening a database changes its header, which is no edit.
std::optional<FileHash> hash_of_result(const fs::path& file) {
  return file.extension() == ".gpkg" ? hash_of_database(file.string())
                                     : hash_if_readable(file.string());
}

/// The contents of a results folder: which entries the program wrote.
class FolderContents {
 public:
  explicit FolderContents(const fs::path& folder) : listed_(listed_outputs(folder.string())) {}

  bool are_ours() const { return listed_.has_value(); }
  bool has_hashes() const {
    return std::ranges::any_of(*listed_, [](const auto& file) { return !file.sha256.empty(); });
  }
  bool has_name_of_ours(const fs::path& entry) const {
    const std::string name = entry.filename().string();
    return listed_ && is_name_of_output(name) && (find(name) != nullptr || has_hashes());
  }
  /// The program writes regular files only.
  bool is_result(const fs::path& entry) const { return has_name_of_ours(entry) && is_file(entry); }
  /// Whether a result differs from what run.json lists. False if run.json lists no hashes. A file
  /// found unchanged is hashed again only if its stamp changes.
  bool is_edited(const fs::path& entry, CarriedOver& carried_over) const {
    const std::string name = entry.filename().string();
    if (!is_result(entry) || name == "run.json") return false;
    const ResultFile* const written = find(name);
    if (written == nullptr) return true;
    if (written->sha256.empty()) return false;
    const FileStamp stamp = stamp_of(entry.string());
    if (stamp.bytes != written->bytes) return true;
    const auto known = carried_over.as_written.find(name);
    if (known != carried_over.as_written.end() && known->second == stamp) return false;
    const auto hash = hash_of_result(entry);
    if (!hash || hash->sha256 != written->sha256) return true;
    carried_over.as_written[name] = stamp;
    return false;
  }
  /// Whether the user has saved a style under the name by which QGIS applies it. It stays there.
  bool is_edited_style(const fs::path& entry, CarriedOver& carried_over) const {
    return is_map_style(entry.filename().string()) && is_edited(entry, carried_over);
  }

 private:
  const ResultFile* find(const std::string& name) const {
    const auto found = std::ranges::find(*listed_, name, &ResultFile::name);
    return found == listed_->end() ? nullptr : &*found;
  }

  std::optional<std::vector<ResultFile>> listed_;
};

/// The names of viewers' files, of edited styles, and of edits kept earlier.
std::vector<std::string> files_to_keep(const fs::path& target, CarriedOver& carried_over) {
  std::vector<std::string> kept;
  const std::vector<fs::path> entries = entries_of(target);
  if (entries.empty()) return kept;
  const FolderContents results(target);
  if (!results.are_ours()) {
    refuse_folder(target, {"is not empty and contains no run.json of hinterland",
                           "不是空文件夹，其中也没有 hinterland 的 run.json"});
  }
  for (const fs::path& entry : entries) {
    const std::string name = entry.filename().string();
    if (const std::string_view database = database_of_journal(name); !database.empty()) {
      if (!has_changes(entry)) continue;
      refuse_folder(target,
                    filled_text("contains changes of '{}' that another program, such as QGIS, "
                                "has not completed. Close the file there and run again",
                                "中的“{}”正在其他程序（如 QGIS）中编辑，改动尚未写完。请在该程序中"
                                "关闭此文件后重新运行",
                                database));
    }
    if (results.is_edited_style(entry, carried_over)) {
      if (::access(entry.c_str(), R_OK) == 0) {
        kept.push_back(name);
        continue;
      }
    }
    if (results.is_result(entry)) {
      if (!results.has_hashes() || ::access(entry.c_str(), R_OK) == 0) continue;
      refuse_folder(
          target, filled_text("contains '{}', which cannot be read", "中的“{}”没有读取权限", name));
    }
    if (results.has_name_of_ours(entry)) {
      refuse_folder(target,
                    filled_text("contains '{}', which is not the file that hinterland wrote",
                                "中的“{}”已不是 hinterland 写的那个文件", name));
    }
    std::error_code ignored;
    const bool is_kept = is_viewer_file(name) || !result_of_edit(name).empty();
    if (!fs::is_regular_file(entry, ignored) || !is_kept) {
      refuse_folder(target, filled_text("contains '{}', which was not written by hinterland",
                                        "中的“{}”不是 hinterland 写的", name));
    }
    kept.push_back(name);
  }
  return kept;
}

/// Replaces `copy`, an older copy of the file. False if another file is there.
bool replace_carried(const fs::path& from, const fs::path& to, ino_t copy) {
  if (inode_of(to) != copy || exchange_names(from.string(), to.string()) != 0) return false;
  if (inode_of(from) == copy) return ::unlink(from.c_str()) == 0;
  exchange_names(from.string(), to.string());
  return false;
}

/// Returns 0 or an errno; a file that is already gone is no error.
int remove_file(const fs::path& file) {
  return ::unlink(file.c_str()) == 0 || errno == ENOENT ? 0 : errno;
}

/// Moves a file or folder to the new results. Returns 0 or an errno: EEXIST if the name is taken by
/// another.
int move_to(const fs::path& target, const fs::path& entry, const CarriedOver& carried_over) {
  const fs::path there = target / entry.filename();
  const int reason = rename_to_free(entry.string(), there.string());
  if (reason != EEXIST) return reason;
  if (inode_of(entry) == inode_of(there)) return remove_file(entry);
  const auto copy = carried_over.files.find(entry.filename().string());
  if (copy != carried_over.files.end() && replace_carried(entry, there, copy->second)) return 0;
  if (!is_file(entry) || !is_file(there)) return EEXIST;
  const FolderContents newer(target);
  CarriedOver unused;
  const bool is_style = is_map_style(there.filename().string());
  if (is_style && !newer.is_edited(there, unused))
    return replace_carried(entry, there, inode_of(there)) ? 0 : EEXIST;
  if (!is_style && newer.has_name_of_ours(there)) return EEXIST;
  return remove_file(entry);  // it was saved again meanwhile, in the new folder
}

/// Moves an edited result, or an edit kept earlier, to the new results. Returns 0 or an errno.
int move_edit(const fs::path& target, const fs::path& entry, const std::string& result,
              std::string& kept) {
  bool is_moved = false;
  const auto move = [&](const fs::path& to) {
    const int failed = rename_to_free(entry.string(), to.string());
    is_moved = failed == 0;
    return failed;
  };
  const int reason = keep_edit(entry, target, result, move, kept);
  return reason != 0 || is_moved ? reason : remove_file(entry);  // a file with the same contents is
                                                                 // kept already
}

/// Removes what the program wrote; run.json last, since it lists the rest. Returns 0 or an errno.
int remove_own(const fs::path& folder, CarriedOver& carried_over) {
  const FolderContents results(folder);
  int reason = 0;
  bool is_all_gone = true;
  for (const fs::path& entry : entries_of(folder)) {
    if (!database_of_journal(entry.filename().string()).empty()) remove_file(entry);
    if (!results.is_result(entry) || entry.filename() == "run.json") continue;
    if (results.is_edited(entry, carried_over)) {
      is_all_gone = false;  // edited a moment ago
    } else if (const int failed = remove_file(entry); failed != 0) {
      reason = failed;
    }
  }
  if (reason == 0 && is_all_gone && results.is_result(folder / "run.json"))
    reason = remove_file(folder / "run.json");
  return reason;
}

std::string keep_supplement(const fs::path& old, const fs::path& target) {
  for (int again = 1;; ++again) {
    const std::string end = again == 1 ? "" : fmt::format("-{}", again);
    std::string kept = fmt::format("{}-kept{}", target.string(), end);
    const int reason = rename_to_free(old.string(), kept);
    if (reason == 0) return kept;
    if (reason != EEXIST) return old.string();
  }
}

/// Moves all files that are not unedited results to the newer results. Returns as `move_to`; EEXIST
/// takes precedence over other errors.
int move_others(const fs::path& old, const fs::path& target, CarriedOver& carried_over) {
  const FolderContents results(old);
  int reason = 0;
  for (const fs::path& entry : entries_of(old)) {
    const std::string name = entry.filename().string();
    const std::string result = is_file(entry) ? result_of_edit(name) : "";
    std::string kept;
    int failed = 0;
    if (!database_of_journal(name).empty()) {
      failed = has_changes(entry) ? EEXIST : 0;
    } else if (results.is_edited_style(entry, carried_over)) {
      failed = move_to(target, entry, carried_over);
      if (failed == 0) carried_over.styles.insert(name);
    } else if (results.is_edited(entry, carried_over)) {
      failed = move_edit(target, entry, name, kept);
      if (failed == 0) carried_over.edits[name] = kept;
    } else if (!result.empty()) {
      failed = move_edit(target, entry, result, kept);
    } else if (!results.is_result(entry)) {
      failed = move_to(target, entry, carried_over);
    }
    if (failed != 0 && reason != EEXIST) reason = failed;
  }
  return reason;
}

/// Links a file into the new results, or copies it if hard links are not supported. Returns 0 or an
/// errno; a file that is already gone is no error.
int link_or_copy(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::create_hard_link(from, to, failed);
  if (failed && failed != std::errc::file_exists) fs::copy_file(from, to, failed);
  return failed == std::errc::no_such_file_or_directory ? 0 : failed.value();
}

[[noreturn]] void refuse_unkept(const fs::path& folder, const std::string& name, int reason) {
  refuse_folder(folder, filled_text("contains '{}', which cannot be kept ({})",
                                    "中的“{}”无法保留（系统报告“{}”）", name,
                                    std::generic_category().message(reason)));
}

/// Makes room for an edited style where the new results have theirs.
void set_aside_style(CarriedOver& carried_over, const fs::path& style) {
  const std::string name = style.filename().string();
  carried_over.styles.insert(name);
  std::ifstream file(style, std::ios::binary);
  if (!file) return;  // the run wrote none
  carried_over.replaced[name].assign(std::istreambuf_iterator<char>(file), {});
  ::unlink(style.c_str());
}

/// Undoes an earlier call of `carry_over`.
void put_back(CarriedOver& carried_over, const fs::path& to) {
  for (const auto& [name, ignored] : carried_over.files) ::unlink((to / name).c_str());
  for (const auto& [name, contents] : carried_over.replaced) {
    write_file((to / name).string(), contents);
  }
  carried_over.files.clear();
  carried_over.edits.clear();
  carried_over.styles.clear();
  carried_over.replaced.clear();
}

/// Copies edited results beside the new ones.
void carry_edits(CarriedOver& carried_over, const fs::path& from, const fs::path& to) {
  const FolderContents results(from);
  for (const fs::path& entry : entries_of(from)) {
    if (!results.is_edited(entry, carried_over) || results.is_edited_style(entry, carried_over))
      continue;
    const std::string name = entry.filename().string();
    std::string kept;
    const auto put = [&](const fs::path& there) { return link_or_copy(entry, there); };
    if (const int failed = keep_edit(entry, to, name, put, kept); failed != 0)
      refuse_unkept(from, name, failed);
    const ino_t inode = inode_of(to / kept);
    if (inode == 0) continue;  // removed meanwhile
    carried_over.edits[name] = kept;
    carried_over.files[kept] = inode;
  }
}

}  // namespace

void refuse_folder(const fs::path& target, const Text& why) {
  throw UsageError(filled_text("'{}' {}. {}, or move what is there.",
                               "“{}”{}。{}，或移走其中的内容。", target.string(), why,
                               another_folder()));
}

void check_own_results(const fs::path& target) {
  CarriedOver unused;
  files_to_keep(target, unused);
}

void carry_over(CarriedOver& carried_over, const fs::path& from, const fs::path& to) {
  put_back(carried_over, to);
  for (const std::string& name : files_to_keep(from, carried_over)) {
    if (is_map_style(name)) set_aside_style(carried_over, to / name);
    if (const int failed = link_or_copy(from / name, to / name); failed != 0)
      refuse_unkept(from, name, failed);
    carried_over.files[name] = inode_of(to / name);
  }
  carry_edits(carried_over, from, to);
}

Kept clear_away(const fs::path& old, const fs::path& target, CarriedOver& carried_over) {
  constexpr int attempts = 5;  // a program may still be saving into it
  int reason = 0;
  for (int attempt = 0; attempt < attempts && reason == 0; ++attempt) {
    reason = move_others(old, target, carried_over);
    if (reason == 0) reason = remove_own(old, carried_over);
    if (reason != 0) break;
    if (::rmdir(old.c_str()) == 0 || errno == ENOENT) return {};
    if (errno != ENOTEMPTY && errno != EEXIST) reason = errno;
  }
  return {keep_supplement(old, target), reason == EEXIST ? 0 : reason};
}

}  // namespace hinterland

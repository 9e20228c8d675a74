// SPDX-License-Identifier: Apache-2.0
#include "input/files/database_copy.hpp"

#include "base/text_fill.hpp"
#include "input/files/byte_order.hpp"
#include "input/files/gdal_file.hpp"

#include <hinterland/error.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// Suffixes of the write-ahead log and of the rollback journal:
/// https://www.sqlite.org/tempfiles.html.
constexpr std::array<const char*, 2> companions = {"-wal", "-journal"};

[[noreturn]] void throw_uncopied(const std::string& shown, const std::string& reason) {
  throw Error(filled_text(
      "cannot read '{0}': the latest changes are in files beside it (-wal, -journal), and they "
      "could not be copied to the folder for temporary files ({1}). Open '{0}' in the program that "
      "wrote it and close it there, or set TMPDIR to a folder with enough space.",
      "无法读取“{0}”：最后写入的内容还在旁边的 -wal 或 -journal "
      "文件中，而在临时文件夹中复制失败（{1}）"
      "。请用写入它的程序打开后正常关闭，或用 TMPDIR 指定空间足够的文件夹。",
      shown, reason));
}

/// Bytes 18 and 19 of the header are 2 in WAL mode: https://www.sqlite.org/fileformat.html.
bool is_in_wal_mode(std::string_view header) {
  return header.size() >= 20 && (header[18] == 2 || header[19] == 2);
}

void copy_file(const std::string& from, const std::string& to, const std::string& shown) {
  std::error_code failed;
  if (!from.starts_with("/vsi")) {
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failed);
    if (failed) throw_uncopied(shown, failed.message());
    return;
  }
  const std::string bytes = all_bytes(from);
  std::ofstream file(to, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw_uncopied(shown, std::generic_category().message(errno));
}

/// Sizes and modification times of the database and its companions. If they change, another process
/// is writing.
std::string state_of(const std::string& path) {
  std::string state;
  for (const std::string& file : {path, path + companions[0], path + companions[1]}) {
    std::error_code ignored;
    state += std::to_string(fs::file_size(file, ignored)) + " " +
             std::to_string(fs::last_write_time(file, ignored).time_since_epoch().count()) + "\n";
  }
  return state;
}

void copy_all(const std::string& path, const std::string& to, const std::string& shown) {
  constexpr int attempts = 5;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const std::string before = state_of(path);
    copy_file(path, to, shown);
    for (const std::string companion : companions) {
      std::error_code ignored;
      fs::remove(to + companion, ignored);
      if (file_length(path + companion) > 0) copy_file(path + companion, to + companion, shown);
    }
    if (state_of(path) == before) return;
  }
  throw Error(filled_text(
      "cannot read '{}': another program is writing to it. Run again after it has finished.",
      "无法读取“{}”：另一程序正在写入。请待其写完后重新运行。", shown));
}

/// Lets SQLite merge the write-ahead log into the database, or roll back the journal. Returns the
/// number of log frames that were merged.
std::size_t put_together(const std::string& path, const std::string& shown) {
  sqlite3* opened = nullptr;
  int taken = 0;
  const auto take_count = [](void* into, int columns, char** values, char**) {
    if (columns > 1 && values[1] != nullptr) *static_cast<int*>(into) = std::atoi(values[1]);
    return 0;
  };
  int result = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
  for (const char* order : {"SELECT count(*) FROM sqlite_master", "PRAGMA wal_checkpoint",
                            "PRAGMA journal_mode=DELETE"})
    if (result == SQLITE_OK) result = sqlite3_exec(opened, order, take_count, &taken, nullptr);
  const std::string reason = result == SQLITE_OK ? "" : sqlite3_errmsg(opened);
  sqlite3_close(opened);
  if (result == SQLITE_OK) return static_cast<std::size_t>(std::max(taken, 0));
  throw Error(filled_text(
      "cannot read '{0}': the files of pending changes beside it (-wal, -journal) do not match it "
      "(SQLite: {1}). Copy all of its files again, or open '{0}' in the program that wrote it and "
      "close it there.",
      "无法读取“{0}”：旁边的 -wal 或 -journal 文件与它不配套（SQLite：{1}）。请重新复制全套文件，"
      "或用写入它的程序打开后正常关闭。",
      shown, reason));
}

/// Raised here because SQLite ignores such a file silently.
[[noreturn]] void throw_foreign(const std::string& shown, const std::string& companion) {
  throw Error(
      filled_text("cannot read '{0}': {1} beside it should contain the latest changes but is not a "
                  "valid SQLite file of that kind. Copy all of its files again, or move {1} away "
                  "to read '{0}' without those changes.",
                  "无法读取“{0}”：旁边的 {1} 本应是最后写入的内容，却不是 SQLite "
                  "的此类文件。请重新复制全套文件；若不要这些写入，请移走 {1} 后再读取。",
                  shown, companion));
}

/// Raised here because a rollback would make SQLite delete the file that the journal names,
/// wherever it is.
[[noreturn]] void throw_of_several(const std::string& shown, const std::string& name,
                                   const std::string& other) {
  throw Error(
      filled_text("cannot read '{0}': {1}-journal beside it belongs to an unfinished transaction "
                  "over several databases ('{2}'). Open '{0}' in the program that wrote it and "
                  "close it there, or move the journal away to read '{0}' as it is.",
                  "无法读取“{0}”：旁边的 {1}-journal "
                  "属于未完成的多库写入（“{2}”）。请用写入它的程序打开后正常关闭；"
                  "或移走该文件，按现状读取“{0}”。",
                  shown, name, other));
}

/// Resolves symbolic links, since SQLite looks for the companions next to the link's target.
std::string resolve_links(const std::string& path) {
  std::error_code failed;
  const fs::path file = path.starts_with("/vsi") ? fs::path(path) : fs::canonical(path, failed);
  return failed ? path : file.string();
}

}  // namespace

DatabaseCopy::DatabaseCopy(const std::string& name) {
  std::error_code failed;
  folder_ = (fs::temp_directory_path(failed) / "hinterland-XXXXXX").string();
  if (failed || ::mkdtemp(folder_.data()) == nullptr) {
    const std::string reason = failed ? failed.message() : std::generic_category().message(errno);
    folder_.clear();
    throw_uncopied(name, reason);
  }
  file_ = folder_ + "/" + fs::path(name).filename().string();
}

DatabaseCopy::~DatabaseCopy() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::shared_ptr<const DatabaseCopy> copy_of_database(const std::string& path,
                                                     const std::string& shown) {
  const std::string header = first_bytes(path, 100);
  if (!header.starts_with("SQLite format 3")) return nullptr;
  const std::string after = resolve_links(path);
  const DatabaseLog log = read_database_log(after + companions[0]);
  const DatabaseJournal journal = read_database_journal(after + companions[1]);
  if (log.bytes == 0 && journal.bytes == 0 && !is_in_wal_mode(header)) return nullptr;
  const std::string name = fs::path(after).filename().string();
  if (log.is_foreign) throw_foreign(shown, name + companions[0]);
  if (journal.is_foreign) throw_foreign(shown, name + companions[1]);
  if (!journal.of_several.empty()) throw_of_several(shown, name, journal.of_several);
  std::shared_ptr<DatabaseCopy> copy(new DatabaseCopy(path));
  copy_all(after, copy->path(), shown);
  const std::size_t taken = put_together(copy->path(), shown);
  copy->note_ = log.bytes > 0 ? describe(log, taken, name) : describe(journal, name);
  return copy;
}

namespace {

constexpr std::size_t log_header = 32;
constexpr std::size_t frame_header = 24;

}  // namespace

DatabaseLog read_database_log(const std::string& path) {
  DatabaseLog log;
  log.bytes = file_length(path);
  if (log.bytes == 0) return log;
  const std::string header = first_bytes(path, log_header);
  constexpr std::uint32_t magic = 0x377f0682;  // the lowest bit gives the byte order
  const std::size_t page = big_endian(header, 8, 4);
  log.is_foreign = (big_endian(header, 0, 4) | 1U) != (magic | 1U) ||
                   (header.size() == log_header && (page < 512 || page > 65'536));
  if (log.is_foreign || log.bytes <= log_header) return log;
  const std::size_t all =
      (log.bytes - log_header + page + frame_header - 1) / (page + frame_header);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < all; ++i) places.push_back(log_header + i * (page + frame_header));
  const std::string salts = header.substr(16, 8);
  const std::vector<std::string> frames = bytes_at(path, places, frame_header);
  for (std::size_t i = 0; i < all; ++i) {
    if (frames[i].substr(std::min<std::size_t>(8, frames[i].size()), 8) == salts)
      log.frames = i + 1;
  }
  if (log.frames == 0) log.frames = all;
  return log;
}

namespace {

/// The file name at the end of a journal of `bytes` bytes, which is followed by its length, a
/// checksum and the magic number. Empty if there is none.
std::string name_of_several(const std::string& path, std::size_t bytes, std::string_view magic) {
  constexpr std::size_t length_of_end = 16;
  if (bytes < length_of_end) return {};
  const std::string end = bytes_at(path, {bytes - length_of_end}, length_of_end).front();
  if (!end.ends_with(magic)) return {};
  const std::size_t length = big_endian(end, 0, 4);
  const bool fits = length > 0 && length + length_of_end <= bytes;
  return fits ? bytes_at(path, {bytes - length_of_end - length}, length).front() : std::string();
}

}  // namespace

DatabaseJournal read_database_journal(const std::string& path) {
  constexpr std::size_t length_of_header = 28;
  DatabaseJournal journal;
  journal.bytes = file_length(path);
  const std::string header = first_bytes(path, length_of_header);
  // A zeroed header: the transaction was completed.
  if (header.empty() || header.front() == '\0') return journal;
  constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  journal.of_several = name_of_several(path, journal.bytes, magic);
  journal.is_foreign = !header.starts_with(magic.substr(0, header.size()));
  if (journal.is_foreign || header.size() < length_of_header) return journal;
  journal.is_hot = true;
  const std::size_t pages = big_endian(header, 8, 4);
  constexpr std::uint32_t as_many_as_there_are = 0xffffffff;
  const std::size_t record = big_endian(header, 24, 4) + std::size_t{8};
  journal.is_cut =
      pages != as_many_as_there_are && journal.bytes < big_endian(header, 20, 4) + pages * record;
  return journal;
}

Text describe(const DatabaseLog& log, std::size_t taken, const std::string& name) {
  const bool is_whole = taken > 0 && taken >= log.frames;
  const Text rest =
      is_whole ? Text()
               : filled_text(
                     " up to a limit: {} of its {} frames are finished transactions; the rest is "
                     "cut off, damaged or unfinished (copy it again, or close {} in the program "
                     "that writes to it)",
                     "，但只读到第{}帧（共{}帧），其余不完整、已损坏或写入未完成（请重新"
                     "复制，或在写入程序中正常关闭 {}）",
                     taken, log.frames, name);
  return filled_text(
      "the latest changes to {0} are in {0}-wal ({1} bytes) and are read as well{2}; both files "
      "remain unchanged",
      "{0} 最后写入的内容在旁边的 {0}-wal（{1}字节）中，已一并读取{2}；两个文件均未改动", name,
      log.bytes, rest);
}

Text describe(const DatabaseJournal& journal, const std::string& name) {
  if (!journal.is_hot) return {};
  const Text cut = journal.is_cut
                       ? filled_text(
                             "; the journal is cut off, so {0} may contain half of a transaction: "
                             "copy both again",
                             "；但该 journal 不完整，{0} 中可能残留一半写入，请重新复制两个"
                             "文件",
                             name)
                       : Text();
  return filled_text(
      "beside {0} there is {0}-journal ({1} bytes): an unfinished transaction is not read, as any "
      "program would roll it back{2}; both files remain unchanged",
      "{0} 旁边有 {0}-journal（{1}字节）：未完成的写入不予读取（任何程序打开时都会撤销）{2}；两个"
      "文件均未改动",
      name, journal.bytes, cut);
}

}  // namespace hinterland

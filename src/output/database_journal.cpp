// SPDX-License-Identifier: Apache-2.0
#include "output/database_journal.hpp"

#include "output/sinks.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <system_error>

namespace hinterland {

std::string_view database_of_journal(std::string_view name) {
  constexpr std::array<std::string_view, 3> endings = {"-wal", "-shm", "-journal"};
  for (const std::string_view ending : endings) {
    if (!name.ends_with(ending)) continue;
    const std::string_view database = name.substr(0, name.size() - ending.size());
    return database.ends_with(".gpkg") && is_name_of_output(database) ? database : "";
  }
  return {};
}

namespace {

/// Whether a program is connected to the database of a "-shm" file in write-ahead mode, as QGIS is
/// while a layer is being edited: SQLite then holds a lock on byte 128, which ends with the
/// program.
bool is_locked(const std::filesystem::path& shared_memory) {
  const int file = ::open(shared_memory.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = 128;
  lock.l_len = 1;
  const bool is_known = ::fcntl(file, F_GETLK, &lock) == 0;
  ::close(file);
  return is_known && lock.l_type != F_UNLCK;
}

}  // namespace

bool has_changes(const std::filesystem::path& journal) {
  if (journal.string().ends_with("-shm")) return is_locked(journal);
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(journal, failed);
  return !failed && bytes > 0;
}

}  // namespace hinterland

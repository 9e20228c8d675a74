// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// The first part of a path that exists but is not a folder; empty if there is none.
std::string file_above(const std::filesystem::path& path);

/// The entries of a folder, sorted; empty if it cannot be listed.
std::vector<std::filesystem::path> entries_of(const std::filesystem::path& folder);

/// The prefix of the hidden folders in which runs prepare the replacement of a target; `::mkdtemp`
/// appends six letters.
std::string hidden_prefix(const std::filesystem::path& target);
bool has_temporary_name(const std::filesystem::path& folder, const std::string& prefix);

/// Whether an open file or folder still has a name: another run may have removed it meanwhile.
bool is_still_there(int descriptor);

/// Waits for an exclusive lock on the open file or folder. Does nothing on file systems without
/// locks; no run clears leftovers there.
void lock(int descriptor);

/// Whether an operation failed because the file system does not support it.
bool is_unsupported(int reason);

/// Exchanges two names atomically. Returns 0 or an errno.
int exchange_names(const std::string& a, const std::string& b);

/// Renames a file or folder without replacing anything. Returns 0 or an errno: EEXIST if the name
/// is taken. On file systems without such a rename, an empty folder created at the same moment may
/// be replaced; without hard links, also a file.
int rename_to_free(const std::string& from, const std::string& to);

/// Waits until a file, or the directory of a folder, is on the disk, so that what is renamed into
/// place is complete even after a power failure. Throws Error if the disk reports a fault; ignores
/// file systems that do not support it.
void sync_to_disk(const std::string& path);

/// Throws unless a layer could be written to this path: nothing is there, or a regular file that
/// this program wrote as a layer of that name. UsageError if it is a folder, a link, a device, one
/// of `inputs`, a part of one (villages.prj), or a file of another program; Error if the parent
/// folder is missing. Call it before long computations.
void check_replaceable(const std::string& path, const std::string& layer,
                       std::span<const std::string> inputs);

/// Writes a file atomically: `write` receives a path in a private folder beside the target, and the
/// finished file is moved to the target once it is on the disk. If `write` throws, the existing
/// file is unchanged. Removes what killed runs for the same file have left. Throws as
/// `check_replaceable` does, and Error if a system call fails.
void replace_file(const std::string& path, const std::string& layer,
                  std::span<const std::string> inputs,
                  const std::function<void(const std::string& hidden)>& write);

}  // namespace hinterland

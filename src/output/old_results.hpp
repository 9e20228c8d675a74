// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>
#include <hinterland/write.hpp>

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>

namespace hinterland {

/// Throws UsageError: the folder cannot be written, with the way out.
[[noreturn]] void refuse_folder(const std::filesystem::path& target, const Text& why);

/// Throws UsageError unless the program wrote all that is in the folder, but what viewers of
/// results leave there (styles, projects, locks), and results that the user has edited. What a
/// user has added must not vanish with it.
void check_own_results(const std::filesystem::path& target);

/// What new results have of the old ones.
struct BroughtAlong {
  std::map<std::string, ino_t> files;           ///< by name, with the inode of each
  std::map<std::string, std::string> edits;     ///< edited results, and the name each is kept under
  std::map<std::string, FileStamp> as_written;  ///< old results that were found not edited
};

/// Puts what viewers left in the old results into the new ones too, and results that are not what
/// run.json lists, each beside the new one (`keep_edit`); what an earlier call brought there is
/// brought anew. Throws as `check_own_results` does, and where a file cannot be kept. Reads all old
/// results once, for their hashes.
void bring_along(BroughtAlong& brought, const std::filesystem::path& from,
                 const std::filesystem::path& to);

/// Results that lost their place and could not be cleared away.
struct Kept {
  std::string folder;  ///< where they lie, as they were; empty: they are gone
  int reason = 0;      ///< why the system does not remove them; 0: they hold what a user saved

  bool is_none() const { return folder.empty(); }
};

/// Removes results whose place newer ones have taken. What else is in the folder, saved there at
/// the last moment, moves to the newer ones at `target`; an edited result under the name of an
/// edit. Where something else in it has the name of a
/// new result, or the system removes nothing, the folder goes beside the target.
Kept clear_away(const std::filesystem::path& old, const std::filesystem::path& target,
                BroughtAlong& brought);

}  // namespace hinterland

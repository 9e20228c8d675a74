// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>
#include <hinterland/write.hpp>

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace hinterland {

/// The result of which this file is an edited copy: "gaps.geojson" for "gaps.edited-2.geojson".
/// Empty for any other name.
std::string result_of_edit(std::string_view name);

/// Stores an edited result in a folder under the first free name of "gaps.edited.geojson",
/// "gaps.edited-2.geojson", ..., unless one of them has the same contents.
///
///   put   gives the file its new name; returns 0 or an errno, EEXIST if the name is taken
///   kept  receives the name used, or the name of the file with the same contents
///
/// Returns 0 or the errno of the failure.
int keep_edit(const std::filesystem::path& file, const std::filesystem::path& folder,
              const std::string& result,
              const std::function<int(const std::filesystem::path& to)>& put, std::string& kept);

/// Throws UsageError: the folder cannot be written, with the remedy.
[[noreturn]] void refuse_folder(const std::filesystem::path& target, const Text& why);

/// Throws UsageError unless everything in the folder was written by the program, except viewers'
/// files (styles, projects, locks) and results that the user has edited. Files that a user has
/// added must not be lost with the folder.
void check_own_results(const std::filesystem::path& target);

/// Files carried over from old results to new ones.
struct CarriedOver {
  std::map<std::string, ino_t> files;           ///< by name, with their inodes
  std::map<std::string, std::string> edits;     ///< edited results, with the name under which each
                                                ///< is kept
  std::set<std::string> styles;                 ///< edited styles, which replace the new ones
  std::map<std::string, std::string> replaced;  ///< by name, the contents of those new ones
  std::map<std::string, FileStamp> as_written;  ///< old results that were found unedited
};

/// Links viewers' files and edited styles of the old results into the new ones, and keeps other
/// edited results beside the new ones (`keep_edit`); a repeated call updates the files of earlier
/// calls. Throws as `check_own_results` does, and if a file cannot be kept. Reads all old results
/// once, for their hashes.
void carry_over(CarriedOver& carried_over, const std::filesystem::path& from,
                const std::filesystem::path& to);

/// Replaced results that could not be removed.
struct Kept {
  std::string folder;  ///< where they are now; empty: they were removed
  int reason = 0;      ///< errno of the removal; 0: they contain files that a user saved

  bool is_none() const { return folder.empty(); }
};

/// Removes replaced results. Other files in the folder, saved at the last moment, move to the newer
/// results at `target`; an edited result moves under the name of an edit. If another file has the
/// name of a new result, or removal fails, the folder is kept beside the target.
Kept clear_away(const std::filesystem::path& old, const std::filesystem::path& target,
                CarriedOver& carried_over);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/old_results.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hinterland {

/// A hidden folder beside the place of results, private to one run:
///
///   results  what the run writes; once it has changed places, what was in that place before
///   old      what was in that place before, where the file system cannot swap two folders
///   run      the mark, locked as long as the run goes on; holds the inode of the folder that it
///            made as `results`, then of each that it is about to replace, so that a later run can
///            tell which of them is there, and a folder or link that others put there from both
class RunFolder {
 public:
  /// Throws Error where it cannot be made.
  explicit RunFolder(const std::filesystem::path& target);
  /// Removes what the run made.
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  const std::string& results() const { return results_; }
  std::string old() const { return path_ + "/old"; }
  /// Before the folder changes places with `results` or goes to `old`. Returns 0, or the reason
  /// why not: ENOENT where it is gone.
  int note_replaced(const std::string& folder) const;

 private:
  bool make(const std::filesystem::path& target);
  bool note(unsigned long inode) const;

  std::string path_;
  std::string results_;
  std::string target_;
  int lock_ = -1;
};

/// Removes what killed runs for this target have left beside it. Their folders are known by `run`:
/// one without it, of another user, with anything in it that
/// it does not name, or whose run goes on is left alone, links too. Earlier results that had
/// lost their place come back if the target is gone. Returns folders that were kept beside the
/// target, as `clear_away` does.
std::vector<Kept> clear_leftovers(const std::filesystem::path& target);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cpl_error.h>

#include <string>
#include <string_view>

namespace hinterland {

/// What GDAL says of a damaged file, in words of ours; empty: it says no such thing.
Text damage_in(const std::string& said);

/// Whether GDAL says that it gives a record without its geometry, which is damaged, and goes on.
bool is_fault_of_one_shape(std::string_view said);

/// Hears what GDAL would print, as long as it lives, and keeps the last error. What concerns the
/// geometry of one record is none: the record comes without it.
/// One at a time in a thread, or nested.
class QuietGdal {
 public:
  QuietGdal() { CPLPushErrorHandlerEx(&QuietGdal::hear, this); }
  ~QuietGdal() { CPLPopErrorHandler(); }
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;

  /// What GDAL said last, as the end of a sentence; empty: nothing.
  Text said() const;
  /// The same as GDAL worded it.
  const std::string& last() const { return last_; }
  bool broke_off() const { return failed_; }
  void forget() {
    failed_ = false;
    last_.clear();
  }

 private:
  static void CPL_STDCALL hear(CPLErr severity, CPLErrorNum, const char* message);

  std::string last_;
  bool failed_ = false;
};

}  // namespace hinterland

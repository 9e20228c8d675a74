// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cpl_error.h>

#include <string>

namespace hinterland {

/// Hears what GDAL would print, as long as it lives, and keeps the last error.
/// One at a time in a thread, or nested.
class QuietGdal {
 public:
  QuietGdal() { CPLPushErrorHandlerEx(&QuietGdal::hear, this); }
  ~QuietGdal() { CPLPopErrorHandler(); }
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;

  /// What GDAL said last, as the end of a sentence; empty: nothing.
  Text said() const {
    return last_.empty() ? Text() : Text(" (GDAL: " + last_ + ")", "（GDAL：" + last_ + "）");
  }
  /// The same as GDAL worded it.
  const std::string& last() const { return last_; }
  bool broke_off() const { return failed_; }
  void forget() {
    failed_ = false;
    last_.clear();
  }

 private:
  static void CPL_STDCALL hear(CPLErr severity, CPLErrorNum, const char* message) {
    if (severity < CE_Failure) return;
    auto* self = static_cast<QuietGdal*>(CPLGetErrorHandlerUserData());
    self->failed_ = true;
    self->last_ = message;
  }

  std::string last_;
  bool failed_ = false;
};

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// Translates a message of GDAL about damaged data into words for the user; empty if it is not such
/// a message.
Text damage_in(const std::string& message);

/// Captures the messages of GDAL in this thread while it exists, and keeps the last error. Errors
/// about the geometry of a single record are ignored, because the record is returned without it.
/// Several objects in one thread must be nested.
class QuietGdal {
 public:
  QuietGdal();
  ~QuietGdal();
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;

  /// The last error of GDAL, worded as the end of a sentence; empty if there was none.
  Text message() const;
  /// The last error as GDAL worded it.
  const std::string& last() const { return last_; }
  bool broke_off() const { return failed_; }
  void forget() {
    failed_ = false;
    last_.clear();
  }

 private:
  struct Handler;  ///< the function that GDAL calls

  std::string last_;
  bool failed_ = false;
};

/// Registers the GDAL drivers and sets the configuration options, once per process and for all of
/// it. Drivers that run or load a program, or write next to the source file, are left out.
void register_drivers();

}  // namespace hinterland

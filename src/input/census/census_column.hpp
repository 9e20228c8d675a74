// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_names.hpp"
#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>

namespace hinterland {

/// A column of the census as it stands, with what it is read by.
struct CensusColumn {
  const RecordField& field;
  CensusName name;
  bool is_named_by_study = false;
  const Service& service;
  double connected_share = 0.95;
};

}  // namespace hinterland

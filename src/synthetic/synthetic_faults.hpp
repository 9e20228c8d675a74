// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/synthetic_county.hpp"

#include <hinterland/problem.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hinterland {

/// A deliberate fault.
struct PlantedFault {
  ProblemKind kind;    ///< as which a check must report it
  std::string layer;   ///< the layer's key in the study: villages
  std::string record;  ///< the code of the record; empty: the whole layer
  std::string detail;  ///< the faulty contents
};

/// A field value that replaces the one of the table.
struct WrittenText {
  std::string layer;
  std::string role;  ///< code, name, kind, households, or the id of a service
  std::uint32_t row = 0;
  std::string text;
};

struct PlantedFaults {
  std::vector<PlantedFault> faults;
  std::vector<WrittenText> written;
  bool facilities_encoding = false;  ///< the layer's .cpg says UTF-8, but the bytes are GB18030
};

/// Adds twelve faults, one of each kind that checks must report, for any number of villages. Faults
/// that the tables can represent are made in the tables; the others are in `written`. The same
/// county gets the same faults.
PlantedFaults plant_faults(SyntheticCounty& county);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/synthetic_county.hpp"

#include <hinterland/problem.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hinterland {

/// Something that was made wrong on purpose.
struct PlantedFault {
  ProblemKind kind;    ///< under which a check must find it
  std::string layer;   ///< as the study names it: villages
  std::string record;  ///< the code of the record; empty: the whole layer
  std::string detail;  ///< what stands there
};

/// What a field says in place of what the table says.
struct WrittenText {
  std::string layer;
  std::string role;  ///< code, name, kind, households, or the id of a service
  std::uint32_t row = 0;
  std::string text;
};

struct PlantedFaults {
  std::vector<PlantedFault> faults;
  std::vector<WrittenText> written;
  bool facilities_encoding = false;  ///< the layer's .cpg says UTF-8 over bytes in GB18030
};

/// Spoils twelve things, one of each kind that a careful reader must find,
/// whatever the number of villages: what tables can hold is changed in them, the
/// rest is in `written`. The same land gets the same faults.
PlantedFaults plant_faults(SyntheticCounty& county);

}  // namespace hinterland

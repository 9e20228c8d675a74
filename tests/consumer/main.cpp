// SPDX-License-Identifier: Apache-2.0
#include <hinterland/geometry/distance.hpp>

#include <iostream>

int main() {
  const hinterland::LonLat village{117.0, 36.0};
  const hinterland::LonLat school{117.0, 36.01};
  std::cout << hinterland::distance_between(village, school).value << " m\n";
}

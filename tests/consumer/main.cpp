// SPDX-License-Identifier: Apache-2.0
#include <hinterland/study.hpp>

#include <iostream>

int main(int, char** words) {
  const auto study = hinterland::read_study(words[1]);
  const auto found = hinterland::run_study(study, hinterland::no_progress);
  std::cout << found.world.villages.size() << " villages, " << found.matrix.gaps.size()
            << " gaps\n";
}

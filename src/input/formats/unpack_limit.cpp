// SPDX-License-Identifier: Apache-2.0
#include "input/formats/unpack_limit.hpp"

#include "base/number_text.hpp"
#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <cstdlib>

namespace hinterland {

namespace {

constexpr std::uint64_t mib = 1UL << 20U;

}  // namespace

std::uint64_t unpack_limit() {
  constexpr double most_mib = 1e9;
  const char* const set = std::getenv("HINTERLAND_UNPACK_LIMIT");
  if (set == nullptr || *set == '\0') return 8192 * mib;
  const auto number = parse_number(set);
  if (!number || *number < 1.0 || *number > most_mib) {
    throw UsageError(filled_text(
        "HINTERLAND_UNPACK_LIMIT is '{}', and no number of MiB from 1 to 1000000000. Set it to "
        "one, "
        "such as 16384, or unset it.",
        "环境变量 HINTERLAND_UNPACK_LIMIT 为“{}”，不是 1 到 1000000000 之间的 MiB 数。请改为数字"
        "（如 16384），或取消设置。",
        set));
  }
  return static_cast<std::uint64_t>(*number) * mib;
}

void check_unpacked(const std::string& path, std::uint64_t bytes) {
  const std::uint64_t limit = unpack_limit();
  if (bytes <= limit) return;
  throw Error(Text(
      fmt::format("cannot read '{}': it holds more than {} MiB once it is unpacked. If it is from "
                  "a source that you trust, unpack it yourself, or raise HINTERLAND_UNPACK_LIMIT "
                  "(in MiB).",
                  path, limit / mib),
      fmt::format("无法读取“{}”：解压后超过 {} MiB。若来源可靠，请自行解压，或调高环境变量 "
                  "HINTERLAND_UNPACK_LIMIT（单位 MiB）。",
                  path, limit / mib)));
}

}  // namespace hinterland

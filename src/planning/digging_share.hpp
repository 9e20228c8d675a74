// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// What each of those who lie in one trench pays for digging it: together the
/// dearest digging of theirs, none more than a trench of its own would cost.
///
/// The trench is dug layer by layer; each layer is paid in equal parts by those
/// who need it. This is the Shapley value of the airport game. A share never
/// falls when somebody leaves, so `least_digging_shares` of all is a floor for
/// what each pays in any company.
///
///   alone  what each would pay for a trench of its own, in fen; not negative
///
/// Returns a share for each; a fen that does not divide goes to the first who
/// need the layer. O(n log n).
/// Source: S. C. Littlechild, G. Owen, "A simple expression for the Shapley value
/// in a special case", Management Science 20(3), 1973, 370-372.
std::vector<Fen> split_digging(std::span<const Fen> alone);

/// The same, but with fen that do not divide left out.
std::vector<Fen> least_digging_shares(std::span<const Fen> alone);

/// The same sum, with no share above its place in `most`: what is too much goes to
/// the first who have room. The sum of `most` must not be less.
std::vector<Fen> at_most(std::vector<Fen> shares, std::span<const Fen> most);

/// The same sum, with no share below its place in `least`: what is lacking comes
/// from the first who have more. The sum of `least` must not be more.
std::vector<Fen> at_least(std::vector<Fen> shares, std::span<const Fen> least);

}  // namespace hinterland

// SPDX-License-Identifier: Apache-2.0
#include "output/field_dictionary.hpp"
#include "paths.hpp"
#include "shell/command.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <string>

namespace {

struct Answered {
  std::string text;
  int exit = -1;
};

Answered run_command(const std::string& arguments) {
  Answered answered;
  const std::string command = hinterland::test::program() + " " + arguments + " 2>&1";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe)) {
    answered.text.append(piece.data(), count);
  }
  answered.exit = ::pclose(pipe) / 256;
  return answered;
}

}  // namespace

TEST_CASE("hinterland fields prints the dictionary, or the fields of one layer",
          "[fields_command]") {
  CHECK(run_command("fields").text == hinterland::field_table());
  CHECK(run_command("fields sites").text == hinterland::field_table("sites"));
  CHECK(run_command("fields").exit == 0);
}

TEST_CASE("hinterland fields of an unknown layer is a usage error", "[fields_command]") {
  const Answered answered = run_command("fields roads");
  CHECK(answered.exit == 3);
  CHECK_THAT(answered.text, Catch::Contains("no layer 'roads' among the outputs. They are:"));
}

# SPDX-License-Identifier: Apache-2.0
"""The scripts in tools/."""

import importlib.machinery
import importlib.util
import subprocess
import time
import unittest

from program import SOURCE, UserTest

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


def call(*words, **more):
    return subprocess.run(
        list(map(str, words)), capture_output=True, encoding="utf-8", check=False, **more
    )


class CheckLayers(UserTest):
    def breaches(self, **files):
        """The script's output for a tree with these sources: {"base__units": text, ...}."""
        (self.folder / "CMakeLists.txt").write_text("# SPDX-License-Identifier: Apache-2.0\n")
        for name, text in files.items():
            path = self.folder / "src" / (name.replace("__", "/") + ".cpp")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = call(SOURCE / "tools" / "check_layers", self.folder)
        lines = done.stdout.splitlines()
        self.assertEqual(done.returncode, 0 if lines[-1].endswith("comply with the project rules") else 1)
        return lines if done.returncode else lines[:-1]

    def test_a_file_may_include_lower_layers_its_own_layer_and_its_own_header(self):
        text = (
            '#include "input/records/read_layer.hpp"\n#include <hinterland/table.hpp>\n'
            '#include "input/records/verify.hpp"\n#include "input/text/encoding.hpp"\n'
        )
        self.assertEqual(self.breaches(input__records__read_layer=LICENCE + text), [])

    def test_a_layer_that_includes_a_higher_one_is_a_breach(self):
        text = LICENCE + "#include <hinterland/gap.hpp>\n"
        (breach,) = self.breaches(network__travel=text)
        self.assertIn("src/network/travel.cpp: line 2: includes hinterland/gap", breach)

    def test_a_folder_of_a_layer_that_includes_a_higher_one_is_a_breach(self):
        text = LICENCE + '#include "input/records/verify.hpp"\n'
        (breach,) = self.breaches(input__text__encoding=text)
        self.assertIn("src/input/text/encoding.cpp: line 2: includes input/records/verify, "
                      "which is above the folder input/text", breach)

    def test_a_folder_that_is_not_among_the_folders_of_its_layer_is_a_breach(self):
        (breach,) = self.breaches(input__misc__helpers=LICENCE)
        self.assertIn("'misc' is not in the folders of input", breach)

    def test_no_way_of_writing_an_include_escapes(self):
        for line in ('#  include "output/geojson.hpp"', '#include"output/geojson.hpp"',
                     ' # include "output/geojson.hpp"'):
            (breach,) = self.breaches(planning__gap=LICENCE + line + "\n")
            self.assertIn("line 2: includes output/geojson, which is above the layer planning", breach)
        (breach,) = self.breaches(planning__gap=LICENCE + '#include "../output/geojson.hpp"\n')
        self.assertIn("line 2: ../output/geojson.hpp is relative", breach)

    def test_a_header_below_the_public_folder_is_a_breach(self):
        header = self.folder / "include" / "hinterland" / "more" / "gap.hpp"
        header.parent.mkdir(parents=True)
        header.write_text(LICENCE + "#pragma once\n", encoding="utf-8")
        (breach,) = self.breaches(base__units=LICENCE)
        self.assertIn("include/hinterland/more/gap.hpp", breach)

    def test_a_cycle_within_a_layer_is_a_breach(self):
        (breach,) = self.breaches(
            planning__coverage=LICENCE + '#include "planning/gap.hpp"\n',
            planning__gap=LICENCE + '#include "planning/sites.hpp"\n',
            planning__sites=LICENCE + '#include "planning/coverage.hpp"\n',
        )
        self.assertIn("planning/coverage -> planning/gap -> planning/sites -> planning/coverage", breach)

    def test_an_unknown_public_header_is_a_breach(self):
        (breach,) = self.breaches(planning__gap=LICENCE + "#include <hinterland/gaps.hpp>\n")
        self.assertIn("line 2: hinterland/gaps.hpp is not a public header", breach)

    def test_a_heavy_library_elsewhere_is_a_breach(self):
        (breach,) = self.breaches(planning__gap=LICENCE + "#include <gdal_priv.h>\n")
        self.assertIn("GDAL", breach)

    def test_two_types_of_one_name_in_one_namespace_are_a_breach(self):
        text = LICENCE + "namespace hinterland {\n\nclass Quiet {\n};\n\n}  // namespace hinterland\n"
        local = text.replace("class", "namespace {\n\nclass").replace("};\n", "};\n\n}  // namespace\n")
        self.assertEqual(self.breaches(base__units=text, base__table=local), [])
        (breach,) = self.breaches(base__units=text, base__table=text)
        self.assertIn("base/units.cpp, line 4: hinterland::Quiet is defined in src/base/table.cpp, line 4", breach)

    def test_local_names_of_one_folder_differ(self):
        text = LICENCE + "namespace {\n\nint twice(int a) {\n  return 2 * a;\n}\n\n}  // namespace\n"
        self.assertEqual(self.breaches(base__units=text, world__names=text), [])
        (breach,) = self.breaches(base__table=text, base__units=text)
        self.assertIn("src/base/units.cpp, line 4: table.cpp has a local twice too", breach)

    def test_a_missing_licence_is_a_breach(self):
        (breach,) = self.breaches(base__units="int a;\n")
        self.assertIn("SPDX", breach)

    def test_a_long_function_is_a_warning(self):
        body = "  work();\n"
        fits = LICENCE + "void f() {\n" + 48 * body + "}\n"
        self.assertEqual(self.breaches(base__units=fits), [])
        (warning,) = self.breaches(base__units=fits.replace(body, 2 * body, 1))
        self.assertRegex(warning, "^warning: .*f has 51 lines")

    def test_a_long_file_is_a_warning(self):
        (warning,) = self.breaches(base__units=LICENCE + 400 * "int a;\n")
        self.assertRegex(warning, "^warning: .*401 lines")


class SetUp(UserTest):
    SCRIPT = SOURCE / "tools" / "setup"

    def test_with_nothing_missing_it_is_silent_and_quick(self):
        if call("dpkg-query", "-W", "catch2", "libgdal-dev", "python3-qgis", "postgresql-postgis").returncode:
            self.skipTest("the packages are not there: this would install them")
        began = time.monotonic()
        done = call(self.SCRIPT)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertLess(time.monotonic() - began, 30)  # no access to the network

    def system(self, *programs):
        """A PATH with these programs and the few that the script itself uses."""
        for program in ["bash", "env", "sed", "grep", "fold", "id", *programs]:
            (self.folder / program).symlink_to(f"/usr/bin/{program}")
        return {"PATH": str(self.folder)}

    def play(self, program, script):
        path = self.folder / program
        path.write_text(f"#!/usr/bin/bash\n{script}\n")
        path.chmod(0o755)

    def test_on_another_system_it_lists_what_to_install(self):
        done = call(self.SCRIPT, "program", env=self.system())
        self.assertEqual(done.returncode, 2)
        self.assert_contains(done.stderr, "Debian", "libgdal-dev", "cmake", "HINTERLAND_SKIP_SETUP=1")
        self.assertNotIn("python3-qgis", done.stderr)

    def test_on_another_system_the_user_can_state_that_all_is_installed(self):
        done = call(self.SCRIPT, env=self.system() | {"HINTERLAND_SKIP_SETUP": "1"})
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_without_the_right_to_install_it_lists_what_is_missing(self):
        environment = self.system("apt-get")
        (self.folder / "id").unlink()
        self.play("id", "echo 1000")
        self.play("dpkg-query", "exit 1")  # as on a machine that has none of them
        done = call(self.SCRIPT, "program", env=environment)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assert_contains(done.stderr, "no sudo", "libgdal-dev")

    def test_an_unknown_group_is_rejected_with_the_known_ones(self):
        done = call(self.SCRIPT, "tset")
        self.assertEqual(done.returncode, 3)
        self.assert_contains(done.stderr, "tools/setup program", "tools/setup bench")


class CheckDebian(UserTest):
    SCRIPT = SOURCE / "tools" / "check_debian"

    def test_an_unknown_debian_release_is_rejected_with_the_known_ones(self):
        for names in ((), ("buster",)):
            done = call(self.SCRIPT, *names)
            self.assertEqual(done.returncode, 3)
            self.assert_contains(done.stderr, "tools/check_debian bookworm", "tools/check_debian trixie")

    def test_a_user_who_may_not_create_a_root_gets_an_error_before_anything_is_built(self):
        for program in ("bash", "env", "realpath", "dirname", "mkdir", "sed"):
            (self.folder / program).symlink_to(f"/usr/bin/{program}")
        fake = self.folder / "id"
        fake.write_text("#!/usr/bin/bash\necho 1000\n")
        fake.chmod(0o755)
        roots = self.folder / "roots"
        done = call(self.SCRIPT, "trixie", env={"PATH": str(self.folder),
                                                "HINTERLAND_DEBIAN_ROOTS": str(roots)})
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assert_contains(done.stderr, "sudo")
        self.assertFalse(roots.exists())


class Mutants(UserTest):
    def setUp(self):
        super().setUp()
        loader = importlib.machinery.SourceFileLoader("mutants", str(SOURCE / "tools" / "mutants"))
        self.tool = importlib.util.module_from_spec(importlib.util.spec_from_loader("mutants", loader))
        loader.exec_module(self.tool)

    def mutants_of(self, text):
        found = self.tool.mutations_of(self.tool.code_of(text))
        return {text[:low] + new + text[high:] for low, high, new in found}

    def test_each_operator_constant_and_statement_has_its_mutants(self):
        for text, wanted in [
            ("x = a < b;\n", {"x = a <= b;\n"}),
            ("x = a == b && !c;\n", {"x = a != b && !c;\n", "x = a == b || !c;\n", "x = a == b && c;\n"}),
            ("x = a + b * 3;\n", {"x = a - b * 3;\n", "x = a + b / 3;\n", "x = a + b * 4;\n", "x = a + b * 0;\n"}),
            ("x = std::min(a, 0_m);\n", {"x = std::max(a, 0_m);\n", "x = std::min(a, 1_m);\n"}),
            ("if (a) return b;\n", {"if (!(a)) return b;\n", "if (a) ;\n"}),
            ("{\n  queue.push(a);\n  b = true;\n}\n",
             {"{\n  ;\n  b = true;\n}\n", "{\n  queue.push(a);\n  b = false;\n}\n"}),
            ("{\n  return a;\n}\n", set()),
        ]:
            self.assertEqual(self.mutants_of(text), wanted, text)

    def test_comments_texts_and_templates_have_none(self):
        for text in ['f = "a < b && 1";\n', "x = y;  // a + 1 < 2\n", "/* a == 1\n  b != 2 */\n",
                     "#define X (a + 1)\n", 'f = R"(1 + 1)";\n', "std::vector<int> a;\n", "T&& f(T* a);\n",
                     "x = '0';\n", "x = 1.5;\n"]:
            self.assertEqual(self.mutants_of(text), set(), text)

    def test_the_same_seed_draws_the_same_mutants(self):
        (self.folder / "src").mkdir()
        (self.folder / "src" / "a.cpp").write_text("".join(f"x = a{i} < b;\n" for i in range(1000)), "utf-8")
        sources = self.tool.Sources(self.folder, ["src"], lambda name: ["a.o"])
        draws = [sources.draw(1, number) for number in range(20)]
        self.assertEqual(draws, [sources.draw(1, number) for number in range(20)])
        self.assertGreater(len(set(draws)), 15)
        self.assertNotEqual(draws, [sources.draw(2, number) for number in range(20)])


if __name__ == "__main__":
    unittest.main()

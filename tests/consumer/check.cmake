# SPDX-License-Identifier: Apache-2.0
# Installs the build BUILD into a temporary folder, builds the consumer against it and runs it.
# FLAGS: the compiler flags of BUILD, which are also needed to link a sanitized library.
set(folder ${BUILD}/tests/consumer)
file(REMOVE_RECURSE ${folder})

function(run)
  execute_process(COMMAND ${ARGV} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${folder}/prefix)
# The core opens no file, so it has no reason to name a folder of the machine that built it; but the
# sanitizers name the sources, joined ones by their whole paths.
cmake_path(SET source NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../..)
string(REGEX REPLACE "/$" "" source ${source})
string(REGEX REPLACE "([^A-Za-z0-9_/])" "\\\\\\1" source ${source})
file(GLOB_RECURSE core ${folder}/prefix/libhinterland_core.a)
file(STRINGS ${core} paths REGEX ${source} LIMIT_COUNT 1)
if(paths AND NOT FLAGS MATCHES "-fsanitize")
  message(FATAL_ERROR "the core names the folder it was built in: ${paths}")
endif()

function(build source build)
  run(${CMAKE_COMMAND} -S ${source} -B ${build} -G Ninja -DCMAKE_PREFIX_PATH=${folder}/prefix
      -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}")
  run(${CMAKE_COMMAND} --build ${build})
endfunction()
build(${CMAKE_CURRENT_LIST_DIR} ${folder}/build)
build(${CMAKE_CURRENT_LIST_DIR}/plan ${folder}/build_plan)

set(county ${folder}/prefix/share/hinterland/geodata/county/study.toml)
run(${folder}/build/consumer ${county})
if(NOT output MATCHES "^[0-9]+ villages, [1-9][0-9]* gaps\n$")
  message(FATAL_ERROR "the output of the consumer: ${output}")
endif()
run(${folder}/build_plan/plan)
if(NOT output MATCHES "^Li lacks water: [1-9][0-9]+ CNY\n$")
  message(FATAL_ERROR "the plan from tables in memory: ${output}")
endif()
# The README contains the same lines.
file(READ ${CMAKE_CURRENT_LIST_DIR}/plan/main.cpp code)
string(REGEX REPLACE "^[^\n]*\n" "" code "${code}")
file(READ ${folder}/prefix/share/doc/hinterland/README.md readme)
string(FIND "${readme}" "${code}" where)
if(where EQUAL -1)
  message(FATAL_ERROR "the README does not show tests/consumer/plan/main.cpp")
endif()
run(${folder}/prefix/bin/hinterland --version)
if(NOT output MATCHES "^hinterland [0-9]+\\.[0-9]+\\.[0-9]+\n$")
  message(FATAL_ERROR "the output of the installed program: ${output}")
endif()
execute_process(
  COMMAND ${folder}/prefix/bin/hinterland run ${county} --out ${folder}/out
  OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE code)
if(NOT code EQUAL 1 OR NOT EXISTS ${folder}/out/gaps.geojson)  # 1: the county has problems
  message(FATAL_ERROR "the installed program on the installed county: ${code}\n${output}")
endif()
file(REMOVE_RECURSE ${folder})

# SPDX-License-Identifier: Apache-2.0
# Installs the build BUILD into a folder of its own, builds the consumer against it and runs it.
# FLAGS: the compiler flags of BUILD, which what links a sanitized library needs too.
set(folder ${BUILD}/tests/consumer)
file(REMOVE_RECURSE ${folder})

function(run)
  execute_process(COMMAND ${ARGV} OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${said}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${folder}/prefix)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${folder}/build -G Ninja
    -DCMAKE_PREFIX_PATH=${folder}/prefix -DCMAKE_CXX_COMPILER=${COMPILER}
    "-DCMAKE_CXX_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build ${folder}/build)

set(county ${folder}/prefix/share/hinterland/geodata/county/study.toml)
run(${folder}/build/consumer ${county})
if(NOT said MATCHES "^[0-9]+ villages, [1-9][0-9]* gaps\n$")
  message(FATAL_ERROR "the consumer says: ${said}")
endif()
run(${folder}/prefix/bin/hinterland --version)
if(NOT said MATCHES "^hinterland [0-9]+\\.[0-9]+\\.[0-9]+\n$")
  message(FATAL_ERROR "the installed program says: ${said}")
endif()
execute_process(
  COMMAND ${folder}/prefix/bin/hinterland run ${county} --out ${folder}/out
  OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE code)
if(NOT code EQUAL 1 OR NOT EXISTS ${folder}/out/gaps.geojson)  # 1: the county has records to look at
  message(FATAL_ERROR "the installed program on the installed county: ${code}\n${said}")
endif()
file(REMOVE_RECURSE ${folder})

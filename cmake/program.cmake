# The program `sauro`: src/main/main.cpp over everything else in src/main, which its tests link too.
file(GLOB main_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/main/*.cpp)
set(main_tests ${main_sources})
list(FILTER main_sources EXCLUDE REGEX "(_(test|fuzz|bench)|/main)\\.cpp$")
list(FILTER main_tests INCLUDE REGEX "_test\\.cpp$")

add_library(sauro_main STATIC ${main_sources})
target_include_directories(sauro_main PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(sauro_main PUBLIC sauro_pages sauro_api sauro_store sauro_clamav sauro_session sauro_usecase sauro_helper sauro_http sauro_witness
                      lib::cli11 lib::toml lib::spdlog PRIVATE sauro_warnings)
target_compile_definitions(sauro_main PUBLIC SAURO_VERSION="${PROJECT_VERSION}")
target_compile_definitions(sauro_pages PRIVATE SAURO_VERSION="${PROJECT_VERSION}")

if(EXISTS ${CMAKE_SOURCE_DIR}/src/main/main.cpp)
  add_executable(sauro ${CMAKE_SOURCE_DIR}/src/main/main.cpp)
  target_link_libraries(sauro PRIVATE sauro_main sauro_cli sauro_warnings)
endif()

# The program `sauro-verify`, which trusts nothing of the rest.
add_executable(sauro-verify ${CMAKE_SOURCE_DIR}/src/verifier/program/sauro_verify.cpp)
target_link_libraries(sauro-verify PRIVATE sauro_verifier sauro_warnings)

# The program `sauro-reader`, which alone links poppler and therefore stands under the GPL (NOTICE).
file(GLOB reader_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/reader/*.cpp)
list(FILTER reader_sources EXCLUDE REGEX "_test\\.cpp$")
add_executable(sauro-reader ${reader_sources})
target_include_directories(sauro-reader PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(sauro-reader PRIVATE sauro_helper lib::poppler lib::ocr sauro_warnings)

if(SAURO_TESTS AND main_tests)
  find_package(GTest REQUIRED)
  include(GoogleTest)
  add_executable(sauro_main_test ${main_tests})
  target_link_libraries(sauro_main_test PRIVATE sauro_main GTest::gtest_main GTest::gmock sauro_warnings)
  target_compile_definitions(sauro_main_test PRIVATE SAURO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(sauro_main_test TEST_PREFIX "main." DISCOVERY_TIMEOUT 60
                       PROPERTIES SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
endif()

if(SAURO_TESTS)
  find_package(GTest REQUIRED)
  include(GoogleTest)
  set(reader_tested clean colour dotted figures level light rules follow tones straighten strokes)
  list(TRANSFORM reader_tested PREPEND ${CMAKE_SOURCE_DIR}/src/reader/)
  list(TRANSFORM reader_tested APPEND .cpp)
  add_executable(sauro_reader_test ${CMAKE_SOURCE_DIR}/src/reader/figures_test.cpp ${CMAKE_SOURCE_DIR}/src/reader/level_test.cpp ${CMAKE_SOURCE_DIR}/src/reader/light_test.cpp ${CMAKE_SOURCE_DIR}/src/reader/rules_test.cpp ${reader_tested})
  target_include_directories(sauro_reader_test PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(sauro_reader_test PRIVATE sauro_docread lib::ocr GTest::gtest_main sauro_warnings)
  gtest_discover_tests(sauro_reader_test TEST_PREFIX "reader." DISCOVERY_TIMEOUT 60)
endif()

# The program `sauro`: everything in src/main.
file(GLOB main_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/main/*.cpp)
list(FILTER main_sources EXCLUDE REGEX "_(test|fuzz|bench)\\.cpp$")
if(main_sources)
  add_executable(sauro ${main_sources})
  target_link_libraries(sauro PRIVATE sauro_pages sauro_api sauro_store sauro_usecase sauro_http
                        lib::cli11 lib::toml lib::spdlog sauro_warnings)
  target_compile_definitions(sauro PRIVATE SAURO_VERSION="${PROJECT_VERSION}")
endif()

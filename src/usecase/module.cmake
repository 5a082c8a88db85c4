# The catalogue that comes with the program: nothing to install beside it.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
file(GLOB catalogue CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/catalogue/*.csv)
set(out ${CMAKE_CURRENT_BINARY_DIR}/usecase_catalogue.gen.cpp)
add_custom_command(
  OUTPUT ${out}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed_files.py
          --out ${out} --module usecase --function CatalogueFiles ${catalogue}
  COMMAND ${CMAKE_COMMAND} -E touch ${out}
  DEPENDS ${catalogue} ${CMAKE_SOURCE_DIR}/tools/embed_files.py
  VERBATIM)
target_sources(sauro_usecase PRIVATE ${out})

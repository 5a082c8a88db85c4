# Templates and static files are part of the program: nothing to install beside it.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
function(sauro_embed function_name)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/pages_${function_name}.gen.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed_files.py --out ${out} --function ${function_name} ${ARGN}
    COMMAND ${CMAKE_COMMAND} -E touch ${out}
    DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/tools/embed_files.py
    VERBATIM)
  target_sources(sauro_pages PRIVATE ${out})
endfunction()
file(GLOB templates CONFIGURE_DEPENDS ${dir}/templates/*.tpl)
file(GLOB statics CONFIGURE_DEPENDS ${dir}/static/*)
sauro_embed(EmbeddedTemplates ${templates})
sauro_embed(EmbeddedStatics ${statics})

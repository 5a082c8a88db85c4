# Statements, migrations and state tables as constants.
set(store_gen ${CMAKE_BINARY_DIR}/gen/store)
file(MAKE_DIRECTORY ${store_gen})
file(GLOB_RECURSE store_sql CONFIGURE_DEPENDS ${dir}/sql/*.sql ${dir}/migrations/*.sql ${dir}/state/*.sql)
add_custom_command(
  OUTPUT ${store_gen}/sql.gen.h ${store_gen}/sql.gen.cpp
  COMMAND /usr/bin/python3 ${CMAKE_SOURCE_DIR}/tools/generate_sql.py ${dir} ${store_gen}/sql.gen.h ${store_gen}/sql.gen.cpp
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/generate_sql.py ${store_sql}
  COMMENT "SQL constants")
target_sources(sauro_store PRIVATE ${store_gen}/sql.gen.cpp ${store_gen}/sql.gen.h)
target_include_directories(sauro_store PUBLIC ${CMAKE_BINARY_DIR}/gen)
# Its tests write the province of test/support.
set(test_libraries sauro_test_support)
# They run on both engines: PostgreSQL is a private cluster (test/postgres), started before them.
set(test_properties FIXTURES_REQUIRED postgres ENVIRONMENT "SAURO_TEST_POSTGRES=${CMAKE_BINARY_DIR}/postgres.url")

# Installation (`cmake --install build/release`) and the Debian package (`cpack -G DEB` in build/release). The layout is
# Debian's and fixed, since the unit names its paths; DESTDIR moves the whole. Tests are not needed.
if(NOT TARGET sauro)
  return()
endif()
install(TARGETS sauro sauro-verify RUNTIME DESTINATION /usr/bin)
install(TARGETS sauro-reader RUNTIME DESTINATION /usr/lib/sauro)
install(FILES packaging/sauro.service DESTINATION /usr/lib/systemd/system)
install(FILES docs/install.md docs/operations.md docs/postgresql.md docs/trust.md docs/webhook.md spec/ledger.md NOTICE DESTINATION /usr/share/doc/sauro)
install(FILES packaging/debian/copyright DESTINATION /usr/share/doc/sauro)
# A configuration that someone has edited is kept; the package leaves that to dpkg's conffiles.
install(CODE "set(config_source \"${CMAKE_SOURCE_DIR}/packaging/sauro.toml\")")
install(CODE [[
  set(name sauro.toml)
  if(EXISTS "$ENV{DESTDIR}/etc/sauro/sauro.toml")
    set(name sauro.toml.new)
  endif()
  file(INSTALL DESTINATION /etc/sauro TYPE FILE RENAME ${name} FILES "${config_source}")
]])

set(CPACK_PACKAGE_NAME sauro)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Sáu Rõ <root@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "monitoring and evaluation of plans: from the plan document to the reports owed")
set(CPACK_PACKAGE_DESCRIPTION "Sáu Rõ reads a plan document, keeps what happens in a verifiable ledger, shows the live
board of tasks by agency and deadline, and prints the consolidated reports.")
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, init-system-helpers (>= 1.54)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "tesseract-ocr-vie")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libreoffice-writer-nogui, libreoffice-calc-nogui")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${CMAKE_SOURCE_DIR}/packaging/debian/postinst ${CMAKE_SOURCE_DIR}/packaging/debian/prerm
    ${CMAKE_SOURCE_DIR}/packaging/debian/postrm ${CMAKE_SOURCE_DIR}/packaging/debian/conffiles)
install(FILES docs/postgresql.md DESTINATION /usr/share/doc/sauro)
include(CPack)

# The one place for warnings, hardening and sanitizers. Every target links stackwright_flags.
add_library(stackwright_flags INTERFACE)
target_compile_options(stackwright_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    $<$<BOOL:${STACKWRIGHT_WERROR}>:-Werror>)
target_compile_definitions(stackwright_flags INTERFACE
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(stackwright_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(STACKWRIGHT_SANITIZE)
    target_compile_options(stackwright_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
        -Wno-maybe-uninitialized) # GCC 12 sees phantoms in instrumented std::variant
    target_link_options(stackwright_flags INTERFACE -fsanitize=address,undefined)
else()
    target_compile_options(stackwright_flags INTERFACE $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2> -fstack-protector-strong)
endif()
find_program(MOLD mold)
if(MOLD)
    target_link_options(stackwright_flags INTERFACE -fuse-ld=mold)
endif()

# Parsing Qt is most of the compile time here. Sets of headers are compiled once and shared by all targets of their kind:
# core, widgets, and test (in tests/CMakeLists.txt). They only save time: every file still includes what it uses, as a build
# with -DSTACKWRIGHT_PRECOMPILED=OFF shows.
option(STACKWRIGHT_PRECOMPILED "Compile the headers of Qt once for all targets" ON)

function(stackwright_precompiled_host kind)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "LINKS;HEADERS")
    if(NOT STACKWRIGHT_PRECOMPILED)
        return()
    endif()
    set(host stackwright_headers_${kind})
    set(source ${CMAKE_BINARY_DIR}/${host}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "// carries the precompiled headers of the ${kind} targets\n")
    add_library(${host} STATIC ${source})
    set_target_properties(${host} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${host} PUBLIC stackwright_flags ${ARG_LINKS})
    target_precompile_headers(${host} PRIVATE ${ARG_HEADERS})
endfunction()

if(STACKWRIGHT_PRECOMPILED)
    # with it ccache can tell what a precompiled header held
    target_compile_options(stackwright_flags INTERFACE -fpch-preprocess -Winvalid-pch)
endif()
set(core_headers <algorithm> <array> <functional> <memory> <optional> <utility> <variant> <vector>
    <QByteArray> <QCoreApplication> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QMap>
    <QObject> <QPointF> <QRegularExpression> <QSet> <QString> <QStringList>)
set(widgets_headers ${core_headers} <QAction> <QApplication> <QComboBox> <QHBoxLayout> <QHeaderView> <QLineEdit> <QPainter>
    <QPushButton> <QToolButton> <QTreeWidget> <QVBoxLayout> <QWidget>)
stackwright_precompiled_host(core LINKS Qt6::Core HEADERS ${core_headers})
stackwright_precompiled_host(widgets LINKS Qt6::Widgets HEADERS ${widgets_headers})

# stackwright_precompiled(NAME KIND): the target NAME is compiled with the headers of KIND.
function(stackwright_precompiled name kind)
    if(STACKWRIGHT_PRECOMPILED)
        target_precompile_headers(${name} REUSE_FROM stackwright_headers_${kind})
    endif()
endfunction()

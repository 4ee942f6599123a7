#pragma once

#include <QtGlobal>

// Bounds on what is read from outside, checked before parsing. They are generous for what people write
// and small enough that no input takes more than 2 s or 256 MiB.
namespace stackwright::base::limits {

inline constexpr qint64 fileBytes = 16 * 1024 * 1024; // one text file
inline constexpr int yamlDepth = 100;                 // nested collections
inline constexpr int yamlNodes = 500'000;             // after expanding aliases
inline constexpr int chartNodes = 100'000;
inline constexpr int chartEdges = 200'000;
inline constexpr int stackNodes = 2'000;                    // that make something, of a stack that becomes files
inline constexpr int stackEnvironments = 50;                // each has files of its own, and may differ in every node
inline constexpr int chartDepth = 100;                      // nested groups
inline constexpr qint64 styleCharacters = 64 * 1024 * 1024; // of all styles of a chart, for each item that has them
inline constexpr int labelCharacters = 50'000;              // mermaid's own maxTextSize

} // namespace stackwright::base::limits

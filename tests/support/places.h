#pragma once

#include <QString>

// Where the tests find what lies outside them. Told here alone, so that no other file depends on where the clone stands.
namespace stackwright::test {

// A file of the source tree, by its path from the root.
QString sourceFile(const QString &path);

// The flowchart of the sample stack: 68 nodes.
QString seedFile();

// A file of the corpus that is kept beside the source tree. It need not be there: say "not run".
QString corpusFile(const QString &path);

// The program as it was built.
QString programFile();

} // namespace stackwright::test

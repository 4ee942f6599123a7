#pragma once

#include "core/generate/world.h"

#include <map>

namespace stackwright::generate {

struct MadeFile
{
    GeneratedFile file;
    int node = 0;
    bool listsSecrets = false; // it used stack.secrets, and is made anew when all of them are known
    bool varies = false;       // it asked which environment this is, and may be another one elsewhere
};

// The files that nodes make from their templates and starter trees.
class FileMaker
{
public:
    explicit FileMaker(World &world);

    // What expressions see as file(path).
    QString inEnvironment(int environment, const QString &path);
    // All files: of the base, and the copies for environments that something asked for.
    FileSet all();

private:
    using Made = QMap<QString, MadeFile>;
    using Part = std::pair<int, int>; // environment, node
    static constexpr int everyNode = -1;

    // What a node makes in an environment, or all of them.
    const Made &made(int environment, int node = everyNode);
    void makeNode(int node, int environment, Made *into);
    void makeEntry(int node, int environment, const yaml::Map &entry, Made *into);
    void makeTree(int node, int environment, const yaml::Map &entry, const QString &path, Made *into);
    QByteArray rendered(int node, int environment, const QString &name, const yaml::Map &entry, const QString &path);
    void add(int node, MadeFile made, Made *into);
    yaml::Value secretList();

    World &m_world;
    std::map<Part, Made> m_made;
    QSet<int> m_making; // environments
    QMap<QString, MadeFile> m_copies;
    bool m_secretsAsked = false;
    bool m_entriesVary = false; // of the node whose files are being made
};

} // namespace stackwright::generate

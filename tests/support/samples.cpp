#include "tests/support/samples.h"

#include "core/yaml/reader.h"
#include "tests/support/files.h"
#include "tests/support/places.h"

namespace stackwright::test {

kinds::Catalogue builtInKinds()
{
    base::Diagnostics problems;
    kinds::Catalogue catalogue = kinds::Catalogue::load({QStringLiteral(":/kinds")}, &problems);
    if (!problems.isEmpty())
        qFatal("%s: %s", qPrintable(problems.first().where.file), qPrintable(problems.first().message));
    return catalogue;
}

stack::Stack seedStack()
{
    const auto stack = stack::fromMermaid(QString::fromUtf8(contentOf(seedFile())), QStringLiteral("docker-configuration.mmd"));
    if (!stack)
        qFatal("%s", qPrintable(stack.error().text()));
    return *stack;
}

stack::Stack stackOf(const kinds::Kind &kind)
{
    stack::Stack stack;
    stack.name = QStringLiteral("alone");
    stack.chartText = QStringLiteral("flowchart TD\n    N[Node]\n");
    chart::Node node;
    node.id = QStringLiteral("N");
    node.label = kind.title;
    stack.chart.nodes.append(node);
    stack.nodes[node.id].kind = kind.id;
    return stack;
}

void set(stack::Stack *stack, const char *node, const char *setting, const yaml::Value &value)
{
    stack->nodes[QLatin1String(node)].settings.insert(QLatin1String(setting), value);
}

yaml::Value readOf(const generate::Generated &made, const char *path)
{
    const auto value = yaml::read(made.files.value(QLatin1String(path)).content, QLatin1String(path));
    if (!value)
        qFatal("%s", qPrintable(value.error().text()));
    return *value;
}

} // namespace stackwright::test

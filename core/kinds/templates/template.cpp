#include "core/kinds/templates/template.h"

#include "core/kinds/expressions/expression.h"
#include "core/kinds/templates/tagmarks.h"
#include "core/kinds/templates/valuecontext.h"

#include <QCoreApplication>

namespace stackwright::kinds {

struct Template::Data
{
    explicit Data(const std::string &text)
        : mustache(text)
    {
        mustache.set_custom_escape([](const std::string &word) { return word; });
    }

    // Rendering is not const there, but changes nothing without partials and lambdas, of which there are none here.
    kainjow::mustache::mustache mustache;
};

base::Result<Template> Template::parsed(const QByteArray &utf8, const QString &name)
{
    const MarkedTemplate marked = withMarkedTags(utf8.toStdString());
    auto data = std::make_shared<Data>(marked.text);
    std::string fault = marked.fault;
    if (fault.empty() && !data->mustache.is_valid())
        fault = data->mustache.error_message();
    if (!fault.empty()) {
        return base::Error{
            QCoreApplication::translate("Descriptor", "The template cannot be read: %1").arg(QString::fromStdString(fault)),
            {name}};
    }
    Template made;
    made.m_data = std::move(data);
    return made;
}

QByteArray Template::rendered(
    expressions::Scope &scope, const yaml::Map &locals, formats::Format format, QList<Fault> *faults) const
{
    if (!m_data)
        return {};
    ValueContext context(scope, locals, format, faults);
    std::string out = m_data->mustache.render(context);
    static const std::string mark = QString(QChar(expressions::interpolationMark)).toStdString();
    for (size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at))
        out.replace(at, mark.size(), "$");
    return QByteArray::fromStdString(out);
}

} // namespace stackwright::kinds

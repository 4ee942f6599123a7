#include "core/chart/frontmatter.h"

#include "core/chart/sourcetext.h"
#include "core/yaml/reader.h"
#include "core/yaml/writer.h"

#include <QCoreApplication>

namespace stackwright::chart {

using base::Error;
using base::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

bool isFence(QStringView line)
{
    return line.trimmed() == QLatin1String("---");
}

// The lines from `start` on, one at a time, without their ends.
class Lines
{
public:
    Lines(QStringView text, qsizetype start)
        : m_text(text)
        , m_next(start)
    {
    }
    bool atEnd() const { return m_next >= m_text.size(); }
    qsizetype next() const { return m_next; }
    QStringView take()
    {
        qsizetype end = m_text.indexOf(u'\n', m_next);
        if (end < 0)
            end = m_text.size();
        QStringView line = m_text.sliced(m_next, end - m_next);
        m_next = std::min(end + 1, m_text.size());
        if (line.endsWith(u'\r'))
            line.chop(1);
        return line;
    }

private:
    QStringView m_text;
    qsizetype m_next;
};

qsizetype indentation(QStringView line)
{
    qsizetype count = 0;
    while (count < line.size() && (line[count] == u' ' || line[count] == u'\t'))
        ++count;
    return count;
}

// The body without the lines of its top-level "title".
QString withoutTitle(const QString &body)
{
    QString rest;
    bool inTitle = false;
    for (const QString &line : body.split(u'\n')) {
        const bool topLevel = !line.isEmpty() && !line[0].isSpace();
        if (topLevel)
            inTitle = line.startsWith(QLatin1String("title:"));
        if (!inTitle && !(rest.isEmpty() && line.isEmpty()))
            rest += line + u'\n';
    }
    while (rest.endsWith(QLatin1String("\n\n")))
        rest.chop(1);
    return rest.trimmed().isEmpty() ? QString() : rest;
}

} // namespace

Result<FrontMatter> frontMatter(const QString &text, qsizetype start, const QString &name)
{
    FrontMatter matter;
    matter.end = start;
    qsizetype first = start;
    while (first < text.size() && text[first].isSpace())
        ++first;
    if (!QStringView(text).sliced(first).startsWith(QLatin1String("---")))
        return matter;
    qsizetype lineStart = first;
    while (lineStart > start && text[lineStart - 1] != u'\n' && text[lineStart - 1] != u'\r')
        --lineStart;

    Lines lines(text, lineStart);
    const QStringView open = lines.take();
    if (!isFence(open))
        return matter;
    const qsizetype indent = indentation(open);
    QString body;
    bool closed = false;
    while (!lines.atEnd() && !closed) {
        const QStringView line = lines.take();
        closed = isFence(line);
        if (!closed)
            body += line.sliced(std::min(indent, indentation(line))).toString() + u'\n';
    }
    if (!closed)
        return Error{tr("Cannot read the front matter: found the end of the text, expected a line of \"---\" that closes it"),
            locationIn(text, first, name)};

    const Result<yaml::Value> data = yaml::read(body.toUtf8(), name);
    if (!data) {
        base::Location where = locationIn(text, first, name);
        if (data.error().where.line > 0) {
            where.line += data.error().where.line;
            where.column = data.error().where.column + int(indent);
        }
        return Error{tr("Cannot read the front matter: %1").arg(data.error().message), where};
    }
    matter.end = lines.next();
    matter.title = (*data)[QStringLiteral("title")].scalarText();
    QString rest = withoutTitle(body);
    const Result<yaml::Value> remaining = yaml::read(rest.toUtf8(), name);
    if (!remaining || remaining->toMap().contains(QStringLiteral("title"))) {
        // The title is not on lines of its own (a flow mapping): write the rest anew.
        yaml::Value others = *data;
        others.map().remove(QStringLiteral("title"));
        rest = others.toMap().isEmpty() ? QString() : QString::fromUtf8(yaml::written(others));
    }
    if (!rest.isEmpty())
        matter.config = QLatin1String("---\n") + rest + QLatin1String("---");
    return matter;
}

QString writtenFrontMatter(const QString &title, const QString &config, QString *directives)
{
    QString body;
    *directives = config;
    if (config.startsWith(QLatin1String("---\n"))) {
        qsizetype close = config.indexOf(QLatin1String("\n---"), 3);
        while (close >= 0 && close + 4 < config.size() && config[close + 4] != u'\n')
            close = config.indexOf(QLatin1String("\n---"), close + 1);
        const qsizetype end = close < 0 ? config.size() : close + 1;
        body = config.sliced(4, std::max<qsizetype>(0, end - 4));
        *directives = config.sliced(std::min(end + 4, config.size()));
    }
    if (!title.isEmpty())
        body.prepend(QLatin1String("title: ") + yaml::writtenScalar(yaml::Value(title)) + u'\n');
    return body.isEmpty() ? QString() : QString(QLatin1String("---\n") + body + QLatin1String("---\n"));
}

} // namespace stackwright::chart

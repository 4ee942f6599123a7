#include "core/kinds/namecheck.h"

#include <QCoreApplication>

namespace stackwright::kinds {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Descriptor", text);
}

class NameCheck
{
public:
    NameCheck(const Kind &kind, base::Diagnostics *problems)
        : m_kind(kind)
        , m_problems(problems)
    {
        for (const Variable &variable : kind.vars)
            m_known.append(variable.name);
    }

    void check(const QList<expressions::NameUse> &uses, const QString &part, const QStringList &more = {})
    {
        static const QStringList always{
            QStringLiteral("s"), QStringLiteral("node"), QStringLiteral("stack"), QStringLiteral("env"), QStringLiteral("vars")};
        for (const expressions::NameUse &use : uses) {
            if (!always.contains(use.name) && !more.contains(use.name) && !m_known.contains(use.name))
                fail(tr("In %1: there is no name '%2'").arg(part, use.name));
            else if (use.name == u"s" && !use.member.isEmpty() && !m_kind.setting(use.member))
                fail(tr("In %1: there is no setting '%2'").arg(part, use.member));
            else if (use.name == u"vars" && !use.member.isEmpty() && !m_kind.variable(use.member))
                fail(tr("In %1: there is no variable '%2'").arg(part, use.member));
        }
    }

private:
    void fail(const QString &message)
    {
        m_problems->append({base::Severity::Error, message, {m_kind.source}, {}, {}, QStringLiteral("bad-descriptor")});
    }

    const Kind &m_kind;
    base::Diagnostics *m_problems;
    QStringList m_known;
};

} // namespace

void checkNames(const Kind &kind, base::Diagnostics *problems)
{
    NameCheck names(kind, problems);
    for (const Setting &setting : kind.settings) {
        names.check(setting.when.names(), QStringLiteral("when"));
    }
    for (const Variable &variable : kind.vars)
        names.check(variable.value.names(), QStringLiteral("vars.") + variable.name);
    names.check(kind.subtitle.names(), QStringLiteral("subtitle"));
    names.check(kind.open.names(), QStringLiteral("open"));
    names.check(kind.compose.names(), QStringLiteral("compose"));
    for (const expressions::Tree &overlay : kind.overlays)
        names.check(overlay.names(), QStringLiteral("overlays"));
    names.check(kind.files.names(), QStringLiteral("files"));
    for (const Patch &patch : kind.patches) {
        names.check(patch.condition.names(), QStringLiteral("patches"), {QStringLiteral("target")});
        names.check(patch.compose.names(), QStringLiteral("patches"), {QStringLiteral("target")});
    }
    names.check(kind.faults.names(), QStringLiteral("faults"), {QStringLiteral("services")});
    names.check(kind.oneShots.names(), QStringLiteral("run"));
}

} // namespace stackwright::kinds

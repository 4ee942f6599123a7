#include "ui/canvas/canvas.h"

namespace stackwright::canvas {

Canvas::Canvas(stack::StackDocument &document, const kinds::Catalogue &catalogue, theme::ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_catalogue(catalogue)
    , m_themes(themes)
{
    setFocusPolicy(Qt::StrongFocus);
}

Canvas::~Canvas() = default;

QStringList Canvas::selectedIds() const
{
    return m_selection;
}

void Canvas::select(const QStringList &ids)
{
    m_selection = ids;
    emit selectionChanged(m_selection);
}

void Canvas::reveal(const QString &id)
{
    select({id});
}

void Canvas::setServices(const QMap<QString, generate::NodeServices> &) {}
void Canvas::setProblems(const base::Diagnostics &) {}
void Canvas::setMissingSecrets(const QStringList &) {}
void Canvas::setRunStates(const QMap<QString, run::NodeState> &) {}
void Canvas::setRunState(const QString &, const run::NodeState &) {}

} // namespace stackwright::canvas

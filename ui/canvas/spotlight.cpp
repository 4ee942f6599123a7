#include "ui/canvas/spotlight.h"

#include "ui/canvas/findbar.h"
#include "ui/canvas/neighbourbar.h"

#include <QWidget>

#include <algorithm>

namespace stackwright::canvas {

namespace {

constexpr int gap = 10; // px between the bars and around them

} // namespace

Spotlight::Spotlight(const stack::StackDocument &document, const kinds::Catalogue &catalogue, Stage &stage, QWidget *canvas)
    : QObject(canvas)
    , m_document(document)
    , m_catalogue(catalogue)
    , m_stage(stage)
    , m_canvas(canvas)
    , m_findBar(new FindBar(canvas))
    , m_neighbourBar(new NeighbourBar(canvas))
{
    connect(m_findBar, &FindBar::wordsChanged, this, &Spotlight::search);
    connect(m_findBar, &FindBar::stepped, this, &Spotlight::step);
    connect(m_findBar, &FindBar::closed, this, &Spotlight::endSearch);
    connect(m_neighbourBar, &NeighbourBar::changed, this, [this] {
        const QRectF area = shine();
        emit lightChanged();
        emit isolated(area);
    });
    connect(m_neighbourBar, &NeighbourBar::closed, this, &Spotlight::endNeighbours);
}

void Spotlight::find()
{
    const bool opens = m_findBar->isHidden();
    m_findBar->open();
    place();
    if (opens)
        search(m_findBar->words());
}

void Spotlight::findNext(int by)
{
    if (m_findBar->isHidden())
        find();
    else
        step(by);
}

void Spotlight::search(const QString &words)
{
    if (!m_findables)
        m_findables = findables(m_document.stack(), m_catalogue, m_stage);
    m_matches = matching(*m_findables, words);
    m_match = -1;
    shine();
    emit lightChanged();
    if (m_matches.isEmpty())
        m_findBar->showCount(0, 0);
    else
        step(1);
}

void Spotlight::step(int by)
{
    if (m_matches.isEmpty())
        return;
    m_match = (m_match + by + m_matches.size()) % m_matches.size();
    m_findBar->showCount(m_match + 1, m_matches.size());
    emit reached(m_matches.at(m_match).id);
}

void Spotlight::showNeighbours(const QStringList &of)
{
    if (!of.isEmpty())
        m_hub = of;
    if (m_hub.isEmpty())
        return;
    m_neighbourBar->open(m_hub.size() == 1 ? m_stage.scene.nameOf(m_hub.first()) : tr("%n item(s)", nullptr, int(m_hub.size())));
    place();
    const QRectF area = shine();
    emit lightChanged();
    emit isolated(area);
}

bool Spotlight::end()
{
    if (!m_findBar->isHidden())
        endSearch();
    else if (!m_neighbourBar->isHidden())
        endNeighbours();
    else
        return false;
    return true;
}

void Spotlight::endSearch()
{
    m_findBar->hide();
    m_matches.clear();
    m_match = -1;
    shine();
    emit lightChanged();
    emit left();
}

void Spotlight::endNeighbours()
{
    m_neighbourBar->hide();
    m_hub.clear();
    shine();
    emit lightChanged();
    emit left();
}

void Spotlight::refresh()
{
    m_findables.reset();
    m_hub.removeIf([this](const QString &id) { return !m_stage.scene.contains(id); });
    if (m_hub.isEmpty())
        m_neighbourBar->hide();
    if (!m_findBar->isHidden()) {
        const QString now = m_match < 0 ? QString() : m_matches.at(m_match).id;
        m_findables = findables(m_document.stack(), m_catalogue, m_stage);
        m_matches = matching(*m_findables, m_findBar->words());
        const auto same =
            std::find_if(m_matches.begin(), m_matches.end(), [&](const Findable &match) { return match.id == now; });
        m_match = same == m_matches.end() ? -1 : same - m_matches.begin();
        m_findBar->showCount(m_match + 1, m_matches.size());
    }
    shine();
}

QRectF Spotlight::shine()
{
    m_stage.found.clear();
    m_stage.lit.reset();
    QRectF area;
    if (!m_hub.isEmpty()) {
        m_stage.lit = neighbourhood(m_stage.scene, m_hub, m_neighbourBar->steps(), m_neighbourBar->reach());
        for (const QString &id : std::as_const(*m_stage.lit)) {
            if (m_stage.scene.node(id) || m_stage.scene.edge(id))
                area |= m_stage.scene.rectOf(id);
        }
        for (const QString &id : std::as_const(m_hub))
            area |= m_stage.scene.rectOf(id);
    }
    if (m_findBar->isHidden() || m_findBar->words().trimmed().isEmpty())
        return area;
    QSet<QString> shown;
    for (const Findable &match : std::as_const(m_matches)) {
        m_stage.found.insert(match.shownAs);
        shown.insert(match.shownAs);
        for (QString group = m_stage.scene.groupAround(match.shownAs); !group.isEmpty() && !shown.contains(group);
             group = m_stage.scene.groupAround(group))
            shown.insert(group);
    }
    m_stage.lit = shown;
    return area;
}

void Spotlight::place()
{
    int top = gap;
    for (CanvasBar *bar : {static_cast<CanvasBar *>(m_findBar), static_cast<CanvasBar *>(m_neighbourBar)}) {
        if (bar->isHidden())
            continue;
        const QSize size(std::min(bar->sizeHint().width(), m_canvas->width() - 2 * gap), bar->sizeHint().height());
        bar->setGeometry(QRect(QPoint(gap, top), size)); // the overview is on the right, where it may
        top += size.height() + gap;
    }
}

} // namespace stackwright::canvas

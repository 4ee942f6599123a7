#include "ui/canvas/canvas.h"

#include "core/layout/layered.h"
#include "ui/canvas/accessiblecanvas.h"
#include "ui/canvas/folding.h"
#include "ui/canvas/gesture.h"
#include "ui/canvas/labeleditor.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/spotlight.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace stackwright::canvas {

namespace {

constexpr int frame = 40; // ms between the steps of a moving edge

bool isStructural(const stack::StackChange &change)
{
    return !std::holds_alternative<stack::NodeMoved>(change) && !std::holds_alternative<stack::SettingChanged>(change) &&
           !std::holds_alternative<stack::TextChanged>(change) && !std::holds_alternative<stack::NameChanged>(change);
}

} // namespace

Canvas::Canvas(stack::StackDocument &document, const kinds::Catalogue &catalogue, theme::ThemeSource &themes, QWidget *parent,
    LayoutFunction layOut)
    : QWidget(parent)
    , m_document(document)
    , m_catalogue(catalogue)
    , m_themes(themes)
    , m_editor(document, catalogue)
    , m_arranger(layOut ? layOut : LayoutFunction(layout::laidOut))
    , m_labelEditor(new LabelEditor(this))
    , m_minimap(new Minimap(m_stage, this))
    , m_spotlight(new Spotlight(document, m_catalogue, m_stage, this))
{
    installAccessibility();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Chart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 180);
    makeActions();
    connect(&m_document, &stack::StackDocument::changed, this, &Canvas::documentChanged);
    connect(&m_arranger, &Arranger::arranged, this, &Canvas::showDrawing);
    connect(&m_themes, &theme::ThemeSource::changed, this, &Canvas::themeChanged);
    connect(m_labelEditor, &LabelEditor::committed, &m_editor, &ChartEditor::rename);
    connect(m_minimap, &Minimap::wanted, this, [this](const QPointF &plane) {
        m_stage.view.pan(QPointF(rect().center()) - m_stage.view.toScreen(plane));
        m_follow = Follow::Nothing;
        viewChanged();
    });
    connect(m_spotlight, &Spotlight::lightChanged, this, [this] { redraw(); });
    connect(m_spotlight, &Spotlight::reached, this, &Canvas::reveal);
    connect(m_spotlight, &Spotlight::isolated, this, &Canvas::isolate);
    connect(m_spotlight, &Spotlight::left, this, [this] { setFocus(); });
    m_animation.setInterval(frame);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        m_stage.phase += 1.6;
        redraw();
    });
    m_stage.theme = themes.theme();
    m_stage.fonts = CardFonts::from(font());
    rebuild();
}

Canvas::~Canvas() = default;

void Canvas::documentChanged(const stack::StackChanges &changes)
{
    const auto has = [&](auto predicate) { return std::any_of(changes.begin(), changes.end(), predicate); };
    if (has([](const stack::StackChange &change) { return std::holds_alternative<stack::StackReplaced>(change); })) {
        m_stage.scene = {};
        // What was said of the other stack's nodes holds for none of this one's, however alike their ids are.
        m_stage.run.clear();
        m_stage.marks.clear();
        m_problems.clear();
        m_missingSecrets.clear();
        m_stage.services.clear();
        updateAnimation();
        m_follow = Follow::Beginning;
        rebuild();
        if (knowsPlaces())
            followView();
    } else if (has(isStructural)) {
        // An edit far from the beginning must not lead back to it.
        if (m_follow == Follow::Beginning && !seesAll())
            m_follow = Follow::Nothing;
        rebuild(newIdIn(changes));
    } else if (has([](const stack::StackChange &change) { return std::holds_alternative<stack::NodeMoved>(change); })) {
        // A step of the history: the drag reckons from places that things do not have any more.
        endGesture(false);
        m_stage.scene.putCentres(m_document.stack().positions);
        ++m_arrangement;
        arrange();
        redraw();
    }
}

// A node that goes while another of the same words comes in its group has only another id now.
std::optional<Canvas::NewId> Canvas::newIdIn(const stack::StackChanges &changes) const
{
    QStringList gone;
    QStringList come;
    for (const stack::StackChange &change : changes) {
        if (const auto *removed = std::get_if<stack::NodeRemoved>(&change))
            gone.append(removed->id);
        else if (const auto *added = std::get_if<stack::NodeAdded>(&change))
            come.append(added->id);
    }
    if (gone.size() != 1 || come.size() != 1)
        return {};
    const NodeItem *before = m_stage.scene.node(gone.first());
    const chart::Chart &chart = m_document.stack().chart;
    const chart::Node *now = chart.node(come.first());
    if (!before || !now || before->group != chart.groupOf(now->id))
        return {};
    const QString label = chart::plainText(now->label, now->labelType);
    // A label that is the id goes along.
    const bool same = before->label == label || (before->label == before->id && label == now->id);
    return same ? std::optional(NewId{gone.first(), come.first()}) : std::nullopt;
}

void Canvas::rebuild(const std::optional<NewId> &newId)
{
    // These hold items that may be gone now.
    endGesture(false);
    stopConnecting();
    Scene next(m_document.stack(), m_catalogue, m_stage.theme, m_stage.fonts);
    next.placeLike(m_stage.scene);
    if (newId)
        next.putCentres({{newId->now, m_stage.scene.rectOf(newId->before).center()}});
    next.putCentres(m_document.stack().positions);
    m_stage.scene = next;
    ++m_arrangement;
    if (newId) {
        if (m_stage.marks.contains(newId->before))
            m_stage.marks.insert(newId->now, m_stage.marks.take(newId->before));
        if (m_stage.run.contains(newId->before))
            m_stage.run.insert(newId->now, m_stage.run.take(newId->before));
        if (m_stage.selection.remove(newId->before))
            m_stage.selection.insert(newId->now);
        if (m_stage.current == newId->before)
            setCurrent(newId->now);
    }

    m_stage.selection.removeIf([&](const QString &id) { return !next.contains(id); });
    if (!next.contains(m_stage.current))
        setCurrent({});
    m_stage.hovered.clear();
    m_spotlight->refresh();
    announceSelection();
    arrange();
    redraw();
}

void Canvas::arrange()
{
    m_arranger.arrange(m_stage.scene.graph(m_document.stack().positions));
}

void Canvas::showDrawing(const layout::Drawing &drawing)
{
    if (m_gesture) {
        // Nothing moves under the person's hand.
        m_arrangeAfterGesture = true;
        return;
    }
    // What the person looks at stays where it is on the screen, whatever the layout does around it.
    QString anchor;
    double nearest = 0;
    const QPointF middle = m_stage.view.toPlane(QRectF(rect()).center());
    for (const NodeItem &node : m_stage.scene.nodes()) {
        const double distance = (node.rect.center() - middle).manhattanLength();
        if (!m_document.stack().positions.contains(node.id) && (anchor.isEmpty() || distance < nearest)) {
            anchor = node.id;
            nearest = distance;
        }
    }
    const QPointF before = m_stage.scene.rectOf(anchor).center();
    m_stage.scene.place(drawing);
    ++m_arrangement;
    m_stage.scene.putCentres(m_document.stack().positions);
    if (m_follow == Follow::Nothing)
        m_stage.view.pan((before - m_stage.scene.rectOf(anchor).center()) * zoom());
    else
        followView();
    m_minimap->stageChanged();
    redraw();
    viewChanged();
    emit arranged();
}

void Canvas::themeChanged()
{
    endGesture(false); // a drag that is taken back later would bring the old colours along
    m_stage.theme = m_themes.theme();
    Scene next(m_document.stack(), m_catalogue, m_stage.theme, m_stage.fonts);
    next.placeLike(m_stage.scene);
    m_stage.scene = next;
    updateAnimation();
    redraw();
    m_minimap->stageChanged();
}

QStringList Canvas::selectedIds() const
{
    QStringList ids;
    const auto add = [&](const auto &items) {
        for (const auto &item : items) {
            if (m_stage.selection.contains(item.id))
                ids.append(item.id);
        }
    };
    add(m_document.stack().chart.nodes);
    add(m_document.stack().chart.groups);
    add(m_document.stack().chart.edges);
    return ids;
}

void Canvas::select(const QStringList &ids)
{
    m_stage.selection.clear();
    for (const QString &id : ids) {
        if (m_stage.scene.contains(id))
            m_stage.selection.insert(id);
    }
    const auto last = std::find_if(ids.rbegin(), ids.rend(), [&](const QString &id) { return m_stage.scene.contains(id); });
    setCurrent(last == ids.rend() ? QString() : *last);
    announceSelection();
}

QString Canvas::shownAs(const QString &id) const
{
    return m_stage.scene.contains(id) ? id : Folding(m_document.stack()).shownAs(id);
}

void Canvas::setServices(const QMap<QString, generate::NodeServices> &services)
{
    if (services == m_stage.services)
        return; // most settings change none of it
    m_stage.services = services;
    m_spotlight->refresh();
    redraw();
}

void Canvas::setProblems(const base::Diagnostics &problems)
{
    m_problems = problems;
    const auto before = std::exchange(m_stage.marks, {});
    for (const base::Diagnostic &problem : problems) {
        if (problem.nodeId.isEmpty() || problem.severity == base::Severity::Info)
            continue;
        Marks &marks = m_stage.marks[problem.nodeId];
        ++(problem.severity == base::Severity::Error ? marks.errors : marks.warnings);
        marks.messages.append(problem.message);
    }
    for (const QString &id : std::as_const(m_missingSecrets))
        m_stage.marks[id].secretMissing = true;
    if (m_stage.marks != before)
        redraw();
}

void Canvas::setMissingSecrets(const QStringList &nodeIds)
{
    m_missingSecrets = QSet<QString>(nodeIds.begin(), nodeIds.end());
    setProblems(m_problems);
}

void Canvas::setRunStates(const QMap<QString, run::NodeState> &states)
{
    m_stage.run = states;
    updateAnimation();
    redraw();
    m_minimap->stageChanged();
}

void Canvas::setRunState(const QString &nodeId, const run::NodeState &state)
{
    m_stage.run.insert(nodeId, state);
    updateAnimation();
    redraw();
    m_minimap->stageChanged();
}

void Canvas::updateAnimation()
{
    const bool runs = std::any_of(
        m_stage.run.begin(), m_stage.run.end(), [](const run::NodeState &state) { return state.state == run::State::Running; });
    if (runs && m_themes.animates())
        m_animation.start();
    else
        m_animation.stop();
}

PictureSource Canvas::pictureSource(bool dark, bool onlySeen) const
{
    return canvas::pictureSource(
        m_stage, m_document.stack(), m_catalogue, dark, onlySeen ? m_stage.view.toPlane(QRectF(rect())) : QRectF());
}

void Canvas::redraw()
{
    m_picture.spoil();
    update();
}

void Canvas::redraw(const QList<QRectF> &planes)
{
    QRegion region;
    for (const QRectF &plane : planes) {
        m_picture.spoil(plane);
        region += touchedPixels(m_stage.view, plane).adjusted(-1, -1, 1, 1); // the picture may be half a pixel beside
    }
    update(region);
}

void Canvas::paintEvent(QPaintEvent *event)
{
    const double ratio = devicePixelRatioF();
    const QPixmap &picture = m_picture.current(m_stage, size(), ratio);
    QPainter painter(this);
    for (const QRect &part : event->region()) {
        const QRectF exposed(part);
        painter.drawPixmap(exposed, picture, QRectF(exposed.topLeft() * ratio, exposed.size() * ratio));
    }
    if (!m_stage.scene.nodes().isEmpty() || !m_stage.scene.groups().isEmpty())
        return;
    painter.setPen(m_stage.theme.color(theme::Role::TextMuted));
    painter.drawText(rect(), int(Qt::AlignCenter | Qt::TextWordWrap),
        tr("Nothing is drawn yet.\nDrag something from the palette, or paste a mermaid flowchart."));
}

void Canvas::resizeEvent(QResizeEvent *)
{
    if (m_follow != Follow::Nothing && (!m_arranger.isBusy() || knowsPlaces()))
        followView();
    m_spotlight->place();
    viewChanged();
}

} // namespace stackwright::canvas

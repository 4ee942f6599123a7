#include "ui/files/filespanel.h"

#include "core/export/directory.h"
#include "core/export/exporter.h"
#include "ui/files/filetree.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/preview.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace stackwright::files {

namespace {

bool isText(const QByteArray &content)
{
    return !content.left(8000).contains('\0');
}

struct DiskComparison
{
    QByteArray difference;
    QString note;
};

// On another thread: a disk may be slow, and a difference long. Links are not followed, for a folder that came from elsewhere may
// lead anywhere.
DiskComparison comparedWithDisk(const QString &folder, const QString &path, const QByteArray &content)
{
    if (folder.isEmpty() || !QFileInfo::exists(folder)) {
        return {{}, FilesPanel::tr("The stack was not exported yet, so there is nothing on the disk to compare with.")};
    }
    const base::Result<exporting::Directory> directory = exporting::Directory::open(folder);
    if (!directory.ok()) {
        return {{}, directory.error().text()};
    }
    const auto file = directory->file(path);
    if (!file.ok()) {
        return {{}, file.error().text()};
    }
    const QByteArray onDisk = file->has_value() ? (*file)->content : QByteArray();
    if (onDisk == content) {
        return {{}, FilesPanel::tr("The file on the disk is the same.")};
    }
    return {exporting::unifiedDiff(path, onDisk, content), {}};
}

} // namespace

FilesPanel::FilesPanel(stack::StackDocument &document, widgets::Preview &preview, const theme::ThemeSource &themes,
    QThreadPool &workers, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_preview(preview)
    , m_workers(workers)
    , m_tree(new FileTree)
    , m_pages(new QStackedWidget)
    , m_title(new widgets::ElidedLabel)
    , m_node(new QToolButton)
    , m_views(new QButtonGroup(this))
    , m_note(widgets::quietLabel())
    , m_code(new widgets::CodeView(themes))
{
    const QList<std::pair<QString, QString>> views = {{tr("Content"), tr("The file as it will be written")},
        {tr("Last change"), tr("What the last edit of the stack changed in it")},
        {tr("On disk"), tr("How it differs from the exported folder")}};
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 8, 4);
    head->setSpacing(4);
    head->addWidget(m_title, 1);
    head->addWidget(m_node);
    for (int i = 0; i < int(views.size()); ++i) {
        auto *button = new QToolButton;
        button->setText(views.at(i).first);
        button->setToolTip(views.at(i).second);
        button->setCheckable(true);
        m_views->addButton(button, i);
        head->addWidget(button);
    }
    m_views->button(0)->setChecked(true);
    m_node->hide();
    m_note->setContentsMargins(10, 0, 10, 4);
    m_note->setWordWrap(true);
    m_note->hide();
    m_code->setAccessibleName(tr("Text of the file"));

    auto *right = new QWidget;
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addLayout(head);
    rightLayout->addWidget(m_note);
    rightLayout->addWidget(m_code, 1);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_tree);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({280, 800});
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    m_pages->addWidget(splitter);
    m_pages->addWidget(
        new widgets::EmptyState(tr("No files yet"), tr("Open a stack, or add nodes: the files that they become show here.")));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_tree, &FileTree::pathChosen, this, [this](const QString &path) { showFile(path); });
    connect(m_views, &QButtonGroup::idClicked, this, &FilesPanel::showView);
    connect(m_node, &QToolButton::clicked, this, [this] { emit nodeRequested(m_nodeOfLine); });
    connect(m_code, &widgets::CodeView::currentLineChanged, this, &FilesPanel::showNodeOfLine);
    connect(m_code, &widgets::CodeView::lineActivated, this, [this](int line) {
        showNodeOfLine(line);
        if (!m_nodeOfLine.isEmpty()) {
            emit nodeRequested(m_nodeOfLine);
        }
    });
    connect(&preview, &widgets::Preview::refreshed, this, &FilesPanel::refresh);
    refresh();
}

void FilesPanel::showFile(const QString &path, const QString &nodeId)
{
    m_path = path;
    m_markedNode = nodeId;
    if (m_tree->currentPath() != path) {
        const QSignalBlocker quiet(m_tree);
        m_tree->setCurrentPath(path);
    }
    if (!nodeId.isEmpty()) {
        m_views->button(int(View::Content))->setChecked(true);
    }
    showView();
}

void FilesPanel::setView(View view)
{
    m_views->button(int(view))->setChecked(true);
    showView();
}

void FilesPanel::setFolder(const QString &folder)
{
    if (m_folder != folder) {
        m_folder = folder;
        showView();
    }
}

QString FilesPanel::shownText() const
{
    return m_code->toPlainText();
}

void FilesPanel::refresh()
{
    const widgets::SharedGenerated now = m_preview.current();
    const widgets::SharedGenerated before = m_preview.beforeLastChange();
    const QMap<QString, Fate> changes = fates(before ? &before->files : nullptr, now->files);
    m_tree->showFiles(now->files, changes);
    m_pages->setCurrentIndex(now->files.isEmpty() ? 1 : 0);
    if (!now->files.contains(m_path) && !changes.contains(m_path)) {
        m_path = now->files.contains(QStringLiteral("compose.yaml")) ? QStringLiteral("compose.yaml")
                 : now->files.isEmpty()                              ? QString()
                                                                     : now->files.firstKey();
        const QSignalBlocker quiet(m_tree);
        m_tree->setCurrentPath(m_path);
    }
    showView();
    emit changedFilesCounted(int(changes.size()));
}

void FilesPanel::showView()
{
    m_title->setFullText(m_path);
    const widgets::SharedGenerated now = m_preview.current();
    const QByteArray content = now->files.value(m_path).content;
    if (View(m_views->checkedId()) != View::Disk) {
        m_note->hide();
    }
    switch (View(m_views->checkedId())) {
    case View::Content: showContent(); break;
    case View::LastChange: {
        const widgets::SharedGenerated before = m_preview.beforeLastChange();
        showDifference(before ? before->files.value(m_path).content : content, content);
        showNote(m_code->toPlainText().isEmpty() ? tr("The last edit did not change this file.") : QString());
        break;
    }
    case View::Disk: compareWithDisk(); break;
    }
    showNodeOfLine(m_code->currentLine());
}

void FilesPanel::lookAtDisk()
{
    if (View(m_views->checkedId()) == View::Disk) {
        showView();
    }
}

void FilesPanel::compareWithDisk()
{
    if (m_comparedPath != m_path) {
        // What is there is of another file, or no comparison.
        m_contentPath.clear();
        m_comparedPath = m_path;
        m_code->showText({}, widgets::Language::Diff);
        showNote(tr("Comparing with the disk…"));
    }
    if (m_comparing) {
        m_compareAgain = true;
        return;
    }
    m_comparing = true;
    const QByteArray content = m_preview.current()->files.value(m_path).content;
    widgets::whenDone(
        QtConcurrent::run(&m_workers, comparedWithDisk, m_folder, m_path, content), this, [this](const DiskComparison &found) {
            m_comparing = false;
            const bool again = std::exchange(m_compareAgain, false);
            if (View(m_views->checkedId()) != View::Disk) {
                return;
            }
            if (again) {
                compareWithDisk();
            } else {
                m_code->showText(QString::fromUtf8(found.difference), widgets::Language::Diff);
                showNote(found.note);
            }
        });
}

void FilesPanel::showNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void FilesPanel::showContent()
{
    const generate::GeneratedFile file = m_preview.current()->files.value(m_path);
    const QString text =
        isText(file.content) ? QString::fromUtf8(file.content) : tr("This file is not text (%1 bytes).").arg(file.content.size());
    if (m_contentPath != m_path || m_code->toPlainText() != text) {
        const bool samePath = m_contentPath == m_path;
        const int scroll = m_code->verticalScrollBar()->value();
        m_code->showText(text, widgets::languageOf(m_path));
        m_contentPath = m_path;
        m_comparedPath.clear();
        if (samePath) {
            m_code->verticalScrollBar()->setValue(scroll);
        }
    }
    QList<std::pair<int, int>> lines;
    for (const generate::Span &span : file.spans) {
        if (span.nodeId == m_markedNode && !m_markedNode.isEmpty()) {
            lines.append({span.firstLine, span.lastLine});
        }
    }
    m_code->setMarkedLines(lines);
    if (!lines.isEmpty()) {
        m_code->goToLine(lines.first().first);
    }
}

void FilesPanel::showDifference(const QByteArray &before, const QByteArray &after)
{
    m_contentPath.clear();
    m_comparedPath.clear();
    const QByteArray diff = before == after ? QByteArray() : exporting::unifiedDiff(m_path, before, after);
    m_code->showText(QString::fromUtf8(diff), widgets::Language::Diff);
}

void FilesPanel::showNodeOfLine(int line)
{
    m_nodeOfLine.clear();
    if (m_views->checkedId() == int(View::Content)) {
        // Of nested spans the shortest says most.
        int shortest = 0;
        const generate::GeneratedFile file = m_preview.current()->files.value(m_path);
        for (const generate::Span &span : file.spans) {
            const int length = span.lastLine - span.firstLine + 1;
            if (line >= span.firstLine && line <= span.lastLine && (shortest == 0 || length < shortest)) {
                shortest = length;
                m_nodeOfLine = span.nodeId;
            }
        }
    }
    m_node->setVisible(!m_nodeOfLine.isEmpty());
    if (!m_nodeOfLine.isEmpty()) {
        QString label = fontMetrics().elidedText(labelOf(m_nodeOfLine), Qt::ElideRight, 240);
        m_node->setText(QString(QStringLiteral("→ ") + label.replace(QLatin1Char('&'), QLatin1String("&&"))));
        m_node->setToolTip(tr("Go to the node that this line comes from"));
    }
}

QString FilesPanel::labelOf(const QString &nodeId) const
{
    const chart::Node *node = m_document.stack().chart.node(nodeId);
    return node ? chart::plainText(node->label, node->labelType).replace(QLatin1Char('\n'), QLatin1Char(' ')) : nodeId;
}

} // namespace stackwright::files

#include "ui/files/mermaidpane.h"

#include "core/stack/edits.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/documentundo.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace stackwright::files {

namespace {

constexpr int pauseMs = 300;

} // namespace

MermaidPane::MermaidPane(stack::StackDocument &document, const theme::ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_code(new widgets::CodeView(themes))
    , m_bar(new QWidget)
    , m_message(widgets::plainLabel())
    , m_overwrite(new QPushButton(tr("Overwrite the chart")))
    , m_discard(new QPushButton(tr("Take the chart's text")))
{
    m_code->setReadOnly(false);
    m_code->setTextInteractionFlags(Qt::TextEditorInteraction);
    m_code->setLanguage(widgets::Language::Mermaid);
    m_code->setAccessibleName(tr("Mermaid text of the chart"));
    new widgets::DocumentUndo(m_code, [this] { return hasOwnText(); });
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_discard->setToolTip(tr("Drop what was typed and show the text of the chart as it is"));
    m_overwrite->setToolTip(tr("Make the chart what this text says, and drop what was changed elsewhere"));
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(10, 6, 10, 6);
    bar->addWidget(m_message, 1);
    bar->addWidget(m_overwrite);
    bar->addWidget(m_discard);
    m_bar->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_code, 1);
    layout->addWidget(m_bar);

    const auto dress = [this, &themes] {
        QPalette colours = m_message->palette();
        colours.setColor(QPalette::WindowText, themes.theme().color(theme::Role::Danger));
        m_message->setPalette(colours);
    };
    dress();
    connect(&themes, &theme::ThemeSource::changed, this, dress);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MermaidPane::applyNow);
    connect(m_code, &QPlainTextEdit::textChanged, this, [this] {
        // New colours announce themselves as a change of the text, too.
        if (hasOwnText()) {
            m_pause.start();
        }
        emit ownTextChanged();
    });
    connect(m_discard, &QPushButton::clicked, this, &MermaidPane::discard);
    connect(m_overwrite, &QPushButton::clicked, this, [this] {
        m_agreed = m_document.stack().chartText;
        applyNow();
    });
    connect(&document, &stack::StackDocument::changed, this, [this](const stack::StackChanges &changes) {
        for (const stack::StackChange &change : changes) {
            if (std::holds_alternative<stack::StackReplaced>(change)) {
                m_pause.stop();
                showFault({});
            }
        }
        takeDocument();
    });
    takeDocument();
}

void MermaidPane::goTo(int line, int column)
{
    m_code->goToLine(line, column);
    m_code->setFocus(Qt::OtherFocusReason);
}

bool MermaidPane::hasOwnText() const
{
    return m_code->toPlainText() != m_taken;
}

void MermaidPane::applyNow()
{
    m_pause.stop();
    if (!hasOwnText()) {
        discard();
        return;
    }
    const base::Result<stack::Stack> wanted = stack::withChartText(m_document.stack(), m_code->toPlainText());
    if (!wanted.ok()) {
        showFault(wanted.error());
    } else if (m_document.stack().chartText != m_agreed) {
        showFault(base::Error{tr("The chart was changed elsewhere since this text was last taken. Taking it would undo that.")});
        m_overwrite->show();
    } else {
        apply(wanted.value());
    }
}

void MermaidPane::discard()
{
    m_pause.stop();
    showFault({});
    takeDocument();
}

void MermaidPane::apply(const stack::Stack &wanted)
{
    showFault({});
    m_taken = m_code->toPlainText();
    m_document.edit(tr("Edit the mermaid text"), wanted, QStringLiteral("chart-text"));
    agree();
}

void MermaidPane::takeDocument()
{
    // What the person is in the middle of typing is theirs until it can be read, or they drop it.
    if (m_pause.isActive() || m_error) {
        return;
    }
    m_taken = m_document.stack().chartText;
    m_code->mergeText(m_taken);
    m_taken = m_code->toPlainText(); // which has its own idea of line ends
    m_pause.stop();
    agree();
}

void MermaidPane::agree()
{
    m_agreed = m_document.stack().chartText;
    // From here on undo is the stack's: the steps of typing are one of its own.
    m_code->document()->clearUndoRedoStacks();
    emit ownTextChanged();
}

void MermaidPane::showFault(const std::optional<base::Error> &error)
{
    const bool changed = m_error != error;
    m_error = error;
    m_bar->setVisible(error.has_value());
    m_overwrite->hide();
    m_code->setFaultAt(error ? error->where.line : 0, error ? error->where.column : 0);
    if (error) {
        const QString place =
            error->where.line > 0 ? tr("Line %1, column %2: ").arg(error->where.line).arg(error->where.column) : QString();
        m_message->setText(QString(QStringLiteral("⚠ ") + place + error->message));
    }
    if (changed) {
        emit faultChanged();
    }
}

} // namespace stackwright::files

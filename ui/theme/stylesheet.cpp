#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QHash>

namespace stackwright::theme {

namespace {

// "@role" stands for a colour of the theme. Sizes are px at 100 %; Qt scales them.
const char sheet[] = R"(
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }
QMainWindow::separator { background: @window; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: @accent; }

QMenuBar { background: @window; padding: 2px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent; color: @accent-text; }
QMenu::item:disabled { color: @text-disabled; background: transparent; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }

QToolBar { background: @window; border: 0; border-bottom: 1px solid @border; padding: 4px 6px; spacing: 3px; }
QToolBar::separator { background: @border; width: 1px; margin: 5px 5px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @text-disabled; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: @raised; border: 1px solid @border-strong; border-radius: 5px; padding: 4px 14px; min-height: 18px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:default { background: @accent; color: @accent-text; border-color: @accent; }
QPushButton:default:hover { background: @accent-hover; }
QPushButton:disabled { color: @text-disabled; border-color: @border; background: @surface; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QKeySequenceEdit {
    background: @field; color: @text; border: 1px solid @border-strong; border-radius: 5px; padding: 3px 6px;
    selection-background-color: @accent; selection-color: @accent-text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled { background: @surface; color: @text-disabled; border-color: @border; }
QLineEdit:read-only { background: @surface; }
QPlainTextEdit[frameShape="0"], QTextEdit[frameShape="0"] { border: 0; border-radius: 0; padding: 0; }
QComboBox { padding-right: 20px; min-height: 18px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 22px; border: 0; background: transparent; }
QComboBox::down-arrow { image: url(:/theme/chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; padding: 3px; outline: 0; }

QAbstractItemView { background: @field; alternate-background-color: @surface; border: 0; outline: 0;
    selection-background-color: @accent; selection-color: @accent-text; }
QTreeView::item, QListView::item { padding: 3px 4px; border-radius: 0; }
QListView::item { border-radius: 4px; }
QTreeView::item:hover, QListView::item:hover { background: @hover; color: @text; }
QTreeView::item:selected, QListView::item:selected { background: @accent; color: @accent-text; }
QHeaderView { background: @surface; }
QHeaderView::section { background: @surface; color: @text-muted; border: 0; border-bottom: 1px solid @border; padding: 4px 8px; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: @window; color: @text-muted; padding: 6px 10px; border-bottom: 1px solid @border; }

QTabWidget::pane { border: 0; border-top: 1px solid @border; }
QTabBar { background: @window; }
QTabBar::tab { background: transparent; color: @text-muted; padding: 6px 12px; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @border-strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: @hover; border: 0; border-radius: 4px; text-align: center; min-height: 8px; color: @text; }
QProgressBar::chunk { background: @bar; border-radius: 4px; }

QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 10px; padding: 10px 8px 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @text-muted; }
QStatusBar { background: @window; color: @text-muted; border-top: 1px solid @border; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: @border; }
QFrame[frameShape="4"] { color: @border; }
)";

} // namespace

QString styleSheetOf(const Theme &theme)
{
    QHash<QString, QColor> colors;
    for (int i = 0; i < roleCount; ++i)
        colors.insert(roleKey(Role(i)), theme.color(Role(i)));
    const QColor &window = theme.color(Role::Window);
    colors.insert(QStringLiteral("pressed"), mixed(window, theme.color(Role::Accent), 0.22));
    colors.insert(QStringLiteral("accent-hover"), mixed(theme.color(Role::Accent), theme.color(Role::Text), 0.12));
    colors.insert(QStringLiteral("scroll"), mixed(window, theme.color(Role::BorderStrong), 0.5));
    colors.insert(QStringLiteral("bar"), mixed(theme.color(Role::Hover), theme.color(Role::Accent), theme.dark ? 0.5 : 0.4));

    QString result;
    const QString source = QString::fromLatin1(sheet);
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (source[i] != u'@') {
            result += source[i];
            continue;
        }
        qsizetype end = i + 1;
        while (end < source.size() && (source[end].isLower() || source[end] == u'-'))
            ++end;
        result += colors.value(source.sliced(i + 1, end - i - 1)).name(QColor::HexArgb);
        i = end - 1;
    }
    return result;
}

} // namespace stackwright::theme

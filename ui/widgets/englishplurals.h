#pragma once

#include <QTranslator>

namespace stackwright::widgets {

// Writes the English source texts that count something as a person would: "%n node(s)" of one is "1 node", of
// three "3 nodes". Texts that count nothing stay as they are, and so do those another translator has.
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *sourceText, const char *disambiguation, int n) const override;
    bool isEmpty() const override { return false; }
};

} // namespace stackwright::widgets

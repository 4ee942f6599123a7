#include "ui/inspector/shapes.h"

#include <QCoreApplication>

namespace stackwright::inspector {

QList<Shape> shapes()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("stackwright::inspector::Shapes", text); };
    return {
        {QStringLiteral("squareRect"), tr("Box")},
        {QStringLiteral("roundedRect"), tr("Rounded box")},
        {QStringLiteral("stadium"), tr("Stadium")},
        {QStringLiteral("diamond"), tr("Diamond")},
        {QStringLiteral("cylinder"), tr("Cylinder")},
        {QStringLiteral("subroutine"), tr("Subroutine")},
        {QStringLiteral("hexagon"), tr("Hexagon")},
        {QStringLiteral("circle"), tr("Circle")},
        {QStringLiteral("doublecircle"), tr("Double circle")},
        {QStringLiteral("odd"), tr("Flag")},
        {QStringLiteral("lean_right"), tr("Parallelogram")},
        {QStringLiteral("lean_left"), tr("Parallelogram, leaning left")},
        {QStringLiteral("trapezoid"), tr("Trapezoid")},
        {QStringLiteral("inv_trapezoid"), tr("Trapezoid, upside down")},
    };
}

} // namespace stackwright::inspector

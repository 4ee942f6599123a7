#pragma once

#include "core/base/result.h"

#include <QtTest>

// Fails the test with the error's own words where a Result is not ok.
#define VERIFY_RESULT(result) QVERIFY2((result).ok(), qPrintable((result).ok() ? QString() : (result).error().text()))
// Fails the test where a Result is ok, or its error's text lacks a part.
#define VERIFY_ERROR(result, part)                                                                                               \
    QVERIFY2(!(result).ok(), "it was accepted");                                                                                 \
    QVERIFY2((result).error().text().contains(part), qPrintable((result).error().text()))

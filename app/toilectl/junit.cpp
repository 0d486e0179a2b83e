// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/junit.h"

#include "core/base/printable.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace toile::ctl {

QString expectedWord(const Probe &probe)
{
    switch (probe.kind) {
    case Probe::Kind::NoReach:
        return QStringLiteral("no-answer");
    case Probe::Kind::Translated:
        return QStringLiteral("translated");
    case Probe::Kind::Reach:
        break;
    }
    return QStringLiteral("answer");
}

QString observedWord(const ProbeResult &result)
{
    switch (result.observed) {
    case ProbeResult::Observed::Answer:
        return QStringLiteral("answer");
    case ProbeResult::Observed::NoAnswer:
        return QStringLiteral("no-answer");
    case ProbeResult::Observed::Translated:
        return QStringLiteral("translated");
    case ProbeResult::Observed::NotTranslated:
        return QStringLiteral("not-translated");
    case ProbeResult::Observed::NotRun:
        break;
    }
    return QStringLiteral("not-run");
}

namespace {

/// XML has no way to write most control characters, halves of characters and the two that are none.
QString forXml(const QString &text)
{
    QString clean = printable(text, u"\n\t");
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const QChar c = clean[i];
        if (c.isHighSurrogate() && i + 1 < clean.size() && clean[i + 1].isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || c >= QChar(0xfffe))
            clean[i] = QChar::ReplacementCharacter;
    }
    return clean;
}

}  // namespace

QByteArray junitReport(const QString &lab, const std::vector<ProbeResult> &results)
{
    const auto failures =
        std::count_if(results.begin(), results.end(), [](const ProbeResult &result) { return !result.passed; });
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), lab);
    xml.writeAttribute(QStringLiteral("tests"), QString::number(results.size()));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(failures));
    for (const ProbeResult &result : results) {
        xml.writeStartElement(QStringLiteral("testcase"));
        xml.writeAttribute(QStringLiteral("classname"), lab);
        xml.writeAttribute(QStringLiteral("name"), forXml(result.probe.name));
        if (!result.passed) {
            xml.writeStartElement(QStringLiteral("failure"));
            xml.writeAttribute(
                QStringLiteral("message"),
                QStringLiteral("expected %1, observed %2").arg(expectedWord(result.probe), observedWord(result)));
            xml.writeCharacters(forXml(result.error.message));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

}  // namespace toile::ctl

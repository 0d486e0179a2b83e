// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/report.h"
#include "core/lab/text.h"

namespace toile {

namespace {

QString element(const char *name, const QString &html)
{
    const QString tag = QLatin1String(name);
    return u'<' + tag + u'>' + html + QStringLiteral("</") + tag + QStringLiteral(">\n");
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QString rowOf(const char *cell, const QStringList &texts)
{
    QString row;
    for (const QString &text : texts)
        row += element(cell, escaped(text));
    return element("tr", row);
}

QString tableHtml(const ReportTable &table)
{
    QString rows;
    for (const QStringList &row : table.rows)
        rows += rowOf("td", row);
    const QString caption = table.caption.isEmpty() ? QString() : element("h3", escaped(table.caption));
    return caption + QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">\n") +
           element("thead", rowOf("th", table.columns)) + element("tbody", rows) + QStringLiteral("</table>\n");
}

QString commandsHtml(const ReportCommands &commands)
{
    return element("h3", escaped(commands.caption)) + element("pre", commands.lines.join(u'\n').toHtmlEscaped());
}

/// The vector picture alone, without what makes it a file of its own.
QString inlined(const QByteArray &svg)
{
    return QString::fromUtf8(svg.mid(qMax(qsizetype(0), svg.indexOf("<svg"))));
}

}  // namespace

QString reportStyle()
{
    return QStringLiteral("body { font-family: sans-serif; color: #1f2933; }\n"
                          "h1 { font-size: 22pt; margin-bottom: 4px; }\n"
                          "h2 { font-size: 15pt; margin-top: 22px; }\n"
                          "h3 { font-size: 11pt; margin-top: 14px; margin-bottom: 4px; }\n"
                          "table { border-collapse: collapse; border-color: #b8c2cc; font-size: 9pt; }\n"
                          "th { background-color: #eef1f4; text-align: left; }\n"
                          "th, td { border-color: #b8c2cc; vertical-align: top; }\n"
                          "pre { font-family: 'DejaVu Sans Mono', monospace; font-size: 8.5pt; "
                          "background-color: #f4f6f8; white-space: pre-wrap; }\n");
}

QString reportBody(const Report &report, const QString &drawing)
{
    QString body = element("h1", escaped(report.title));
    QStringList who;
    if (!report.student.isEmpty())
        who << report.student;
    if (!report.date.isEmpty())
        who << report.date;
    if (!who.isEmpty())
        body += element("p", escaped(who.join(QStringLiteral(" · "))));
    if (!report.description.isEmpty())
        body += element("p", escaped(report.description));
    for (const ReportSection &section : report.sections) {
        body += element("h2", escaped(section.title));
        if (!section.text.isEmpty())
            body += element("p", escaped(section.text));
        if (section.drawing)
            body += drawing;
        for (const ReportTable &table : section.tables)
            body += tableHtml(table);
        for (const ReportCommands &commands : section.commands)
            body += commandsHtml(commands);
    }
    return body;
}

QString reportPage(const Report &report, const QByteArray &svg)
{
    const QString language = ReportText::tr("en", "the code of the language of this translation: fr, en…");
    const QString style =
        reportStyle() + QStringLiteral("body { max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
                                       "svg { max-width: 100%; height: auto; border: 1px solid #cbd2d9; }\n"
                                       "th, td { border: 1px solid #b8c2cc; padding: 3px 7px; }\n"
                                       "pre { padding: 8px 10px; border-radius: 5px; }\n"
                                       "table { page-break-inside: auto; } tr { page-break-inside: avoid; }\n"
                                       "h2, h3 { page-break-after: avoid; }\n");
    // Whatever a lab's texts hold, a browser fetches and runs nothing.
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "style-src 'unsafe-inline'; img-src data:\">\n")
               .arg(language) +
           element("title", escaped(report.title)) + element("style", style) + QStringLiteral("</head>\n<body>\n") +
           reportBody(report,
                      QStringLiteral("<figure style=\"margin: 0\">\n") + inlined(svg) + QStringLiteral("</figure>\n")) +
           QStringLiteral("</body>\n</html>\n");
}

}  // namespace toile

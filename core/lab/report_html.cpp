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
    // A table that is wider than a small screen is moved in its own frame.
    return caption + QStringLiteral("<div class=\"table\">\n") +
           element("table", element("thead", rowOf("th", table.columns)) + element("tbody", rows)) +
           QStringLiteral("</div>\n");
}

QString commandsHtml(const ReportCommands &commands)
{
    QString lines;
    for (const QString &line : commands.lines)
        lines += QStringLiteral("<code>") + line.toHtmlEscaped() + QStringLiteral("</code>");
    return element("h3", escaped(commands.caption)) + element("pre", lines);
}

/// The vector picture alone, without what makes it a file of its own.
QString inlined(const QByteArray &svg)
{
    return QString::fromUtf8(svg.mid(qMax(qsizetype(0), svg.indexOf("<svg"))));
}

QString headerHtml(const Report &report)
{
    QStringList who;
    for (const QString &each : {report.student, report.date})
        if (!each.isEmpty())
            who << each;
    QString header = element("h1", escaped(report.title));
    if (!who.isEmpty())
        header += element("p", escaped(who.join(QStringLiteral(" · "))));
    return element("header", header);
}

QString sectionHtml(const ReportSection &section, const QString &drawing)
{
    QString html = element("h2", escaped(section.title));
    if (!section.text.isEmpty())
        html += element("p", escaped(section.text));
    if (section.drawing)
        html += element("figure", drawing);
    for (const ReportTable &table : section.tables)
        html += tableHtml(table);
    for (const ReportCommands &commands : section.commands)
        html += commandsHtml(commands);
    return element("section", html);
}

/// A sheet of paper on the screen; paper itself when it is printed.
QString pageStyle()
{
    return QStringLiteral(
        "* { box-sizing: border-box; }\n"
        "html { background: #e4e8ec; }\n"
        "body { margin: 0; color: #1f2933; font: 15px/1.5 Inter, \"Segoe UI\", \"DejaVu Sans\", sans-serif; }\n"
        "main { max-width: 66em; margin: 2em auto; padding: 3.5em 4em; background: #fff; "
        "box-shadow: 0 1px 4px #1f293340; }\n"
        "header { border-bottom: 2px solid #7b8794; margin-bottom: 1.4em; padding-bottom: .7em; }\n"
        "header p { margin: .4em 0 0; color: #52606d; }\n"
        "h1 { margin: 0; font-size: 1.9em; line-height: 1.25; }\n"
        "h2 { margin: 2.2em 0 .6em; font-size: 1.35em; line-height: 1.3; }\n"
        "h3 { margin: 1.6em 0 .5em; font-size: 1em; }\n"
        "h2 + h3, h2 + p + h3 { margin-top: .8em; }\n"
        "p { margin: .6em 0; }\n"
        "figure { margin: 1em 0; }\n"
        "svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }\n"
        ".table { overflow-x: auto; }\n"
        "table { width: 100%; border-collapse: collapse; font-size: .87em; line-height: 1.4; }\n"
        "th, td { padding: .35em .7em; text-align: left; vertical-align: top; border-bottom: 1px solid #cbd2d9; }\n"
        "th { background: #f1f3f6; border-bottom: 2px solid #7b8794; }\n"
        "pre { margin: 0; padding: .7em 1em; background: #f1f3f6; border-radius: 4px; white-space: pre-wrap; "
        "overflow-wrap: anywhere; font: .83em/1.55 \"JetBrains Mono\", \"DejaVu Sans Mono\", Consolas, monospace; }\n"
        "code { display: block; font: inherit; padding-left: 2.4em; text-indent: -2.4em; }\n"
        "@media (max-width: 50em) { main { margin: 0; padding: 1.2em; } }\n"
        "@page { margin: 16mm 17mm; }\n"
        "@media print {\n"
        "html { background: none; }\n"
        "body { font-size: 10pt; }\n"
        "main { max-width: none; margin: 0; padding: 0; box-shadow: none; }\n"
        ".table { overflow: visible; }\n"
        "h1, h2, h3, h2 + p { break-after: avoid; }\n"
        "tr, figure { break-inside: avoid; }\n"
        "pre:not(:has(code:nth-child(9))), code { break-inside: avoid; }\n"
        "code:first-child, code:nth-last-child(2) { break-after: avoid; }\n"
        "tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }\n"
        "th, pre { -webkit-print-color-adjust: exact; print-color-adjust: exact; }\n"
        "}\n");
}

}  // namespace

QString reportPage(const Report &report, const QByteArray &svg)
{
    const QString language = ReportText::tr("en", "the code of the language of this translation: fr, en…");
    QString body = headerHtml(report);
    if (!report.description.isEmpty())
        body += element("p", escaped(report.description));
    for (const ReportSection &section : report.sections)
        body += sectionHtml(section, inlined(svg));
    // Whatever a lab's texts hold, a browser fetches and runs nothing.
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "style-src 'unsafe-inline'; img-src data:\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
               .arg(language) +
           element("title", escaped(report.title)) + element("style", pageStyle()) +
           QStringLiteral("</head>\n<body>\n") + element("main", body) + QStringLiteral("</body>\n</html>\n");
}

QString reportText(const Report &report)
{
    QStringList lines;
    const auto add = [&lines](const QStringList &texts) {
        const QString line = texts.join(QStringLiteral(", "));
        if (!line.isEmpty())
            lines << line;
    };
    for (const QString &text : {report.title, report.student, report.date, report.description})
        add({text});
    for (const ReportSection &section : report.sections) {
        add({section.title});
        add({section.text});
        for (const ReportTable &table : section.tables) {
            add({table.caption});
            add(table.columns);
            for (const QStringList &row : table.rows)
                add(row);
        }
        for (const ReportCommands &commands : section.commands) {
            add({commands.caption});
            lines += commands.lines;
        }
    }
    return lines.join(u'\n');
}

}  // namespace toile

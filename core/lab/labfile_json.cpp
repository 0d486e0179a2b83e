// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile_json.h"

#include "core/kernel/limits.h"
#include "core/lab/text.h"
#include "core/model/valuejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace toile::labjson {

namespace {

QString reason(QJsonParseError::ParseError error)
{
    switch (error) {
    case QJsonParseError::UnterminatedObject:
        return LabFileText::tr("an object is not closed, or a comma is missing; add “,” or “}”");
    case QJsonParseError::UnterminatedArray:
        return LabFileText::tr("a list is not closed, or a comma is missing; add “,” or “]”");
    case QJsonParseError::MissingNameSeparator:
        return LabFileText::tr("“:” is missing after a key");
    case QJsonParseError::MissingObject:
        return LabFileText::tr("a key in quotes is missing, or there is a comma too many");
    case QJsonParseError::IllegalNumber:
    case QJsonParseError::TerminationByNumber:
        return LabFileText::tr("this is no number that a lab can hold");
    case QJsonParseError::IllegalEscapeSequence:
        return LabFileText::tr("a backslash begins an unknown escape; write “\\\\” for a backslash");
    case QJsonParseError::IllegalUTF8String:
        return LabFileText::tr("the text is not UTF-8; save the file as UTF-8");
    case QJsonParseError::UnterminatedString:
        return LabFileText::tr("a text is not closed; add the quotation mark");
    case QJsonParseError::DeepNesting:
    case QJsonParseError::DocumentTooLarge:
        return LabFileText::tr("lists and objects are nested too deeply or are too large for a lab");
    case QJsonParseError::GarbageAtEnd:
        return LabFileText::tr("there is something after the end of the lab; remove it");
    default:
        return LabFileText::tr(
            "a value is missing or is no JSON; write a text in quotes, a number, true, false, a list or an "
            "object");
    }
}

QString syntaxProblem(const QByteArray &json, const QJsonParseError &error)
{
    const QByteArray before = json.first(std::clamp<qsizetype>(error.offset, 0, json.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype start = before.lastIndexOf('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.sliced(start)).size() + 1;
    return LabFileText::tr("Line %1, column %2: %3.").arg(line).arg(column).arg(reason(error.error));
}

QString decoded(const QByteArray &key)
{
    if (!key.contains('\\'))
        return QString::fromUtf8(key);
    return QJsonDocument::fromJson("[\"" + key + "\"]").array().at(0).toString();
}

/// Walks valid JSON and remembers only where it is.
class DuplicateScan {
public:
    DuplicateScan(const QByteArray &json, ProblemList &problems) : m_json(json), m_problems(problems) {}

    void run()
    {
        for (m_at = 0; m_at < m_json.size(); ++m_at) {
            switch (m_json[m_at]) {
            case '{':
                m_levels.push_back({true, true, 0, {}, {}});
                break;
            case '[':
                m_levels.push_back({false, false, 0, {}, {}});
                break;
            case '}':
            case ']':
                m_levels.pop_back();
                break;
            case ',':
                m_levels.back().keyNext = m_levels.back().isObject;
                ++m_levels.back().index;
                break;
            case '"':
                string();
                break;
            default:
                break;
            }
        }
    }

private:
    struct Level {
        bool isObject;
        bool keyNext;
        qsizetype index;
        QString key;
        QSet<QString> keys;
    };

    void string()
    {
        const qsizetype start = ++m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        if (m_levels.empty() || !m_levels.back().keyNext)
            return;
        Level &level = m_levels.back();
        level.keyNext = false;
        level.key = decoded(m_json.sliced(start, std::min(m_at, m_json.size()) - start));
        if (level.keys.contains(level.key))
            m_problems.add(m_problems.isFull() ? QString() : pointer(),
                           LabFileText::tr("The key “%1” is here twice; keep one.").arg(level.key.left(60)));
        level.keys.insert(level.key);
    }

    QString pointer() const
    {
        QString text;
        for (const Level &level : m_levels)
            text += u'/' + (level.isObject ? valuejson::pointerKey(level.key) : QString::number(level.index));
        return text;
    }

    const QByteArray &m_json;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    ProblemList &m_problems;
};

}  // namespace

void findDuplicateKeys(const QByteArray &json, ProblemList &problems)
{
    DuplicateScan(json, problems).run();
}

std::optional<QJsonObject> parse(const QByteArray &json, ProblemList &problems)
{
    if (json.size() > limits::kLabFileBytes) {
        problems.add({},
                     LabFileText::tr("The file has more than %1 bytes; that is no lab.").arg(limits::kLabFileBytes));
        return std::nullopt;
    }
    if (json.trimmed().isEmpty()) {
        problems.add({}, LabFileText::tr("The file is empty; a lab begins with { \"toile\": 1, \"name\": … }."));
        return std::nullopt;
    }
    if (const qsizetype at = json.indexOf('\0'); at >= 0) {
        problems.add({}, LabFileText::tr("Byte %1 is no text; save the lab as UTF-8.").arg(at + 1));
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    // A value alone is JSON too, which Qt reads only in a list.
    const auto isValue = [&json] { return QJsonDocument::fromJson('[' + json + ']').array().size() == 1; };
    if (error.error != QJsonParseError::NoError && !isValue()) {
        problems.add({}, syntaxProblem(json, error));
        return std::nullopt;
    }
    if (!document.isObject()) {
        problems.add({}, LabFileText::tr("A lab is an object in braces: { \"toile\": 1, \"name\": … }."));
        return std::nullopt;
    }
    findDuplicateKeys(json, problems);
    return document.object();
}

}  // namespace toile::labjson

// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile_json.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace toile::labjson {

namespace {

constexpr qsizetype kLineWidth = 110;

/// The order in which a person reads an element; keys that are not here (names, in the layout) follow the alphabet.
int rank(const QString &key)
{
    static const QHash<QString, int> ranks = [] {
        constexpr const char *kOrder[] = {"toile",
                                          "id",
                                          "name",
                                          "title",
                                          "description",
                                          "fr",
                                          "en",
                                          "kind",
                                          "instructions",
                                          "text",
                                          "table",
                                          "chain",
                                          "in",
                                          "out",
                                          "source",
                                          "destination",
                                          "protocol",
                                          "port",
                                          "established",
                                          "target",
                                          "from",
                                          "to",
                                          "via",
                                          "dev",
                                          "metric",
                                          "expect",
                                          "machine",
                                          "as",
                                          "forwarding",
                                          "up",
                                          "mac",
                                          "mtu",
                                          "addresses",
                                          "parent",
                                          "vni",
                                          "local",
                                          "remotes",
                                          "group",
                                          "learning",
                                          "owner",
                                          "colour",
                                          "picture",
                                          "bridge",
                                          "vlan",
                                          "tagged",
                                          "pvid",
                                          "alsoUntagged",
                                          "stp",
                                          "forwardDelay",
                                          "ageing",
                                          "vlanFiltering",
                                          "defaultPvid",
                                          "interfaces",
                                          "routes",
                                          "rules",
                                          "machines",
                                          "cables",
                                          "vlans",
                                          "notes",
                                          "checks",
                                          "cableStyle",
                                          "layout",
                                          "x",
                                          "y",
                                          "w",
                                          "h",
                                          "side",
                                          "at",
                                          "onMachine",
                                          "rest",
                                          "tables",
                                          "collapsed",
                                          "style",
                                          "bends",
                                          "level",
                                          "group",
                                          "locked"};
        QHash<QString, int> result;
        for (const char *known : kOrder)
            result.insert(QLatin1String(known), static_cast<int>(result.size()));
        return result;
    }();
    return ranks.value(key, std::numeric_limits<int>::max());
}

QString quoted(const QString &text)
{
    QString result(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += QLatin1Char('\\') + c;
        else if (c == u'\n')
            result += QLatin1String("\\n");
        else if (c == u'\t')
            result += QLatin1String("\\t");
        else if (c.unicode() < 0x20)
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result + u'"';
}

QString scalar(const QJsonValue &value)
{
    if (value.isString())
        return quoted(value.toString());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (!value.isDouble())
        return QStringLiteral("null");
    const double number = value.toDouble();
    if (std::floor(number) == number && std::abs(number) < 1e15)
        return QString::number(static_cast<qint64>(number));
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

/// One value with its key and depth. What holds elements is always spread over lines, so that adding one is one line.
class Printer {
public:
    QByteArray print(const QJsonObject &root)
    {
        object(root, 0, Spread::Members);
        m_text += u'\n';
        return m_text.toUtf8();
    }

private:
    enum class Spread { No, Members, Always };

    static QStringList keysOf(const QJsonObject &object, bool ranked)
    {
        QStringList keys = object.keys();
        if (ranked)
            std::stable_sort(keys.begin(), keys.end(),
                             [](const QString &a, const QString &b) { return rank(a) < rank(b); });
        return keys;
    }

    static QString oneLine(const QJsonValue &value)
    {
        QStringList parts;
        if (value.isArray()) {
            for (const auto &entry : value.toArray())
                parts.append(oneLine(entry));
            return u'[' + parts.join(QLatin1String(", ")) + u']';
        }
        if (!value.isObject())
            return scalar(value);
        const QJsonObject members = value.toObject();
        for (const QString &key : keysOf(members, true))
            parts.append(quoted(key) + QLatin1String(": ") + oneLine(members[key]));
        return parts.isEmpty() ? QStringLiteral("{}")
                               : QLatin1String("{ ") + parts.join(QLatin1String(", ")) + QLatin1String(" }");
    }

    void newLine(int depth) { m_text += u'\n' + QString(depth * 2, u' '); }

    void object(const QJsonObject &members, int depth, Spread spread, bool ranked = true)
    {
        m_text += u'{';
        bool first = true;
        for (const QString &key : keysOf(members, ranked)) {
            if (!first)
                m_text += u',';
            first = false;
            newLine(depth + 1);
            m_text += quoted(key) + QLatin1String(": ");
            member(key, members[key], depth + 1, spread);
        }
        newLine(depth);
        m_text += u'}';
    }

    void member(const QString &key, const QJsonValue &value, int depth, Spread spread)
    {
        if (value.isArray() && spread == Spread::Members && !isScalars(value.toArray()))
            array(value.toArray(), depth, key == u"machines" ? Spread::Always : Spread::No);
        else if (value.isObject() && key == u"layout" && depth == 1)
            object(value.toObject(), depth, Spread::No, false);
        else
            fitted(value, depth);
    }

    static bool isScalars(const QJsonArray &array)
    {
        return std::none_of(array.begin(), array.end(),
                            [](const QJsonValue &v) { return v.isArray() || v.isObject(); });
    }

    void array(const QJsonArray &entries, int depth, Spread spread)
    {
        m_text += u'[';
        for (qsizetype i = 0; i < entries.size(); ++i) {
            if (i > 0)
                m_text += u',';
            newLine(depth + 1);
            if (spread == Spread::Always && entries[i].isObject())
                object(entries[i].toObject(), depth + 1, Spread::Members);
            else
                fitted(entries[i], depth + 1);
        }
        newLine(depth);
        m_text += u']';
    }

    void fitted(const QJsonValue &value, int depth)
    {
        const QString line = oneLine(value);
        const bool container =
            (value.isObject() && !value.toObject().isEmpty()) || (value.isArray() && !value.toArray().isEmpty());
        if (!container || line.size() + 2 * depth <= kLineWidth)
            m_text += line;
        else if (value.isObject())
            object(value.toObject(), depth, Spread::No);
        else
            array(value.toArray(), depth, Spread::No);
    }

    QString m_text;
};

}  // namespace

QByteArray write(const QJsonObject &root)
{
    return Printer().print(root);
}

}  // namespace toile::labjson

// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/valuejson.h"

#include "core/base/nearest.h"
#include "core/kernel/limits.h"
#include "core/model/text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace toile::valuejson {

namespace {

const QJsonArray *listOf(const QJsonValue &json, QJsonArray &storage, std::vector<ValueProblem> &problems, int limit)
{
    if (!json.isArray()) {
        problems.push_back({{}, wrongType(json, FieldsText::tr("a list in square brackets"))});
        return nullptr;
    }
    storage = json.toArray();
    if (storage.size() > limit) {
        problems.push_back(
            {{}, FieldsText::tr("This list has %1 entries; the most is %2.").arg(storage.size()).arg(limit)});
        return nullptr;
    }
    return &storage;
}

RouteState toRoute(const QJsonObject &object, const QString &pointer, std::vector<ValueProblem> &problems)
{
    RouteState route;
    const auto wrong = [&](const char *key, const QString &message) {
        problems.push_back({pointer + u'/' + QLatin1String(key), message});
    };
    static const QStringList known{QStringLiteral("to"), QStringLiteral("via"), QStringLiteral("dev"),
                                   QStringLiteral("metric")};
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            problems.push_back({pointer + u'/' + pointerKey(key), unknownKey(key, known)});
    }
    const QString to = object[u"to"].toString();
    const auto destination = to == u"default" ? IpPrefix::any(IpAddress::Family::V4) : IpPrefix::parse(to);
    if (!object.contains(u"to"))
        problems.push_back(
            {pointer, FieldsText::tr("A route needs “to”: write \"to\": \"default\" or a network as \"2.0.0.0/8\".")});
    else if (!destination)
        wrong("to", FieldsText::tr("“%1” is no network; write \"default\" or a network as \"2.0.0.0/8\".").arg(to));
    else if (!destination->isNetwork())
        wrong("to",
              FieldsText::tr("%1 has bits beyond its prefix; write %2.").arg(to, destination->network().toString()));
    else
        route.destination = *destination;
    if (object.contains(u"via")) {
        route.gateway = IpAddress::parse(object[u"via"].toString());
        if (!route.gateway)
            wrong("via", FieldsText::tr(
                             "“%1” is no address; write the gateway’s address as \"2.0.0.2\", without a prefix length.")
                             .arg(object[u"via"].toVariant().toString()));
        else if (*route.gateway == IpPrefix::any(route.gateway->family()).address)
            wrong("via", FieldsText::tr("%1 is nobody’s address; write the gateway’s, or leave “via” out and write the "
                                        "interface as “dev”.")
                             .arg(route.gateway->toString()));
        else if (destination && destination->address.family() != route.gateway->family())
            wrong("via", FieldsText::tr("The gateway and the destination must both be IPv4 or both be IPv6."));
    }
    if (object.contains(u"dev")) {
        route.interface = object[u"dev"].toString();
        if (!isUsableInterfaceName(route.interface))
            wrong("dev", FieldsText::tr("“%1” is no name of an interface; write one of this machine as \"eth0\".")
                             .arg(route.interface));
    }
    if (!object.contains(u"via") && !object.contains(u"dev"))
        problems.push_back(
            {pointer,
             FieldsText::tr("A route needs a gateway (\"via\": \"2.0.0.2\") or an interface (\"dev\": \"eth0\").")});
    if (object.contains(u"metric")) {
        if (const auto metric = toInteger(object[u"metric"], 0, std::numeric_limits<int>::max()))
            route.metric = *metric;
        else
            wrong(
                "metric",
                FieldsText::tr("The metric must be a whole number from 0 to %1.").arg(std::numeric_limits<int>::max()));
    }
    return route;
}

}  // namespace

QString typeName(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        return FieldsText::tr("true or false");
    case QJsonValue::Double:
        return FieldsText::tr("a number");
    case QJsonValue::String:
        return FieldsText::tr("a text in quotes");
    case QJsonValue::Array:
        return FieldsText::tr("a list in square brackets");
    case QJsonValue::Object:
        return FieldsText::tr("an object in braces");
    default:
        return FieldsText::tr("null");
    }
}

QString wrongType(const QJsonValue &json, const QString &wanted)
{
    return FieldsText::tr("This is %1; write %2.").arg(typeName(json), wanted);
}

std::optional<int> toInteger(const QJsonValue &json, int minimum, int maximum)
{
    const double value = json.toDouble(std::nan(""));
    if (!(value >= minimum && value <= maximum) || std::floor(value) != value)
        return std::nullopt;
    return static_cast<int>(value);
}

QString unknownKey(const QString &key, const QStringList &known)
{
    const QString shown = key.size() > 40 ? key.first(40) + QStringLiteral("…") : key;
    const QString meant = nearest(key, known);
    if (!meant.isEmpty())
        return FieldsText::tr("“%1” is not a known key; did you mean “%2”?").arg(shown, meant);
    return FieldsText::tr("“%1” is not a known key; remove it, or use one of: %2.")
        .arg(shown, known.join(QStringLiteral(", ")));
}

QString pointerKey(const QString &key)
{
    QString escaped = key;
    return escaped.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

QJsonValue fromAddresses(const std::vector<IpPrefix> &addresses)
{
    QJsonArray array;
    for (const IpPrefix &address : addresses)
        array.append(address.toString());
    return array;
}

std::vector<IpPrefix> toAddresses(const QJsonValue &json, std::vector<ValueProblem> &problems)
{
    std::vector<IpPrefix> addresses;
    QJsonArray storage;
    if (!listOf(json, storage, problems, limits::kAddressesPerInterface))
        return addresses;
    for (qsizetype i = 0; i < storage.size(); ++i) {
        const QString text = storage[i].toString();
        const QString pointer = u'/' + QString::number(i);
        const auto address = IpPrefix::parse(text);
        if (!storage[i].isString())
            problems.push_back({pointer, wrongType(storage[i], FieldsText::tr("an address as \"1.0.0.1/8\""))});
        else if (!address && IpAddress::parse(text))
            problems.push_back(
                {pointer, FieldsText::tr("The address %1 has no prefix length; write it as \"%1/24\".").arg(text)});
        else if (!address)
            problems.push_back(
                {pointer, FieldsText::tr("“%1” is no address; write one as \"1.0.0.1/8\".").arg(text.left(60))});
        else if (std::find(addresses.begin(), addresses.end(), *address) != addresses.end())
            problems.push_back({pointer, FieldsText::tr("The address %1 is here twice; remove one.").arg(text)});
        else if (address->length == 0 || address->address == IpPrefix::any(address->address.family()).address)
            problems.push_back(
                {pointer, FieldsText::tr("%1 names no machine; write an address as \"1.0.0.1/8\".").arg(text)});
        else
            addresses.push_back(*address);
    }
    return addresses;
}

QJsonValue fromRoutes(const std::vector<RouteState> &routes)
{
    QJsonArray array;
    for (const RouteState &route : routes) {
        QJsonObject object;
        const bool isDefault = route.destination.isDefault() && route.destination.address.isV4();
        object[u"to"] = isDefault ? QStringLiteral("default") : route.destination.toString();
        if (route.gateway)
            object[u"via"] = route.gateway->toString();
        if (!route.interface.isEmpty())
            object[u"dev"] = route.interface;
        if (route.metric != 0)
            object[u"metric"] = route.metric;
        array.append(object);
    }
    return array;
}

std::vector<RouteState> toRoutes(const QJsonValue &json, std::vector<ValueProblem> &problems)
{
    std::vector<RouteState> routes;
    QJsonArray storage;
    if (!listOf(json, storage, problems, limits::kRoutesPerMachine))
        return routes;
    for (qsizetype i = 0; i < storage.size(); ++i) {
        const QString pointer = u'/' + QString::number(i);
        if (!storage[i].isObject()) {
            problems.push_back(
                {pointer,
                 wrongType(storage[i], FieldsText::tr("a route as {\"to\": \"default\", \"via\": \"2.0.0.2\"}"))});
            continue;
        }
        const std::size_t before = problems.size();
        const RouteState route = toRoute(storage[i].toObject(), pointer, problems);
        if (problems.size() > before)
            continue;
        const auto same = [&](const RouteState &r) {
            return r.destination == route.destination && r.metric == route.metric;
        };
        if (std::any_of(routes.begin(), routes.end(), same))
            problems.push_back(
                {pointer, FieldsText::tr("There are two routes to %1; remove one, or give it another metric.")
                              .arg(route.destination.toString())});
        routes.push_back(route);
    }
    return routes;
}

}  // namespace toile::valuejson

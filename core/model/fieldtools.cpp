// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/fieldtools.h"

#include "core/kernel/kernelstate.h"
#include "core/model/text.h"

namespace toile {

Result<> setBoolean(bool &target, const QJsonValue &json)
{
    if (!json.isBool())
        return wrongValue(valuejson::wrongType(json, FieldsText::tr("true or false")));
    target = json.toBool();
    return Ok();
}

Result<> setInteger(int &target, const QJsonValue &json, int minimum, int maximum, const QString &what)
{
    const auto number = valuejson::toInteger(json, minimum, maximum);
    if (!number)
        return wrongValue(
            FieldsText::tr("%1 must be a whole number from %2 to %3.").arg(what).arg(minimum).arg(maximum));
    target = *number;
    return Ok();
}

Result<> setAddress(std::optional<IpAddress> &target, const QJsonValue &json)
{
    if (json.isString() && json.toString().isEmpty()) {
        target.reset();
        return Ok();
    }
    const auto address = IpAddress::parse(json.toString());
    if (!address || !address->isV4())
        return wrongValue(FieldsText::tr("“%1” is no IPv4 address; write one as \"1.0.0.1\", without a prefix length.")
                              .arg(json.toVariant().toString().left(60)));
    target = address;
    return Ok();
}

Result<> setOwner(std::optional<unsigned> &target, const QJsonValue &json)
{
    constexpr int kNobody = -1;
    int number = kNobody;
    if (const Result<> set = setInteger(number, json, kNobody, int(TunSettings::kOwnerMax),
                                        FieldsText::tr("The number of a user (uid)"));
        !set)
        return set;
    target = number == kNobody ? std::nullopt : std::optional(unsigned(number));
    return Ok();
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/addresschoices.h"

#include "ui/window/text.h"

#include <QComboBox>
#include <QLineEdit>

namespace toile {

std::vector<std::pair<QString, QString>> addressChoices(const Topology &topology)
{
    std::vector<std::pair<QString, QString>> found;
    for (const auto &[id, interface] : topology.interfaces) {
        for (const IpPrefix &prefix : interface.addresses) {
            const QString address = prefix.address.toString();
            found.emplace_back(address, QStringLiteral("%1   %2").arg(address, topology.label(id)));
        }
    }
    return found;
}

void offerAddresses(QComboBox *box)
{
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setMinimumContentsLength(24);
    box->lineEdit()->setPlaceholderText(AddressChoicesText::tr("an address, or choose"));
}

QString chosenAddress(const QComboBox &box)
{
    return box.currentText().trimmed().section(u' ', 0, 0);  // its owner follows the address
}

}  // namespace toile

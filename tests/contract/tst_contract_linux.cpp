// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linuxplatform.h"
#include "tests/contract/platformcontract.h"
#include "tests/contract/testlender.h"
#include "tests/linux/ownnamespaces.h"

#include <QTest>

namespace {
std::unique_ptr<toile::KernelPlatform> open()
{
    static toile::test::TestLender lender;
    auto opened = toile::LinuxPlatform::open();
    if (opened) {
        (*opened)->lendCardsFrom(lender);
        return std::move(*opened);
    }
    qCritical() << opened.error().message;
    return nullptr;
}
}  // namespace

int main(int argc, char **argv)
{
    if (!toile::test::enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    toile::test::PlatformContract contract(open);
    return QTest::qExec(&contract, argc, argv);
}

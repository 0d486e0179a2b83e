// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/windowfixture.h"

#include "resources/assets.h"

#include <QLineEdit>
#include <QTest>

namespace toile {

namespace {

constexpr QSize kSize(1280, 800);

}  // namespace

WindowFixture::WindowFixture()
{
    useAssets();
    // No lab of this machine may be found by a test.
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    restart();
}

WindowFixture::~WindowFixture() = default;

void WindowFixture::restart()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(WindowSetup{*m_settings, autosaves(), QStringLiteral("/nowhere/toilectl")});
    m_window->resize(kSize);  // larger than the screen that Qt plays
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void WindowFixture::open(const QString &fileOrLab)
{
    m_window->start(fileOrLab);
}

void WindowFixture::type(const char *line, const char *text)
{
    auto *edit = find<QLineEdit>(line);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, QString::fromLatin1(text));
    QTest::keyClick(edit, Qt::Key_Return);
}

Id WindowFixture::interface(const char *machineName, const char *name)
{
    return topology().interfaceByName(machine(machineName), QString::fromLatin1(name));
}

void WindowFixture::drawPc(const char *name)
{
    Edit edit(editor().draft());
    Machine pc;
    pc.name = QString::fromLatin1(name);
    pc.kind = QStringLiteral("pc");
    edit.create(pc);
    QVERIFY(editor().perform(QStringLiteral("draw"), edit.patch()));
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/everydialog.h"

#include "tests/window/windowfixture.h"
#include "ui/window/autosave.h"
#include "ui/window/deploydialog.h"
#include "ui/window/dialogs.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"

#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

namespace toile {

namespace {

class EachDialog {
public:
    EachDialog(WindowFixture &fixture, const std::function<void(QDialog *, const QString &)> &look)
        : m_fixture(fixture), m_look(look)
    {
    }

    void all()
    {
        m_fixture.open(QStringLiteral("case-1b"));
        ofActions();
        ofRulesAndChecks();
        refusal();
        messages();
        questions();
    }

private:
    void ofActions()
    {
        for (const auto &[action, dialog] :
             {std::pair{"actionDeploy", "deployDialog"}, std::pair{"actionRenumber", "renumberDialog"},
              std::pair{"actionShortcuts", "shortcutsDialog"}, std::pair{"actionAbout", "aboutBox"},
              std::pair{"actionGallery", "galleryDialog"}, std::pair{"actionOpen", "openDialog"},
              std::pair{"actionSaveAs", "saveDialog"}, std::pair{"actionVlans", "vlansDialog"},
              std::pair{"actionSettings", "settingsDialog"}, std::pair{"actionCustomize", "customizeDialog"},
              std::pair{"actionExportPicture", "exportDialog"}, std::pair{"actionPrint", "printDialog"},
              std::pair{"actionReport", "reportDialog"}, std::pair{"actionGenerate", "generateDialog"}}) {
            m_fixture.action(action)->trigger();
            show(dialog);
        }
    }

    void ofRulesAndChecks()
    {
        m_fixture.editor().setSelection({m_fixture.machine("Host1")});
        m_fixture.find<QPushButton>("ruleAdd")->click();
        show("ruleDialog");
        m_fixture.find<QListWidget>("rulesList")->setCurrentRow(0);
        m_fixture.find<QPushButton>("ruleEdit")->click();
        show("ruleDialog", "ruleDialog-masquerade");
        m_fixture.action("actionAddCheck")->trigger();
        show("checkDialog");
        m_fixture.editor().setSelection({m_fixture.machine("VM1")});
        m_fixture.action("actionAddRoute")->trigger();
        show("routeDialog");
    }

    void refusal()
    {
        m_fixture.action("actionShowPlan")->trigger();
        Applied failure;
        failure.ok = false;
        failure.failedStep = 5;
        failure.rolledBack = true;
        failure.error = {ErrorCode::KernelRefused, {}, {}, 22, QStringLiteral("IPv4: Invalid broadcast address.")};
        m_fixture.find<DeployDialog>("deployDialog")->showFailure(failure, QStringLiteral("Host1:eth0"));
        show("deployDialog", "refused");
    }

    void messages()
    {
        showMessage(&m_fixture.window(), QStringLiteral("Toile"), QStringLiteral("A short text."),
                    QStringLiteral("And a longer one, which says what to do about it in a whole sentence."));
        show("messageBox");
        QFile file(m_fixture.path(QStringLiteral("bad.toile")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"toile": 1, "nmae": "x", "machines": [{"name": "a b", "kind": "vm"}, {"kind": "cow"}]})");
        file.close();
        m_fixture.open(file.fileName());
        show("problemsDialog");
    }

    void questions()
    {
        m_fixture.editor().setSelection({m_fixture.machine("VM1")});
        auto *name = m_fixture.find<QLineEdit>("field-name");
        const QString before = name->text();
        name->setText(QStringLiteral("a b"));
        m_fixture.action("actionCloseLab")->trigger();
        show("typedQuestion");
        name->setText(before);
        m_fixture.action("actionInsert-pc")->trigger();
        m_fixture.action("actionCloseLab")->trigger();
        show("unsavedQuestion");
        m_fixture.window().files().autosave().flush();
        const QDir copies(m_fixture.autosaves());
        const QString copy = copies.filePath(copies.entryList({QStringLiteral("*.toile")}).value(0));
        QVERIFY(QFile::copy(copy, copies.filePath(QStringLiteral("lost.toile"))));
        QVERIFY(QFile::copy(QString(copy).replace(QStringLiteral(".toile"), QStringLiteral(".json")),
                            copies.filePath(QStringLiteral("lost.json"))));
        m_fixture.window().opener().offerRecovery();
        show("recoveryQuestion");
    }

    void show(const char *name, const char *shownAs = nullptr)
    {
        auto *dialog = m_fixture.find<QDialog>(name);
        QVERIFY2(dialog && dialog->isVisible(), name);
        m_look(dialog, QString::fromLatin1(shownAs ? shownAs : name));
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    WindowFixture &m_fixture;
    const std::function<void(QDialog *, const QString &)> &m_look;
};

}  // namespace

void forEachDialog(WindowFixture &fixture, const std::function<void(QDialog *, const QString &)> &look)
{
    EachDialog(fixture, look).all();
}

}  // namespace toile

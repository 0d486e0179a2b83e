// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/settingsdialog.h"

#include "core/engine/launch.h"
#include "ui/window/windowsession.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace toile {

namespace {

QString languageKey()
{
    return QStringLiteral("window/language");
}

QString themeKey()
{
    return QStringLiteral("window/theme");
}

QString engineKey()
{
    return QStringLiteral("deploy/engine");
}

QString terminalFamilyKey()
{
    return QStringLiteral("terminal/family");
}

QString terminalSizeKey()
{
    return QStringLiteral("terminal/size");
}

constexpr int kLeastTerminalSize = 6;
constexpr int kMostTerminalSize = 72;

/// Fonts in which all letters are of one width, with the desktop's choice first.
std::vector<std::pair<QString, QString>> terminalFamilies()
{
    std::vector<std::pair<QString, QString>> families{{QString(), SettingsDialog::tr("Same as the desktop", "font")}};
    for (const QString &family : QFontDatabase::families()) {
        if (QFontDatabase::isFixedPitch(family) && !QFontDatabase::isPrivateFamily(family))
            families.emplace_back(family, family);
    }
    return families;
}

QString engineTitle(const QString &engine)
{
    if (engine == QStringLiteral("auto"))
        return SettingsDialog::tr("Automatic (sandbox, else micro-VM, else system service)");
    if (engine == QStringLiteral("sandbox"))
        return SettingsDialog::tr("Sandbox");
    if (engine == QStringLiteral("vm"))
        return SettingsDialog::tr("Micro-VM");
    return engine == QStringLiteral("system") ? SettingsDialog::tr("System service") : engine;
}

QString engineHelp(const QString &engine)
{
    if (engine == QStringLiteral("sandbox"))
        return SettingsDialog::tr("Namespaces of your own, without root, under the kernel that runs now.");
    if (engine == QStringLiteral("vm"))
        return SettingsDialog::tr(
            "A small emulated machine with Debian’s kernel: for VLANs where this kernel has none.");
    if (engine == QStringLiteral("system"))
        return SettingsDialog::tr("The service that this machine’s administrator started.");
    return SettingsDialog::tr("The first of them that can run the lab. Toile says when it is not the sandbox.");
}

QCheckBox *addSwitch(QVBoxLayout *layout, const QString &name, const QString &text, bool on)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(name);
    box->setChecked(on);
    layout->addWidget(box);
    return box;
}

}  // namespace

QString languageIn(const QSettings &settings)
{
    const QString language = settings.value(languageKey()).toString();
    return language == QStringLiteral("fr") || language == QStringLiteral("en") ? language : QString();
}

Theme themeIn(const QSettings &settings)
{
    return themeFromName(settings.value(themeKey()).toString());
}

QString engineIn(const QSettings &settings)
{
    const QString engine = settings.value(engineKey()).toString();
    return engineNames().contains(engine) ? engine : engineNames().constFirst();
}

TerminalFont terminalFontIn(const QSettings &settings)
{
    const int size = settings.value(terminalSizeKey()).toInt();
    return {settings.value(terminalFamilyKey()).toString(),
            size < kLeastTerminalSize ? 0 : qMin(size, kMostTerminalSize)};
}

SettingsDialog::SettingsDialog(QSettings &settings, const std::vector<QAction *> &switches, QWidget *window)
    : QDialog(window), m_settings(settings)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto *form = new QFormLayout;
    QComboBox *language = addChoice(form, QStringLiteral("settingLanguage"), tr("&Language:"), languageKey(),
                                    {{QString(), tr("Same as the system")},
                                     {QStringLiteral("fr"), QStringLiteral("Français")},
                                     {QStringLiteral("en"), QStringLiteral("English")}});
    addNote(form, QStringLiteral("settingLanguageNote"), language, [before = languageIn(settings)](const QString &now) {
        return now == before ? QString() : tr("Texts change when Toile is started again.");
    });
    QComboBox *theme = addChoice(form, QStringLiteral("settingTheme"), tr("&Colours:"), themeKey(),
                                 {{QString(), tr("Same as the desktop")},
                                  {QStringLiteral("light"), tr("Light")},
                                  {QStringLiteral("dark"), tr("Dark")}});
    std::vector<std::pair<QString, QString>> engines;
    for (const QString &engine : engineNames())
        engines.emplace_back(engine, engineTitle(engine));
    QComboBox *engine = addChoice(form, QStringLiteral("settingEngine"), tr("Labs run &in:"), engineKey(), engines);
    addNote(form, QStringLiteral("settingEngineNote"), engine, engineHelp);
    addTerminalFont(form);
    connect(theme, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT themeChanged(themeIn(m_settings)); });
    connect(engine, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT engineChanged(engineIn(m_settings)); });

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    for (QAction *action : switches) {
        QCheckBox *box =
            addSwitch(layout, QStringLiteral("setting-") + action->objectName(), action->text(), action->isChecked());
        box->setToolTip(action->statusTip());
        connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
        connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    }
    QCheckBox *session = addSwitch(layout, QStringLiteral("settingSession"), tr("&Reopen the drawings of last time"),
                                   WindowSession::isWanted(settings));
    connect(session, &QCheckBox::toggled, this, [this](bool on) { WindowSession::setWanted(m_settings, on); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addStretch(1);
    layout->addWidget(buttons);
    widenLabels(form);
    resize(480, sizeHint().height());
}

void SettingsDialog::addTerminalFont(QFormLayout *form)
{
    const QString help =
        tr("For replies of ping and for the commands of a plan. A terminal that Toile opens gets it if "
           "it is one of these: %1. Others keep the font of their own settings.")
            .arg(terminalsThatTakeAFont());
    QComboBox *family = addChoice(form, QStringLiteral("settingTerminalFont"), tr("&Terminal font:"),
                                  terminalFamilyKey(), terminalFamilies());
    auto *size = new QSpinBox(this);
    size->setObjectName(QStringLiteral("settingTerminalSize"));
    size->setRange(kLeastTerminalSize - 1, kMostTerminalSize);
    size->setSpecialValueText(tr("Same as the window"));
    size->setSuffix(tr(" pt"));
    size->setValue(terminalFontIn(m_settings).size);
    size->setAccessibleName(tr("Size of the terminal font"));
    form->addRow(tr("Si&ze:"), size);
    for (QWidget *widget : {static_cast<QWidget *>(family), static_cast<QWidget *>(size)})
        widget->setToolTip(help);
    addNote(form, QStringLiteral("settingTerminalNote"), family, [help](const QString &) { return help; });
    connect(size, &QSpinBox::valueChanged, this, [this](int points) {
        m_settings.setValue(terminalSizeKey(), points < kLeastTerminalSize ? 0 : points);
        Q_EMIT terminalFontChanged(terminalFontIn(m_settings));
    });
    connect(family, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT terminalFontChanged(terminalFontIn(m_settings)); });
}

QComboBox *SettingsDialog::addChoice(QFormLayout *form, const QString &name, const QString &label, const QString &key,
                                     const std::vector<std::pair<QString, QString>> &choices)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    for (const auto &[value, text] : choices)
        box->addItem(text, value);
    box->setCurrentIndex(qMax(0, box->findData(m_settings.value(key).toString())));
    form->addRow(label, box);
    box->setAccessibleName(QString(label).remove(u'&').remove(u':').trimmed());
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box, key] { m_settings.setValue(key, box->currentData()); });
    return box;
}

/// A line under a choice that explains what is chosen.
void SettingsDialog::addNote(QFormLayout *form, const QString &name, QComboBox *of,
                             std::function<QString(const QString &)> text)
{
    auto *note = new QLabel(this);
    note->setObjectName(name);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignTop);
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), note);
    const auto show = [note, of, text = std::move(text)] {
        const QString now = text(of->currentData().toString());
        note->setText(now);
        note->setVisible(!now.isEmpty());
    };
    connect(of, &QComboBox::currentIndexChanged, note, show);
    show();
}

}  // namespace toile

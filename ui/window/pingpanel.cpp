// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/pingpanel.h"

#include "ui/editor.h"
#include "ui/labrun.h"
#include "ui/window/addresschoices.h"
#include "ui/window/appearance.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <csignal>
#include <utility>

namespace toile {

namespace {

constexpr int kMostLines = 2000;

}  // namespace

QString addressToPing(const Topology &topology, Id from, Id to)
{
    if (const Interface *interface = topology.interface(to))
        return interface->addresses.empty() ? addressToPing(topology, from, interface->machine)
                                            : interface->addresses.front().address.toString();
    QString first;
    for (const Id id : topology.interfacesOf(to)) {
        for (const IpPrefix &there : topology.interface(id)->addresses) {
            if (first.isEmpty())
                first = there.address.toString();
            for (const Id mine : topology.interfacesOf(from)) {
                for (const IpPrefix &here : topology.interface(mine)->addresses) {
                    if (here.contains(there.address))
                        return there.address.toString();
                }
            }
        }
    }
    return first;
}

PingPanel::PingPanel(Editor &editor, LabRun &run, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_run(run), m_from(new QComboBox(this)), m_to(new QComboBox(this)),
      m_start(new QPushButton(this)), m_state(new QLabel(this)), m_output(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("pingPanel"));
    m_from->setObjectName(QStringLiteral("pingFrom"));
    m_from->setMinimumContentsLength(10);
    setFocusProxy(m_from);
    m_to->setObjectName(QStringLiteral("pingTo"));
    offerAddresses(m_to);
    m_start->setObjectName(QStringLiteral("pingStart"));
    m_state->setObjectName(QStringLiteral("pingState"));
    m_output->setObjectName(QStringLiteral("pingOutput"));
    m_output->setAccessibleName(tr("Replies"));
    m_output->setReadOnly(true);
    setTerminalFont(monospaceFont());
    m_output->setMaximumBlockCount(kMostLines);
    auto *fromLabel = new QLabel(tr("From"), this);
    fromLabel->setBuddy(m_from);
    m_from->setAccessibleName(fromLabel->text());
    auto *toLabel = new QLabel(tr("to"), this);
    toLabel->setBuddy(m_to);
    m_to->setAccessibleName(toLabel->text());
    auto *line = new QHBoxLayout;
    for (QWidget *widget :
         {static_cast<QWidget *>(fromLabel), static_cast<QWidget *>(m_from), static_cast<QWidget *>(toLabel),
          static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_start)})
        line->addWidget(widget);
    line->addSpacing(8);
    line->addWidget(m_state, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(line);
    layout->addWidget(m_output, 1);

    connect(m_start, &QPushButton::clicked, this, [this] { isRunning() ? stop() : start(); });
    connect(m_to->lineEdit(), &QLineEdit::returnPressed, this, &PingPanel::start);
    connect(&m_editor, &Editor::documentReset, this, &PingPanel::documentChanged);
    connect(&m_editor, &Editor::changed, this, [this](const Patch &patch) {
        if (!patch.isLayoutOnly())
            documentChanged();
    });
    connect(m_from, &QComboBox::activated, this, [this] { m_fromChosen = true; });
    connect(&m_run, &LabRun::stateChanged, this, &PingPanel::refreshButtons);
    refreshButtons();
}

void PingPanel::setTerminalFont(const QFont &font)
{
    m_output->setFont(font);
}

void PingPanel::documentChanged()
{
    m_stale = true;
    if (isVisible())
        refreshChoices();
}

void PingPanel::showEvent(QShowEvent *event)
{
    refreshChoices();
    QWidget::showEvent(event);
}

void PingPanel::refreshChoices()
{
    if (!std::exchange(m_stale, false))
        return;
    const QString from = m_from->currentText();
    const QString to = m_to->currentText();
    const Topology &topology = m_editor.topology();
    m_from->clear();
    for (const auto &[id, machine] : topology.machines)
        m_from->addItem(machine.name, id.value);
    if (const int row = m_fromChosen ? m_from->findText(from) : -1; row >= 0)
        m_from->setCurrentIndex(row);
    else
        proposeFrom();
    m_to->clear();
    for (const auto &[address, text] : addressChoices(topology))
        m_to->addItem(text, address);
    m_to->setEditText(to);
}

void PingPanel::proposeFrom()
{
    const Topology &topology = m_editor.topology();
    m_fromChosen = false;
    for (const auto &[id, machine] : topology.machines) {
        const std::vector<Id> interfaces = topology.interfacesOf(id);
        const auto hasAddress = [&](Id each) { return !topology.interface(each)->addresses.empty(); };
        if (std::ranges::any_of(interfaces, hasAddress)) {
            m_from->setCurrentIndex(m_from->findData(id.value));
            return;
        }
    }
}

bool PingPanel::mayPing() const
{
    return m_run.live() && m_run.session();
}

void PingPanel::refreshButtons()
{
    m_start->setEnabled(isRunning() || mayPing());
    const QString wait = tr("Deploy the lab to ping.");
    if (!m_start->isEnabled())
        say(wait);
    else if (m_state->text() == wait)
        say({});
    m_start->setText(isRunning() ? tr("Stop") : tr("Ping"));
    m_start->setIcon(actionIcon(isRunning() ? QStringLiteral("undeploy") : QStringLiteral("ping")));
}

void PingPanel::choose(Id from, Id to)
{
    refreshChoices();
    const Topology &topology = m_editor.topology();
    const auto machineOf = [&](Id id) {
        const Interface *interface = topology.interface(id);
        return interface ? interface->machine : id;
    };
    if (from) {
        m_from->setCurrentIndex(m_from->findData(machineOf(from).value));
        m_fromChosen = true;
    }
    if (to) {
        const QString address = addressToPing(topology, machineOf(from), to);
        const int row = m_to->findData(address);
        if (row >= 0)
            m_to->setCurrentIndex(row);
        else
            m_to->setEditText(address);
    }
    if (from && to)
        start();
    else
        m_to->setFocus();
}

void PingPanel::say(const QString &text)
{
    m_state->setText(text);
}

void PingPanel::start()
{
    if (isRunning())
        stop();
    const QString address = chosenAddress(*m_to);
    if (!mayPing()) {
        refreshButtons();
        return;
    }
    if (!IpAddress::parse(address)) {
        say(tr("Write an address as 1.0.0.2, or choose one."));
        m_to->setFocus();
        return;
    }
    StartProgram request;
    request.machine = m_from->currentText();
    request.arguments = {QStringLiteral("ping"), QStringLiteral("-n"), QStringLiteral("-O"), address};
    m_output->appendPlainText(QStringLiteral("%1$ %2").arg(request.machine, request.arguments.join(u' ')));
    m_lineEnded = true;
    m_program = m_run.session()->startProgram(request);
    if (!m_program) {
        say(tr("The lab does not answer; deploy it again."));
        return;
    }
    connect(m_program, &Program::output, this, &PingPanel::take);
    connect(m_program, &Program::ended, this, &PingPanel::finish);
    say(tr("%1 pings %2…").arg(request.machine, address));
    refreshButtons();
}

void PingPanel::stop()
{
    if (m_program)
        m_program->sendSignal(SIGINT);  // ping then prints its statistics
}

void PingPanel::take(const QByteArray &bytes)
{
    // An end of line is written with the line after it: the last one that is seen is a reply, not an empty one.
    QString text = QString::fromUtf8(bytes);
    if (text.isEmpty())
        return;
    if (std::exchange(m_lineEnded, text.endsWith(u'\n')))
        text.prepend(u'\n');
    if (m_lineEnded)
        text.chop(1);
    m_output->moveCursor(QTextCursor::End);
    m_output->insertPlainText(text);
    m_output->moveCursor(QTextCursor::End);
}

void PingPanel::finish(const ProgramEnded &end)
{
    if (sender() != m_program)
        return;
    m_program.clear();
    if (!end.error.message.isEmpty())
        say(end.error.message);
    else if (end.exitStatus == 127)
        say(tr("The program ping is missing: install it with “sudo apt install iputils-ping”."));
    else
        say(end.exitStatus == 0 ? tr("It answers.") : tr("No answer."));
    refreshButtons();
}

}  // namespace toile

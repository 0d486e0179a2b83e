// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/polkit.h"

#include "core/protocol/front.h"
#include "core/system/childprocess.h"

#include <QFileInfo>

namespace toile {
namespace {

constexpr int kPatience = 125000;  ///< milliseconds that a person has for a password

}  // namespace

QString actionName(Action action)
{
    switch (action) {
    case Action::AttachCard:
        return QString::fromLatin1(kAttachCardAction);
    case Action::ManageLab:
        break;
    }
    return QString::fromLatin1(kManageLabAction);
}

PolkitAuthority::PolkitAuthority(Places places, QObject *parent) : Authority(parent), m_places(std::move(places)) {}

QStringList PolkitAuthority::command(const QString &program, const Subject &subject, Action action)
{
    QStringList words{program, QStringLiteral("--action-id"), actionName(action), QStringLiteral("--process"),
                      QStringLiteral("%1,%2,%3").arg(subject.pid).arg(subject.startTime).arg(subject.account.user.uid)};
    if (subject.mayBeAsked)
        words += QStringLiteral("--allow-user-interaction");
    return words;
}

Verdict PolkitAuthority::verdictOf(int exitStatus)
{
    switch (exitStatus) {
    case 0:
        return Verdict::Yes;
    case 1:
        return Verdict::No;
    case 2:
        return Verdict::NobodyToAsk;
    case 3:
        return Verdict::Dismissed;
    default:
        return Verdict::Broken;
    }
}

void PolkitAuthority::ask(const Subject &subject, Action action, QObject *context, const Answer &answer)
{
    const bool polkit = QFileInfo::exists(m_places.program) && QFileInfo::exists(m_places.bus);
    if (subject.account.user.uid == 0 || !polkit) {
        // Without polkit nobody can be asked: the group gives what it gives with polkit, and no network card.
        const bool isMembers = action == Action::ManageLab && subject.account.isMemberOf(kServiceGroup);
        const bool yes = subject.account.user.uid == 0 || isMembers;
        QMetaObject::invokeMethod(
            context, [answer, yes] { answer(yes ? Verdict::Yes : Verdict::No); }, Qt::QueuedConnection);
        return;
    }
    // Owned by who asks: when the client goes, so does the question on somebody's screen.
    auto *check = new ChildProcess(context);
    connect(check, &ChildProcess::ended, context, [check, answer](const ChildEnd &end) {
        check->deleteLater();
        answer(end.timedOut ? Verdict::Dismissed : verdictOf(end.exitStatus));
    });
    ChildProcess::Settings settings;
    settings.arguments = command(m_places.program, subject, action);
    settings.timeLimit = kPatience;
    check->start(settings);
}

}  // namespace toile

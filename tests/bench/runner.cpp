// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/runner.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>

#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace toile::bench {

namespace {

QJsonObject failure(const QString &text)
{
    return {{QStringLiteral("error"), text}};
}

QJsonObject run(const QString &program, const QStringList &arguments, int seconds)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(seconds * 1000)) {
        process.kill();
        process.waitForFinished(5000);
        return failure(QStringLiteral("not done after %1 s").arg(seconds));
    }
    const QByteArray line = process.readAllStandardOutput().trimmed().split('\n').last();
    const QJsonObject result = QJsonDocument::fromJson(line).object();
    if (result.isEmpty())
        return failure(QString::fromUtf8(process.readAllStandardError()).trimmed().right(300));
    return result;
}

QString here(const QString &program)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + program;
}

}  // namespace

QJsonObject runSealed(const QString &program, const QStringList &arguments, int seconds)
{
    QStringList sealed{QStringLiteral("--mount"),       QStringLiteral("--net"),        QStringLiteral("--pid"),
                       QStringLiteral("--fork"),        QStringLiteral("--kill-child"), QStringLiteral("--mount-proc"),
                       QStringLiteral("--propagation"), QStringLiteral("private")};
    if (::geteuid() != 0)
        sealed += {QStringLiteral("--user"), QStringLiteral("--map-root-user")};
    sealed += {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
               QStringLiteral("mount -t tmpfs tmpfs /run && mkdir -m 700 /run/user && ip link set lo up && "
                              "XDG_RUNTIME_DIR=/run/user LC_ALL=C.UTF-8 exec \"$@\""),
               QStringLiteral("sh"), here(program)};
    return run(QStringLiteral("/usr/bin/unshare"), sealed + arguments, seconds);
}

QJsonObject runPlain(const QString &program, const QStringList &arguments, int seconds)
{
    return run(here(program), arguments, seconds);
}

double median(std::vector<double> values)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void Samples::add(const QJsonObject &sample)
{
    const QString error = sample[QStringLiteral("error")].toString();
    const bool failed = !error.isEmpty() || sample.contains(QStringLiteral("missing"));
    if (failed)
        m_error = error.isEmpty() ? QStringLiteral("not installed") : error;
    m_samples.push_back(failed ? QJsonObject() : sample);
}

bool Samples::isEmpty() const
{
    return std::all_of(m_samples.begin(), m_samples.end(), [](const QJsonObject &sample) { return sample.isEmpty(); });
}

double Samples::over(const Samples &others, const char *key) const
{
    std::vector<double> ratios;
    for (size_t run = 0; run < std::min(m_samples.size(), others.m_samples.size()); ++run) {
        const QJsonValue mine = m_samples[run][QLatin1String(key)];
        const QJsonValue other = others.m_samples[run][QLatin1String(key)];
        if (mine.isDouble() && other.isDouble())
            ratios.push_back(mine.toDouble() / other.toDouble());
    }
    return median(std::move(ratios));
}

double Samples::of(const char *key) const
{
    std::vector<double> values;
    for (const QJsonObject &sample : m_samples) {
        if (const QJsonValue value = sample[QLatin1String(key)]; value.isDouble())
            values.push_back(value.toDouble());
    }
    return median(std::move(values));
}

QJsonObject Samples::toJson() const
{
    QJsonObject medians;
    for (const QJsonObject &sample : m_samples) {
        for (auto it = sample.begin(); it != sample.end(); ++it) {
            if (it->isDouble() && !medians.contains(it.key()))
                medians[it.key()] = of(it.key().toLatin1().constData());
        }
    }
    medians[QStringLiteral("runs")] = int(
        std::count_if(m_samples.begin(), m_samples.end(), [](const QJsonObject &sample) { return !sample.isEmpty(); }));
    if (!m_error.isEmpty())
        medians[QStringLiteral("error")] = m_error;
    return medians;
}

}  // namespace toile::bench

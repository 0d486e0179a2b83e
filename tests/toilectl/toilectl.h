// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace toile {

/// What a run of a program left.
struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    QString text() const { return QString::fromUtf8(out); }
    QString errors() const { return QString::fromUtf8(err); }
};

/// toilectl as a user starts it, with a runtime folder of its own, so that tests never meet a person's labs.
class Toilectl {
public:
    Toilectl()
    {
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("HOME"), m_runtime.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_runtime.path());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        for (const char *name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
            if (qEnvironmentVariableIsSet(name))
                environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
    ~Toilectl() { run({QStringLiteral("undeploy"), QStringLiteral("--all")}); }
    Toilectl(const Toilectl &) = delete;
    Toilectl &operator=(const Toilectl &) = delete;

    static QString program() { return qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toilectl"); }
    QString runtimeFolder() const { return m_runtime.path(); }

    std::unique_ptr<QProcess> start(const QStringList &words) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->start(program(), words);
        return process;
    }
    static Outcome finish(QProcess &process)
    {
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(kTimeLimit)) {
            process.kill();
            process.waitForFinished();
            return {-1, process.readAllStandardOutput(), "did not end in time: " + process.readAllStandardError()};
        }
        const int status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
        return {status, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Outcome run(const QStringList &words, const QByteArray &input = {}) const
    {
        const auto process = start(words);
        process->write(input);
        process->closeWriteChannel();
        return finish(*process);
    }
    /// Words as a person types them, without quotes.
    Outcome operator()(const char *line, const QByteArray &input = {}) const
    {
        return run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts), input);
    }

    QProcessEnvironment environment;

private:
    static constexpr int kTimeLimit = 180000;  // a micro-VM on a busy machine
    QTemporaryDir m_runtime;
};

}  // namespace toile

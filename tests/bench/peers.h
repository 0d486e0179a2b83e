// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace toile::bench {

/// What the same star costs with other tools. Each is one program that deploys and one that undeploys, in the
/// namespaces that this process is in.
class PeerStar {
public:
    enum class Tool {
        Script,   ///< `ip` commands one by one, as the course types them
        Batch,    ///< `ip -batch` as far as it goes
        Mininet,  ///< Mininet's Python API with Linux bridges; its import is not measured
    };

    PeerStar(Tool tool, int hosts);
    ~PeerStar();

    /// What is not measured: files are written, Python has imported. False: the tool is not installed.
    bool prepare();
    bool deploy();
    bool undeploy();
    /// What the tool said when it failed.
    QString complaint() const { return m_complaint; }

private:
    bool runScript(const QString &name);
    bool ask(const char *word);
    void writeScript();
    void writeBatch();
    void writeFile(const QString &name, const QString &text);

    Tool m_tool;
    int m_hosts;
    QTemporaryDir m_folder;
    QProcess m_python;
    QString m_complaint;
};

}  // namespace toile::bench

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

#include <atomic>
#include <functional>

namespace toile {

/// Translates for a process that answers several clients, to each in the language that it said in its hello: while a
/// Speaking lives, every tr() is in that one's; between them in the process's own. It is made once, after the
/// application object.
class Interpreter : public QTranslator {
public:
    /// `own`: "fr", "en", or empty: as the environment says.
    explicit Interpreter(const QString &own = {});
    ~Interpreter() override;

    /// In which is spoken now, "fr" or "en", for who speaks later or elsewhere; empty: to nobody.
    QString language() const;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *disambiguation, int n) const override;

private:
    friend class Speaking;
    enum class Tongue { Nobodys, English, French };

    static Tongue tongueOf(const QLocale &locale);

    const Tongue m_own;
    std::atomic<Tongue> m_tongue{Tongue::Nobodys};  ///< read by threads that work while it stands
};

/// As long as it lives, what the process says is for a client of this language: "fr", or English whatever else it says;
/// empty: of none that is known, and the process speaks its own. The last one made holds, within the one before.
class Speaking {
public:
    Speaking(Interpreter &interpreter, const QString &language);
    ~Speaking();
    Speaking(const Speaking &) = delete;
    Speaking &operator=(const Speaking &) = delete;

private:
    Interpreter &m_interpreter;
    Interpreter::Tongue m_before;
};

/// Makes a sentence that several clients are told, once for each, in its language.
using Wording = std::function<QString()>;

}  // namespace toile

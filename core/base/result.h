// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace toile {

/// What kind of failure this is; decides the exit status of `toilectl` and the icon in the window.
enum class ErrorCode {
    InvalidInput,   ///< a file, an argument or a typed value is wrong
    NotFound,       ///< a lab, machine, file or program does not exist
    Refused,        ///< policy or permission says no
    KernelRefused,  ///< the kernel answered with an errno
    Unsupported,    ///< the kernel or the machine lacks a feature
    Protocol,       ///< the peer sent something it must not
    Disconnected,   ///< the peer is gone
    LimitExceeded,  ///< a size named in limits.h is passed
    TimedOut,       ///< a child process or peer did not answer in time
    Io,             ///< reading or writing failed
};

/// A failure, told to a person. `message` is a whole sentence that says what is wrong and what to do.
struct Error {
    ErrorCode code = ErrorCode::Io;
    QString message;
    QString detail;      ///< where: "file:pointer", a machine, a step; may be empty
    int sysErrno = 0;    ///< errno as the kernel gave it, 0 when none
    QString kernelText;  ///< the kernel's own sentence (netlink extack) or a program's stderr; may be empty

    bool operator==(const Error &) const = default;
};

struct Ok {
    bool operator==(const Ok &) const = default;
};

/// A value or an Error, after std::expected (C++23). Never both, never neither.
template <typename T = Ok>
class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_value(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_value.index() == 0; }
    bool ok() const { return m_value.index() == 0; }

    T &value() & { return std::get<0>(m_value); }
    const T &value() const & { return std::get<0>(m_value); }
    T &&value() && { return std::get<0>(std::move(m_value)); }
    T *operator->() { return &std::get<0>(m_value); }
    const T *operator->() const { return &std::get<0>(m_value); }
    T &operator*() & { return std::get<0>(m_value); }
    const T &operator*() const & { return std::get<0>(m_value); }
    T &&operator*() && { return std::get<0>(std::move(m_value)); }

    const Error &error() const { return std::get<1>(m_value); }

private:
    std::variant<T, Error> m_value;
};

inline Error makeError(ErrorCode code, QString message, QString detail = {})
{
    return Error{code, std::move(message), std::move(detail), 0, {}};
}

inline Error invalidInput(const QString &message)
{
    return makeError(ErrorCode::InvalidInput, message);
}

}  // namespace toile

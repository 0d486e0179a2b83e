// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/application.h"

#include "core/base/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

Application::Application(const QString &language) : interpreter(language) {}

void say(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

void letGoOfStreams()
{
    const toile::Descriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(null.get(), stream);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/dropping.h"

#include "core/model/pictures.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/canvasarea.h"
#include "ui/window/dialogs.h"
#include "ui/window/labopener.h"
#include "ui/window/mainwindow.h"
#include "ui/window/picturedialog.h"
#include "ui/window/text.h"

#include <QDir>

namespace toile {

namespace {

constexpr qsizetype kMostReasons = 10;

bool endsIn(const QString &path, const QStringList &endings)
{
    return endings.contains(QFileInfo(path).suffix().toLower());
}

class Drop {
public:
    Drop(MainWindow &window, QPoint at) : m_window(window)
    {
        for (CanvasView *view : window.tab().views()) {
            const QPoint there = view->viewport()->mapFrom(&window, at);
            if (view->isVisible() && view->viewport()->rect().contains(there)) {
                m_view = view;
                m_at = view->mapToScene(there);
            }
        }
    }

    void take(const QUrl &url)
    {
        const QString path = url.toLocalFile();
        if (!url.isLocalFile() || path.isEmpty())
            m_reasons << DroppingText::tr("“%1” is no file of this computer: save it here first, then drop the file.")
                             .arg(url.toDisplayString());
        else if (QFileInfo(path).isDir())
            m_reasons << DroppingText::tr("“%1” is a folder: drop the files in it.").arg(nativeName(path));
        else if (endsIn(path, {QStringLiteral("toile")}))
            m_window.opener().openFile(path);
        else
            takePicture(path);
    }

    void tellWhy() const
    {
        if (m_reasons.isEmpty())
            return;
        const qsizetype more = m_reasons.size() - kMostReasons;
        QStringList shown = m_reasons.first(qMin(m_reasons.size(), kMostReasons));
        if (more > 0)
            shown << DroppingText::tr("And %n more.", nullptr, int(more));
        showMessage(
            &m_window, DroppingText::tr("Not used"),
            DroppingText::tr("%n of the things that were dropped cannot be used.", nullptr, int(m_reasons.size())),
            shown.join(QStringLiteral("\n\n")));
    }

private:
    static QString nativeName(const QString &path) { return QDir::toNativeSeparators(path); }

    void takePicture(const QString &path)
    {
        const auto picture = readPicture(path);
        const bool meant =
            endsIn(path, {QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("svg")});
        if (!picture && picture.error().code == ErrorCode::InvalidInput && !meant)
            m_reasons << DroppingText::tr("“%1” is neither a lab (.toile) nor a picture (PNG, JPEG or SVG).")
                             .arg(nativeName(path));
        else if (!picture)
            m_reasons << DroppingText::tr("“%1”: %2").arg(nativeName(path), picture.error().message);
        else if (!m_window.tab().hasDrawing())
            m_reasons << DroppingText::tr("“%1” is a picture, and there is no drawing to put it on: begin one first.")
                             .arg(nativeName(path));
        else
            put(*picture);
    }

    void put(const QByteArray &picture)
    {
        CanvasView &canvas = m_view ? *m_view : m_window.tab().shownCanvas();
        canvas.insertPicture(picture, m_at);
    }

    MainWindow &m_window;
    CanvasView *m_view = nullptr;  ///< under the pointer
    std::optional<QPointF> m_at;
    QStringList m_reasons;
};

}  // namespace

void takeDropped(MainWindow &window, const QList<QUrl> &urls, QPoint at)
{
    Drop drop(window, at);
    for (const QUrl &url : urls)
        drop.take(url);
    drop.tellWhy();
}

}  // namespace toile

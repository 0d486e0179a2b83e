// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/model/topologies.h"

#include <random>

using namespace toile;
using namespace toile::drawn;

namespace {

/// Gestures at random, as a person without a plan makes them; a seed makes them again.
class Hand {
public:
    explicit Hand(quint32 seed) : m_random(seed) {}

    std::optional<Patch> gesture(const Document &document)
    {
        const Topology &t = document.topology();
        switch (below(12)) {
        case 0:
        case 1:
            return addMachine(document, machineKinds()[below(machineKinds().size())], point(), maybe(anyMachine(t)));
        case 2:
            return anyMachine(t)
                       ? std::optional(addBoxInterface(document, *interfaceKind(u"bridge"), anyMachine(t), point()))
                       : std::nullopt;
        case 3:
        case 4:
        case 5:
            return accepted(connectElements(document, any(t), any(t), below(2) == 0));
        case 6:
            return accepted(reparent(document, any(t), maybe(anyMachine(t))));
        case 7:
            return accepted(rename(document, any(t), QStringLiteral("name%1").arg(below(40))));
        case 8:
            return moveElements(document, {any(t), any(t)}, point());
        case 9:
            return resizeElement(document, anyMachine(t),
                                 QRectF(point(), QSizeF(double(below(500)), double(below(500)))));
        case 10:
            return removeElements(document, {any(t)});
        default:
            return addNoteOrCheck(document);
        }
    }

    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(m_random); }

private:
    std::optional<Patch> accepted(const Result<Patch> &patch) { return patch ? std::optional(*patch) : std::nullopt; }

    std::optional<Patch> addNoteOrCheck(const Document &document)
    {
        Edit edit(document);
        const Machine *from = document.topology().machine(anyMachine(document.topology()));
        if (from && below(2) == 0) {
            Check check;
            check.from = from->name;
            check.to = QStringLiteral("10.0.0.1");
            edit.create(check);
        } else {
            edit.create(Note());
        }
        return edit.patch();
    }

    QPointF point() { return {double(below(2000)) - 500, double(below(2000)) - 500}; }
    Id maybe(Id id) { return below(2) == 0 ? id : Id(); }

    template <typename Map>
    Id oneOf(const Map &map)
    {
        return map.empty() ? Id() : std::next(map.begin(), std::ptrdiff_t(below(map.size())))->first;
    }

    Id anyMachine(const Topology &t) { return oneOf(t.machines); }

    Id any(const Topology &t)
    {
        switch (below(5)) {
        case 0:
            return oneOf(t.cables);
        case 1:
            return oneOf(t.notes);
        case 2:
        case 3:
            return oneOf(t.interfaces);
        default:
            return oneOf(t.machines);
        }
    }

    std::mt19937 m_random;
};

}  // namespace

class RandomEditsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenThousandEditsKeepTheInvariantsAndUndoToTheStart()
    {
        Hand hand(20240607);
        Document document;
        std::vector<std::pair<Patch, Document>> history;
        int done = 0;
        while (done < 10000) {
            // Now and then everything goes, so that drawings stay of a size that a person would have.
            const bool clear = document.topology().machines.size() > 12 || document.topology().notes.size() > 12;
            const auto patch =
                clear ? std::optional(removeElements(document, everything(document))) : hand.gesture(document);
            if (!patch)
                continue;
            const Document before = document;
            const Result<> applied = document.apply(*patch);
            QVERIFY2(applied, applied ? "" : qPrintable(applied.error().message));
            const auto breaches = invariants(document.topology());
            QVERIFY2(breaches.empty(), breaches.empty() ? "" : qPrintable(breaches.front()));
            Document undone = document;
            QVERIFY(undone.apply(patch->inverse()));
            QVERIFY(undone == before);
            history.emplace_back(*patch, before);
            ++done;
        }
        for (auto it = history.rbegin(); it != history.rend(); ++it) {
            QVERIFY(document.apply(it->first.inverse()));
            QVERIFY(document == it->second);
        }
        QVERIFY(document == Document());
    }

    void noElementIsLeftWithoutAPlaceAfterCompletion()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            Hand hand(seed);
            Document document;
            for (int i = 0; i < 60; ++i) {
                if (const auto patch = hand.gesture(document))
                    document = after(document, *patch);
            }
            const Layout layout = completeLayout(document);
            for (const auto &[id, machine] : document.topology().machines)
                QVERIFY(layout.of(id).rect);
            for (const auto &[id, note] : document.topology().notes)
                QVERIFY(layout.of(id).rect);
        }
    }

private:
    static std::vector<Id> everything(const Document &document)
    {
        std::vector<Id> ids;
        for (const auto &[id, machine] : document.topology().machines)
            ids.push_back(id);
        for (const auto &[id, note] : document.topology().notes)
            ids.push_back(id);
        return ids;
    }
};

QTEST_GUILESS_MAIN(RandomEditsTest)
#include "tst_randomedits.moc"

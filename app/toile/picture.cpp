// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/picture.h"

#include "app/toile/headless.h"
#include "app/toile/text.h"
#include "ui/canvas/canvasscene.h"
#include "ui/physicalrun.h"

namespace toile {

namespace {

/// What is asked for; nothing when a machine is not in the lab.
std::optional<PictureOptions> pictureOf(const Options &options, const Topology &topology)
{
    PictureOptions picture;
    picture.content.title = options.title;
    picture.content.legend = options.legend;
    picture.content.marks = true;
    picture.content.tables = options.tables;
    picture.scale = options.scale;
    for (const QString &name : options.only) {
        const Id machine = topology.machineByName(name);
        if (!machine) {
            complain(PictureText::tr("there is no machine “%1” in this lab.").arg(name));
            return std::nullopt;
        }
        picture.content.only.push_back(machine);
    }
    return picture;
}

int write(CanvasScene &scene, const Topology &topology, const Options &options)
{
    const auto picture = pictureOf(options, topology);
    if (!picture)
        return No;
    const auto written = exportPicture(scene, options.exportPath, *picture);
    if (written)
        return Done;
    complain(written.error().message);
    return No;
}

int writePhysical(HeadlessLab &drawn, const Options &options)
{
    const Result<PhysicalLab> lab = physicalLab(drawn.editor.document());
    if (!lab) {
        complain(lab.error().message);
        return No;
    }
    Editor editor;
    editor.reset(lab->document, {});
    PhysicalRun physical(drawn.editor, drawn.run);
    physical.setLab(&*lab);
    CanvasScene scene(editor, physical);
    scene.setPlainSwitches(true);
    scene.setColoursOf([&drawn]() -> const Topology & { return drawn.editor.topology(); });
    const CanvasScene here(drawn.editor, drawn.run);
    scene.setMarksFrom([&] { return physicalMarks(*lab, here.marks()); });
    return write(scene, editor.topology(), options);
}

}  // namespace

int exportLab(const Options &options)
{
    HeadlessLab lab;
    if (const int status = lab.open(options); status != Done)
        return status;
    if (options.physical)
        return writePhysical(lab, options);
    CanvasScene scene(lab.editor, lab.run);
    return write(scene, lab.editor.topology(), options);
}

}  // namespace toile

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>toile::CanvasScene</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::Canvas</name>
    <message numerus="yes">
        <source>, %n not in the kernel</source>
        <translation>
            <numerusform>, %n not in the kernel</numerusform>
            <numerusform>, %n not in the kernel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n more route(s)</source>
        <translation>
            <numerusform>… %n more route</numerusform>
            <numerusform>… %n more routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::CanvasView</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::CardBar</name>
    <message numerus="yes">
        <source>The lab has the real network card %1. Does all still work? It goes back in %n second(s) unless you keep it.</source>
        <translation>
            <numerusform>The lab has the real network card %1. Does all still work? It goes back in %n second unless you keep it.</numerusform>
            <numerusform>The lab has the real network card %1. Does all still work? It goes back in %n seconds unless you keep it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::ChecksPanel</name>
    <message numerus="yes">
        <source>%n of %1 hold.</source>
        <translation>
            <numerusform>%n of %1 holds.</numerusform>
            <numerusform>%n of %1 hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), not run yet.</source>
        <translation>
            <numerusform>%n check, not run yet.</numerusform>
            <numerusform>%n checks, not run yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s). Deploy the lab to run them.</source>
        <translation>
            <numerusform>%n check. Deploy the lab to run it.</numerusform>
            <numerusform>%n checks. Deploy the lab to run them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::DeployDialog</name>
    <message numerus="yes">
        <source>%n step(s) change the running lab into this drawing.</source>
        <translation>
            <numerusform>%n step changes the running lab into this drawing.</numerusform>
            <numerusform>%n steps change the running lab into this drawing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) build this lab in the Linux kernel.</source>
        <translation>
            <numerusform>%n step builds this lab in the Linux kernel.</numerusform>
            <numerusform>%n steps build this lab in the Linux kernel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) take this lab out of the Linux kernel. What was done in it by hand goes with it.</source>
        <translation>
            <numerusform>%n step takes this lab out of the Linux kernel. What was done in it by hand goes with it.</numerusform>
            <numerusform>%n steps take this lab out of the Linux kernel. What was done in it by hand goes with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) about the drawing: look at them first</source>
        <translation>
            <numerusform>%n warning about the drawing: look at it first</numerusform>
            <numerusform>%n warnings about the drawing: look at them first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::DeployFlow</name>
    <message numerus="yes">
        <source>Deployed: %n step(s).</source>
        <translation>
            <numerusform>Deployed: %n step.</numerusform>
            <numerusform>Deployed: %n steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::Dialogs</name>
    <message numerus="yes">
        <source>%n problem(s) in %1. Nothing was opened; what was open stays.</source>
        <translation>
            <numerusform>%n problem in %1. Nothing was opened; what was open stays.</numerusform>
            <numerusform>%n problems in %1. Nothing was opened; what was open stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::Dropping</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the things that were dropped cannot be used.</source>
        <translation>
            <numerusform>%n thing that was dropped cannot be used.</numerusform>
            <numerusform>%n of the things that were dropped cannot be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::FindingsPanel</name>
    <message numerus="yes">
        <source>%1 is %2 now, at %n place(s) in the lab’s texts too; Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%1 is %2 now, at %n place in the lab’s texts too; Ctrl+Z takes it back.</numerusform>
            <numerusform>%1 is %2 now, at %n places in the lab’s texts too; Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::Inspector</name>
    <message numerus="yes">
        <source>%n element(s) selected</source>
        <translation>
            <numerusform>%n element selected</numerusform>
            <numerusform>%n elements selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lab: %n machine(s)</source>
        <translation>
            <numerusform>Lab: %n machine</numerusform>
            <numerusform>Lab: %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cable(s)</source>
        <translation>
            <numerusform>%n cable</numerusform>
            <numerusform>%n cables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::NetworkCard</name>
    <message numerus="yes">
        <source>a broadcast reaches %n interface(s)</source>
        <translation>
            <numerusform>a broadcast reaches %n interface</numerusform>
            <numerusform>a broadcast reaches %n interfaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bridge(s)</source>
        <translation>
            <numerusform>%n bridge</numerusform>
            <numerusform>%n bridges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n without an address</numerusform>
            <numerusform>%n without an address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::Outline</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n entries</source>
        <translation>
            <numerusform>%1, %n entry</numerusform>
            <numerusform>%1, %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::PrintDialog</name>
    <message numerus="yes">
        <source>%n page(s), drawing at %1 %</source>
        <translation>
            <numerusform>%n page, drawing at %1 %</numerusform>
            <numerusform>%n pages, drawing at %1 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::RenumberDialog</name>
    <message numerus="yes">
        <source>&amp;Also where the lab’s texts name these addresses: %n place(s)</source>
        <translation>
            <numerusform>&amp;Also where the lab’s texts name these addresses: %n place</numerusform>
            <numerusform>&amp;Also where the lab’s texts name these addresses: %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the texts name an address that does not fit there, and stay.</source>
        <translation>
            <numerusform>%n place in the texts names an address that does not fit there, and stays.</numerusform>
            <numerusform>%n places in the texts name an address that does not fit there, and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the texts will name addresses that are gone.</source>
        <translation>
            <numerusform>%n place in the texts will name addresses that are gone.</numerusform>
            <numerusform>%n places in the texts will name addresses that are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::SearchPanel</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found, %1 listed</source>
        <translation>
            <numerusform>%n found, %1 listed</numerusform>
            <numerusform>%n found, %1 listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::UnsavedDialog</name>
    <message numerus="yes">
        <source>%n drawing(s) have changes that are not saved. Which of them are to be saved? What is not ticked is lost.</source>
        <translation>
            <numerusform>%n drawing has changes that are not saved. Is it to be saved? What is not ticked is lost.</numerusform>
            <numerusform>%n drawings have changes that are not saved. Which of them are to be saved? What is not ticked is lost.</numerusform>
        </translation>
    </message>
</context>
<context><name>toile::GenerateDialog</name><message numerus="yes">
        <source>%n VM(s)</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VMs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n router(s)</source>
        <translation>
            <numerusform>%n router</numerusform>
            <numerusform>%n routers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switch(es)</source>
        <translation>
            <numerusform>%n switch</numerusform>
            <numerusform>%n switches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PC(s)</source>
        <translation>
            <numerusform>%n PC</numerusform>
            <numerusform>%n PCs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cable(s)</source>
        <translation>
            <numerusform>%n cable</numerusform>
            <numerusform>%n cables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
</context><context>
    <name>toile::DrawingTab</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::ViewSplit</name>
    <message numerus="yes">
        <source>A drawing is seen in %n views at most: close one first.</source>
        <translation>
            <numerusform>A drawing is seen in %n view at most: close one first.</numerusform>
            <numerusform>A drawing is seen in %n views at most: close one first.</numerusform>
        </translation>
    </message>
</context>
</TS>
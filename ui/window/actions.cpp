// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/actions.h"

#include "ui/window/appearance.h"
#include "ui/window/shortcuts.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

#include <algorithm>

namespace toile {

namespace {

struct Spec {
    QAction *Actions::*member;
    const char *name;
    const char *text;
    const char *help;
    const char *icon;      ///< of ":/icons/action-NAME.svg", or nullptr
    const char *shortcut;  ///< portable text, or nullptr
    QKeySequence::StandardKey standard = QKeySequence::UnknownKey;
};

const Spec kSpecs[] = {
    {&Actions::newLab, "actionNew", QT_TRANSLATE_NOOP("toile::Actions", "&New"),
     QT_TRANSLATE_NOOP("toile::Actions", "Begin an empty drawing."), "new", nullptr, QKeySequence::New},
    {&Actions::open, "actionOpen", QT_TRANSLATE_NOOP("toile::Actions", "&Open…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Open a lab file."), "open", nullptr, QKeySequence::Open},
    {&Actions::gallery, "actionGallery", QT_TRANSLATE_NOOP("toile::Actions", "Labs of the &course…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Open one of the labs that come with Toile."), "gallery", "Ctrl+Shift+O"},
    {&Actions::save, "actionSave", QT_TRANSLATE_NOOP("toile::Actions", "&Save"),
     QT_TRANSLATE_NOOP("toile::Actions", "Write the drawing to its file."), "save", nullptr, QKeySequence::Save},
    {&Actions::saveAs, "actionSaveAs", QT_TRANSLATE_NOOP("toile::Actions", "Save &as…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Write the drawing to another file."), nullptr, "Ctrl+Shift+S"},
    {&Actions::exportPicture, "actionExportPicture", QT_TRANSLATE_NOOP("toile::Actions", "Export &picture…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Write exactly this drawing as PNG, SVG or PDF, for a report."), "export",
     "Ctrl+E"},
    {&Actions::copyPicture, "actionCopyPicture", QT_TRANSLATE_NOOP("toile::Actions", "Copy as pic&ture"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Copy what is selected, or else the whole drawing, as a picture for another program."),
     "copy", "Ctrl+Alt+C"},
    {&Actions::print, "actionPrint", QT_TRANSLATE_NOOP("toile::Actions", "Pr&int…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Put the drawing on paper, on one page or on several as a poster."), nullptr,
     nullptr, QKeySequence::Print},
    {&Actions::report, "actionReport", QT_TRANSLATE_NOOP("toile::Actions", "R&eport of the practical…"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Write drawing, address plan, commands, checks and tables as they are now, as PDF or web page."),
     nullptr, "Ctrl+Shift+R"},
    {&Actions::exportScript, "actionExportScript", QT_TRANSLATE_NOOP("toile::Actions", "Export as s&hell script…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Write a commented script of ip commands that builds this lab by hand."),
     nullptr, nullptr},
    {&Actions::exportBrctl, "actionExportBrctl", QT_TRANSLATE_NOOP("toile::Actions", "Export as &brctl script…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Write the same script with brctl, iptables and echo, as the course teaches."),
     nullptr, nullptr},
    {&Actions::copyCommands, "actionCopyCommands", QT_TRANSLATE_NOOP("toile::Actions", "Copy all co&mmands"),
     QT_TRANSLATE_NOOP("toile::Actions", "Copy the commands that build this lab by hand."), "copy", "Ctrl+Shift+C"},
    {&Actions::closeLab, "actionCloseLab", QT_TRANSLATE_NOOP("toile::Actions", "C&lose lab"),
     QT_TRANSLATE_NOOP("toile::Actions", "Close this drawing. A running lab goes on."), nullptr, nullptr,
     QKeySequence::Close},
    {&Actions::quit, "actionQuit", QT_TRANSLATE_NOOP("toile::Actions", "&Quit"),
     QT_TRANSLATE_NOOP("toile::Actions", "Close the window. A running lab goes on if you wish."), nullptr, "Ctrl+Q"},
    {&Actions::cut, "actionCut", QT_TRANSLATE_NOOP("toile::Actions", "Cu&t"),
     QT_TRANSLATE_NOOP("toile::Actions", "Put what is selected into the clipboard and remove it."), nullptr, nullptr,
     QKeySequence::Cut},
    {&Actions::copy, "actionCopy", QT_TRANSLATE_NOOP("toile::Actions", "Cop&y"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Put what is selected into the clipboard: for another drawing, or as a picture for a report."),
     "copy", nullptr, QKeySequence::Copy},
    {&Actions::paste, "actionPaste", QT_TRANSLATE_NOOP("toile::Actions", "Past&e"),
     QT_TRANSLATE_NOOP("toile::Actions", "Add what was copied, with names, addresses and MACs that are free."), nullptr,
     nullptr, QKeySequence::Paste},
    {&Actions::duplicate, "actionDuplicate", QT_TRANSLATE_NOOP("toile::Actions", "Dup&licate"),
     QT_TRANSLATE_NOOP("toile::Actions", "Add a copy of what is selected beside it. Dragging with Ctrl does the same."),
     nullptr, "Ctrl+D"},
    {&Actions::rename, "actionRename", QT_TRANSLATE_NOOP("toile::Actions", "Re&name"),
     QT_TRANSLATE_NOOP("toile::Actions", "Rename the selected element in place."), "rename", "F2"},
    {&Actions::remove, "actionDelete", QT_TRANSLATE_NOOP("toile::Actions", "&Delete"),
     QT_TRANSLATE_NOOP("toile::Actions", "Delete what is selected."), "delete", nullptr, QKeySequence::Delete},
    {&Actions::selectAll, "actionSelectAll", QT_TRANSLATE_NOOP("toile::Actions", "Select &all"),
     QT_TRANSLATE_NOOP("toile::Actions", "Select every element."), nullptr, nullptr, QKeySequence::SelectAll},
    {&Actions::connectElements, "actionConnect", QT_TRANSLATE_NOOP("toile::Actions", "&Connect…"),
     QT_TRANSLATE_NOOP(
         "toile::Actions",
         "Begin a cable at the selected element; arrow keys or Tab choose the other end, Enter connects."),
     "connect", "Ctrl+L"},
    {&Actions::curvedCables, "actionCurvedCables", QT_TRANSLATE_NOOP("toile::Actions", "C&urved"),
     QT_TRANSLATE_NOOP("toile::Actions", "The selected cables are curves; without a selection, all cables."), nullptr,
     nullptr},
    {&Actions::straightCables, "actionStraightCables", QT_TRANSLATE_NOOP("toile::Actions", "&Straight"),
     QT_TRANSLATE_NOOP("toile::Actions", "The selected cables are straight; without a selection, all cables."), nullptr,
     nullptr},
    {&Actions::squareCables, "actionSquareCables", QT_TRANSLATE_NOOP("toile::Actions", "&Right-angled"),
     QT_TRANSLATE_NOOP("toile::Actions", "The selected cables are level and upright; without a selection, all cables."),
     nullptr, nullptr},
    {&Actions::addBend, "actionAddBend", QT_TRANSLATE_NOOP("toile::Actions", "&Add a bend"),
     QT_TRANSLATE_NOOP("toile::Actions", "Bend the selected cable, as dragging it does; arrow keys move the bend."),
     nullptr, "Ctrl+B"},
    {&Actions::removeBend, "actionRemoveBend", QT_TRANSLATE_NOOP("toile::Actions", "Remove a &bend"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Remove the bend of the selected cable that is filled, as a double-click on it does."),
     nullptr, "Ctrl+Shift+B"},
    {&Actions::removeBends, "actionRemoveBends", QT_TRANSLATE_NOOP("toile::Actions", "Remove all be&nds"),
     QT_TRANSLATE_NOOP("toile::Actions", "Let the selected cables find their way by themselves again."), nullptr,
     nullptr},
    {&Actions::autoNames, "actionAutoNames", QT_TRANSLATE_NOOP("toile::Actions", "Automatic &names"),
     QT_TRANSLATE_NOOP(
         "toile::Actions",
         "What you insert is called VM3, br0, eth0.100 and so on; otherwise you type its name where it is "
         "drawn. Ends of cables are called eth0, eth1, as Linux does."),
     nullptr, nullptr},
    {&Actions::autoAddresses, "actionAutoAddresses", QT_TRANSLATE_NOOP("toile::Actions", "Automatic &addresses"),
     QT_TRANSLATE_NOOP("toile::Actions", "Cables that are drawn give their ends the next free address of the network."),
     nullptr, nullptr},
    {&Actions::autoMacs, "actionAutoMacs", QT_TRANSLATE_NOOP("toile::Actions", "Automatic &MACs"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "New interfaces get MACs as 02:00:00:00:03:01, which are easy to find in a MAC table; otherwise "
                       "Linux chooses others at each deployment."),
     nullptr, nullptr},
    {&Actions::editAddresses, "actionEditAddresses", QT_TRANSLATE_NOOP("toile::Actions", "Edit addresses"),
     QT_TRANSLATE_NOOP("toile::Actions", "Type the addresses of the selected interface where they are drawn."), nullptr,
     "Shift+F2"},
    {&Actions::addRoute, "actionAddRoute", QT_TRANSLATE_NOOP("toile::Actions", "Add a route…"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Say to which network the selected machine sends and via whom; the way back is proposed too."),
     nullptr, "Ctrl+R"},
    {&Actions::find, "actionFind", QT_TRANSLATE_NOOP("toile::Actions", "&Find…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Look for a name, an address, a MAC or a VLAN in the drawing and the tables."),
     "find", nullptr, QKeySequence::Find},
    {&Actions::renumber, "actionRenumber", QT_TRANSLATE_NOOP("toile::Actions", "Renu&mber a network…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Move every address, route and rule of a network to another one."), "renumber",
     nullptr},
    {&Actions::vlans, "actionVlans", QT_TRANSLATE_NOOP("toile::Actions", "&VLANs of the lab…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Give VLANs their names and colours."), nullptr, nullptr},
    {&Actions::properties, "actionProperties", QT_TRANSLATE_NOOP("toile::Actions", "&Properties"),
     QT_TRANSLATE_NOOP("toile::Actions", "Go to the inspector of what is selected."), "properties", "Alt+Return"},
    {&Actions::settings, "actionSettings", QT_TRANSLATE_NOOP("toile::Actions", "Settin&gs…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Language, colours, where labs run, and what else people want differently."),
     nullptr, "Ctrl+,"},
    {&Actions::selectTool, "actionSelectTool", QT_TRANSLATE_NOOP("toile::Actions", "&Select and move"),
     QT_TRANSLATE_NOOP("toile::Actions", "Dragging selects and moves boxes."), "select", "Alt+1"},
    {&Actions::cableTool, "actionCableTool", QT_TRANSLATE_NOOP("toile::Actions", "Pull &cables"),
     QT_TRANSLATE_NOOP("toile::Actions", "Dragging from a machine or a bridge pulls a cable to another."), "cable",
     "Alt+2"},
    {&Actions::pingTool, "actionPingTool", QT_TRANSLATE_NOOP("toile::Actions", "P&ing by dragging"),
     QT_TRANSLATE_NOOP("toile::Actions", "Dragging from a machine to another sends echo requests."), "ping", "Alt+3"},
    {&Actions::routeTool, "actionRouteTool", QT_TRANSLATE_NOOP("toile::Actions", "Draw &routes"),
     QT_TRANSLATE_NOOP("toile::Actions", "Dragging from a machine to a network adds a route; via whom is proposed."),
     "route", "Alt+4"},
    {&Actions::alignLeft, "actionAlignLeft", QT_TRANSLATE_NOOP("toile::Actions", "Align &left edges"),
     QT_TRANSLATE_NOOP("toile::Actions", "Line up the left edges of what is selected."), nullptr, "Ctrl+Shift+Left"},
    {&Actions::alignCentre, "actionAlignCentre", QT_TRANSLATE_NOOP("toile::Actions", "Align &centres"),
     QT_TRANSLATE_NOOP("toile::Actions", "Line up the centres of what is selected, one above the other."), nullptr,
     nullptr},
    {&Actions::alignRight, "actionAlignRight", QT_TRANSLATE_NOOP("toile::Actions", "Align &right edges"),
     QT_TRANSLATE_NOOP("toile::Actions", "Line up the right edges of what is selected."), nullptr, "Ctrl+Shift+Right"},
    {&Actions::alignTop, "actionAlignTop", QT_TRANSLATE_NOOP("toile::Actions", "Align &top edges"),
     QT_TRANSLATE_NOOP("toile::Actions", "Line up the upper edges of what is selected."), nullptr, "Ctrl+Shift+Up"},
    {&Actions::alignMiddle, "actionAlignMiddle", QT_TRANSLATE_NOOP("toile::Actions", "Align &middles"),
     QT_TRANSLATE_NOOP("toile::Actions", "Line up the middles of what is selected, side by side."), nullptr, nullptr},
    {&Actions::alignBottom, "actionAlignBottom", QT_TRANSLATE_NOOP("toile::Actions", "Align &bottom edges"),
     QT_TRANSLATE_NOOP("toile::Actions", "Line up the lower edges of what is selected."), nullptr, "Ctrl+Shift+Down"},
    {&Actions::distributeAcross, "actionDistributeAcross",
     QT_TRANSLATE_NOOP("toile::Actions", "Distribute &horizontally"),
     QT_TRANSLATE_NOOP("toile::Actions", "Make the gaps from left to right equal; the outermost stay."), nullptr,
     nullptr},
    {&Actions::distributeDown, "actionDistributeDown", QT_TRANSLATE_NOOP("toile::Actions", "Distribute &vertically"),
     QT_TRANSLATE_NOOP("toile::Actions", "Make the gaps from top to bottom equal; the outermost stay."), nullptr,
     nullptr},
    {&Actions::sameWidth, "actionSameWidth", QT_TRANSLATE_NOOP("toile::Actions", "Make the same &width"),
     QT_TRANSLATE_NOOP("toile::Actions", "Make what is selected as wide as the first of it."), nullptr, nullptr},
    {&Actions::sameHeight, "actionSameHeight", QT_TRANSLATE_NOOP("toile::Actions", "Make the same &height"),
     QT_TRANSLATE_NOOP("toile::Actions", "Make what is selected as high as the first of it."), nullptr, nullptr},
    {&Actions::sameSize, "actionSameSize", QT_TRANSLATE_NOOP("toile::Actions", "Make the &same size"),
     QT_TRANSLATE_NOOP("toile::Actions", "Make what is selected as large as the first of it."), nullptr, nullptr},
    {&Actions::group, "actionGroup", QT_TRANSLATE_NOOP("toile::Actions", "&Group"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Let what is selected move together; a click on one of it then selects all of it."),
     nullptr, "Ctrl+G"},
    {&Actions::ungroup, "actionUngroup", QT_TRANSLATE_NOOP("toile::Actions", "&Ungroup"),
     QT_TRANSLATE_NOOP("toile::Actions", "Let each of the group move by itself again."), nullptr, "Ctrl+Shift+G"},
    {&Actions::lock, "actionLock", QT_TRANSLATE_NOOP("toile::Actions", "&Lock"),
     QT_TRANSLATE_NOOP(
         "toile::Actions",
         "Keep what is selected, and what is inside it, from being moved, resized or deleted by accident."),
     nullptr, "Ctrl+Shift+L"},
    {&Actions::unlock, "actionUnlock", QT_TRANSLATE_NOOP("toile::Actions", "U&nlock"),
     QT_TRANSLATE_NOOP("toile::Actions", "Let what is selected be moved, resized and deleted again."), nullptr,
     "Ctrl+Shift+U"},
    {&Actions::toFront, "actionToFront", QT_TRANSLATE_NOOP("toile::Actions", "Bring to &front"),
     QT_TRANSLATE_NOOP("toile::Actions", "Draw what is selected before everything beside it."), nullptr, "Alt+PgUp"},
    {&Actions::toBack, "actionToBack", QT_TRANSLATE_NOOP("toile::Actions", "Send to &back"),
     QT_TRANSLATE_NOOP("toile::Actions", "Draw what is selected behind everything beside it."), nullptr, "Alt+PgDown"},
    {&Actions::layHierarchical, "actionLayHierarchical", QT_TRANSLATE_NOOP("toile::Actions", "&Hierarchical layout"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Place what is selected, or everything, in rows below the core of the network."),
     nullptr, nullptr},
    {&Actions::layRadial, "actionLayRadial", QT_TRANSLATE_NOOP("toile::Actions", "&Radial layout"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Place what is selected, or everything, in circles round the core of the network."),
     nullptr, nullptr},
    {&Actions::layOrganic, "actionLayOrganic", QT_TRANSLATE_NOOP("toile::Actions", "&Organic layout"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Place what is selected, or everything, so that what is connected stands together."),
     nullptr, nullptr},
    {&Actions::generate, "actionGenerate", QT_TRANSLATE_NOOP("toile::Actions", "Generate a ne&twork…"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Insert a star, chain, ring, mesh, tree or trunk of machines, with addresses and routes."),
     nullptr, "Ctrl+Shift+N"},
    {&Actions::connectToHub, "actionConnectToHub",
     QT_TRANSLATE_NOOP("toile::Actions", "Connect to the selected sw&itch"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Pull a cable from each selected machine to the one selected switch or bridge."),
     nullptr, nullptr},
    {&Actions::connectMesh, "actionConnectMesh", QT_TRANSLATE_NOOP("toile::Actions", "Connect with &each other"),
     QT_TRANSLATE_NOOP("toile::Actions", "Pull a cable between every two of the selected machines."), nullptr, nullptr},
    {&Actions::zoomIn, "actionZoomIn", QT_TRANSLATE_NOOP("toile::Actions", "Zoom &in"),
     QT_TRANSLATE_NOOP("toile::Actions", "Draw larger."), "zoom-in", nullptr, QKeySequence::ZoomIn},
    {&Actions::zoomOut, "actionZoomOut", QT_TRANSLATE_NOOP("toile::Actions", "Zoom &out"),
     QT_TRANSLATE_NOOP("toile::Actions", "Draw smaller."), "zoom-out", nullptr, QKeySequence::ZoomOut},
    {&Actions::actualSize, "actionActualSize", QT_TRANSLATE_NOOP("toile::Actions", "&Actual size"),
     QT_TRANSLATE_NOOP("toile::Actions", "Draw at 100 %."), nullptr, "Ctrl+0"},
    {&Actions::fit, "actionFit", QT_TRANSLATE_NOOP("toile::Actions", "&Fit all"),
     QT_TRANSLATE_NOOP("toile::Actions", "Show the whole drawing."), "fit", "Ctrl+9"},
    {&Actions::minimap, "actionMinimap", QT_TRANSLATE_NOOP("toile::Actions", "Mini&map"),
     QT_TRANSLATE_NOOP("toile::Actions", "Show all of the drawing in a corner; dragging there looks elsewhere."),
     nullptr, "Ctrl+Shift+M"},
    {&Actions::foldTables, "actionFoldTables", QT_TRANSLATE_NOOP("toile::Actions", "&Fold the tables"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Show only the titles of the live tables of what is selected; without a selection, of all."),
     nullptr, nullptr},
    {&Actions::unfoldTables, "actionUnfoldTables", QT_TRANSLATE_NOOP("toile::Actions", "&Unfold the tables"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Show the rows of the live tables of what is selected; without a selection, of all."),
     nullptr, nullptr},
    {&Actions::moveTables, "actionMoveTables", QT_TRANSLATE_NOOP("toile::Actions", "&Move the tables"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Arrow keys then move the live tables of what is selected; Enter ends, Escape undoes the move."),
     nullptr, "Ctrl+Shift+T"},
    {&Actions::resetTables, "actionResetTables", QT_TRANSLATE_NOOP("toile::Actions", "&Put the tables back"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Let the live tables of what is selected, or all, hang where there is room for them again."),
     nullptr, nullptr},
    {&Actions::physical, "actionPhysical", QT_TRANSLATE_NOOP("toile::Actions", "Physical e&quivalent"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Draw the real network that this lab imitates: routers, switches, PCs and their cables."),
     "physical", "F8"},
    {&Actions::snap, "actionSnap", QT_TRANSLATE_NOOP("toile::Actions", "&Snap to grid"),
     QT_TRANSLATE_NOOP("toile::Actions", "Boxes that are moved align with the grid."), nullptr, nullptr},
    {&Actions::guides, "actionGuides", QT_TRANSLATE_NOOP("toile::Actions", "Alignment &guides"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Boxes that are moved or resized line up with others; hold Ctrl to place them freely."),
     nullptr, nullptr},
    {&Actions::networks, "actionNetworks", QT_TRANSLATE_NOOP("toile::Actions", "Networ&ks under the pointer"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Let the network of a cable or interface stand out when the mouse rests on it or the keyboard "
                       "selects it: its members, prefix and free addresses."),
     nullptr, nullptr},
    {&Actions::vxlanBoth, "actionVxlanBoth", QT_TRANSLATE_NOOP("toile::Actions", "&Both"),
     QT_TRANSLATE_NOOP("toile::Actions", "Draw VXLANs as tunnels, and the cables over which they go."), nullptr,
     nullptr},
    {&Actions::vxlanOverlay, "actionVxlanOverlay", QT_TRANSLATE_NOOP("toile::Actions", "&Overlay: the tunnels"),
     QT_TRANSLATE_NOOP("toile::Actions", "Fade what only carries VXLANs: look at the networks in the tunnels."),
     nullptr, nullptr},
    {&Actions::vxlanUnderlay, "actionVxlanUnderlay",
     QT_TRANSLATE_NOOP("toile::Actions", "&Underlay: what carries them"),
     QT_TRANSLATE_NOOP("toile::Actions", "Fade VXLANs and what is only in them: look at what carries them."), nullptr,
     nullptr},
    {&Actions::splitView, "actionSplitView", QT_TRANSLATE_NOOP("toile::Actions", "Second vie&w"),
     QT_TRANSLATE_NOOP("toile::Actions", "See two places of this drawing side by side."), nullptr, "Ctrl+\\"},
    {&Actions::splitRight, "actionSplitRight", QT_TRANSLATE_NOOP("toile::Actions", "Divide to the &right"),
     QT_TRANSLATE_NOOP("toile::Actions", "Open another view of this drawing at the right of the one in use."), nullptr,
     "F7"},
    {&Actions::splitBelow, "actionSplitBelow", QT_TRANSLATE_NOOP("toile::Actions", "Divide &below"),
     QT_TRANSLATE_NOOP("toile::Actions", "Open another view of this drawing below the one in use."), nullptr,
     "Shift+F7"},
    {&Actions::closeView, "actionCloseView", QT_TRANSLATE_NOOP("toile::Actions", "&Close this view"),
     QT_TRANSLATE_NOOP("toile::Actions", "The other views have its room; the drawing stays."), nullptr, "Ctrl+Shift+W"},
    {&Actions::nextView, "actionNextView", QT_TRANSLATE_NOOP("toile::Actions", "&Next view"),
     QT_TRANSLATE_NOOP("toile::Actions", "Move the keyboard to the next view of this drawing."), nullptr, "Ctrl+F6"},
    {&Actions::previousView, "actionPreviousView", QT_TRANSLATE_NOOP("toile::Actions", "&Previous view"),
     QT_TRANSLATE_NOOP("toile::Actions", "Move the keyboard to the previous view of this drawing."), nullptr,
     "Ctrl+Shift+F6"},
    {&Actions::fullScreen, "actionFullScreen", QT_TRANSLATE_NOOP("toile::Actions", "F&ull screen"),
     QT_TRANSLATE_NOOP("toile::Actions", "Use the whole screen, as for a lesson."), nullptr, "F11"},
    {&Actions::nextTab, "actionNextTab", QT_TRANSLATE_NOOP("toile::Actions", "Next &drawing"),
     QT_TRANSLATE_NOOP("toile::Actions", "Go to the tab at the right of this one."), nullptr, "Ctrl+Tab"},
    {&Actions::previousTab, "actionPreviousTab", QT_TRANSLATE_NOOP("toile::Actions", "P&revious drawing"),
     QT_TRANSLATE_NOOP("toile::Actions", "Go to the tab at the left of this one."), nullptr, "Ctrl+Shift+Tab"},
    {&Actions::nextPane, "actionNextPane", QT_TRANSLATE_NOOP("toile::Actions", "Next &pane"),
     QT_TRANSLATE_NOOP("toile::Actions",
                       "Move the keyboard to the palette, the drawing, the inspector or the lists in turn."),
     nullptr, "F6"},
    {&Actions::deploy, "actionDeploy", QT_TRANSLATE_NOOP("toile::Actions", "&Deploy"),
     QT_TRANSLATE_NOOP(
         "toile::Actions",
         "Build this lab in the Linux kernel. The plan is shown first. When it runs already, only the difference is "
         "applied."),
     "deploy", "F5"},
    {&Actions::undeploy, "actionUndeploy", QT_TRANSLATE_NOOP("toile::Actions", "&Undeploy"),
     QT_TRANSLATE_NOOP("toile::Actions", "Remove the lab from the kernel. Nothing of it is left; the drawing stays."),
     "undeploy", "Shift+F5"},
    {&Actions::confirmCards, "actionConfirmCards", QT_TRANSLATE_NOOP("toile::Actions", "&Keep the network card"),
     QT_TRANSLATE_NOOP("toile::Actions", "All is well: the lab keeps the real network card until it is undeployed."),
     nullptr, nullptr},
    {&Actions::revertCards, "actionRevertCards", QT_TRANSLATE_NOOP("toile::Actions", "&Give the network card back"),
     QT_TRANSLATE_NOOP("toile::Actions", "The computer has its real network card again at once, as it was before."),
     nullptr, nullptr},
    {&Actions::showPlan, "actionShowPlan", QT_TRANSLATE_NOOP("toile::Actions", "Show the p&lan…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Show what deploying now would do, and the commands that equal it."), "plan",
     "Ctrl+F5"},
    {&Actions::planFirst, "actionPlanFirst", QT_TRANSLATE_NOOP("toile::Actions", "Show the plan &before deploying"),
     QT_TRANSLATE_NOOP("toile::Actions", "Ask with the list of steps before anything is done in the kernel."), nullptr,
     nullptr},
    {&Actions::ping, "actionPing", QT_TRANSLATE_NOOP("toile::Actions", "&Ping…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Send echo requests from a machine and watch the replies."), "ping",
     "Ctrl+Shift+P"},
    {&Actions::terminal, "actionTerminal", QT_TRANSLATE_NOOP("toile::Actions", "Open a &terminal"),
     QT_TRANSLATE_NOOP("toile::Actions", "Open the desktop’s terminal with a shell in the selected machine."),
     "terminal", "Ctrl+T"},
    {&Actions::runChecks, "actionRunChecks", QT_TRANSLATE_NOOP("toile::Actions", "Run the &checks"),
     QT_TRANSLATE_NOOP("toile::Actions", "Try in the running lab who reaches whom, as its checks say."), "checks",
     "Ctrl+K"},
    {&Actions::addCheck, "actionAddCheck", QT_TRANSLATE_NOOP("toile::Actions", "&Add a check…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Say who must reach whom, or must not, when this lab runs."), "add", nullptr},
    {&Actions::whatIsThis, "actionWhatIsThis", QT_TRANSLATE_NOOP("toile::Actions", "&What is this?"),
     QT_TRANSLATE_NOOP(
         "toile::Actions",
         "Say what the selected element is in Linux, and the command that makes it, as resting on it does."),
     nullptr, "Shift+F1"},
    {&Actions::tour, "actionTour", QT_TRANSLATE_NOOP("toile::Actions", "&Tour of the window"),
     QT_TRANSLATE_NOOP("toile::Actions", "See in a minute what is where."), "question", nullptr},
    {&Actions::shortcuts, "actionShortcuts", QT_TRANSLATE_NOOP("toile::Actions", "&Keyboard and mouse"),
     QT_TRANSLATE_NOOP("toile::Actions", "What keys and gestures do."), nullptr, nullptr, QKeySequence::HelpContents},
    {&Actions::customize, "actionCustomize", QT_TRANSLATE_NOOP("toile::Actions", "&Change the shortcuts…"),
     QT_TRANSLATE_NOOP("toile::Actions", "Give actions other keys."), nullptr, nullptr},
    {&Actions::about, "actionAbout", QT_TRANSLATE_NOOP("toile::Actions", "&About Toile"),
     QT_TRANSLATE_NOOP("toile::Actions", "Version and licence."), "information", nullptr},
    {&Actions::aboutQt, "actionAboutQt", QT_TRANSLATE_NOOP("toile::Actions", "About &Qt"),
     QT_TRANSLATE_NOOP("toile::Actions", "The library that this window is made with."), nullptr, nullptr},
};

QString translate(const char *text)
{
    return QCoreApplication::translate("toile::Actions", text);
}

QKeySequence ownKeys(const Spec &spec)
{
    return spec.shortcut ? QKeySequence::fromString(QLatin1String(spec.shortcut), QKeySequence::PortableText)
                         : QKeySequence();
}

QAction *makeAction(const Spec &spec, QWidget *owner)
{
    auto *action = new QAction(translate(spec.text), owner);
    action->setObjectName(QLatin1String(spec.name));
    if (spec.icon)
        action->setIcon(actionIcon(QLatin1String(spec.icon)));
    if (spec.standard != QKeySequence::UnknownKey)
        action->setShortcuts(keysOfDesktop(QKeySequence::keyBindings(spec.standard)));
    else if (spec.shortcut)
        action->setShortcut(ownKeys(spec));
    action->setStatusTip(translate(spec.help));
    describeKeys(action);
    return action;
}

}  // namespace

QList<QKeySequence> keysOfDesktop(QList<QKeySequence> bindings)
{
    bindings.removeIf([](const QKeySequence &each) {
        const Qt::Key key = each[0].key();
        return (key > Qt::Key_F12 && key != Qt::Key_Menu) ||
               std::ranges::any_of(kSpecs, [&](const Spec &spec) { return ownKeys(spec) == each; });
    });
    return bindings;
}

std::vector<std::pair<QAction *, CableStyle>> cableStyles(const Actions &actions)
{
    return {{actions.curvedCables, CableStyle::Curved},
            {actions.straightCables, CableStyle::Straight},
            {actions.squareCables, CableStyle::Orthogonal}};
}

Actions makeActions(QWidget *owner)
{
    Actions actions;
    for (const Spec &spec : kSpecs)
        actions.*spec.member = makeAction(spec, owner);
    // Ctrl+= is Zoom In on keyboards where + needs Shift.
    actions.zoomIn->setShortcuts({QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    actions.nextTab->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    actions.previousTab->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    for (QAction *toggle : {actions.snap,          actions.guides,     actions.networks,     actions.autoNames,
                            actions.autoAddresses, actions.autoMacs,   actions.vxlanBoth,    actions.vxlanOverlay,
                            actions.vxlanUnderlay, actions.planFirst,  actions.splitView,    actions.fullScreen,
                            actions.minimap,       actions.physical,   actions.curvedCables, actions.straightCables,
                            actions.squareCables,  actions.selectTool, actions.cableTool,    actions.pingTool,
                            actions.routeTool})
        toggle->setCheckable(true);
    actions.shortcuts->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Slash)});
    actions.settings->setMenuRole(QAction::PreferencesRole);
    actions.quit->setMenuRole(QAction::QuitRole);
    actions.about->setMenuRole(QAction::AboutRole);
    actions.aboutQt->setMenuRole(QAction::AboutQtRole);
    return actions;
}

}  // namespace toile
